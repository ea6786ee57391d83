"""A text that holds a colon and a space stands in quotes or after |, since YAML takes what is before the colon for a key.

Passes:
    residents: "Kumlaborna: de som bor i Kumla"
Fails:
    residents: Kumlaborna: de som bor i Kumla
"""

from __future__ import annotations

import re

from kommunkompassen.syntax.fault import PREFIX, Fault, Mistake, quoted, span_in_line, without_comment

RULE = "unquoted-colon"
_COLON = re.compile(r":(?= |$)")


def recognise(fault: Fault) -> Mistake | None:
    """A value with another colon in it; the whole value in quotes mends it."""
    if "mapping values are not allowed" not in fault.problem:
        return None
    text = fault.text()
    found = PREFIX.fullmatch(text)
    if not found:
        return None
    start = found.start("value") if found["key"] else found.end("dash")
    value, comment = without_comment(text[start:])
    if not found["key"] or not _COLON.search(value):
        return None
    colon = _COLON.search(text, start)
    assert colon, "the value has one"
    line = text[:start] + quoted(value) + comment
    return Mistake(RULE, span_in_line(fault.line, colon.start(), colon.end() + 1), corrected={fault.line: line})
