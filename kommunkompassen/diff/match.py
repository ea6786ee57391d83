"""Which of the old is which of the new: by being the same, by its name, then by likeness; and which of them have moved."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from kommunkompassen.base.likeness import Likeness

LEAST = 0.5
"""How alike two texts must be, from 0 to 1, for one to be taken for the other reworded."""
_SHORT = 80
_LEAST_SPELLED = 0.75
_LEAST_PAIRS = 0.45
"""Of pairs of letters, without which two texts are not that alike; to see this takes a fiftieth of the time."""
_STEPS = 20_000
"""Of comparing letters, for each text there is: enough for two or three that are alike."""
_TELLING = 4
"""So many letters or more of a fact's value tell it from others."""
NEIGHBOURS = 60
"""Of more, those are compared that stand about where the other does, and those with its name or its body: where hundreds were
changed at once, all with all takes too long, and what is told of them is no use to anybody."""
_WORD = re.compile(r"\w+")

Pair = tuple[int, int]
"""Positions from 0: of the old, of the new."""


@dataclass(frozen=True, slots=True)
class Candidate:
    """Something to be matched: its text, and the name that it is known by, if it has one."""

    text: str
    name: str = ""
    body: str = ""
    """What it says, without its name; the same under another name is the same thing renamed."""
    words: Counter[str] = field(init=False)
    weight: int = field(init=False)
    letters: frozenset[tuple[str, str]] = field(init=False)
    """Each with the next one, of a short text."""

    def __post_init__(self) -> None:
        object.__setattr__(self, "words", Counter(_WORD.findall(self.text.casefold())))
        object.__setattr__(self, "weight", weight(self.words))
        object.__setattr__(self, "letters", frozenset(pairwise(self.text.casefold()) if len(self.text) <= _SHORT else ()))


def match(before: Sequence[Candidate], after: Sequence[Candidate], least: float = LEAST) -> list[Pair]:
    """Pairs in the order of the new; what has none was removed or added."""
    pairs = _same(before, after)
    old, new = _left(range(len(before)), pairs, 0), _left(range(len(after)), pairs, 1)
    scored = []
    near, letters = _Near(before, old), Likeness(_STEPS * (NEIGHBOURS + len(old) + len(new)))
    for place, other in enumerate(new):
        for place_before in near.to(after[other], place / len(new)):
            named = bool(before[place_before].name) and before[place_before].name == after[other].name
            renamed = len(before[place_before].body) >= _TELLING and before[place_before].body == after[other].body
            alike = 1.0 if renamed else likeness(before[place_before], after[other], letters)
            if named or alike >= least:
                scored.append((not named, -alike, abs(place_before - other), place_before, other))
    taken_old: set[int] = set()
    taken_new: set[int] = set()
    for *_, place_before, other in sorted(scored):
        if place_before not in taken_old and other not in taken_new:
            taken_old.add(place_before)
            taken_new.add(other)
            pairs.append((place_before, other))
    return sorted(pairs, key=lambda pair: pair[1])


class _Near:
    """Which of the old a new one is compared with. `numbers`: of those that are left, rising."""

    def __init__(self, before: Sequence[Candidate], numbers: Sequence[int]) -> None:
        self._numbers = numbers
        self._by_name = _positions(before[number].name for number in numbers)
        self._by_body = _positions(before[number].body for number in numbers)

    def to(self, other: Candidate, place: float) -> Sequence[int]:
        """Those near the place, from 0 for the first to 1 for the last, or of the same name or body."""
        if len(self._numbers) <= NEIGHBOURS:
            return self._numbers
        middle = round(place * len(self._numbers))
        near = {*_around(range(len(self._numbers)), middle)}
        near.update(
            *(_around(known[key], middle) for known, key in ((self._by_name, other.name), (self._by_body, other.body)) if key)
        )
        return [self._numbers[position] for position in sorted(near)]


def _positions(keys: Iterable[str]) -> defaultdict[str, list[int]]:
    positions: defaultdict[str, list[int]] = defaultdict(list)
    for position, key in enumerate(keys):
        positions[key].append(position)
    return positions


def _around(positions: Sequence[int], middle: int) -> Sequence[int]:
    """So many rising positions as are neighbours, those about the middle."""
    start = max(0, min(bisect_left(positions, middle) - NEIGHBOURS // 2, len(positions) - NEIGHBOURS))
    return positions[start : start + NEIGHBOURS]


def _same(before: Sequence[Candidate], after: Sequence[Candidate]) -> list[Pair]:
    """What is word for word the same; of several alike the first with the first."""
    places: defaultdict[tuple[str, str], list[int]] = defaultdict(list)
    for number, candidate in reversed(list(enumerate(before))):
        places[candidate.name, candidate.text].append(number)
    pairs = ((places[other.name, other.text], number) for number, other in enumerate(after))
    return [(olds.pop(), number) for olds, number in pairs if olds]


def _left(all_: Iterable[int], pairs: Sequence[Pair], side: int) -> list[int]:
    taken = {pair[side] for pair in pairs}
    return [number for number in all_ if number not in taken]


def likeness(candidate: Candidate, other: Candidate, letters: Likeness | None = None) -> float:
    """From 0 to 1: how much of both is words that they share, long words weighing more; short texts also by their letters.

    `letters`: what compares these, as long as it has patience.
    """
    weights = candidate.weight + other.weight
    shared = 2 * _shared(candidate.words, other.words) / weights if weights else 0.0
    if shared < LEAST and 0 < max(len(candidate.text), len(other.text)) <= _SHORT:
        pairs = len(candidate.letters) + len(other.letters)
        if 2 * len(candidate.letters & other.letters) >= _LEAST_PAIRS * pairs:
            return (letters or Likeness()).of(candidate.text.casefold(), other.text.casefold(), _LEAST_SPELLED) or shared
    return shared


def _shared(one: Counter[str], other: Counter[str]) -> int:
    """How many letters the words have together that stand in both."""
    fewer, more = (one, other) if len(one) < len(other) else (other, one)
    return sum(len(word) * min(times, more[word]) for word, times in fewer.items() if word in more)


def weight(words: Counter[str]) -> int:
    """How many letters the words have together; so long words count for more."""
    return sum(len(word) * times for word, times in words.items())


def moved(pairs: Sequence[Pair]) -> set[Pair]:
    """The fewest pairs that must have moved; pairs in the order of the new. The others are a longest rising sequence."""
    ends: list[int] = []
    positions: list[int] = []
    previous: list[int] = []
    for number, (old, _) in enumerate(pairs):
        length = bisect_left(ends, old)
        previous.append(positions[length - 1] if length else -1)
        # Appended, or put in place of the one at this length, which ends higher.
        ends[length : length + 1] = [old]
        positions[length : length + 1] = [number]
    return set(pairs) - _rising(pairs, positions, previous)


def _rising(pairs: Sequence[Pair], positions: Sequence[int], previous: Sequence[int]) -> set[Pair]:
    number = positions[-1] if positions else -1
    stayed = set()
    while number >= 0:
        stayed.add(pairs[number])
        number = previous[number]
    return stayed
