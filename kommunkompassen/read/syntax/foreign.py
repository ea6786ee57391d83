"""Parts of another place that have come in between: an area outside of areas, sections behind another list of their area."""

from __future__ import annotations

from collections.abc import Iterator

from kommunkompassen.read.fields import FieldType, Kind
from kommunkompassen.read.syntax.below import following
from kommunkompassen.read.syntax.fault import Mistake, span_in_line
from kommunkompassen.read.syntax.fitting import AREA
from kommunkompassen.read.syntax.frames import Frame
from kommunkompassen.read.syntax.line import Line
from kommunkompassen.read.syntax.reading import Reading


def outside(reading: Reading, line: Line) -> int | None:
    """The number of the line behind an area that stands outside of the areas there are; None where the line begins none."""
    head, below, root = line.head, following(reading.lines, line), reading.stack[0]
    if not head or not head.right or head.value or line.marker or not AREA.fullmatch(head.word):
        return None
    if not below or below.spaces <= line.spaces or not below.head or any(_holds_areas(frame) for frame in reading.stack):
        return None
    for key, first in root.seen.items():
        inner = root.type.keys.get(key)
        if inner and inner.kind is Kind.NUMBERED and below.head.word in inner.item.keys:
            last = _end(reading, line, 0)
            values = {"number": head.word, "areas": key, "first": str(first + 1), "last": str(last)}
            return _left_out(reading, line, last, "unknown-area", "outside", values)
    return None


def _holds_areas(frame: Frame) -> bool:
    return frame.type.kind is Kind.NUMBERED


def back(reading: Reading, line: Line) -> int | None:
    """The number of the line behind items of a list that stood further up, but for another that came in between."""
    head = line.head
    if not head or not head.right or line.kind not in ("", "dash"):
        return None
    for depth in range(len(reading.stack) - 1, 0, -1):
        now, part = reading.stack[depth], reading.stack[depth - 1]
        if now.type.kind is not Kind.LIST or part.type.kind is not Kind.PART or part.column is None:
            continue
        if head.word in now.type.item.keys or head.word in part.type.keys or line.spaces <= part.column:
            return None
        for key, first in part.seen.items():
            inner = part.type.keys.get(key)
            if inner and inner.kind is Kind.LIST and head.word in inner.item.keys and _goes_on(reading, line, inner.item):
                last = _end(reading, line, part.column)
                values = {"key": head.word, "list": key, "first": str(first + 1), "now": now.name, "last": str(last)}
                values["line"] = str(part.seen.get(now.name, first) + 1)
                return _left_out(reading, line, last, "unknown-key", "back", values)
        return None
    return None


def _goes_on(reading: Reading, line: Line, item: FieldType) -> bool:
    """Whether another key of the item stands below."""
    below = following(reading.lines, line)
    return below is not None and not below.marker and below.head is not None and below.head.word in item.keys


def _end(reading: Reading, line: Line, column: int) -> int:
    """The number of the line behind the last that is further in than the column, from the line on."""
    last = line.number
    for below in _until(reading, line, column):
        if below.text.strip():
            last = below.number
    return last + 1


def _until(reading: Reading, line: Line, column: int) -> Iterator[Line]:
    for below in reading.lines[line.number + 1 :]:
        if not below.blank and below.spaces <= column:
            return
        yield below


def _left_out(reading: Reading, line: Line, last: int, rule: str, detail: str, values: dict[str, str]) -> int:
    assert line.head, "it is a key or a number"
    span = span_in_line(line.number, line.start, line.head.end)
    corrected = dict.fromkeys(range(line.number, last), "")
    reading.note(Mistake(rule, span, detail, values, corrected, proposed=False))
    return last
