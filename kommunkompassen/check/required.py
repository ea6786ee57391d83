"""What a report can't do without: an error in a published evaluation or one under fact check, a warning in a draft."""

from __future__ import annotations

from collections.abc import Iterator

from kommunkompassen.check.context import Context
from kommunkompassen.finding import Finding, Span
from kommunkompassen.models import Area

_KEYS = ("residents", "conducted", "evaluators")


def check(context: Context) -> Iterator[Finding]:
    """Missing keys at the top, missing areas, and areas in which nothing is told."""
    evaluation = context.evaluation
    for key in _KEYS:
        if not getattr(evaluation, key) and not _reported(context, (key,)):
            yield context.at("missing-key", context.gap, _place(context, key), key=key)
    for number, area in context.rubric.areas.items():
        written = evaluation.areas.get(number)
        if written is None:
            if not _reported(context, ("areas", number)):
                yield context.at("missing-area", context.gap, _areas(context), number=number, title=area.title)
        else:
            yield from _told(context, number, written, written.title or area.title)


def _told(context: Context, number: str, area: Area, title: str) -> Iterator[Finding]:
    way = ("areas", number)
    has_text = any(section.text for section in area.narrative)
    if not (has_text or area.strengths or area.improvements):
        if not any(_reported(context, (*way, key)) for key in ("narrative", "strengths", "improvements")):
            yield context.at_key("empty-area", context.gap, way, number=number, title=title)
        return
    for index, section in enumerate(area.narrative):
        if not section.text:
            place = (*way, "narrative", str(index), "heading")
            yield context.at_value("empty-section", context.gap, place, heading=section.heading or "–")


def _reported(context: Context, way: tuple[str, ...]) -> bool:
    """Whether what stands there was already found to be wrong, and was taken out for that."""
    node = context.source.node(way)
    parent = context.source.node(way[:-1])
    if node is None or node is parent:
        return False
    spans = [context.source.span(way), context.source.key_span(way)]
    return any(finding.span in spans for finding in context.document.findings)


def _place(context: Context, key: str) -> Span:
    """The key where it stands without a value, else the first line."""
    span = context.source.key_span((key,))
    return span if span != context.source.span(()) else Span(1, 1, 1, 1)


def _areas(context: Context) -> Span:
    return context.source.key_span(("areas",)) if context.evaluation.areas else _place(context, "areas")
