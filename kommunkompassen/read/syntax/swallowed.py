"""Keys that stand so far in that the text above them takes them in, with all that is theirs; one mistake however many they are.

They came there with a paste, or an editor drew them in. Nobody writes them in Swedish prose, and in print they would be words
of the text. Where all that follows them in the text is theirs too, they are moved out; otherwise people must say what is what.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from kommunkompassen.read.fields import FieldType, Kind
from kommunkompassen.read.syntax import line_indent
from kommunkompassen.read.syntax.below import FAR, behind
from kommunkompassen.read.syntax.fault import Mistake, span_in_line
from kommunkompassen.read.syntax.frames import ITEM, STEP, Block, Frame
from kommunkompassen.read.syntax.line import BLOCK, Head, Line, read_line
from kommunkompassen.read.syntax.reading import Reading

_RULE = line_indent.RULE
_BAR = re.compile(r":\s*[|>][-+\d]*")


def take_out(reading: Reading, line: Line, block: Block) -> bool:
    """Tell of keys that begin on a line of the text; they are moved out of it, or held in it where it is not plain how.

    False where the line is none. Whoever reads on finds the lines moved out, or `block.held` behind them.
    """
    stack = [*reading.stack]
    if block.type and block.type.kind is Kind.LIST:
        # The text is all of a list that may be written as one: sections of which only the first is seen as such.
        stack.append(Frame(block.type, "", block.margin, block.margin + STEP))
        seen = dict.fromkeys(list(block.type.item.keys)[:1], block.number)
        stack.append(Frame(block.type.item, ITEM, block.margin + STEP, block.margin + STEP + STEP, seen))
    depth = _depth(reading.lines, stack, line)
    if depth is None:
        return False
    assert line.head, "it is a key"
    whole = _inside(reading.lines, line, block)
    moved = _moved(reading, stack[: depth + 1], whole)
    frame = stack[depth]
    target = reading.fitting.column(frame, line.number)
    last = whole[-1].number
    values = {"key": line.head.word, "last": str(last + 1), "spaces": str(target)}
    span = span_in_line(line.number, line.start, line.head.end)
    held = {one.number: one.text for one in whole}
    if depth >= len(reading.stack):
        opening = reading.lines[block.number].head
        values |= {"above": opening.word if opening else "", "text": _text_key(block)}
        mistake = Mistake(_RULE, span, "sections-in-text", values, held)
        if moved:
            _with_sections(reading, line, block, moved, mistake)
        else:
            reading.note(replace(mistake, proposed=False))
        block.held = last + 1
    elif frame.name != ITEM and line.head.word in frame.seen:
        values["first"] = str(frame.seen[line.head.word] + 1)
        reading.note(Mistake(_RULE, span, "in-text-twice", values, held, proposed=False))
        block.held = last + 1
    elif moved is None:
        reading.note(Mistake(_RULE, span, "in-text-unclear", values, held, proposed=False))
        block.held = last + 1
    elif frame.name != ITEM and (again := _again(reading.lines, line.head.word, target, last)):
        reading.note(Mistake(_RULE, span, "in-text-twice", {**values, "first": str(again)}, held, proposed=False))
        block.held = last + 1
    else:
        reading.note(Mistake(_RULE, span, "in-text" if last > line.number else "in-text-alone", values, moved))
        for number, text in moved.items():
            reading.lines[number] = read_line(number, text)
    return True


def _depth(lines: Sequence[Line], stack: Sequence[Frame], line: Line) -> int | None:
    """Which of what is open has the key, if the line is one that is written so in no prose: above a list, above a text."""
    head = line.head
    if not head or not head.right or line.kind not in ("", "dash"):
        return None
    for depth in range(len(stack) - 1, -1, -1):
        type_ = stack[depth].type
        if line.kind == "dash":
            if type_.kind is Kind.LIST and head.word in type_.item.keys and _begins_item(lines, line, head.value, type_.item):
                return depth
        elif _is_number(lines, line, head.value, type_) or _opens(lines, line, head, type_):
            return depth
    return None


def _is_number(lines: Sequence[Line], line: Line, value: str, type_: FieldType) -> bool:
    """Whether the line is the number of an area above its keys."""
    below = next(behind(lines, line.number), None)
    head = below.head if below and below.spaces > line.spaces else None
    is_decimal = line.head is not None and line.head.word.isdecimal()
    is_decimal = is_decimal and type_.kind is Kind.NUMBERED and not value
    return is_decimal and head is not None and head.right and head.word in type_.item.keys


def _begins_item(lines: Sequence[Line], line: Line, value: str, item: FieldType) -> bool:
    """Whether an item with keys begins there, and not one of a text's own lists: with its text or another key below."""
    below = next(behind(lines, line.number), None)
    head = below.head if below and below.spaces > line.spaces and not below.marker else None
    return not value or bool(BLOCK.fullmatch(value)) or (head is not None and head.right and head.word in item.keys)


