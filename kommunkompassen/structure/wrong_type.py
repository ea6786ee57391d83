"""Every value is of its kind: a text, a number, a date, a list, one of a few words.

Passes:
    year: 2027
Fails:
    year: i år
"""

from __future__ import annotations

from kommunkompassen.finding import START_OF_FILE, Finding, Span
from kommunkompassen.source import Scalar
from kommunkompassen.structure.complaint import Complaint, known_keys, model_at

RULE = "wrong-type"
_EXPECTED = {
    "string_type": "text_expected",
    "dict_type": "mapping_expected",
    "model_type": "mapping_expected",
    "list_type": "list_expected",
    "literal_error": "choice_expected",
}
_ITEMS = {"text_expected": "item_text_expected", "mapping_expected": "item_mapping_expected"}


def recognise(complaint: Complaint) -> Finding | None:
    """A value that the model did not take; what was expected is keyed on the model's name for it."""
    given = complaint.details["input"]
    source, way = complaint.source, complaint.way
    if not way:
        return complaint.error(RULE, START_OF_FILE, "file_expected")
    if given is None:
        return _empty(complaint)
    expected = _EXPECTED.get(complaint.type, complaint.type)
    values = {"given": " ".join(given.split()) if isinstance(given, str) else _written(complaint), "key": complaint.key}
    correction: tuple[str, ...] = ()
    if expected == "choice_expected":
        context = complaint.details.get("ctx", {})
        values["choices"] = str(context.get("expected", "")).replace("'", "").replace(" or ", ", ")
    if expected == "list_expected":
        correction = _as_list(complaint)
    if complaint.is_item and expected in _ITEMS:
        expected = _ITEMS[expected]
        values["known"] = ", ".join(known_keys(complaint.kind, way))
        correction = _with_key(complaint) if expected == "item_mapping_expected" else ()
    span = source.key_span(way) if isinstance(given, dict | list) and not complaint.is_item else source.span(way)
    return complaint.error(RULE, span, expected, correction, **values)


def _empty(complaint: Complaint) -> Finding:
    source, way = complaint.source, complaint.way
    if complaint.is_item:
        span = source.span(way)
        dash = source.lines[span.line - 1].rfind("-", 0, span.column) + 1
        return complaint.error(RULE, Span(span.line, dash, span.line, dash + 1), "item_empty", key=complaint.key)
    field = model_at(complaint.kind, way[:-1]).model_fields.get(way[-1])
    detail = "empty_required" if field and field.is_required() else "empty"
    return complaint.error(RULE, source.key_span(way), detail, key=complaint.key)


def _written(complaint: Complaint) -> str:
    """What stands where one word was expected, as far as it goes on its first line."""
    span = complaint.source.span(complaint.way)
    return complaint.source.lines[span.line - 1][span.column - 1 :].strip()


def _text(complaint: Complaint) -> Scalar | None:
    """The text that stands there, where it has a line to itself behind its key or dash."""
    node = complaint.source.node(complaint.way)
    if not isinstance(node, Scalar) or node.span.line != node.span.end_line or node.style in ("|", ">"):
        return None
    rest = complaint.source.lines[node.span.line - 1][node.span.end_column - 1 :]
    return node if not rest.strip() or rest.startswith((" #", "  #")) else None


def _as_list(complaint: Complaint) -> tuple[str, ...]:
    """A text where a list of texts was expected becomes its only item."""
    text = _text(complaint)
    if text is None or model_at(complaint.kind, complaint.way) is not model_at(complaint.kind, complaint.way[:-1]):
        return ()
    line = complaint.source.lines[text.span.line - 1]
    key = complaint.source.key_span(complaint.way)
    if key.line != text.span.line:
        return ()
    return (line[: text.span.column - 1].rstrip(), " " * (key.column + 1) + "- " + line[text.span.column - 1 :])


def _with_key(complaint: Complaint) -> tuple[str, ...]:
    """A text where keys were expected goes under the one that an item must have, or under text."""
    text = _text(complaint)
    fields = model_at(complaint.kind, complaint.way).model_fields
    required = [name for name, field in fields.items() if field.is_required()] or [name for name in fields if name == "text"]
    if text is None or len(required) != 1:
        return ()
    line = complaint.source.lines[text.span.line - 1]
    return (f"{line[: text.span.column - 1]}{required[0]}: {line[text.span.column - 1 :]}",)
