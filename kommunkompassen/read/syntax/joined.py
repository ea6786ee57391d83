"""Two lines that have become one: an undone line break puts a key or an item behind what it should stand below."""

from __future__ import annotations

import re

from kommunkompassen.read.fields import FieldType, Kind
from kommunkompassen.read.syntax import unquoted_colon
from kommunkompassen.read.syntax.fault import Mistake, span_in_line
from kommunkompassen.read.syntax.frames import STEP
from kommunkompassen.read.syntax.line import Line, read_line
from kommunkompassen.read.syntax.orphans import with_room
from kommunkompassen.read.syntax.reading import Reading

_BEHIND = re.compile(r"(?<=\S) {2,}(?P<rest>(?P<dash>- +)?(?P<key>[a-z_]+):(?: .*)?)$")
_KEY = re.compile(r"(?P<key>[a-z_]+):$")


def in_text(reading: Reading, line: Line) -> bool:
    """Tell of a key above a list, or the first of an item, behind the last words of a text, and let it begin its own line."""
    match = _BEHIND.search(line.text) if "  " in line.rest else None
    if not match:
        return False
    for frame in reversed(reading.stack):
        if match["dash"]:
            fits = frame.type.kind is Kind.LIST and match["key"] in frame.type.item.keys
        else:
            inner = frame.type.keys.get(match["key"])
            fits = inner is not None and inner.kind in (Kind.LIST, Kind.NUMBERED) and match["key"] not in frame.seen
        if fits:
            column = reading.fitting.column(frame, line.number)
            _part(reading, line, match.start(), match.start("rest"), f"{' ' * column}{match['rest']}", match["key"])
            return True
    return False


def behind_number(reading: Reading, line: Line, value: str, type_: FieldType, column: int) -> bool:
    """Tell of a key of a part that stands on the line of the part itself, and let it begin its own line."""
    match = _KEY.match(value) if type_.kind is Kind.PART and not line.marker else None
    if not match or match["key"] not in type_.keys:
        return False
    start = line.text.index(value, line.start)
    _part(reading, line, start, start, f"{' ' * (column + STEP)}{value}", match["key"])
    return True


def _part(reading: Reading, line: Line, end: int, start: int, below: str, key: str) -> None:
    above = line.text[:end].rstrip()
    span = span_in_line(line.number, start, line.text.index(f"{key}:", start) + len(key))
    corrected = {**with_room(reading.lines, line, above), line.number: below}
    reading.note(
        Mistake(unquoted_colon.RULE, span, "two-keys" if above.endswith(":") else "joined", {}, corrected, above=(above,))
    )
    reading.lines[line.number] = read_line(line.number, below)
