"""The lines of a file as a person sees them: keys and items that stand askew are put where the format has them.

YAML's parser stops at the first line that does not fit and tells what it expected there, which is seldom what is wrong. Here
the lines are read without it, from the top down: each is a key, an item or a piece of a text, and the format says where it
may stand; where it stands otherwise, it is a mistake with a name, and the line as it should be. Only files in which something
is wrong are read so.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property

from kommunkompassen.read.fields import FieldType, Kind, fields
from kommunkompassen.read.key_names import is_name_of, meant, meant_number
from kommunkompassen.read.parts import Part
from kommunkompassen.read.syntax import astray, missing_bar, no_break_space, placing, special_start, text_and_keys
from kommunkompassen.read.syntax.fault import Mistake, is_key, known_keys, span_in_line
from kommunkompassen.read.syntax.line import BLOCK, Head, Line, read_line

_STEP = 2
_MOST_MISSPELT = 200
"""Words that are looked at for a key that they are like; a file with more of them is of another kind."""
_LONGEST_PUT_RIGHT = 5_000
"""Letters of a text whose lines are put together; what is longer is told of where it begins."""
_FAR = 300
"""How many lines are looked ahead for where the others of a kind stand."""
_POINTS = re.compile(r"[\d.,]+|[{\"'|>].*")
_AREA, _QUESTION = re.compile(r"\d{1,2}"), re.compile(r"\d{1,2}\.\d{1,2}")
_QUESTIONS = ("scores", "questions")
_SURE = 1.9
"""From here on a line is written so that it can be nothing else, if it stands where it should."""
_ITEM = "-"
"""Instead of a key's name, for a part that is an item of a list."""
_SIGNS = "{}[]?:&*!|>%@`"
"""What begins a line with these is no text that goes on; YAML has its own meaning for it."""


@dataclass(slots=True)
class Frame:
    """Something that holds lines: a part's keys, a mapping's numbers, a list's items."""

    type: FieldType
    name: str
    """The key it stands under."""
    parent: int
    """The column of that key, as it should be."""
    column: int | None = None
    """Where its lines begin, as it should be; None until the first has come."""
    seen: dict[str, int] = field(default_factory=dict)
    """The keys that have come, with the numbers of their lines."""

    @property
    def least(self) -> int:
        """The column that its lines can't be left of."""
        return self.parent if self.type.kind is Kind.LIST else self.parent + 1


@dataclass(slots=True)
class Block:
    """A text below a |, with the column of its key or dash as it should be (`column`) and as it is (`margin`)."""

    column: int
    margin: int
    typed: int | None = None
    """How far in its lines are, and how far they should be."""
    content: int = 0
    in_list: bool = False


@dataclass(slots=True)
class Text:
    """A text behind a key or a dash, which may go on below. `lead`: what stands before it on its line, as it should be."""

    number: int
    margin: int
    lead: str
    value: str
    last: int
    list_column: int | None = None
    """Where the dash stands, if it is an item of texts."""
    is_markdown: bool = False


class Unclosed:
    """How many brackets, or whether the quote, that a value begins with are still to be closed."""

    def __init__(self, value: str) -> None:
        sign = value[:1]
        self._opening, self._closing = {"[": ("[", "]"), "{": ("{", "}"), "'": ("", "'"), '"': ("", '"')}.get(sign, ("", ""))
        self.left = 0 if self._opening or not self._closing else 1
        self.take(value if self._opening else value[1:])

    def take(self, text: str) -> None:
        """Count those of one more line."""
        if self._opening:
            self.left += text.count(self._opening) - text.count(self._closing)
        elif self._closing and text.count(self._closing) % 2:
            self.left = 1 - self.left


@dataclass(frozen=True, slots=True)
class Fit:
    """Where a line can stand, how surely (3: written as it should be, below 2: only in its column), and as which key."""

    depth: int
    quality: float
    word: str = ""


def mistakes(lines: Sequence[str], kind: type[Part]) -> list[Mistake]:
    """What stands askew in a file of the kind, in order; lines that are alike and follow each other are one mistake."""
    walk = _Walk(lines, kind)
    walk.run()
    return walk.found


