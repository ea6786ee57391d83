"""What stands behind a key or a dash, and so what may come below."""

from __future__ import annotations

from kommunkompassen.read.fields import FieldType, Kind
from kommunkompassen.read.syntax import astray, between, joined, missing_bar, special_start, text_and_keys
from kommunkompassen.read.syntax.below import FAR, following
from kommunkompassen.read.syntax.frames import ITEM, Block, Frame, Text, Unclosed
from kommunkompassen.read.syntax.line import BLOCK, Line
from kommunkompassen.read.syntax.reading import Reading


def take_value(
    reading: Reading,
    line: Line,
    type_: FieldType,
    value: str,
    lead: str,
    column: int,
    margin: int,
    *,
    name: str = "",
    list_column: int | None = None,
) -> int | None:
    """What stands behind a key or a dash, and so what may come below."""
    below = following(reading.lines, line)
    kind = type_.text.kind if type_.text else None
    more = below if value and value[0] not in "|>[{'\"" and below and below.spaces > margin else None
    if joined.behind_number(reading, line, value, type_, column):
        reading.stack.append(Frame(type_, name or ITEM, column))
        return line.number
    if more and (both := text_and_keys.mistake(line, value, lead, type_, more)):
        reading.note(both)
        seen = {both.values["key"]: line.number} if both.detail == "item" else {}
        reading.stack.append(Frame(type_, name or ITEM, column, seen=seen))
        return None
    if not more and value and (alone := text_and_keys.item_behind_key(line, value, lead, type_, column)):
        reading.note(alone)
        return None
    if not value and (first := between.first_item(reading.lines, line, type_, margin)):
        reading.note(between.text_above(reading.lines, line, first, type_.item))
        reading.stack.append(Frame(type_, name or ITEM, column))
        return first.number
    if (not value or value[0] not in "|>[{'\"") and (inner := _without_bar(reading, line, value, type_, margin)):
        reading.note(missing_bar.mistake(line, value, lead, inner))
        reading.block = Block(column, margin, inner, inner, list_column is not None, line.number, type_)
    elif not value:
        if not type_.text or type_.alone:
            reading.stack.append(Frame(type_, name or ITEM, column))
        else:
            reading.text = Text(line.number, margin, lead, "", line.number, list_column, kind)
    elif BLOCK.fullmatch(value):
        reading.block = Block(column, margin, in_list=list_column is not None, number=line.number, type=type_)
    elif value[0] in "|>" and (behind := astray.text_behind_bar(line, value, lead, column, type_, below)):
        reading.note(behind.mistake)
        if behind.content:
            reading.block = Block(column, margin, behind.content, behind.content, list_column is not None, line.number, type_)
        else:
            reading.text = Text(line.number, margin, lead, behind.text, line.number, list_column, kind)
    elif value[0] in "[{\"'":
        return _closed(reading, line, value, lead, type_)
    else:
        reading.text = Text(line.number, margin, lead, value, line.number, list_column, kind)
    return None


def _without_bar(reading: Reading, line: Line, value: str, type_: FieldType, margin: int) -> int:
    """How far in the lines below are where they are more of a text that needs a | for its paragraphs and lists; else 0."""
    if type_.text is None or (type_.text.kind is not Kind.MARKDOWN and (value or type_.kind is Kind.PART)):
        return 0
    first, blank = 0, False
    for below in reading.lines[line.number + 1 : line.number + FAR]:
        if not below.text.strip():
            blank = blank or first > 0 or bool(value)
            continue
        if below.text.lstrip().startswith("#"):
            continue
        if below.spaces <= margin or reading.fitting.is_swallowed(below):
            return 0
        is_part = type_.each is not None and between.is_item(below, type_.item)
        if not first:
            first = below.spaces
            is_part = is_part or bool(below.marker or (below.head and type_.each and below.head.word in type_.item.keys))
            is_part = is_part and not value
            if type_.text.kind is not Kind.MARKDOWN and (below.marker or (below.head and below.head.right)):
                return 0
        if type_.kind is Kind.LIST and is_part:
            return 0
        listed = below.kind in ("dash", "number") or below.marker.strip() in ("•", "·", "*", "●", "▪")
        if blank or listed or ": " in below.rest or below.rest.endswith(":"):
            return first
    return 0


def _closed(reading: Reading, line: Line, value: str, lead: str, type_: FieldType) -> int | None:
    """The number of the line behind something in brackets or quotes that goes on below, if it is closed somewhere."""
    reading.text = Text(line.number, line.spaces, "", value, line.number, kind=type_.text.kind if type_.text else None)
    unclosed = Unclosed(value)
    if unclosed.left <= 0:
        return None
    for below in reading.lines[line.number + 1 : line.number + FAR]:
        if not below.text.strip():
            continue
        fit = reading.fitting.best(below)
        if fit and fit.quality >= 3 and below.spaces <= line.spaces:
            break
        unclosed.take(below.text)
        if unclosed.left <= 0:
            return below.number + 1
    if value[0] in "[{":
        reading.note(special_start.unclosed(line, value, lead, type_))
    return None
