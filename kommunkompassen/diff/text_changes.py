"""What became of a text, sentence by sentence; within a sentence words tell."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Literal

from kommunkompassen.base.likeness import steps
from kommunkompassen.diff.match import Candidate, Pair, match, moved
from kommunkompassen.diff.things import Leaf, collapsed
from kommunkompassen.diff.word_marks import Word, marked
from kommunkompassen.formatting.reflow import reflowed
from kommunkompassen.formatting.sentences import sentences
from kommunkompassen.read.fields import Kind
from kommunkompassen.read.source import Source

Became = Literal["added", "removed", "changed", "moved"]
PARAGRAPH = "¶"
"""Stands for the empty line between two paragraphs."""
_DEEPER = "› "
"""Stands for a step of indentation, in a list within a list."""
_WHITE = " \t\r\n"
_SIGN = re.compile("[ \t\r\n]+|[^ \t\r\n]")


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence that is not as it was. Lines from 1 in the file of each side; None on a side where it is not."""

    became: Became
    words: tuple[Word, ...]
    before: int | None
    after: int | None


@dataclass(frozen=True, slots=True)
class Written:
    """A text as its sentences, with the line of each."""

    units: tuple[str, ...]
    lines: tuple[int, ...]


NOTHING = Written((), ())


def together(texts: Sequence[Written]) -> Written:
    """Several texts as one, a paragraph break between them."""
    units: tuple[str, ...] = ()
    lines: tuple[int, ...] = ()
    for text in texts:
        break_ = bool(units and text.units)
        units += ((PARAGRAPH,) if break_ else ()) + text.units
        lines += ((text.lines[0],) if break_ else ()) + text.lines
    return Written(units, lines)


@lru_cache(maxsize=4)
def units(leaf: Leaf) -> tuple[str, ...]:
    """The text's sentences; Markdown also as paragraphs and items of lists. The same for texts that differ in layout alone.

    Two texts are looked at twice, one after the other: to see whether they differ, and to tell how.
    """
    if leaf.kind is Kind.MARKDOWN:
        return tuple(_prose(reflowed(leaf.text)))
    return tuple(sentences(collapsed(leaf.text))) if leaf.text else ()


def _prose(text: str) -> Iterator[str]:
    for line in text.split("\n"):
        deep = (len(line) - len(line.lstrip(" "))) // 2
        yield _DEEPER * deep + collapsed(line) if line.strip() else PARAGRAPH


def written(leaf: Leaf, source: Source) -> Written:
    """The text's sentences, found again in the file."""
    said = units(leaf)
    node = source.node(leaf.way)
    text = getattr(node, "text", "")
    # On one line, with the place in the text of each sign.
    places = [sign.start() for sign in _SIGN.finditer(text)]
    line = "".join(" " if text[place] in _WHITE else text[place] for place in places)
    lines, start = [], 0
    for unit in said:
        wanted = "" if unit == PARAGRAPH else unit.replace(_DEEPER, "").rstrip("\\")
        place = line.find(wanted, start) if wanted else -1
        if place >= 0:
            start = place
        at = places[start] if start < len(places) else len(text)
        lines.append(source.span_in_text(leaf.way, at, at).line)
        start += len(wanted) if place >= 0 else 0
    return Written(said, tuple(lines))


@dataclass(frozen=True, slots=True)
class _Row:
    """A sentence that is not as it was, by its positions in the old and the new text."""

    became: Became
    words: tuple[Word, ...]
    old: int | None
    new: int | None

    @property
    def is_break(self) -> bool:
        return len(self.words) == 1 and self.words[0].text == PARAGRAPH

    def follows(self, other: _Row) -> bool:
        """Whether both came, or both went, one right after the other."""
        if self.became != other.became or self.became not in ("added", "removed"):
            return False
        here, there = (self.new, other.new) if self.became == "added" else (self.old, other.old)
        return here is not None and there is not None and here == there + 1

    def stands_before(self, other: _Row) -> bool:
        """Whether this break came, or went, straight before a sentence that is on both sides."""
        if other.old is None or other.new is None:
            return False
        return self.new == other.new - 1 if self.became == "added" else self.old == other.old - 1

    def behind(self, break_: _Row) -> _Row:
        """The row with the break that stands before it."""
        if self.follows(break_):
            return self.joined(f"{PARAGRAPH} ", "")
        return replace(self, words=(*break_.words, Word("same", " "), *self.words))

    def joined(self, before: str, behind: str) -> _Row:
        """The row with something at the ends of its only stretch of words."""
        word = self.words[0]
        return replace(self, words=(Word(word.mark, before + word.text + behind),))


