"""Every value is of its kind: a text, a number, a date, a list, one of a few words.

Passes:
    year: 2027
Fails:
    year: i år
"""

from __future__ import annotations

from kommunkompassen.finding import Finding
from kommunkompassen.structure.complaint import Complaint

RULE = "wrong-type"
_EXPECTED = {
    "string_type": "text_expected",
    "dict_type": "mapping_expected",
    "model_type": "mapping_expected",
    "list_type": "list_expected",
    "literal_error": "choice_expected",
}


def recognise(complaint: Complaint) -> Finding | None:
    """A value that the model did not take; what was expected is keyed on the model's name for it."""
    given = complaint.details["input"]
    source, way = complaint.source, complaint.way
    if given is None:
        in_list = bool(way) and way[-1].isdecimal()
        return complaint.error(RULE, source.span(way) if in_list else source.key_span(way), "empty", key=complaint.key)
    expected = _EXPECTED.get(complaint.type, complaint.type)
    values = {"given": " ".join(given.split()) if isinstance(given, str) else "", "key": complaint.key}
    if expected == "choice_expected":
        context = complaint.details.get("ctx", {})
        values["choices"] = str(context.get("expected", "")).replace("'", "").replace(" or ", ", ")
    on_key = isinstance(given, dict | list) and bool(way) and not way[-1].isdecimal()
    span = source.key_span(way) if on_key else source.span(way)
    return complaint.error(RULE, span, expected, (), **values)
