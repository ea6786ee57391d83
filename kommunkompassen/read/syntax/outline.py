"""The lines of a file as a person sees them: keys and items that stand askew are put where the format has them.

YAML's parser stops at the first line that does not fit and tells what it expected there, which is seldom what is wrong. Here
the lines are read without it, from the top down: each is a key, an item or a piece of a text, and the format says where it
may stand; where it stands otherwise, it is a mistake with a name, and the line as it should be. Only files in which something
is wrong are read so.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from kommunkompassen.base.leading import leads_on
from kommunkompassen.read.fields import FieldType, Kind, fields
from kommunkompassen.read.key_names import is_name_of
from kommunkompassen.read.parts import Part
from kommunkompassen.read.syntax import (
    astray,
    between,
    line_indent,
    missing_bar,
    no_break_space,
    placing,
    special_start,
    text_and_keys,
)
from kommunkompassen.read.syntax.below import FAR, behind, following
from kommunkompassen.read.syntax.fault import Mistake, is_key, span_in_line, without_remark
from kommunkompassen.read.syntax.fitting import QUESTION, Fit, Fitting
from kommunkompassen.read.syntax.frames import ITEM, STEP, Block, Frame, Text, Unclosed
from kommunkompassen.read.syntax.line import BLOCK, Head, Line, read_line

_LONGEST_PUT_RIGHT = 5_000
"""Letters of a text whose lines are put together; what is longer is told of where it begins."""
_SIGNS = "{}[]?:&*!|>%@`"
"""What begins a line with these is no text that goes on; YAML has its own meaning for it."""


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
        self.fitting = Fitting(self.lines, self.stack)
        self.last = -1
        """The last line that says something."""
        self.apart = False
        """Whether that belongs to nothing."""
        self.led_to = False
        """Whether it is an item further in than one above that ends in a colon."""

    def run(self) -> None:
        number = 0
        if strange := between.around_the_file(self.lines, self.stack[0].type):
            self.found.append(strange)
            self.lines = [read_line(line.number, strange.corrected.get(line.number, line.text)) for line in self.lines]
            self.fitting.lines = self.lines
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
        if not below_empty and (fit := self.fitting.best(line)):
            return self._place(line, fit)
        if not self.apart and (number := self._without_list(line)):
            return number
        if not self._without_scores(line):
            self._astray(line)
        return None

    # Texts below a |

    def _in_block(self, line: Line, block: Block) -> bool:
        """Whether the line belongs to the text; False where it is the next key or item."""
        inside = line.spaces > block.margin or line.spaces > block.column
        if inside and not (line.spaces <= max(block.margin, block.column) and self.fitting.best(line, below=block)):
            if self.fitting.is_swallowed(line):
                return False
            if block.typed is None:
                block.typed = line.spaces
                block.content = line.spaces if line.spaces > block.column else block.column + STEP
            column = block.content if line.spaces < block.typed else line.spaces - block.typed + block.content
            if column != line.spaces:
                self._note(placing.text(line, column))
            return True
        if self.fitting.best(line, below=block) or self.fitting.is_key_elsewhere(line):
            return False
        if heading := between.heading(self.lines, line, block, self.stack):
            self._note(heading)
            return True
        if block.typed is None:
            below = next((next_line for next_line in behind(self.lines, line.number) if next_line.spaces > block.margin), None)
            block.typed = block.content = below.spaces if below and below.spaces > block.column else block.column + STEP
        below = following(self.lines, line)
        # A key with others below it, whose own place can't be told, would take them all into the text.
        bare = line.head and line.head.right and not line.head.value
        takes_keys = bare and below and below.spaces > line.spaces and below.head and below.head.right
        self._note(replace(placing.text(line, block.content), proposed=not takes_keys))
        return True

    def _without_scores(self, line: Line) -> bool:
        """Whether the line is a question in an area that lacks the key above it."""
        head, frame = line.head, self.stack[-1]
        if not head or not QUESTION.fullmatch(head.word) or "scores" not in {*frame.type.keys} - {*frame.seen}:
            return False
        if frame.column is None or line.spaces < frame.column:
            return False
        margin = " " * frame.column
        shown = (f"{margin}scores:", f"{margin}{' ' * STEP}{line.text.strip()}")
        span = span_in_line(line.number, line.start, head.end)
        self._note(Mistake("missing-key", span, "", {"key": "scores"}, {line.number: shown[0]}, shown))
        frame.seen["scores"] = line.number
        self.stack.append(Frame(frame.type.keys["scores"], "scores", frame.column, frame.column + STEP, {head.word: line.number}))
        return True

    def _without_list(self, line: Line) -> int | None:
        """The number of the line behind the first item of a list that lacks its key, where only one can hold it."""
        for depth in range(len(self.stack) - 1, -1, -1):
            frame = self.stack[depth]
            if frame.column is None or line.spaces < frame.column or frame.type.kind is not Kind.PART:
                continue
            lists = {name: inner for name, inner in frame.type.keys.items() if inner.kind is Kind.LIST and name not in frame.seen}
            names = [name for name, inner in lists.items() if between.is_item(line, inner.item)]
            if len(names) != 1:
                return None
            key = names[0]
            del self.stack[depth + 1 :]
            mistake = between.without_key(self.lines, line, key, frame.column)
            self._note(mistake)
            frame.seen[key] = line.number
            self.stack.append(Frame(lists[key], key, frame.column, line.spaces))
            return max(mistake.corrected) + 1
        return None

    # A line that fits

    def _place(self, line: Line, fit: Fit) -> int | None:
        self.apart = False
        frame = self.stack[fit.depth]
        if frame.type.kind is Kind.LIST and self.fitting.is_of_the_item_above(line, fit):
            del self.stack[fit.depth + 2 :]
            self.block = self.text = None
            return self._key(
                line, line.head, self.stack[-1], Fit(fit.depth + 1, fit.quality, fit.word), self.stack[-1].column or 0, ""
            )
        del self.stack[fit.depth + 1 :]
        above, self.block, self.text = self.text, None, None
        column = self.fitting.column(frame, line.number)
        head = line.head
        if frame.type.kind is not Kind.LIST:
            return self._key(line, head, frame, fit, column, "")
        wide = len(line.marker) if line.kind == "dash" and not line.marker.strip("- ") else STEP
        item = frame.type.item
        if item.kind is Kind.PART and fit.word:
            inner = Frame(item, ITEM, column)
            wide = self.fitting.usual(inner, line.number, column + STEP, column + wide) - column
            inner.column = column + wide
            self.stack.append(inner)
            return self._key(line, head, inner, fit, column, f"-{' ' * (wide - 1)}")
        lead = f"{' ' * column}-{' ' * (wide - 1)}"
        if f"{lead}{line.rest}".rstrip() != line.text.rstrip():
            mistake = placing.item(line, f"{lead}{special_start.number_sign_in_quotes(line.rest)}")
            # What the item above leads to would lose its meaning as items of their own.
            led_to = above is not None and leads_on(above.value) and line.spaces > above.margin
            self.led_to = led_to or (self.led_to and self.last == line.number - 1 and line.spaces > column)
            self._note(_led_to(mistake) if self.led_to else mistake)
        value = "" if line.rest.startswith("#") else line.rest
        return self._value(line, item, value, lead, column, line.spaces, list_column=column)

    def _key(self, line: Line, head: Head | None, frame: Frame, fit: Fit, column: int, dash: str) -> int | None:
        """A key, or a number; `column` where the line should begin, `dash` what is before the key if it is an item's first."""
        # A number may have the words of its question between it and the colon.
        in_words = frame.type.kind is Kind.NUMBERED and head and not head.sign and placing.name_and_value(line.rest)[0]
        exact = head is not None and head.word == fit.word and not in_words
        lead = f"{' ' * column}{dash}"
        if exact and head and frame.name == "areas" and (near := self.fitting.area_of_its_questions(line, fit.word)):
            self._note(placing.number_of_questions(line, head, near))
            fit = replace(fit, word=near)
            exact = True
        elif exact and head and self.fitting.is_scores(line, head, frame):
            exact, fit = False, replace(fit, word="scores")
        if fit.word in frame.seen and frame.name == ITEM and fit.word == next(iter(frame.seen)):
            return self._next_item(line, head, frame, fit)
        # Another word for a key that comes by its right name: reading tells of both.
        is_other = not exact and frame.type.kind is Kind.PART and self.fitting.comes(line, fit.word)
        if not is_other:
            frame.seen.setdefault(fit.word, line.number)
        inner = frame.type.item if frame.type.kind is Kind.NUMBERED else frame.type.keys[fit.word]
        if not head or not exact:
            key, value = placing.name_and_value(line.rest)
            key = key or line.rest
            right = f"{lead}{fit.word}:{' ' if value else ''}{value}"
            if not is_other:
                self._note(placing.name(line, key, fit.word, right, frame.name, frame.type.keys))
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
        below = following(self.lines, line)
        kind = type_.text.kind if type_.text else None
        more = below if value and value[0] not in "|>[{'\"" and below and below.spaces > margin else None
        if more and (both := text_and_keys.mistake(line, value, lead, type_, more)):
            self._note(both)
            seen = {both.values["key"]: line.number} if both.detail == "item" else {}
            self.stack.append(Frame(type_, name or ITEM, column, seen=seen))
            return None
        if not value and (first := between.first_item(self.lines, line, type_, margin)):
            self._note(between.text_above(self.lines, line, first, type_.item))
            self.stack.append(Frame(type_, name or ITEM, column))
            return first.number
        if (not value or value[0] not in "|>[{'\"") and (inner := self._without_bar(line, value, type_, margin)):
            self._note(missing_bar.mistake(line, value, lead, inner))
            self.block = Block(column, margin, inner, inner, list_column is not None)
        elif not value:
            if not type_.text or type_.alone:
                self.stack.append(Frame(type_, name or ITEM, column))
            else:
                self.text = Text(line.number, margin, lead, "", line.number, list_column, kind)
        elif BLOCK.fullmatch(value):
            self.block = Block(column, margin, in_list=list_column is not None)
        elif value[0] in "|>" and (behind := astray.text_behind_bar(line, value, lead, column, type_, below)):
            self._note(behind.mistake)
            if behind.content:
                self.block = Block(column, margin, behind.content, behind.content, list_column is not None)
            else:
                self.text = Text(line.number, margin, lead, behind.text, line.number, list_column, kind)
        elif value[0] in "[{\"'":
            return self._closed(line, value, lead, type_)
        else:
            self.text = Text(line.number, margin, lead, value, line.number, list_column, kind)
        return None

    def _without_bar(self, line: Line, value: str, type_: FieldType, margin: int) -> int:
        """How far in the lines below are where they are more of a text that needs a | for its paragraphs and lists; else 0."""
        if type_.text is None or (type_.text.kind is not Kind.MARKDOWN and (value or type_.kind is Kind.PART)):
            return 0
        first, blank = 0, False
        for below in self.lines[line.number + 1 : line.number + FAR]:
            if not below.text.strip():
                blank = blank or first > 0 or bool(value)
                continue
            if below.text.lstrip().startswith("#"):
                continue
            if below.spaces <= margin or self.fitting.is_swallowed(below):
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

    def _closed(self, line: Line, value: str, lead: str, type_: FieldType) -> int | None:
        """The number of the line behind something in brackets or quotes that goes on below, if it is closed somewhere."""
        self.text = Text(line.number, line.spaces, "", value, line.number, kind=type_.text.kind if type_.text else None)
        unclosed = Unclosed(value)
        if unclosed.left <= 0:
            return None
        for below in self.lines[line.number + 1 : line.number + FAR]:
            if not below.text.strip():
                continue
            fit = self.fitting.best(below)
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
        if self.apart and (not line.spaces or line.marker or not (head and head.right)):
            self._is_apart(line)
            return
        in_item = text and text.value and text.list_column is not None and head and head.value and not is_key(head.word)
        if head and head.right and not line.marker and not in_item:
            if not self._without_dash(line, head, frame):
                self._strange_key(line)
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
            and text.number == self.last
        ):
            self._below_its_key(line, text)
        elif text and text.value and text.value[0] not in "[{":
            self._goes_on(line, text)
        elif frame.type.kind is Kind.LIST and frame.column is None and frame.type.item.text:
            column = self.fitting.column(frame, line.number)
            self._lost_dash(line, column)

    def _strange_key(self, line: Line) -> None:
        """A key that the format does not have; what is further in belongs to it."""
        at = next((depth for depth, frame in enumerate(self.stack) if frame.column in line.columns), None)
        if at is not None:
            del self.stack[at + 1 :]
        self.block = None
        self.text = Text(line.number, line.spaces, "", "", line.number)

    def _without_dash(self, line: Line, head: Head, frame: Frame) -> bool:
        """The first key of an item, which lacks its dash, above others that stand further in."""
        if frame.type.kind is not Kind.LIST or frame.column is not None or head.word not in frame.type.item.keys:
            return False
        inner = Frame(frame.type.item, ITEM, line.spaces)
        column = self.fitting.usual(inner, line.number + 1, line.spaces)
        if column <= line.spaces:
            return False
        frame.column = column - STEP
        self._note(astray.without_dash(line, frame.column, below_item=False))
        self.stack.append(replace(inner, parent=frame.column, column=column, seen={head.word: line.number}))
        self._value(line, inner.type.keys[head.word], head.value, "", column, line.spaces, name=head.word)
        return True

    def _goes_on(self, line: Line, text: Text) -> None:
        """A text that goes on without being indented, or an item without its dash."""
        if len(text.value) > _LONGEST_PUT_RIGHT:
            return
        if not line.spaces and text.margin >= 0 and self.lines[line.number - 1].blank:
            self._is_apart(line)
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
            self.text = Text(line.number, line.spaces, f"{line.lead}{key}: ", line.text.strip(), line.number, kind=Kind.MARKDOWN)
            return
        if not text.goes_on_with(line.rest):
            self._is_apart(line)
            return
        more, remark = without_remark(line.text.strip())
        # Where a comment stands behind the text above, no lines that keep it can be proposed.
        above = text.value if text.value[0] in "'\"" else without_remark(text.value)[0]
        text.value = f"{above} {more}"
        mistake = astray.goes_on(line, text.number, text.lead, text.value, remark)
        if text.last > text.number and self.found and self.found[-1].rule == mistake.rule:
            # The lines before it are part of the text that is written out here.
            mistake = replace(mistake, span=self.found.pop().span)
        text.last = line.number
        self.found.append(mistake)

    def _below_its_key(self, line: Line, text: Text) -> None:
        """A text that lacks its | and stands straight below its key."""
        column = len(text.lead) - len(text.lead.lstrip(" -"))
        self._note(missing_bar.mistake(self.lines[text.number], "", text.lead, column + STEP))
        self.block = Block(column, text.margin, column + STEP, column + STEP)
        self.text = None
        self._note(placing.text(line, column + STEP))

    def _is_apart(self, line: Line) -> None:
        self._note(between.apart(self.lines, line, is_of_scores=self.stack[-1].name == "scores"))
        # What is further in than a key or an item that belongs to nothing belongs to it.
        self.text = Text(line.number, line.spaces, "", "", line.number) if line.marker else None
        self.apart = True

    def _lost_dash(self, line: Line, column: int) -> None:
        """An item without its dash; what stands right below the key at the margin, or repeats the key, is none."""
        frame = self.stack[-1]
        if (not line.spaces and frame.column is None) or is_name_of(line.rest, frame.name):
            self._is_apart(line)
            return
        self._note(astray.without_dash(line, column, below_item=True))
        self.text = Text(line.number, line.spaces, f"{' ' * column}- ", line.rest, line.number, column, Kind.ITEM)

    def _note(self, mistake: Mistake) -> None:
        """A mistake, which is one with that of the line above where both are alike."""
        last = self.found[-1] if self.found else None
        alike = last and (last.rule, last.detail) == (mistake.rule, mistake.detail) and not last.shown and not mistake.shown
        alike = alike and last and last.proposed == mistake.proposed
        if last and alike and max(last.corrected, default=-1) == self.last:
            self.found[-1] = replace(last, corrected={**last.corrected, **mistake.corrected})
        else:
            self.found.append(mistake)


def _led_to(mistake: Mistake) -> Mistake:
    """A mistake of an item that the one above leads to, with no line that makes it one of its own."""
    detail = "led-to" if mistake.rule == line_indent.RULE else mistake.detail
    return replace(mistake, detail=detail, proposed=False)
