"""What stands below a key or a dash is all that belongs to it: no text on the line itself, and then keys or items below as well.

Passes:
    areas:
      1:
        scores:
          1.1:
            points: 12
            note: Se årsredovisningen
Fails:
    areas:
      1:
        scores:
          1.1: 12
            note: Se årsredovisningen
"""

from __future__ import annotations

import re

from kommunkompassen.read.fields import FieldType, Kind
from kommunkompassen.read.quoting import one_line
from kommunkompassen.read.syntax.fault import Mistake, quoted, span_in_line
from kommunkompassen.read.syntax.frames import STEP
from kommunkompassen.read.syntax.line import Line

RULE = "text-and-keys"
_SENTENCE = re.compile(r"[.!?][”\"')]?$")
"""What no heading and no name ends with."""


def mistake(line: Line, value: str, lead: str, type_: FieldType, below: Line) -> Mistake | None:
    """A value behind `lead` on a line that more belongs to below; None where what is below can be no more than its text."""
    start = line.text.index(value, line.start)
    span = span_in_line(line.number, start, start + len(value))
    head = lead.rstrip()
    margin = " " * below.spaces
    if type_.kind is Kind.LIST:
        if below.kind != "dash":
            return None
        key = _naming(type_.item, "")
        if _SENTENCE.search(value):
            key = next((name for name, inner in type_.item.keys.items() if inner.kind is Kind.MARKDOWN), key)
        value = value.removeprefix("- ").lstrip()
        shown = (head, f"{margin}- {f'{key}: ' if key else ''}{one_line(value, typed=True)}")
        return Mistake(RULE, span, "list", corrected={line.number: head}, shown=shown)
    word = below.head.word if below.head and below.head.right and not below.marker else ""
    if type_.kind is Kind.PART and word not in type_.keys:
        return None
    if type_.kind is Kind.PART and head.endswith("-"):
        key = type_.alone[0] if type_.alone else _naming(type_, word)
        written = one_line(value.removeprefix(f"{key} "), typed=True)
        return Mistake(RULE, span, "item", {"key": key}, {line.number: f"{lead}{key}: {written}"}) if key else None
    if type_.kind is Kind.PART and type_.alone:
        key = type_.alone[0]
        # Where the same key stands below, one of the two is wrong, and which is not plain.
        lines = (head, f"{margin}{key}: {value}")
        return Mistake(RULE, span, "key", {"key": key}, {line.number: head}, lines, proposed=key != word)
    if type_.kind is Kind.PART or (type_.kind is Kind.NUMBERED and word[:1].isdecimal()):
        return Mistake(RULE, span, "number", corrected={line.number: f"{head}  # {value}"})
    return None


def item_behind_key(line: Line, value: str, lead: str, type_: FieldType, column: int) -> Mistake | None:
    """The only item of a list on the line of its key; None where it has keys of its own."""
    text = value.removeprefix("-").strip()
    if type_.kind is not Kind.LIST or not type_.item.text or not value.startswith("- ") or not text:
        return None
    start = line.text.index(value, line.start)
    head = lead.rstrip()
    shown = (head, f"{' ' * (column + STEP)}- {one_line(text, typed=True)}")
    span = span_in_line(line.number, start, start + len(value))
    return Mistake(RULE, span, "item-behind", {}, {line.number: f"{head} [{quoted(text)}]"}, shown)


def _naming(part: FieldType, but: str) -> str:
    """The key that an item's name stands under: heading, label, name."""
    names = (Kind.LINE, Kind.NAME)
    return next((key for key, inner in part.keys.items() if inner.kind in names and key != but), "")
