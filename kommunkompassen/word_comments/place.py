"""Give each block of a reviewed file its place in today's files: by the mark that the draft carries, else by likeness."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from functools import cached_property
from typing import Literal

from kommunkompassen.report.places import Place, digest_and_code, evened, has_code, has_digest
from kommunkompassen.word_comments.blocks import CONTENTS, Block, Remark

How = Literal["same", "moved", "like", "reworded", "field", "near"]
"""same: the words still stand there. moved: they stand elsewhere today. like: words like them stand there. reworded: other
words stand in their place. field: the words are gone, but not what they stood in. near: the block is new and follows that one."""

ALIKE = 0.6
"""From which share of common words two texts count as one that was edited."""
_WORD = re.compile(r"\w+")
_BLOCK = re.compile(r"_p\d+$")


@dataclass(frozen=True, slots=True)
class Spot:
    """A place, and how it was found."""

    place: Place
    how: How


class Placer:
    """Looks up blocks. `places`: all of today's."""

    def __init__(self, places: Sequence[Place], blocks: Sequence[Block]) -> None:
        self._places = places
        self._blocks = blocks
        self._known: dict[int, Spot | None] = {}

    def spots(self, remark: Remark) -> Iterator[Spot]:
        """Where the blocks that a remark touches stand, each place once."""
        seen: set[Place] = set()
        for number in remark.blocks:
            spot = self._spot(number)
            if spot and spot.place not in seen:
                seen.add(spot.place)
                yield spot

    def _spot(self, number: int) -> Spot | None:
        if number not in self._known:
            self._known[number] = None  # a block that leads to itself has no place
            self._known[number] = self._found(number)
        return self._known[number]

    def _found(self, number: int) -> Spot | None:
        block = self._blocks[number]
        if found := digest_and_code(block.mark):
            return self._by_mark(*found, block)
        if block.note_of is not None:
            return self._spot(block.note_of)
        if block.cell and (spot := self._in_cell(number)):
            return spot
        if block.row and (spot := self._in_row(block.row)):
            return spot
        if block.leads_to:
            targets = [index for index, one in enumerate(self._blocks) if block.leads_to in one.bookmarks]
            return self._spot(targets[0]) if targets else None
        if block.style.startswith(CONTENTS):
            return None
        like = self._like(block.before)
        return Spot(like, "same" if like.text == evened(block.before) else "like") if like else self._after(number)

    def _in_row(self, row: int) -> Spot | None:
        """A figure in a table belongs to its row, whose heading has the mark."""
        marked = [index for index, one in enumerate(self._blocks) if one.row == row and one.mark]
        return self._spot(marked[0]) if marked else None

    def _in_cell(self, number: int) -> Spot | None:
        """A block that is new in a cell with marked ones stands behind the one before it there, or before the first."""
        block = self._blocks[number]
        marked = [index for index, one in enumerate(self._blocks) if one.cell == block.cell and one.mark]
        before = [index for index in marked if index < number] or marked[:1]
        spot = self._spot(before[-1]) if before else None
        return Spot(spot.place, "near") if spot else None

    def _after(self, number: int) -> Spot | None:
        """A new block has no place of its own; it follows the nearest one that has."""
        story = self._blocks[number].story
        for index in range(number - 1, -1, -1):
            if self._blocks[index].story == story and self._blocks[index].mark and (spot := self._spot(index)):
                return Spot(spot.place, "near")
        return None

    def _by_mark(self, digest: str, code: str, block: Block) -> Spot | None:
        here = next((place for place in self._places if has_code(place, code)), None)
        if here and (not here.movable or has_digest(here, digest)):
            return Spot(here, "same")
        same = [place for place in self._places if place.movable and has_digest(place, digest)]
        if same:
            return Spot(max(same, key=lambda place: _common_start(place.code, code)), "moved")
        like = self._like(block.before, code)
        if like:
            return Spot(like, "like")
        if here and not self._is_of_another_block(here):
            return Spot(here, "reworded")
        return self._around(code)

    def _is_of_another_block(self, place: Place) -> bool:
        """Whether the words that stand there today stood elsewhere in the draft."""
        return any(has_digest(place, digest) for digest in self._digests)

    @cached_property
    def _digests(self) -> set[str]:
        return {found[0] for block in self._blocks if (found := digest_and_code(block.mark))}

    def _around(self, code: str) -> Spot | None:
        """The nearest that is left of what the words stood in; the areas or the file as a whole say nothing."""
        while "_" in (code := code.rpartition("_")[0]):
            for place in self._places:
                if place.code == code and place.field:
                    return Spot(place, "field")
        return None

    @cached_property
    def _words(self) -> list[tuple[Place, list[str]]]:
        """Only blocks, items and titles: a field of several blocks is found by them."""
        fields = {place.field for place in self._places if _BLOCK.search(place.code)}
        return [
            (place, words)
            for place in self._places
            if (words := _words(place.text)) and not (place.field in fields and not _BLOCK.search(place.code))
        ]

    def _like(self, text: str, code: str = "") -> Place | None:
        """The place whose words are most like these; of several that are as like, the one nearest the code."""
        wanted = _words(text)
        if len(wanted) < 2:
            return None
        matcher = SequenceMatcher(autojunk=False)
        matcher.set_seq2(wanted)
        best: tuple[float, int] = (ALIKE, -1)
        found = None
        for place, words in self._words:
            matcher.set_seq1(words)
            if matcher.real_quick_ratio() < best[0] or matcher.quick_ratio() < best[0]:
                continue
            rank = round(matcher.ratio(), 3), _common_start(place.code, code)
            if rank > best:
                best, found = rank, place
        return found


def _words(text: str) -> list[str]:
    return _WORD.findall(text.casefold())


def _common_start(one: str, other: str) -> int:
    parts: Iterable[tuple[str, str]] = zip(one.split("_"), other.split("_"), strict=False)
    return next((number for number, (left, right) in enumerate(parts) if left != right), 99)
