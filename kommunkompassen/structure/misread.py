"""A decimal in braces has a point: a comma there begins the next key.

The module also recognises the other lines that YAML reads, but not as they were meant: an item with a colon in it, which
becomes a key; an item in brackets or braces; an item that is all comment. They are reported under the rules' own names.

Passes:
    facts:
      - {label: Andel, value: "13,5"}
Fails:
    facts:
      - {label: Andel, value: 13,5}
"""

from __future__ import annotations

import re

from kommunkompassen.finding import Finding, Span
from kommunkompassen.source import Mapping, Scalar, Sequence
from kommunkompassen.structure.complaint import Complaint
from kommunkompassen.syntax import special_start, unquoted_colon
from kommunkompassen.syntax.fault import quoted_value

RULE = "comma-in-braces"


def recognise(complaint: Complaint) -> Finding | None:
    """The mistake behind the complaint, where it is one of these."""
    return _comma(complaint) or _colon(complaint) or _brackets(complaint) or _comment(complaint)


def _comma(complaint: Complaint) -> Finding | None:
    way = complaint.way
    parent = complaint.source.node(way[:-1])
    if complaint.type != "extra_forbidden" or not way[-1].isdecimal() or not isinstance(parent, Mapping) or not parent.flow:
        return None
    keys = list(parent.keys)
    before = parent.values[keys[max(keys.index(way[-1]) - 1, 0)]]
    whole = before.text if isinstance(before, Scalar) else ""
    span = parent.keys[way[-1]].span
    line = complaint.source.lines[span.line - 1]
    mended = f"{whole}.{way[-1]}"
    corrected = re.sub(rf"{re.escape(whole)},\s*{way[-1]}", mended, line, count=1)
    return complaint.error(RULE, span, "", (corrected,) if whole else (), mended=mended)


def _line(complaint: Complaint, span: Span) -> str:
    lines = complaint.source.lines
    return lines[span.line - 1] if span.line <= len(lines) else ""


def _colon(complaint: Complaint) -> Finding | None:
    """A text was expected, and there is one key whose line reads like a sentence."""
    node = complaint.source.node(complaint.way)
    if complaint.type not in ("text_expected", "string_type") or not isinstance(node, Mapping) or node.flow:
        return None
    if len(node.keys) != 1:
        return None
    (key,) = node.keys.values()
    value = next(iter(node.values.values()))
    if not isinstance(value, Scalar) or value.span.line != key.span.line:
        return None
    line = _line(complaint, key.span)
    start = key.span.column - 1
    colon = Span(key.span.line, key.span.end_column, key.span.line, min(key.span.end_column + 2, len(line) + 1))
    dash = line[:start]
    corrected = quoted_value(dash + "x: " + line[start:]).replace(dash + "x: ", dash, 1)
    return complaint.error(unquoted_colon.RULE, colon, "", (corrected,))


def _brackets(complaint: Complaint) -> Finding | None:
    """A text was expected, and there is something in brackets or braces."""
    node = complaint.source.node(complaint.way)
    if complaint.type not in ("text_expected", "string_type") or not isinstance(node, Mapping | Sequence) or not node.flow:
        return None
    line = _line(complaint, node.span)
    correction = quoted_value(line) if node.span.line == node.span.end_line else ""
    sign = line[node.span.column - 1 : node.span.column]
    return complaint.error(special_start.RULE, node.span, "", (correction,) if correction else (), sign=sign)


def _comment(complaint: Complaint) -> Finding | None:
    """An item without a value, but with a comment behind its dash."""
    if complaint.details["input"] is not None or not complaint.way or not complaint.way[-1].isdecimal():
        return None
    span = complaint.source.span(complaint.way)
    comment = next((one for one in complaint.source.comments if one.line == span.line and not one.alone), None)
    if comment is None:
        return None
    line = _line(complaint, span)
    place = Span(comment.line, comment.column, comment.line, comment.column + len(comment.text))
    corrected = line[: comment.column - 1] + f'"{comment.text}"'
    return complaint.error(special_start.RULE, place, "comment", (corrected,) if '"' not in comment.text else ())
