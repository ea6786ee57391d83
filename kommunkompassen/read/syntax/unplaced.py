"""A line that fits nowhere: a strange key, a text that goes on without being indented, an item without its dash, a remark."""

from __future__ import annotations

from dataclasses import replace

from kommunkompassen.read.fields import Kind
from kommunkompassen.read.key_names import is_name_of
from kommunkompassen.read.syntax import astray, between, missing_bar, placing
from kommunkompassen.read.syntax.fault import is_key, without_remark
from kommunkompassen.read.syntax.frames import ITEM, STEP, Block, Frame, Text
from kommunkompassen.read.syntax.line import Head, Line
from kommunkompassen.read.syntax.reading import Reading
from kommunkompassen.read.syntax.values import take_value

_LONGEST_PUT_RIGHT = 5_000
"""Letters of a text whose lines are put together; what is longer is told of where it begins."""
_SIGNS = "{}[]?:&*!|>%@`"
"""What begins a line with these is no text that goes on; YAML has its own meaning for it."""


def take(reading: Reading, line: Line) -> None:
    """Tell what a line is that fits nowhere, where that is plain."""
    frame, text, head = reading.stack[-1], reading.text, line.head
    if text and line.spaces > text.margin:
        return
    if reading.apart and (not line.spaces or line.marker or not (head and head.right)):
        _is_apart(reading, line)
        return
    in_item = text and text.value and text.list_column is not None and head and head.value and not is_key(head.word)
    if head and head.right and not line.marker and not in_item:
        if not _without_dash(reading, line, head, frame):
            _strange_key(reading, line)
        return
    # Where signs are all that can't be seen, nothing stands there.
    if line.text[len(line.lead) :][:1] in ("", *_SIGNS):
        return
    if (
        text
        and text.kind is Kind.MARKDOWN
        and not text.value
        and line.spaces == text.margin
        and not line.marker
        and text.number == reading.last
    ):
        _below_its_key(reading, line, text)
    elif text and text.value and text.value[0] not in "[{":
        _goes_on(reading, line, text)
    elif frame.type.kind is Kind.LIST and frame.column is None and frame.type.item.text:
        column = reading.fitting.column(frame, line.number)
        _lost_dash(reading, line, column)


def _strange_key(reading: Reading, line: Line) -> None:
    """A key that the format does not have; what is further in belongs to it."""
    at = next((depth for depth, frame in enumerate(reading.stack) if frame.column in line.columns), None)
    if at is not None:
        del reading.stack[at + 1 :]
    reading.block = None
    reading.text = Text(line.number, line.spaces, "", "", line.number)


def _without_dash(reading: Reading, line: Line, head: Head, frame: Frame) -> bool:
    """The first key of an item, which lacks its dash, above others that stand further in."""
    if frame.type.kind is not Kind.LIST or frame.column is not None or head.word not in frame.type.item.keys:
        return False
    inner = Frame(frame.type.item, ITEM, line.spaces)
    column = reading.fitting.usual(inner, line.number + 1, line.spaces)
    if column <= line.spaces:
        return False
    frame.column = column - STEP
    reading.note(astray.without_dash(line, frame.column, below_item=False))
    reading.stack.append(replace(inner, parent=frame.column, column=column, seen={head.word: line.number}))
    take_value(reading, line, inner.type.keys[head.word], head.value, "", column, line.spaces, name=head.word)
    return True


def _goes_on(reading: Reading, line: Line, text: Text) -> None:
    """A text that goes on without being indented, or an item without its dash."""
    if len(text.value) > _LONGEST_PUT_RIGHT:
        return
    if not line.spaces and text.margin >= 0 and reading.lines[line.number - 1].blank:
        _is_apart(reading, line)
        return
    if (
        text.list_column is not None
        and line.rest[:1].isupper()
        and not text.value.endswith((",", ":", "-", "–", " och", " eller"))
    ):
        _lost_dash(reading, line, text.list_column)
        return
    frame = reading.stack[-1]
    key = next((name for name, inner in frame.type.keys.items() if inner.kind is Kind.MARKDOWN and name not in frame.seen), "")
    if key and text.number == line.number - 1 and text.lead.rstrip().endswith("heading:") and line.spaces == frame.column:
        reading.note(astray.without_key(line, key))
        frame.seen[key] = line.number
        reading.text = Text(line.number, line.spaces, f"{line.lead}{key}: ", line.text.strip(), line.number, kind=Kind.MARKDOWN)
        return
    if not text.goes_on_with(line.rest):
        _is_apart(reading, line)
        return
    more, remark = without_remark(line.text.strip())
    # Where a comment stands behind the text above, no lines that keep it can be proposed.
    above = text.value if text.value[0] in "'\"" else without_remark(text.value)[0]
    text.value = f"{above} {more}"
    mistake = astray.goes_on(line, text.number, text.lead, text.value, remark)
    if text.last > text.number and reading.found and reading.found[-1].rule == mistake.rule:
        # The lines before it are part of the text that is written out here.
        mistake = replace(mistake, span=reading.found.pop().span)
    text.last = line.number
    reading.found.append(mistake)


def _below_its_key(reading: Reading, line: Line, text: Text) -> None:
    """A text that lacks its | and stands straight below its key."""
    column = len(text.lead) - len(text.lead.lstrip(" -"))
    reading.note(missing_bar.mistake(reading.lines[text.number], "", text.lead, column + STEP))
    reading.block = Block(column, text.margin, column + STEP, column + STEP, number=text.number)
    reading.text = None
    reading.note(placing.text(line, column + STEP))


def _is_apart(reading: Reading, line: Line) -> None:
    reading.note(between.apart(reading.lines, line, is_of_scores=reading.stack[-1].name == "scores"))
    # What is further in than a key or an item that belongs to nothing belongs to it.
    reading.text = Text(line.number, line.spaces, "", "", line.number) if line.marker else None
    reading.apart = True


def _lost_dash(reading: Reading, line: Line, column: int) -> None:
    """An item without its dash; what stands right below the key at the margin, or repeats the key, is none."""
    frame = reading.stack[-1]
    if (not line.spaces and frame.column is None) or is_name_of(line.rest, frame.name):
        _is_apart(reading, line)
        return
    reading.note(astray.without_dash(line, column, below_item=True))
    reading.text = Text(line.number, line.spaces, f"{' ' * column}- ", line.rest, line.number, column, Kind.ITEM)
