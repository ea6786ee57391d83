"""Braces in prose hold a figure that can be printed, or are doubled."""

from __future__ import annotations

from collections.abc import Iterator

from kommunkompassen import figures
from kommunkompassen.check.context import Context
from kommunkompassen.finding import Finding, Severity


def check(context: Context) -> Iterator[Finding]:
    """An error at every brace that is no figure."""
    for way, text in context.texts():
        for fault in figures.faults(text, context.result):
            written = _offset(context, way, text)
            span = context.source.span_in_text(way, written + fault.start, written + fault.end)
            doubled = fault.text.replace("{", "{{").replace("}", "}}")
            yield context.at("unknown-figure", Severity.ERROR, span, fault.why, text=fault.text, doubled=doubled)


def _offset(context: Context, way: tuple[str, ...], text: str) -> int:
    """The model strips white space in front; the file still has it."""
    node = context.source.node(way)
    written = getattr(node, "text", "")
    return max(written.find(text), 0)
