"""Lines whose key above them is missing: a question without scores, the first item of a list without its key."""

from __future__ import annotations

from kommunkompassen.read.fields import Kind
from kommunkompassen.read.syntax import between
from kommunkompassen.read.syntax.fault import Mistake, span_in_line
from kommunkompassen.read.syntax.fitting import QUESTION
from kommunkompassen.read.syntax.frames import STEP, Frame
from kommunkompassen.read.syntax.line import Line
from kommunkompassen.read.syntax.reading import Reading


def without_scores(reading: Reading, line: Line) -> bool:
    """Whether the line is a question in an area that lacks the key above it."""
    head, frame = line.head, reading.stack[-1]
    if not head or not QUESTION.fullmatch(head.word) or "scores" not in {*frame.type.keys} - {*frame.seen}:
        return False
    if frame.column is None or line.spaces < frame.column:
        return False
    margin = " " * frame.column
    shown = (f"{margin}scores:", f"{margin}{' ' * STEP}{line.text.strip()}")
    span = span_in_line(line.number, line.start, head.end)
    reading.note(Mistake("missing-key", span, "", {"key": "scores"}, {line.number: shown[0]}, shown))
    frame.seen["scores"] = line.number
    reading.stack.append(Frame(frame.type.keys["scores"], "scores", frame.column, frame.column + STEP, {head.word: line.number}))
    return True


def without_list(reading: Reading, line: Line) -> int | None:
    """The number of the line behind the first item of a list that lacks its key, where only one can hold it."""
    for depth in range(len(reading.stack) - 1, -1, -1):
        frame = reading.stack[depth]
        if frame.column is None or line.spaces < frame.column or frame.type.kind is not Kind.PART:
            continue
        lists = {name: inner for name, inner in frame.type.keys.items() if inner.kind is Kind.LIST and name not in frame.seen}
        names = [name for name, inner in lists.items() if between.is_item(line, inner.item)]
        if len(names) != 1:
            return None
        key = names[0]
        del reading.stack[depth + 1 :]
        mistake = between.without_key(reading.lines, line, key, frame.column)
        reading.note(mistake)
        frame.seen[key] = line.number
        reading.stack.append(Frame(lists[key], key, frame.column, line.spaces))
        return max(mistake.corrected) + 1
    return None