def compared(before: Written, after: Written) -> list[Sentence]:
    """What is not as it was, in the order of the new text; what was removed where it stood."""
    rows = _with_breaks(list(_rows(before.units, after.units)), before.units, after.units)
    return [
        Sentence(
            row.became,
            row.words,
            None if row.old is None else before.lines[row.old],
            None if row.new is None else after.lines[row.new],
        )
        for row in rows
    ]


def _rows(before: Sequence[str], after: Sequence[str]) -> Iterator[_Row]:
    pairs, gone = _pairs(before, after)
    old_of = {new: old for old, new in pairs}
    shifted = {new for _, new in moved(pairs)}
    for number in range(len(after) + 1):
        for old in gone.get(number, ()):
            yield _Row("removed", (Word("removed", before[old]),), old, None)
        if number == len(after):
            return
        if number not in old_of:
            yield _Row("added", (Word("added", after[number]),), None, number)
            continue
        old = old_of[number]
        same = before[old] == after[number]
        words = (Word("same", after[number]),) if same else marked(before[old], after[number])
        if number in shifted:
            yield _Row("moved", words, old, number)
        elif not same:
            yield _Row("changed", words, old, number)


def _pairs(before: Sequence[str], after: Sequence[str]) -> tuple[list[Pair], dict[int, list[int]]]:
    """Pairs in the order of the new, and the old that have none by the new one that they stood before."""
    if not before or not after:
        return [], {0: list(range(len(before)))}
    pairs: list[Pair] = []
    old: list[int] = []
    new: list[int] = []
    stood: dict[int, int] = {}
    for what, first, end, first_new, end_new in steps(before, after):
        if what == "equal":
            pairs += zip(range(first, end), range(first_new, end_new), strict=True)
        else:
            old += range(first, end)
            new += range(first_new, end_new)
            stood |= dict.fromkeys(range(first, end), first_new)
    loose_old = [number for number in old if before[number] != PARAGRAPH]
    loose_new = [number for number in new if after[number] != PARAGRAPH]
    more = match([Candidate(before[number]) for number in loose_old], [Candidate(after[number]) for number in loose_new])
    pairs += [(loose_old[one], loose_new[other]) for one, other in more]
    # Where there was too much to be compared in order, a break goes with the sentence behind it.
    breaks = {number for number in old if before[number] == PARAGRAPH}, {number for number in new if after[number] == PARAGRAPH}
    pairs += [(one - 1, other - 1) for one, other in pairs if one - 1 in breaks[0] and other - 1 in breaks[1]]
    gone: dict[int, list[int]] = {}
    for number in sorted(set(old) - {one for one, _ in pairs}):
        gone.setdefault(stood[number], []).append(number)
    return sorted(pairs, key=lambda pair: pair[1]), gone


def _with_breaks(rows: list[_Row], before: Sequence[str], after: Sequence[str]) -> list[_Row]:
    """A break between paragraphs is told with a sentence beside it that is told too, or else with the one behind it."""
    told: list[_Row] = []
    waiting: _Row | None = None
    for number, row in enumerate(rows):
        behind = rows[number + 1] if number + 1 < len(rows) else None
        if not row.is_break:
            told.append(row.behind(waiting) if waiting else row)
            waiting = None
        elif behind and not behind.is_break and (behind.follows(row) or row.stands_before(behind)):
            waiting = row
        elif told and row.follows(told[-1]):
            told[-1] = told[-1].joined("", f" {PARAGRAPH}")
        else:
            told.append(_alone(row, before, after))
    return told


def _alone(row: _Row, before: Sequence[str], after: Sequence[str]) -> _Row:
    """A break with the sentence that it stands, or stood, before."""
    texts, here = (after, row.new) if row.old is None else (before, row.old)
    assert here is not None
    if here + 1 == len(texts):
        return replace(row, became="changed")
    at = {"new": here + 1} if row.old is None else {"old": here + 1}
    return replace(row, became="changed", words=(*row.words, Word("same", f" {texts[here + 1]}")), **at)
