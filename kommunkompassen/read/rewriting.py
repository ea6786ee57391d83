"""A text of a file written anew in its place, as the lines that are to be corrected and no others."""

from __future__ import annotations

import re

from kommunkompassen.base.finding import Correction, correction
from kommunkompassen.read.quoting import one_line
from kommunkompassen.read.source import Mapping, Path_, Scalar, Sequence, Source
from kommunkompassen.read.syntax.fault import quoted, value_in


def rewritten(source: Source, way: Path_, text: str, start: int, end: int, new: str) -> Correction | None:
    """The correction that lets characters start..end of a text, found at the end of the way, say something else.

    None where it can't be written there, or was often enough. Of a text below a | only the lines that these stand on are
    written, whatever its length.
    """
    node = source.node(way)
    if not isinstance(node, Scalar):
        return None
    if node.style == "|":
        above, below = text.rfind("\n", 0, start) + 1, text.find("\n", end)
        lines = (text[above:start] + new + (text[end:below] if below >= 0 else text[end:])).split("\n")
        first, last = source.span_in_text(way, above, above).line, source.span_in_text(way, end, end).line
        return _in_block(source, node, first, last, lines)
    if not source.may_write_anew(node.span, start, end):
        return None
    return _whole(source, node, way, text[:start] + new + text[end:])


def _in_block(source: Source, node: Scalar, first: int, last: int, lines: list[str]) -> Correction | None:
    head = source.lines[node.span.line - 1]
    if re.match(r"\|[-+]?\d", head[node.span.column - 1 :]):
        return None
    filled = next(line for line in map(source.lines.__getitem__, range(node.span.line, len(source.lines))) if line.strip())
    indent = filled[: len(filled) - len(filled.lstrip(" "))]
    return correction(source.lines, first, last, (indent + line if line else "" for line in lines))


def _whole(source: Source, node: Scalar, way: Path_, new: str) -> Correction | None:
    """A text behind its key or dash; where it has several lines, below a |."""
    first, last = node.span.line, node.span.end_line
    head = source.lines[first - 1]
    lead = head[: node.span.column - 1]
    behind = source.lines[last - 1][node.span.end_column - 1 :] if node.style != ">" else ""
    if node.style == ">":
        last = max(number for number in range(first, min(last, len(source.lines)) + 1) if source.lines[number - 1].strip())
    flow = _is_in_brackets(source, way)
    if "\n" in new or node.style == ">":
        value = value_in(head)
        if flow or value is None:
            return None
        margin = " " * (value.margin + 2)
        lines = (margin + line if line else "" for line in new.strip("\n").split("\n"))
        return correction(source.lines, first, last, (f"{lead}|{behind}", *lines))
    written = one_line(new)
    if flow and written == new and set(new) & set(",[]{}"):
        written = quoted(new)
    return correction(source.lines, first, last, (f"{lead}{written}{behind}",))


def _is_in_brackets(source: Source, way: Path_) -> bool:
    around = (source.node(way[:depth]) for depth in range(len(way)))
    return any(isinstance(node, Mapping | Sequence) and node.flow for node in around)
