"""A text that holds a colon and a space stands in quotes or after |, since YAML takes what is before the colon for a key.

Passes:
    residents: "Kumlaborna: de som bor i Kumla"
Fails:
    residents: Kumlaborna: de som bor i Kumla
"""

from __future__ import annotations

import re

from kommunkompassen.read.syntax.fault import (
    Fault,
    Mistake,
    Value,
    belong_together,
    in_quotes,
    indentation,
    is_key,
    quoted,
    span_in_line,
    value_in,
)

RULE = "unquoted-colon"
_COLON = re.compile(r":(?= |$)")
_SECOND_KEY = re.compile(r"(?<!\s)(?:\s*[,;]\s*(?P<key>[a-z_]+|\d+\.\d+): |\s+(?P<dash>- +)?(?P<next>[a-z_]+|\d+\.\d+): )")
_NUMBER = re.compile(r"(?P<number>\d+(?:[.,]\d+)?) *: *")
_BEGINNING = re.compile(r": +|, *|[\[{] *")
_FIRST_WORD = re.compile(r"\s*([^\s:]+):(?: |$)")


def recognise(fault: Fault) -> Mistake | None:
    """A value with another colon in it; the whole value in quotes mends it."""
    if "flow" in fault.context and fault.text()[fault.column : fault.column + 1] == ":":
        return _in_braces(fault)
    if "mapping values are not allowed" not in fault.problem:
        return None
    value = value_in(fault.text())
    if value and value.start < fault.column:
        first = _COLON.search(fault.text(), value.start)
        assert first, "the parser stopped at one"
        if two := _two_keys(fault, value):
            return two
        if number := _NUMBER.fullmatch(fault.text(), value.start):
            corrected = {fault.line: fault.text()[: number.end("number")]}
            return Mistake(RULE, span_in_line(fault.line, first.start(), first.start() + 1), "number", corrected=corrected)
        return _mistake(fault, first.start(), in_quotes(fault.lines, fault.line, value))
    return None if value and value.start < len(fault.text().rstrip()) else _in_later_line(fault)


def _two_keys(fault: Fault, value: Value) -> Mistake | None:
    """Two keys of the same part with a comma between them."""
    text = fault.text()
    first = text[value.margin : value.start].strip(" -:")
    match = _SECOND_KEY.search(text, value.start)
    which = "key" if match and match["key"] else "next"
    if not match or first == match[which] or not belong_together(first, match[which]):
        return None
    margin = value.margin + (len(text[value.margin : value.start]) - len(text[value.margin : value.start].lstrip(" -")))
    if match["dash"] and not text.lstrip().startswith("-"):
        margin -= 2
    second = f"{' ' * margin}{'- ' if match['dash'] else ''}{text[match.start(which) :]}"
    shown = (text[: match.start()], second)
    span = span_in_line(fault.line, match.start(which), match.end(which))
    corrected = in_quotes(fault.lines, fault.line, value)
    more = fault.lines[fault.line + 1 : max(corrected) + 1]
    return Mistake(RULE, span, "two-keys", corrected=corrected, shown=(*shown, *more))


def _mistake(fault: Fault, colon: int, corrected: dict[int, str]) -> Mistake:
    return Mistake(RULE, span_in_line(fault.line, colon, colon + 1), corrected=corrected)


def _in_later_line(fault: Fault) -> Mistake | None:
    """A text that goes on below its key; a line that begins with a key of the format is one that stands askew."""
    word = _FIRST_WORD.match(fault.text())
    if word and is_key(word[1]):
        return None
    own = indentation(fault.text())
    for number in range(fault.line - 1, -1, -1):
        text = fault.text(number)
        value = value_in(text)
        if not text.strip() or (not value and indentation(text) >= 1):
            continue
        if value and value.margin < own and text[value.start :].strip():
            return _mistake(fault, fault.column, in_quotes(fault.lines, number, value))
        return None
    return None


def _in_braces(fault: Fault) -> Mistake:
    """In braces the text goes from the key's colon to the next comma or the closing brace."""
    text = fault.text()
    start = max((match.end() for match in _BEGINNING.finditer(text, 0, fault.column)), default=0)
    end = re.compile(r"[,}\]]|$").search(text, fault.column)
    assert end, "a line ends"
    mended = text[:start] + quoted(text[start : end.start()].rstrip()) + text[end.start() :]
    return _mistake(fault, fault.column, {fault.line: mended} if start else {})