def _opens(lines: Sequence[Line], line: Line, key: Head, around: FieldType) -> bool:
    """Whether the key holds more below it, or another key comes next."""
    inner, value = around.keys.get(key.word), key.value
    if inner is None:
        return False
    if inner.kind in (Kind.LIST, Kind.NUMBERED):
        return not value or bool(BLOCK.fullmatch(value))
    if inner.kind is Kind.MARKDOWN:
        return bool(BLOCK.fullmatch(value))
    # A heading, with the key of its text below, or points above other keys.
    below = next(behind(lines, line.number), None)
    head = below.head if below and below.spaces == line.spaces and not below.marker else None
    return bool(value) and head is not None and head.right and head.word in around.keys


def _inside(lines: Sequence[Line], line: Line, block: Block) -> list[Line]:
    """The line and those below it that the text takes in, without blank ones at the end."""
    whole = [line]
    for below in lines[line.number + 1 :]:
        if below.text.strip() and below.spaces <= block.margin:
            break
        whole.append(below)
    while not whole[-1].text.strip():
        del whole[-1]
    return whole


def _moved(reading: Reading, stack: Sequence[Frame], whole: Sequence[Line]) -> dict[int, str] | None:
    """The lines as they stand moved out; None where some of them are none of the keys' own."""
    column, depth, by = whole[0].spaces, len(stack) - 1, 0
    moved: dict[int, str] = {}
    came: set[str] = set()
    listed = False
    # Keys of an item that it has already begin another.
    own = {line.head.word for line in whole if line.head and line.spaces == column and not line.marker}
    new = any(one.name == ITEM and own & one.seen.keys() for one in stack)
    for line in whole:
        if not line.text.strip():
            continue
        if line.spaces < column:
            return None
        lead = ""
        if line.spaces == column and not line.blank and not (listed and line.kind == "dash"):
            head = line.head
            if not head or not head.right:
                return None
            while depth >= 0 and not _holds(stack[depth].type, line):
                depth -= 1
                came = set()
            if depth < 0:
                return None
            frame = stack[depth]
            by = reading.fitting.column(frame, line.number) - column
            if frame.name == ITEM and line.kind != "dash" and (head.word in came or (not came and new)):
                lead = f"{' ' * frame.parent}-{' ' * ((frame.column or 0) - frame.parent - 1)}"
                came = {head.word}
            elif line.kind != "dash":
                if head.word in came or (head.word in frame.seen and not new):
                    return None
                came.add(head.word)
            inner = frame.type.keys.get(head.word)
            listed = inner is not None and inner.kind is Kind.LIST and not head.value
        moved[line.number] = f"{lead or ' ' * (line.spaces + by)}{line.text.strip()}"
    return moved


def _holds(type_: FieldType, line: Line) -> bool:
    assert line.head, "it is a key"
    if type_.kind is Kind.LIST:
        return line.kind == "dash" and line.head.word in type_.item.keys
    return line.kind != "dash" and (line.head.word in type_.keys or (type_.kind is Kind.NUMBERED and line.head.word.isdecimal()))


def _again(lines: Sequence[Line], key: str, column: int, last: int) -> int:
    """On which line (from 1) the key comes again further down among the same keys; 0 if nowhere."""
    for line in lines[last + 1 : last + FAR]:
        if line.blank:
            continue
        if line.spaces < column:
            return 0
        if line.spaces == column and not line.marker and line.head and line.head.right and line.head.word == key:
            return line.number + 1
    return 0


def _text_key(block: Block) -> str:
    """The key of a section's text, of a text that stands for a list of sections."""
    assert block.type, "the text stands for a list"
    return next(name for name, inner in block.type.item.keys.items() if inner.kind is Kind.MARKDOWN)


def _with_sections(reading: Reading, line: Line, block: Block, moved: dict[int, str], mistake: Mistake) -> None:
    """Tell of sections in a text that stands for all of them, with the text as one of its own before them."""
    opening, type_ = reading.lines[block.number], block.type
    assert type_, "the text stands for a list"
    without_bar = _BAR.sub(":", opening.text, count=1)
    texts = reading.lines[block.number + 1 : line.number]
    if not any(one.text.strip() for one in texts):
        reading.note(replace(mistake, corrected={opening.number: without_bar, **moved}))
        for number, text in moved.items():
            reading.lines[number] = read_line(number, text)
        reading.stack.append(Frame(type_, "", block.margin, block.margin + STEP))
        reading.block = None
        return
    margin = " " * (block.margin + STEP)
    by = block.margin + 3 * STEP - min(one.spaces for one in texts if one.text.strip())
    told = [f"{' ' * (one.spaces + by)}{one.text.strip()}" if one.text.strip() else "" for one in texts]
    last = max(moved)
    sections = [moved.get(number, "") for number in range(line.number, last + 1)]
    held = {number: reading.lines[number].text for number in range(opening.number, last + 1)}
    reading.note(replace(mistake, corrected=held, shown=(without_bar, f"{margin}- {_text_key(block)}: |", *told, *sections)))
    block.held = last + 1
