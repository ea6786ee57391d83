"""Give each block of a reviewed file its place in today's files: by the mark that the draft carries, else by likeness."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Literal

from kommunkompassen.base.likeness import Likeness
from kommunkompassen.report.places import Place, digest_and_code, digest_of, evened, has_code, has_digest
from kommunkompassen.word_comments.blocks import CONTENTS, PICTURE, Block, Remark

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

    @property
    def is_certain(self) -> bool:
        """Whether the words themselves led there; all else is only probable."""
        return self.how in ("same", "moved")


class Placer:
    """Looks up blocks. `places`: all of today's."""

    def __init__(self, places: Sequence[Place], blocks: Sequence[Block]) -> None:
        self._places = places
        self._blocks = blocks
        self._known: dict[int, Spot | None] = {}
        self._likeness = Likeness()

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
        if marked := digest_and_code(block.mark):
            return self._by_mark(*marked, block)
        if block.note_of is not None:
            return self._spot(block.note_of)
        if ((block.parted and block.before.strip()) or block.before.strip() == PICTURE) and self._goes_on(number):
            # What was parted off has its mark at the end of the whole, and a chart stands with its caption, at its data.
            return self._spot(number + 1)
        if block.cell and (spot := self._in_cell(number)):
            return spot
        if block.row and (spot := self._in_row(block.row)):
            return spot if block.before.strip() else Spot(spot.place, "near")
        if block.leads_to:
            target = self._bookmarked.get(block.leads_to)
            return None if target is None else self._spot(target)
        if block.style.startswith(CONTENTS):
            return None
        like = self._like(block.before)
        return Spot(like, "same" if like.text == evened(block.before) else "like") if like else self._after(number)

    def _in_row(self, row: int) -> Spot | None:
        """A figure in a table belongs to its row, whose heading has the mark; a row with more of them is no row of figures."""
        marked = self._marked["row", row]
        return self._spot(marked[0]) if len(marked) == 1 else None

    def _in_cell(self, number: int) -> Spot | None:
        """A block that is new in a cell with marked ones stands behind the one before it, or first in the list that they are."""
        marked = self._marked["cell", self._blocks[number].cell]
        before = [index for index in marked if index < number]
        spot = self._spot(before[-1]) if before else self._list_of(marked[0]) if marked else None
        return Spot(spot.place, "near") if spot else None

    def _list_of(self, number: int) -> Spot | None:
        """What the block is the first item of."""
        spot, found = self._spot(number), digest_and_code(self._blocks[number].mark)
        return self._around(found[1]) or spot if found else spot

    def _goes_on(self, number: int) -> bool:
        """Whether the next block is of the draft and stands beside this one."""
        following = self._blocks[number + 1] if number + 1 < len(self._blocks) else None
        here = self._blocks[number]
        return following is not None and bool(following.mark) and (following.story, following.cell) == (here.story, here.cell)

    def _after(self, number: int) -> Spot | None:
        """A new block has no place of its own; it follows the nearest one that has."""
        marked = self._marked["story", self._blocks[number].story]
        for index in reversed(marked[: bisect_left(marked, number)]):
            if spot := self._spot(index):
                return Spot(spot.place, "near")
        return None

    @cached_property
    def _bookmarked(self) -> dict[str, int]:
        """The first block that has each bookmark."""
        return {name: index for index in reversed(range(len(self._blocks))) for name in self._blocks[index].bookmarks}

    @cached_property
    def _marked(self) -> defaultdict[tuple[str, int | str], list[int]]:
        """The blocks with marks by what they stand in, in order: their row, their cell, their story."""
        groups: defaultdict[tuple[str, int | str], list[int]] = defaultdict(list)
        for index, block in enumerate(self._blocks):
            if block.mark:
                groups["row", block.row].append(index)
                groups["cell", block.cell].append(index)
                groups["story", block.story].append(index)
        return groups

    def _by_mark(self, digest: str, code: str, block: Block) -> Spot | None:
        here = self._by_code.get(code) or self._by_cut_code(code)
        if here and (not here.movable or has_digest(here, digest)):
            return Spot(here, "same")
        same = [place for place in self._by_digest[digest] if place.movable]
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
        return bool(place.text) and digest_of(place) in self._digests

    @cached_property
    def _by_digest(self) -> defaultdict[str, list[Place]]:
        """The places by the digests of their words, each of which takes some time to make."""
        by_digest: defaultdict[str, list[Place]] = defaultdict(list)
        for place in self._places:
            if place.text:
                by_digest[digest_of(place)].append(place)
        return by_digest

    @cached_property
    def _digests(self) -> set[str]:
        return {marked[0] for block in self._blocks if (marked := digest_and_code(block.mark))}

    def _around(self, code: str) -> Spot | None:
        """The nearest that is left of what the words stood in; the areas or the file as a whole say nothing."""
        while "_" in (code := code.rpartition("_")[0]):
            if (place := self._by_code.get(code)) and place.field:
                return Spot(place, "field")
        return None

    @cached_property
    def _by_code(self) -> dict[str, Place]:
        """The first place with each code."""
        return {place.code: place for place in reversed(self._places)}

    def _by_cut_code(self, code: str) -> Place | None:
        """The place whose code was too long for an id and is cut there, behind its beginning."""
        beginning = code[: -len("12345678")]
        longer = (place for place in self._places if len(place.code) > len(code) and place.code.startswith(beginning))
        return next((place for place in longer if has_code(place, code)), None)

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
        best: tuple[float, int] = (ALIKE, -1)
        found = None
        for place, words in self._words:
            if self._likeness.spent:
                break
            alike = self._likeness.of(words, wanted, best[0])
            if not alike:
                continue
            rank = round(alike, 3), _common_start(place.code, code)
            if rank > best:
                best, found = rank, place
        return found


def _words(text: str) -> list[str]:
    return _WORD.findall(text.casefold())


def _common_start(one: str, other: str) -> int:
    parts: Iterable[tuple[str, str]] = zip(one.split("_"), other.split("_"), strict=False)
    return next((number for number, (left, right) in enumerate(parts) if left != right), 99)
