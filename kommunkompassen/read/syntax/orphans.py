"""Lines whose key above them is missing: areas without theirs, questions without scores, keys without the part they are of."""

from __future__ import annotations

from collections.abc import Iterator, Sequence, Set

from kommunkompassen.base.finding import Span
from kommunkompassen.read.fields import FieldType, Kind
from kommunkompassen.read.syntax import between
from kommunkompassen.read.syntax.below import FAR, following, inside
from kommunkompassen.read.syntax.fault import Mistake, span_in_line
from kommunkompassen.read.syntax.fitting import AREA, QUESTION, QUESTIONS
from kommunkompassen.read.syntax.frames import ITEM, STEP, Frame
from kommunkompassen.read.syntax.line import Line, read_line
from kommunkompassen.read.syntax.reading import Reading

_RULE = "missing-key"


def holder(reading: Reading, line: Line) -> tuple[int, str] | None:
    """The key that is missing above the first area, or the first key of a part, and how deep among what is open it stands."""
    head = line.head
    if not head or not head.right or line.marker:
        return None
    for depth in range(len(reading.stack) - 1, -1, -1):
        frame = reading.stack[depth]
        if frame.column is None or line.spaces < frame.column or frame.type.kind is not Kind.PART:
            continue
        free = {name: inner for name, inner in frame.type.keys.items() if name not in frame.seen}
        if AREA.fullmatch(head.word):
            names = [name for name, inner in free.items() if inner.kind is Kind.NUMBERED and _is_of(reading, line, inner.item)]
        elif line.spaces > frame.column and head.word not in frame.type.keys:
            names = [name for name, inner in free.items() if inner.kind is Kind.PART and head.word in inner.keys]
            words = {head.word, *_beside(reading, line)} if names else set()
            names = [name for name in names if words <= frame.type.keys[name].keys.keys()]
            last = max((list(frame.type.keys).index(key) for key in frame.seen if key in frame.type.keys), default=0)
            behind_last = names and list(frame.type.keys).index(names[0]) > last
            names = [] if names and _is_among(reading, line, depth, words if behind_last else set()) else names
        else:
            names = []
        if len(names) == 1 and not reading.fitting.stands(names[0], frame.column):
            return depth, names[0]
    return None


def _is_among(reading: Reading, line: Line, depth: int, words: Set[str]) -> bool:
    """Whether the keys may belong to something further in that is open and begins no further in than they do."""
    inner = [one for one in reading.stack[depth + 1 :] if one.type.kind is not Kind.LIST]
    around = [one for one in inner if one.column is not None and one.column <= line.spaces]
    # Several keys of which it has none, or has had those, are another part's.
    return any(
        one.column != line.spaces or not one.type.keys or len(words) < 2 or words & one.type.keys.keys() - one.seen.keys()
        for one in around
    )


def _is_of(reading: Reading, line: Line, item: FieldType) -> bool:
    """Whether an area's number stands above keys that it may have, or before them in braces."""
    below = following(reading.lines, line)
    if line.head and line.head.value:
        return item.kind is Kind.PART and line.head.value.startswith("{")
    return below is not None and below.spaces > line.spaces and below.head is not None and below.head.word in item.keys


def _beside(reading: Reading, line: Line) -> Iterator[str]:
    """The keys that stand below it in its column."""
    for below in reading.lines[line.number + 1 : line.number + FAR]:
        if below.blank or below.spaces > line.spaces:
            continue
        if below.spaces < line.spaces or not below.head or not below.head.right or AREA.fullmatch(below.head.word):
            return
        yield below.head.word


def without_holder(reading: Reading, line: Line) -> bool:
    """Whether the line is the first of those that a key above is missing for, which is told; reading goes on with them."""
    found = holder(reading, line)
    if not found:
        return False
    depth, key = found
    frame = reading.stack[depth]
    assert line.head, "it is a key or a number"
    assert frame.column is not None, "lines of it have come"
    span = span_in_line(line.number, line.start, line.head.end)
    written = f"{' ' * frame.column}{key}:"
    corrected = with_room(reading.lines, line, written)
    moved = {}
    if line.spaces == frame.column:
        moved = {one.number: f"{' ' * STEP}{one.text}".rstrip() for one in _theirs(reading, line, frame)}
        for number, text in moved.items():
            reading.lines[number] = read_line(number, text)
    last = str(max(moved, default=line.number) + 1)
    values = {"key": key, "last": last}
    detail = "margin" if moved else "above"
    reading.note(Mistake(_RULE, span, detail, values, {**corrected, **moved}, above=(written,)))
    frame.seen[key] = line.number
    del reading.stack[depth + 1 :]
    reading.block = reading.text = None
    column = frame.column + STEP if moved else line.spaces
    reading.stack.append(Frame(frame.type.keys[key], key, frame.column, column))
    return True


def without_number(reading: Reading, line: Line) -> None:
    """Tell of an area's first key that lacks the area's number: below `areas:` itself, or where the keys begin a second time."""
    head, depth = line.head, _areas(reading, line)
    if depth is None or not head:
        return
    areas = reading.stack[depth]
    inside_ = [one.head.word for one in inside(reading.lines, line) if one.head and one.head.right]
    numbers = {word.partition(".")[0] for word in inside_ if QUESTION.fullmatch(word)}
    number = next(iter(numbers)) if len(numbers) == 1 else "" if numbers else str(int(next(reversed(areas.seen), "0")) + 1)
    column = areas.parent + STEP if areas.column is None else areas.column
    if not number or number in areas.seen or line.spaces <= column or reading.fitting.has_number(number, column):
        return
    areas.column = column
    span = span_in_line(line.number, line.start, head.end)
    written = f"{' ' * column}{number}:"
    _insert(reading, line, span, number, written)
    areas.seen[number] = line.number
    del reading.stack[depth + 1 :]
    reading.block = reading.text = None
    reading.stack.append(Frame(areas.type.item, number, column, line.spaces))


