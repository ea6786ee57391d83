"""A line whose place is known: the key, the number or the item that it is, in its column and as it is written."""

from __future__ import annotations

from dataclasses import replace

from kommunkompassen.base.leading import leads_on
from kommunkompassen.read.fields import Kind
from kommunkompassen.read.syntax import astray, line_indent, no_break_space, placing, special_start
from kommunkompassen.read.syntax.fault import Mistake
from kommunkompassen.read.syntax.fitting import Fit
from kommunkompassen.read.syntax.frames import ITEM, STEP, Frame
from kommunkompassen.read.syntax.line import Head, Line, read_line
from kommunkompassen.read.syntax.reading import Reading
from kommunkompassen.read.syntax.values import take_value


def place(reading: Reading, line: Line, fit: Fit) -> int | None:
    """Take in a line that fits; the number of the next, where it is not the one below."""
    reading.apart = False
    frame = reading.stack[fit.depth]
    if frame.type.kind is Kind.LIST and reading.fitting.is_of_the_item_above(line, fit):
        del reading.stack[fit.depth + 2 :]
        reading.block = reading.text = None
        return _key(
            reading,
            line,
            line.head,
            reading.stack[-1],
            Fit(fit.depth + 1, fit.quality, fit.word),
            reading.stack[-1].column or 0,
            "",
        )
    del reading.stack[fit.depth + 1 :]
    above, reading.block, reading.text = reading.text, None, None
    column = reading.fitting.column(frame, line.number)
    head = line.head
    if frame.type.kind is not Kind.LIST:
        return _key(reading, line, head, frame, fit, column, "")
    wide = len(line.marker) if line.kind == "dash" and not line.marker.strip("- ") else STEP
    item = frame.type.item
    if item.kind is Kind.PART and fit.word:
        inner = Frame(item, ITEM, column)
        wide = reading.fitting.usual(inner, line.number, column + STEP, column + wide) - column
        inner.column = column + wide
        reading.stack.append(inner)
        return _key(reading, line, head, inner, fit, column, f"-{' ' * (wide - 1)}")
    lead = f"{' ' * column}-{' ' * (wide - 1)}"
    if f"{lead}{line.rest}".rstrip() != line.text.rstrip():
        mistake = placing.item(line, f"{lead}{special_start.number_sign_in_quotes(line.rest)}")
        # What the item above leads to would lose its meaning as items of their own.
        led_to = above is not None and leads_on(above.value) and line.spaces > above.margin
        reading.led_to = led_to or (reading.led_to and reading.last == line.number - 1 and line.spaces > column)
        reading.note(_led_to(mistake) if reading.led_to else mistake)
    value = "" if line.rest.startswith("#") else line.rest
    return take_value(reading, line, item, value, lead, column, line.spaces, list_column=column)


def _key(reading: Reading, line: Line, head: Head | None, frame: Frame, fit: Fit, column: int, dash: str) -> int | None:
    """A key, or a number; `column` where the line should begin, `dash` what is before the key if it is an item's first."""
    # A number may have the words of its question between it and the colon.
    in_words = frame.type.kind is Kind.NUMBERED and head and not head.sign and placing.name_and_value(line.rest)[0]
    exact = head is not None and head.word == fit.word and not in_words
    lead = f"{' ' * column}{dash}"
    if exact and head and frame.name == "areas" and (near := reading.fitting.area_of_its_questions(line, fit.word)):
        reading.note(placing.number_of_questions(line, head, near))
        fit = replace(fit, word=near)
        exact = True
    elif exact and head and reading.fitting.is_scores(line, head, frame):
        exact, fit = False, replace(fit, word="scores")
    if fit.word in frame.seen and frame.name == ITEM and fit.word == next(iter(frame.seen)):
        return _next_item(reading, line, head, frame, fit)
    # Another word for a key that comes by its right name: reading tells of both.
    is_other = not exact and frame.type.kind is Kind.PART and reading.fitting.comes(line, fit.word)
    if not is_other:
        frame.seen.setdefault(fit.word, line.number)
    inner = frame.type.item if frame.type.kind is Kind.NUMBERED else frame.type.keys[fit.word]
    if not head or not exact:
        key, value = placing.name_and_value(line.rest)
        key = key or line.rest
        right = f"{lead}{fit.word}:{' ' if value else ''}{value}"
        if not is_other:
            reading.note(placing.name(line, key, fit.word, right, frame.name, frame.type.keys))
        written = read_line(line.number, right).head
        value = written.value if written else value
        lead += f"{fit.word}: "
    else:
        value = head.value
        right = f"{lead}{line.rest}"
        if frame.type.kind is Kind.NUMBERED and (number := placing.number_behind_words(head)):
            value = number
            right = f"{lead}{head.word}: {number}"
        elif not head.right or no_break_space.mistake(line, head, ""):
            right = f"{lead}{head.word}:{' ' if head.behind else ''}{head.behind}"
        lead += f"{head.word}: "
    if exact and right.rstrip() != line.text.rstrip():
        reading.note(_with_all_inside(reading, line, placing.key(line, head, right, is_item=bool(dash)), frame))
    margin = line.start if dash else line.spaces
    return take_value(reading, line, inner, value, lead, column + len(dash), margin, name=fit.word)


