"""Where a line belongs among the parts and lists that are open: as which key, number or item, and in which column."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from kommunkompassen.read.fields import FieldType, Kind
from kommunkompassen.read.key_names import is_name_of, is_sum, meant, meant_number
from kommunkompassen.read.syntax import placing
from kommunkompassen.read.syntax.below import FAR, following, inside
from kommunkompassen.read.syntax.fault import is_key, known_keys
from kommunkompassen.read.syntax.frames import ITEM, STEP, Block, Frame, Unclosed
from kommunkompassen.read.syntax.line import BLOCK, Head, Line

_MOST_MISSPELT = 200
"""Words that are looked at for a key that they are like; a file with more of them is of another kind."""
_POINTS = re.compile(r"[\d.,]+|[{\"'|>].*")
AREA, QUESTION = re.compile(r"\d{1,2}"), re.compile(r"\d{1,2}\.\d{1,2}")
QUESTIONS = ("scores", "questions")
_SURE = 1.9
"""From here on a line is written so that it can be nothing else, if it stands where it should."""


@dataclass(frozen=True, slots=True)
class Fit:
    """Where a line can stand, how surely (3: written as it should be, below 2: only in its column), and as which key."""

    depth: int
    quality: float
    word: str = ""


class Fitting:
    """Where lines fit. It learns from them in which column each frame has its own."""

    def __init__(self, lines: Sequence[Line], stack: Sequence[Frame]) -> None:
        self.lines = lines
        self.stack = stack
        """What is open, the outermost first; whoever reads the lines opens and closes."""
        self.strangers = 0
        """Words like a key that are near to none."""

    def best(self, line: Line, *, below: Block | None = None) -> Fit | None:
        """Where the line fits best, if anywhere. `below`: a text that may go on; only what is surely no more of it."""
        head = line.head
        best: tuple[tuple[bool, bool, float, int, int], Fit] | None = None
        for depth, frame in enumerate(self.stack):
            fit = self._fit(line, head, depth, frame, guess=True)
            if not fit:
                continue
            column = self.column(frame, line.number)
            at = column in line.columns
            if not at and (fit.quality < 2 or (below and not self._sure(head, frame, below))):
                continue
            if at and below and fit.quality < 2 and not self._is_key(line, head, frame, fit):
                continue
            distance = min(abs(column - one) for one in line.columns)
            rank = (fit.quality >= _SURE, at, fit.quality, -distance, depth)
            if best is None or rank > best[0]:
                best = rank, fit
        return best[1] if best else None

    def _sure(self, head: Head | None, frame: Frame, below: Block) -> bool:
        """Whether a line that stands in another column than the frame's can be no more of the text above it."""
        if frame.type.kind is Kind.LIST:
            item = frame.type.item
            if head and head.right and head.word in item.keys:
                return True
            return item.text is not None and below.in_list
        inner = frame.type.keys.get(head.word) if head else None
        empty = bool(head and head.right and (not head.value or BLOCK.fullmatch(head.value)))
        return empty or bool(inner and head and head.right and inner.kind not in (Kind.LINE, Kind.MARKDOWN))

    def _is_key(self, line: Line, head: Head | None, frame: Frame, fit: Fit) -> bool:
        """Whether a line below a text, in the frame's column but not written as a key of it should be, is one."""
        again = frame.name == ITEM and fit.word == next(iter(frame.seen), "")
        if head and head.word == fit.word and (again or fit.word not in frame.seen):
            return True
        name, value = placing.name_and_value(line.rest)
        holds_more = frame.type.kind is Kind.NUMBERED or (fit.word in frame.type.keys and not frame.type.keys[fit.word].text)
        if not name or fit.word in frame.seen:
            return False
        return is_name_of(name, fit.word) or ((not value or value.startswith("#")) and holds_more)

    def _fit(self, line: Line, head: Head | None, depth: int, frame: Frame, *, guess: bool = False) -> Fit | None:
        kind = frame.type.kind
        if kind is Kind.LIST:
            return self._as_item(line, head, depth, frame.type.item, guess=guess)
        if kind is Kind.PART:
            return self._as_key(line, head, depth, frame, guess=guess)
        return self._as_number(line, head, depth, frame, guess=guess) if kind is Kind.NUMBERED else None

    def _as_item(self, line: Line, head: Head | None, depth: int, item: FieldType, *, guess: bool) -> Fit | None:
        if not line.marker:
            return None
        if item.kind is Kind.PART and (not item.alone or (head and head.word in item.keys and head.sign == ":")):
            if head and head.word in item.keys and (head.sign or line.kind == "dash"):
                return Fit(depth, 3 if line.kind == "dash" and head.sign in (":", "tight") else 2, head.word)
            word, _ = placing.name_and_value(line.rest) if guess else ("", "")
            near = meant(word, item.keys) if word else ""
            elsewhere = head is not None and head.right and self._is_elsewhere(head.word)
            return Fit(depth, 1 if elsewhere else 2, near) if line.kind == "dash" and (near or not elsewhere) else None
        if head and head.right and head.word not in item.keys and self._is_elsewhere(head.word):
            return Fit(depth, 1)
        return Fit(depth, 3 if line.kind == "dash" else 2)

    def _is_elsewhere(self, word: str) -> bool:
        """Whether a part that is open has such a key, or areas or questions such a number."""
        return any(
            word in frame.type.keys
            or (frame.type.kind is Kind.NUMBERED and (QUESTION if frame.name in QUESTIONS else AREA).fullmatch(word))
            for frame in self.stack
        )

    def _as_key(self, line: Line, head: Head | None, depth: int, frame: Frame, *, guess: bool) -> Fit | None:
        keys = frame.type.keys
        if head and head.word in keys:
            quality = 3.0 if head.right or head.sign == "tight" else 2.0 if head.sign else 1.8
            if line.marker:
                quality = min(quality, _SURE) if head.sign else 0
            if head.word in frame.seen:
                quality = min(quality, 1.0)
            return Fit(depth, quality, head.word) if quality else None
        word = placing.name_and_value(line.rest)[0] or (self._name_of_a_list(line, frame) if guess else "")
        # A sum is no key; whether it is an area's score depends on what else the area has, which reading sees.
        if not word or line.marker or not guess or len(word) > 60 or is_sum(word):
            return None
        near = ""
        if self.column(frame, line.number) in line.columns:
            also_like = self.strangers < _MOST_MISSPELT and word not in known_keys()
            near = meant(word, [key for key in keys if key not in frame.seen], also_like=also_like)
            if near in ("score", "scores") and _POINTS.fullmatch(placing.name_and_value(line.rest)[1]):
                # A number is an area's own points; in an area with questions it is a sum, which reading sees.
                near = "" if "scores" in frame.seen or self.comes(line, "scores") else "score"
            self.strangers += not near
        # Among the innermost keys it is more likely one of theirs than one from further out, so far in.
        return Fit(depth, _SURE if depth == len(self.stack) - 1 else 1, near) if near else None

    def comes(self, line: Line, key: str) -> bool:
        """Whether the key stands further down beside what the line has, as far as one looks ahead."""
        places = self._places.get((key, line.spaces), ())
        number = places[place] if (place := bisect_right(places, line.number)) < len(places) else 0
        between = self.lines[line.number + 1 : number]
        return line.number < number < line.number + FAR and all(one.blank or one.spaces >= line.spaces for one in between)

    def stands(self, key: str, column: int) -> bool:
        """Whether the key stands in that column, wherever in the file."""
        return (key, column) in self._places

    def has_number(self, number: str, column: int) -> bool:
        """Whether a line with that number stands in that column, wherever in the file."""
        return (number, column) in self._numbers

    @cached_property
    def _places(self) -> Mapping[tuple[str, int], Sequence[int]]:
        """Where each key stands that is written as it should be: its word and column, and the numbers of its lines."""
        places: defaultdict[tuple[str, int], list[int]] = defaultdict(list)
        for line in self.lines:
            if line.head and line.head.right and not line.marker and is_key(line.head.word):
                places[line.head.word, line.spaces].append(line.number)
        return places

    def _name_of_a_list(self, line: Line, frame: Frame) -> str:
        """A word alone on its line without a colon, above items: "Förbättringsområden" where a key of the frame can stand."""
        below = following(self.lines, line)
        alone = not line.marker and line.rest.replace(" ", "").isalpha() and self.column(frame, line.number) in line.columns
        return line.rest if alone and below and below.marker and below.spaces >= line.spaces else ""

    def _as_number(self, line: Line, head: Head | None, depth: int, frame: Frame, *, guess: bool) -> Fit | None:
        question = frame.name in QUESTIONS
        if head and (QUESTION if question else AREA).fullmatch(head.word):
            fits = not head.value or bool(_POINTS.fullmatch(head.value))
            quality = 3.0 if head.right or head.sign == "tight" else 2.0 if head.sign else 1.8
            if not head.sign and question and fits and line.text[head.end : head.end + 1] == "\t":
                # A row out of Excel, whose cells are a question's number and its points, wherever it stands.
                quality = 2.0
            fits = fits or (question and not line.marker and bool(placing.number_behind_words(head)))
            quality = quality if fits else min(quality, 1.0 if head.sign == ":" else 0)
            if line.marker:
                quality = min(quality, _SURE) if head.sign else 0
            if head.word in frame.seen and not self._is_area_again(line, head, question=question):
                quality = min(quality, 1.0)
            if quality:
                return Fit(depth, quality, head.word)
        word, _ = placing.name_and_value(f"{line.marker}{line.rest}")
        if not word or line.kind == "dash" or not guess or len(word) > 60:
            return None
        near = meant_number(word, question=question) or ("" if question else self._left_out(line, frame))
        return Fit(depth, 1, near) if near else None

    def _is_area_again(self, line: Line, head: Head, *, question: bool) -> bool:
        """Whether the number of an area comes a second time, with keys of its own below it."""
        below = following(self.lines, line)
        holds = below and below.spaces > line.spaces and below.head and below.head.right and below.head.word in known_keys()
        return bool(holds) and head.right and not head.value and not question

    def _left_out(self, line: Line, frame: Frame) -> str:
        """The number that is missing among the areas where a line that holds others has a word: its title, I, ett."""
        head, below = line.head, following(self.lines, line)
        if (
            line.spaces != self.column(frame, line.number)
            or not (below and below.spaces > line.spaces)
            or (head and is_key(head.word))
        ):
            return ""
        number = str(int(next(reversed(frame.seen), "0")) + 1)
        return "" if (number, line.spaces) in self._numbers else number

    @cached_property
    def _numbers(self) -> set[tuple[str, int]]:
        """The words that lines without a dash begin with, and where."""
        return {
            (line.head.word, line.spaces) for line in self.lines if line.head and line.head.word.isdecimal() and not line.marker
        }

    def is_key_elsewhere(self, line: Line) -> bool:
        """Whether a line among keys has one that only belongs elsewhere in the format; no Swedish text begins with it."""
        head = line.head
        among_keys = any(frame.column in line.columns for frame in self.stack)
        return among_keys and not line.marker and head is not None and head.right and head.word in known_keys()

    def is_swallowed(self, line: Line) -> bool:
        """Whether a line so far in that it would be text is most likely a key: nobody writes one of these in Swedish prose."""
        head = line.head
        if not head or not head.right:
            return False
        if line.kind == "dash":
            return any(frame.type.kind is Kind.LIST and head.word in frame.type.item.keys for frame in self.stack)
        if line.marker or (head.value and not BLOCK.fullmatch(head.value)):
            return False
        for frame in self.stack:
            inner = frame.type.keys.get(head.word) if head.word not in frame.seen else None
            if inner and (inner.kind in (Kind.LIST, Kind.NUMBERED) or (head.value and inner.kind is Kind.MARKDOWN)):
                return True
        return False

    def area_of_its_questions(self, line: Line, number: str) -> str:
        """The area that all questions below the line belong to, where that is another than its number and none has it."""
        numbers = set(re.findall(r"(\d{1,2})\.\d{1,2}: ", line.text))
        for below in inside(self.lines, line):
            if below.head and below.head.right and QUESTION.fullmatch(below.head.word):
                numbers.add(below.head.word.partition(".")[0])
        near = next(iter(numbers)) if len(numbers) == 1 else number
        return near if near != number and (near, line.spaces) not in self._numbers else ""

    def is_scores(self, line: Line, head: Head, frame: Frame) -> bool:
        """Whether an area's score is called so but holds questions."""
        below = following(self.lines, line)
        holds = below and below.spaces > line.spaces and below.head and QUESTION.fullmatch(below.head.word)
        return bool(holds) and head.word == "score" and not head.value and "scores" in {*frame.type.keys} - {*frame.seen}

    def is_of_the_item_above(self, line: Line, fit: Fit) -> bool:
        """Whether what has a dash is the rest of the item above: it has the name, and this no more than the rest."""
        above = self.stack[fit.depth + 1] if len(self.stack) > fit.depth + 1 else None
        if above is None or above.name != ITEM or not fit.word or above.column is None or fit.word in above.seen:
            return False
        first = next(iter(above.type.keys))
        if first == fit.word or first not in above.seen:
            return False
        return not any(below.head and below.head.word in above.type.keys for below in inside(self.lines, line))

    def column(self, frame: Frame, number: int) -> int:
        """Where the frame's lines should begin: where most of them do, if they can."""
        if frame.column is None:
            frame.column = self.usual(frame, number, frame.parent + STEP if frame.parent >= 0 else 0)
        return frame.column

    def usual(self, frame: Frame, number: int, otherwise: int, *known: int) -> int:
        """Where most of the frame's lines begin, from that line on, if they can stand there; `known`: where one above does."""
        columns = Counter(known)
        if not known and self.lines[number].spaces == otherwise:
            return otherwise
        for line in self._outer_lines(number, frame):
            if known and line.number == number:
                continue
            fit = self._fit(line, line.head, 0, frame)
            if fit and fit.quality >= 2 and (line.head is None or line.head.right or frame.type.kind is Kind.LIST):
                columns.update([line.spaces] if "\t" not in line.lead else [])
            elif any(
                (outer := self._fit(line, line.head, 0, outer_frame))
                and outer.quality >= (2 if outer_frame.type.kind is Kind.LIST else 3)
                and outer_frame.column == line.spaces
                for outer_frame in self.stack
                if outer_frame is not frame
            ):
                break
        if not columns:
            return otherwise
        most = max(columns.values())
        usual = [column for column, count in columns.items() if count == most]
        column = otherwise if otherwise in usual else usual[0]
        return column if column >= frame.least else otherwise

    def _outer_lines(self, number: int, frame: Frame) -> Iterator[Line]:
        """The lines from there on that are no text, nor inside of one of the frame's own keys."""
        inside, unclosed = None, Unclosed("")
        for line in self.lines[number : number + FAR]:
            if unclosed.left > 0:
                unclosed.take(line.text)
                continue
            if line.blank or (inside is not None and line.spaces >= inside):
                continue
            yield line
            head = line.head
            value = head.value if head and head.right else line.rest
            unclosed = Unclosed(value)
            if BLOCK.fullmatch(value):
                inside = (line.start if head and head.right else line.spaces) + 1
            elif head and head.right and not value and head.word in frame.type.keys:
                inside = line.spaces + STEP
            else:
                inside = None