def _areas(reading: Reading, line: Line) -> int | None:
    """How deep the areas are of which the line begins one without its number; None where it does not."""
    head = line.head
    if not head or not head.right or line.marker:
        return None
    for depth in range(len(reading.stack) - 1, -1, -1):
        frame = reading.stack[depth]
        if frame.type.kind is not Kind.NUMBERED or frame.type.item.kind is not Kind.PART or frame.name in QUESTIONS:
            continue
        if depth == len(reading.stack) - 1:
            above = reading.lines[reading.last].head
            is_first = above is not None and above.word == frame.name and not frame.seen
            return depth if is_first and head.word in frame.type.item.keys else None
        area = reading.stack[depth + 1]
        again = area.column == line.spaces and head.word in area.seen
        first = next(iter(area.seen), "") == head.word or area.type.keys[head.word].kind is Kind.NUMBERED if again else False
        following_ = str(int(next(reversed(frame.seen), "0")) + 2)
        return depth if again and (first or reading.fitting.has_number(following_, frame.column or 0)) else None
    return None


def without_list_of_texts(reading: Reading, line: Line) -> None:
    """Tell of the first item of a list of texts that lacks its key, and so stands among the parts of the list above."""
    if line.kind != "dash" or not line.rest or line.rest[0] in "#{" or (line.head and line.head.sign):
        return
    for depth in range(len(reading.stack) - 2, 0, -1):
        around, part = reading.stack[depth], reading.stack[depth - 1]
        if around.type.kind is not Kind.LIST or around.column != line.spaces or part.type.kind is not Kind.PART:
            continue
        if around.type.item.kind is not Kind.PART or around.type.item.alone or reading.stack[depth + 1].name != ITEM:
            return
        keys = list(part.type.keys)
        behind_ = keys[keys.index(around.name) + 1 :]
        below = _next_key(reading, line, part)
        free = behind_[: behind_.index(below)] if below in behind_ else behind_
        names = [name for name in free if part.type.keys[name].kind is Kind.LIST and part.type.keys[name].item.text]
        names = [name for name in names if name not in part.seen]
        if not names or part.column is None:
            return
        if len(names) > 1:
            _one_of(reading, line, names, part.column)
            return
        span = span_in_line(line.number, line.start, len(line.text.rstrip()))
        _insert(reading, line, span, names[0], f"{' ' * part.column}{names[0]}:")
        part.seen[names[0]] = line.number
        del reading.stack[depth:]
        reading.block = reading.text = None
        reading.stack.append(Frame(part.type.keys[names[0]], names[0], part.column, line.spaces))
        return


def _one_of(reading: Reading, line: Line, names: Sequence[str], column: int) -> None:
    """Tell of items that lack their key where several can be meant; they are left out where reading goes on."""
    span = span_in_line(line.number, line.start, len(line.text.rstrip()))
    items = [line]
    for below in reading.lines[line.number + 1 : line.number + FAR]:
        if not below.blank and (below.spaces <= column or (below.spaces == line.spaces and not below.marker)):
            break
        items.append(below)
    corrected = dict.fromkeys((one.number for one in items if not one.blank), "")
    reading.note(Mistake(_RULE, span, "one-of", {"keys": ", ".join(f"{name}:" for name in names)}, corrected, proposed=False))
    for one in items:
        reading.lines[one.number] = read_line(one.number, corrected.get(one.number, one.text))


def _next_key(reading: Reading, line: Line, part: Frame) -> str:
    """The next key of the part below the line; empty where there is none."""
    for below in reading.lines[line.number + 1 : line.number + FAR]:
        if below.blank or below.spaces > (part.column or 0):
            continue
        return below.head.word if below.head and below.spaces == part.column and below.head.word in part.type.keys else ""
    return ""


def _insert(reading: Reading, line: Line, span: Span, key: str, written: str) -> None:
    corrected = with_room(reading.lines, line, written)
    reading.note(Mistake(_RULE, span, "above", {"key": key}, corrected, above=(written,)))


def with_room(lines: list[Line], line: Line, written: str) -> dict[int, str]:
    """The lines above as they are read with one more right above the line: the nearest blank line or comment gives its room."""
    room = next((number for number in range(line.number - 1, max(line.number - FAR, -1), -1) if lines[number].blank), None)
    if room is None:
        return {}
    between_ = {number: lines[number + 1].text for number in range(room, line.number - 1)}
    return {**between_, line.number - 1: written}


def _theirs(reading: Reading, line: Line, frame: Frame) -> Iterator[Line]:
    """The line and those below it up to the next key of the part around them."""
    waiting: list[Line] = []
    for below in reading.lines[line.number :]:
        if below.spaces == frame.column and below.head and below.head.right and below.head.word in frame.type.keys:
            return
        waiting.append(below)
        if below.text.strip():
            yield from waiting
            waiting = []


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


def is_of_no_list(reading: Reading, line: Line) -> bool:
    """Whether the line begins an item with a key that none of the open lists has, further out than all of them."""
    head = line.head
    if line.kind != "dash" or not head or not head.right:
        return False
    lists = [frame for frame in reading.stack if frame.type.kind is Kind.LIST]
    return bool(lists) and all((one.column or 0) > line.spaces and head.word not in one.type.item.keys for one in lists)


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