def _with_all_inside(reading: Reading, line: Line, mistake: Mistake, frame: Frame) -> Mistake:
    """The mistake of a key that stands too far to the left, with what is its own moved as far where it could not stay inside."""
    right = mistake.corrected.get(line.number, "")
    column = len(right) - len(right.lstrip(" "))
    by = column - line.spaces
    if mistake.rule != line_indent.RULE or (by <= 0 and frame.name != ITEM):
        return mistake
    whole: list[Line] = []
    for below in reading.lines[line.number + 1 :]:
        head = below.head
        known = head and head.right and (head.word in frame.type.keys or frame.type.kind is Kind.NUMBERED)
        beside = below.spaces == column and (below.marker if line.marker else known and not below.marker)
        if below.text.strip() and (below.spaces <= line.spaces or beside or _is_in_place(reading, below, frame)):
            break
        whole.append(below)
    while whole and not whole[-1].text.strip():
        del whole[-1]
    first = next((one for one in whole if one.text.strip()), None)
    fits = first is not None and (first.spaces > column if by > 0 else first.spaces != line.spaces + STEP)
    if first is None or fits:
        return mistake
    moved = {one.number: f"{' ' * by}{one.text}" if one.text.strip() else "" for one in whole}
    for number, text in moved.items():
        reading.lines[number] = read_line(number, text)
    return replace(mistake, corrected={**mistake.corrected, **moved})


def _is_in_place(reading: Reading, line: Line, inner: Frame) -> bool:
    """Whether the line is a key, a number or an item that stands where something around the frame has its own."""
    head = line.head
    if not head or not head.right:
        return False
    for frame in reading.stack:
        if frame is not inner and frame.column == line.spaces:
            if line.kind == "dash":
                fits = frame.type.kind is Kind.LIST and head.word in frame.type.item.keys
            else:
                fits = head.word in frame.type.keys or (frame.type.kind is Kind.NUMBERED and head.word.isdecimal())
            if fits:
                return True
    return False


def _next_item(reading: Reading, line: Line, head: Head | None, frame: Frame, fit: Fit) -> int | None:
    """The first key of an item again: the next item, which lacks its dash."""
    lead = f"{' ' * frame.parent}-{' ' * ((frame.column or 0) - frame.parent - 1)}"
    reading.note(astray.next_item(line, f"{lead}{line.rest}", fit.word, frame.seen[fit.word]))
    reading.stack[-1] = replace(frame, seen={fit.word: line.number})
    value = head.value if head else ""
    return take_value(reading, line, frame.type.keys[fit.word], value, f"{lead}{fit.word}: ", frame.column or 0, line.spaces)


def _led_to(mistake: Mistake) -> Mistake:
    """A mistake of an item that the one above leads to, with no line that makes it one of its own."""
    detail = "led-to" if mistake.rule == line_indent.RULE else mistake.detail
    return replace(mistake, detail=detail, proposed=False)
