"""Every value is of its kind: a text, a number, a date, a list, one of a few words.

Passes:
    year: 2027
Fails:
    year: i år
"""

from __future__ import annotations

import re

from kommunkompassen.base.finding import START_OF_FILE, Finding, Span
from kommunkompassen.read.source import Scalar, Sequence
from kommunkompassen.read.structure import proposal
from kommunkompassen.read.structure.complaint import Complaint, known_keys, model_at, required_keys

RULE = "wrong-type"
_ITEMS = {
    "text_expected": "item_text_expected",
    "mapping_expected": "item_mapping_expected",
    "choice_expected": "item_choice_expected",
}
_POINTS = r"\d{1,3}(?:[.,]\d{1,2})?"
_NUMBERS = {"areas": "1:", "scores": "1.1: 10"}


def recognise(complaint: Complaint) -> Finding | None:
    """A value that is not of the kind that was expected."""
    given, expected = complaint.given, complaint.expected
    source, way = complaint.source, complaint.way
    if not way:
        return complaint.error(RULE, START_OF_FILE, "file_expected")
    if given is None:
        return _empty(complaint)
    if complaint.is_item:
        expected = _ITEMS.get(expected, expected)
    values = {
        "given": " ".join(given.split()) if isinstance(given, str) else _written(complaint),
        "key": complaint.key,
        "known": ", ".join(known_keys(complaint.model)),
        "choices": ", ".join(complaint.unfit.choices or complaint.choices_of_items),
        "example": _NUMBERS.get(complaint.key, "1:"),
    }
    span = source.key_span(way) if isinstance(given, dict | list) and not complaint.is_item else source.span(way)
    proposed = proposal.proposed(complaint, expected)
    if expected == "numbers_expected" and complaint.key == "scores" and isinstance(given, str) and re.fullmatch(_POINTS, given):
        expected = "points_of_questions_expected"
    if expected == "list_expected" and not proposed and isinstance(given, str) and complaint.choices_of_items:
        expected = "item_choice_expected"
    around = source.node(way[:-1])
    together = expected == "item_choice_expected" or (proposed and len(proposed.lines) > 1)
    is_short = isinstance(around, Sequence) and around.flow and len(around.items) <= proposal.MOST_IN_BRACKETS
    if complaint.is_item and isinstance(around, Sequence) and is_short and together:
        # What mends them all is told once.
        span = source.inside(around.span)
        values["given"] = ", ".join(item.text for item in around.items if isinstance(item, Scalar))
    return complaint.error(RULE, span, expected, proposed, **values)


def _empty(complaint: Complaint) -> Finding:
    source, way = complaint.source, complaint.way
    if complaint.is_item:
        span = source.span(way)
        around = source.node(way[:-1])
        if isinstance(around, Sequence) and around.flow:
            return complaint.error(RULE, span, "item_empty_in_brackets", key=complaint.key)
        dash = source.lines[span.line - 1].rfind("-", 0, span.column) + 1
        return complaint.error(RULE, Span(span.line, dash, span.line, dash + 1), "item_empty", key=complaint.key)
    span = source.key_span(way)
    behind = source.lines[span.line - 1][span.end_column - 1 :].lstrip(": ")
    is_required = way[-1] in required_keys(model_at(complaint.kind, way[:-1]))
    # A comment has a space behind its #; what has none was meant as the value.
    detail = "empty_comment" if re.match(r"#[^\s#]", behind) else "empty_required" if is_required else "empty"
    return complaint.error(RULE, span, detail, key=complaint.key)


def _written(complaint: Complaint) -> str:
    """What stands where one word was expected, as far as it goes on its first line."""
    span = complaint.source.span(complaint.way)
    return complaint.source.lines[span.line - 1][span.column - 1 :].strip()