class _Walk:
    """One way through the lines."""

    def __init__(self, lines: Sequence[str], kind: type[Part]) -> None:
        self.lines = [read_line(number, text) for number, text in enumerate(lines)]
        self.stack = [Frame(fields(kind), "", -1)]
        self.block: Block | None = None
        self.text: Text | None = None
        self.found: list[Mistake] = []
        self.strangers = 0
        """Words like a key that are near to none."""
        self.last = -1
        """The last line that says something."""

    def run(self) -> None:
        number = 0
        while number < len(self.lines):
            line = self.lines[number]
            comment = line.text.lstrip().startswith("#") and not (self.block and line.spaces > self.block.margin)
            number += 1
            if line.text.strip() and not comment and not line.text.startswith(("---", "...", "%")):
                number = self._line(line) or number
                self.last = line.number

    def _line(self, line: Line) -> int | None:
        """Take in a line; the number of the next, where it is not the one below."""
        if self.block and self._in_block(line, self.block):
            return None
        # A list below a key that should have a text is told of as what it is.
        below_empty = self.text and not self.text.value and line.kind == "dash" and line.spaces > self.text.margin
        if not below_empty and (fit := self._best(line)):
            return self._place(line, fit)
        if not self._without_scores(line):
            self._astray(line)
        return None

    # Texts below a |

    def _in_block(self, line: Line, block: Block) -> bool:
        """Whether the line belongs to the text; False where it is the next key or item."""
        inside = line.spaces > block.margin or line.spaces > block.column
        if inside and not (line.spaces <= max(block.margin, block.column) and self._best(line, below_text=True)):
            if self._swallowed(line):
                return False
            if block.typed is None:
                block.typed = line.spaces
                block.content = line.spaces if line.spaces > block.column else block.column + _STEP
            column = block.content if line.spaces < block.typed else line.spaces - block.typed + block.content
            if column != line.spaces:
                self._note(placing.text(line, column))
            return True
        if self._best(line, below_text=True) or self._is_key_elsewhere(line):
            return False
        if block.typed is None:
            below = next((one for one in self._behind(line.number) if one.spaces > block.margin), None)
            block.typed = block.content = below.spaces if below and below.spaces > block.column else block.column + _STEP
        self._note(placing.text(line, block.content))
        return True

    def _is_key_elsewhere(self, line: Line) -> bool:
        """Whether a line among keys has one that only belongs elsewhere in the format; no Swedish text begins with it."""
        head = line.head
        among_keys = any(frame.column in line.columns for frame in self.stack)
        return among_keys and not line.marker and head is not None and head.right and head.word in known_keys()

    def _behind(self, number: int) -> Iterator[Line]:
        """The next lines that are not blank, as far as one looks ahead."""
        return (line for line in self.lines[number + 1 : number + _FAR] if line.text.strip())

    def _swallowed(self, line: Line) -> bool:
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

    # Where a line belongs

    def _best(self, line: Line, *, below_text: bool = False) -> Fit | None:
        """Where the line fits best; None where it fits nowhere. Below a text only what is surely no more of it."""
        head = line.head
        best: tuple[tuple[bool, bool, float, int, int], Fit] | None = None
        for depth, frame in enumerate(self.stack):
            fit = self._fit(line, head, depth, frame, guess=True)
            if not fit:
                continue
            column = self._column(frame, line.number)
            at = column in line.columns
            if not at and (fit.quality < 2 or (below_text and not self._sure(head, frame))):
                continue
            if at and below_text and fit.quality < 2 and not self._is_key(line, head, frame, fit):
                continue
            distance = min(abs(column - one) for one in line.columns)
            rank = (fit.quality >= _SURE, at, fit.quality, -distance, depth)
            if best is None or rank > best[0]:
                best = rank, fit
        return best[1] if best else None

    def _sure(self, head: Head | None, frame: Frame) -> bool:
        """Whether a line that stands in another column than the frame's can be no more of the text above it."""
        if frame.type.kind is Kind.LIST:
            item = frame.type.item
            if head and head.right and head.word in item.keys:
                return True
            return item.text is not None and bool(self.block and self.block.in_list)
        inner = frame.type.keys.get(head.word) if head else None
        empty = bool(head and head.right and (not head.value or BLOCK.fullmatch(head.value)))
        return empty or bool(inner and head and head.right and inner.kind not in (Kind.LINE, Kind.MARKDOWN))

    def _is_key(self, line: Line, head: Head | None, frame: Frame, fit: Fit) -> bool:
        """Whether a line below a text, in the frame's column but not written as a key of it should be, is one."""
        again = frame.name == _ITEM and fit.word == next(iter(frame.seen), "")
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
            or (frame.type.kind is Kind.NUMBERED and (_QUESTION if frame.name in _QUESTIONS else _AREA).fullmatch(word))
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
        if not word or line.marker or not guess or len(word) > 60:
            return None
        near = ""
        if self._column(frame, line.number) in line.columns:
            near = meant(word, [key for key in keys if key not in frame.seen], also_like=self.strangers < _MOST_MISSPELT)
            self.strangers += not near
        # Among the innermost keys it is more likely one of theirs than one from further out, so far in.
        return Fit(depth, _SURE if depth == len(self.stack) - 1 else 1, near) if near else None

    def _name_of_a_list(self, line: Line, frame: Frame) -> str:
        """A word alone on its line without a colon, above items: "Förbättringsområden" where a key of the frame can stand."""
        below = self._next(line)
        alone = not line.marker and line.rest.replace(" ", "").isalpha() and self._column(frame, line.number) in line.columns
        return line.rest if alone and below and below.marker and below.spaces >= line.spaces else ""

    def _as_number(self, line: Line, head: Head | None, depth: int, frame: Frame, *, guess: bool) -> Fit | None:
        question = frame.name in _QUESTIONS
        if head and (_QUESTION if question else _AREA).fullmatch(head.word):
            fits = not head.value or bool(_POINTS.fullmatch(head.value))
            quality = 3.0 if head.right or head.sign == "tight" else 2.0 if head.sign else 1.8
            quality = quality if fits else min(quality, 1.0 if head.sign == ":" else 0)
            if line.marker:
                quality = min(quality, _SURE) if head.sign else 0
            if head.word in frame.seen:
                quality = min(quality, 1.0)
            if quality:
                return Fit(depth, quality, head.word)
        word, _ = placing.name_and_value(f"{line.marker}{line.rest}")
        if not word or line.kind == "dash" or not guess or len(word) > 60:
            return None
        near = meant_number(word, question=question) or ("" if question else self._left_out(line, frame))
        return Fit(depth, 1, near) if near else None

    def _left_out(self, line: Line, frame: Frame) -> str:
        """The number that is missing among the areas where a line that holds others has a word: its title, I, ett."""
        head, below = line.head, self._next(line)
        if (
            line.spaces != self._column(frame, line.number)
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

    def _by_its_questions(self, line: Line, number: str) -> str:
        """The area that all questions below the line belong to, where that is another than its number and none has it."""
        found = set(re.findall(r"(\d{1,2})\.\d{1,2}: ", line.text))
        for below in self.lines[line.number + 1 : line.number + _FAR]:
            if not below.blank and below.spaces <= line.spaces:
                break
            if below.head and below.head.right and _QUESTION.fullmatch(below.head.word):
                found.add(below.head.word.partition(".")[0])
        near = next(iter(found)) if len(found) == 1 else number
        return near if near != number and (near, line.spaces) not in self._numbers else ""

    def _is_scores(self, line: Line, head: Head, frame: Frame) -> bool:
        """Whether an area's score is called so but holds questions."""
        below = self._next(line)
        holds = below and below.spaces > line.spaces and below.head and _QUESTION.fullmatch(below.head.word)
        return bool(holds) and head.word == "score" and not head.value and "scores" in {*frame.type.keys} - {*frame.seen}

    def _without_scores(self, line: Line) -> bool:
        """Whether the line is a question in an area that lacks the key above it."""
        head, frame = line.head, self.stack[-1]
        if not head or not _QUESTION.fullmatch(head.word) or "scores" not in {*frame.type.keys} - {*frame.seen}:
            return False
        if frame.column is None or line.spaces < frame.column:
            return False
        margin = " " * frame.column
        shown = (f"{margin}scores:", f"{margin}{' ' * _STEP}{line.text.strip()}")
        span = span_in_line(line.number, line.start, head.end)
        self._note(Mistake("missing-key", span, "", {"key": "scores"}, {line.number: shown[0]}, shown))
        frame.seen["scores"] = line.number
        self.stack.append(
            Frame(frame.type.keys["scores"], "scores", frame.column, frame.column + _STEP, {head.word: line.number})
        )
        return True

    def _is_of_the_item_above(self, line: Line, fit: Fit) -> bool:
        """Whether what has a dash is the rest of the item above: it has the name, and this no more than the rest."""
        above = self.stack[fit.depth + 1] if len(self.stack) > fit.depth + 1 else None
        if above is None or above.name != _ITEM or not fit.word or above.column is None or fit.word in above.seen:
            return False
        first = next(iter(above.type.keys))
        if first == fit.word or first not in above.seen:
            return False
        for below in self.lines[line.number + 1 : line.number + _FAR]:
            if not below.blank and below.spaces <= line.spaces:
                break
            if below.head and below.head.word in above.type.keys:
                return False
        return True

    def _column(self, frame: Frame, number: int) -> int:
        """Where the frame's lines should begin: where most of them do, if they can."""
        if frame.column is None:
            frame.column = self._usual(frame, number, frame.parent + _STEP if frame.parent >= 0 else 0)
        return frame.column

    def _usual(self, frame: Frame, number: int, otherwise: int, *known: int) -> int:
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
                (outer := self._fit(line, line.head, 0, one))
                and outer.quality >= (2 if one.type.kind is Kind.LIST else 3)
                and one.column == line.spaces
                for one in self.stack
                if one is not frame
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
        for line in self.lines[number : number + _FAR]:
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
                inside = line.spaces + _STEP
            else:
                inside = None

    # A line that fits

    def _place(self, line: Line, fit: Fit) -> int | None:
        frame = self.stack[fit.depth]
        if frame.type.kind is Kind.LIST and self._is_of_the_item_above(line, fit):
            del self.stack[fit.depth + 2 :]
            self.block = self.text = None
            return self._key(
                line, line.head, self.stack[-1], Fit(fit.depth + 1, fit.quality, fit.word), self.stack[-1].column or 0, ""
            )
        del self.stack[fit.depth + 1 :]
        self.block = self.text = None
        column = self._column(frame, line.number)
        head = line.head
        if frame.type.kind is not Kind.LIST:
            return self._key(line, head, frame, fit, column, "")
        wide = len(line.marker) if line.kind == "dash" and not line.marker.strip("- ") else _STEP
        item = frame.type.item
        if item.kind is Kind.PART and fit.word:
            inner = Frame(item, _ITEM, column)
            wide = self._usual(inner, line.number, column + _STEP, column + wide) - column
            inner.column = column + wide
            self.stack.append(inner)
            return self._key(line, head, inner, fit, column, f"-{' ' * (wide - 1)}")
        lead = f"{' ' * column}-{' ' * (wide - 1)}"
        if f"{lead}{line.rest}".rstrip() != line.text.rstrip():
            self._note(placing.item(line, f"{lead}{special_start.number_sign_in_quotes(line.rest)}"))
        value = "" if line.rest.startswith("#") else line.rest
        return self._value(line, item, value, lead, column, line.spaces, list_column=column)

    def _key(self, line: Line, head: Head | None, frame: Frame, fit: Fit, column: int, dash: str) -> int | None:
        """A key, or a number; `column` where the line should begin, `dash` what is before the key if it is an item's first."""
        # A number may have the words of its question between it and the colon.
        in_words = frame.type.kind is Kind.NUMBERED and head and not head.sign and placing.name_and_value(line.rest)[0]
        exact = head is not None and head.word == fit.word and not in_words
        lead = f"{' ' * column}{dash}"
        if exact and head and frame.name == "areas" and (near := self._by_its_questions(line, fit.word)):
            self._note(placing.number_of_questions(line, head, near))
            fit = replace(fit, word=near)
            exact = True
        elif exact and head and self._is_scores(line, head, frame):
            exact, fit = False, replace(fit, word="scores")
        if fit.word in frame.seen and frame.name == _ITEM and fit.word == next(iter(frame.seen)):
            return self._next_item(line, head, frame, fit)
        frame.seen.setdefault(fit.word, line.number)
        inner = frame.type.item if frame.type.kind is Kind.NUMBERED else frame.type.keys[fit.word]
        if not head or not exact:
            key, value = placing.name_and_value(line.rest)
            key = key or line.rest
            right = f"{lead}{fit.word}:{' ' if value else ''}{value}"
            self._note(placing.name(line, key, fit.word, right, frame.name, frame.type.keys))
            written = read_line(line.number, right).head
            value = written.value if written else value
            lead += f"{fit.word}: "
        else:
            value = head.value
            right = f"{lead}{line.rest}"
            if not head.right or no_break_space.mistake(line, head, ""):
                right = f"{lead}{head.word}:{' ' if head.behind else ''}{head.behind}"
            lead += f"{head.word}: "
        if exact and right.rstrip() != line.text.rstrip():
            self._note(placing.key(line, head, right, is_item=bool(dash)))
        margin = line.start if dash else line.spaces
        return self._value(line, inner, value, lead, column + len(dash), margin, name=fit.word)

    def _next_item(self, line: Line, head: Head | None, frame: Frame, fit: Fit) -> int | None:
        """The first key of an item again: the next item, which lacks its dash."""
        lead = f"{' ' * frame.parent}-{' ' * ((frame.column or 0) - frame.parent - 1)}"
        self._note(astray.next_item(line, f"{lead}{line.rest}", fit.word, frame.seen[fit.word]))
        self.stack[-1] = replace(frame, seen={fit.word: line.number})
        value = head.value if head else ""
        return self._value(line, frame.type.keys[fit.word], value, f"{lead}{fit.word}: ", frame.column or 0, line.spaces)

    def _value(
        self,
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
        below = self._next(line)
        more = below if value and value[0] not in "|>[{'\"" and below and below.spaces > margin else None
        if more and (both := text_and_keys.mistake(line, value, lead, type_, more)):
            self._note(both)
            seen = {both.values["key"]: line.number} if both.detail == "item" else {}
            self.stack.append(Frame(type_, name or _ITEM, column, seen=seen))
            return None
        if (not value or value[0] not in "|>[{'\"") and (inner := self._without_bar(line, value, type_, margin)):
            self._note(missing_bar.mistake(line, value, lead, inner))
            self.block = Block(column, margin, inner, inner, list_column is not None)
        elif not value:
            if not type_.text or type_.alone:
                self.stack.append(Frame(type_, name or _ITEM, column))
            else:
                is_markdown = type_.text is not None and type_.text.kind is Kind.MARKDOWN
                self.text = Text(line.number, margin, lead, "", line.number, list_column, is_markdown)
        elif BLOCK.fullmatch(value):
            self.block = Block(column, margin, in_list=list_column is not None)
        elif value[0] in "|>" and (behind := astray.text_behind_bar(line, value, lead, column, type_, below)):
            self._note(behind.mistake)
            if behind.content:
                self.block = Block(column, margin, behind.content, behind.content, list_column is not None)
            else:
                self.text = Text(line.number, margin, lead, behind.text, line.number, list_column)
        elif value[0] in "[{\"'":
            return self._closed(line, value, lead, type_)
        else:
            self.text = Text(line.number, margin, lead, value, line.number, list_column)
        return None

    def _without_bar(self, line: Line, value: str, type_: FieldType, margin: int) -> int:
        """How far in the lines below are where they are more of a text that needs a | for its paragraphs and lists; else 0."""
        if type_.text is None or (type_.text.kind is not Kind.MARKDOWN and (value or type_.kind is Kind.PART)):
            return 0
        first, blank = 0, False
        for below in self.lines[line.number + 1 : line.number + _FAR]:
            if not below.text.strip():
                blank = blank or first > 0 or bool(value)
                continue
            if below.text.lstrip().startswith("#"):
                continue
            if below.spaces <= margin or self._swallowed(below):
                return 0
            if not first:
                first = below.spaces
                is_part = below.marker or (below.head and type_.each and below.head.word in type_.item.keys)
                if type_.kind is Kind.LIST and not value and is_part:
                    return 0
                if type_.text.kind is not Kind.MARKDOWN and (below.marker or (below.head and below.head.right)):
                    return 0
            listed = below.kind in ("dash", "number") or below.marker.strip() in ("•", "·", "*", "●", "▪")
            if blank or listed or ": " in below.rest or below.rest.endswith(":"):
                return first
        return 0

    def _next(self, line: Line) -> Line | None:
        return next(self._behind(line.number), None)

    def _closed(self, line: Line, value: str, lead: str, type_: FieldType) -> int | None:
        """The number of the line behind something in brackets or quotes that goes on below, if it is closed somewhere."""
        self.text = Text(line.number, line.spaces, "", value, line.number)
        unclosed = Unclosed(value)
        if unclosed.left <= 0:
            return None
        for below in self.lines[line.number + 1 : line.number + _FAR]:
            if not below.text.strip():
                continue
            fit = self._best(below)
            if fit and fit.quality >= 3 and below.spaces <= line.spaces:
                break
            unclosed.take(below.text)
            if unclosed.left <= 0:
                return below.number + 1
        if value[0] in "[{":
            self._note(special_start.unclosed(line, value, lead, type_))
        return None

    # A line that fits nowhere

    def _astray(self, line: Line) -> None:
        frame, text, head = self.stack[-1], self.text, line.head
        if text and line.spaces > text.margin:
            return
        in_item = text and text.value and text.list_column is not None and head and head.value and not is_key(head.word)
        if head and head.right and not line.marker and not in_item:
            if not self._without_dash(line, head, frame):
                self._strange_key(line)
            return
        # Where signs are all that can't be seen, nothing stands there.
        if line.text[len(line.lead) :][:1] in ("", *_SIGNS):
            return
        if text and text.is_markdown and line.spaces == text.margin and not line.marker and text.number == self.last:
            self._below_its_key(line, text)
        elif text and text.value and text.value[0] not in "[{":
            self._goes_on(line, text)
        elif frame.type.kind is Kind.LIST and frame.column is None and frame.type.item.text:
            column = self._column(frame, line.number)
            self._lost_dash(line, column)

    def _strange_key(self, line: Line) -> None:
        """A key that the format does not have; what is further in belongs to it."""
        at = next((depth for depth, one in enumerate(self.stack) if one.column in line.columns), None)
        if at is not None:
            del self.stack[at + 1 :]
        self.block = None
        self.text = Text(line.number, line.spaces, "", "", line.number)

    def _without_dash(self, line: Line, head: Head, frame: Frame) -> bool:
        """The first key of an item, which lacks its dash, above others that stand further in."""
        if frame.type.kind is not Kind.LIST or frame.column is not None or head.word not in frame.type.item.keys:
            return False
        inner = Frame(frame.type.item, _ITEM, line.spaces)
        column = self._usual(inner, line.number + 1, line.spaces)
        if column <= line.spaces:
            return False
        frame.column = column - _STEP
        self._note(astray.without_dash(line, frame.column, below_item=False))
        self.stack.append(replace(inner, parent=frame.column, column=column, seen={head.word: line.number}))
        self._value(line, inner.type.keys[head.word], head.value, "", column, line.spaces, name=head.word)
        return True

    def _goes_on(self, line: Line, text: Text) -> None:
        """A text that goes on without being indented, or an item without its dash."""
        if len(text.value) > _LONGEST_PUT_RIGHT:
            return
        if (
            text.list_column is not None
            and line.rest[:1].isupper()
            and not text.value.endswith((",", ":", "-", "–", " och", " eller"))
        ):
            self._lost_dash(line, text.list_column)
            return
        frame = self.stack[-1]
        key = next(
            (name for name, inner in frame.type.keys.items() if inner.kind is Kind.MARKDOWN and name not in frame.seen), ""
        )
        if key and text.number == line.number - 1 and text.lead.rstrip().endswith("heading:") and line.spaces == frame.column:
            self._note(astray.without_key(line, key))
            frame.seen[key] = line.number
            self.text = Text(line.number, line.spaces, f"{line.lead}{key}: ", line.text.strip(), line.number)
            return
        text.value = f"{text.value} {line.text.strip()}"
        mistake = astray.goes_on(line, text.number, text.lead, text.value)
        if text.last > text.number and self.found and self.found[-1].rule == mistake.rule:
            # The lines before it are part of the text that is written out here.
            mistake = replace(mistake, span=self.found.pop().span)
        text.last = line.number
        self.found.append(mistake)

    def _below_its_key(self, line: Line, text: Text) -> None:
        """A text that lacks its | and stands straight below its key."""
        column = len(text.lead) - len(text.lead.lstrip(" -"))
        self._note(missing_bar.mistake(self.lines[text.number], "", text.lead, column + _STEP))
        self.block = Block(column, text.margin, column + _STEP, column + _STEP)
        self.text = None
        self._note(placing.text(line, column + _STEP))

    def _lost_dash(self, line: Line, column: int) -> None:
        self._note(astray.without_dash(line, column, below_item=True))
        self.text = Text(line.number, line.spaces, f"{' ' * column}- ", line.rest, line.number, column)

    def _note(self, mistake: Mistake) -> None:
        """A mistake, which is one with that of the line above where both are alike."""
        last = self.found[-1] if self.found else None
        alike = last and (last.rule, last.detail) == (mistake.rule, mistake.detail) and not last.shown and not mistake.shown
        if last and alike and max(last.corrected, default=-1) == self.last:
            self.found[-1] = replace(last, corrected={**last.corrected, **mistake.corrected})
        else:
            self.found.append(mistake)
