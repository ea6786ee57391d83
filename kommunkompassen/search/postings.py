"""Which paragraphs hold which stem, how strongly, and whether as a word of its own or as part of a compound.

Paragraphs, since two words that stand pages from each other in a long section seldom belong together.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from kommunkompassen.data.observations import Observation
from kommunkompassen.search.compounds import Splitter
from kommunkompassen.search.words import Word, spelt, stem, suspended, word, words

STRONGEST = 9
_HEADING = 5
"""A word of the heading counts as so many in the text."""
_SATURATION, _LENGTH = 1.2, 0.75
"""How soon more of the same word counts no more, and how much a long text is held against: as in Okapi BM25."""
_SHORT = 100
"""Letters; a shorter line is an item of a list, or what leads up to one, and belongs to the line before."""


class Entry(NamedTuple):
    """A paragraph, by its number, that holds a stem; `weight` from 1 to STRONGEST."""

    number: int
    weight: int
    part: bool


class Postings(NamedTuple):
    """By stem: the entries in order of their numbers, and the parts of those that are compounds."""

    entries: dict[str, list[Entry]]
    parts: dict[str, tuple[str, ...]]


class _Counted(NamedTuple):
    """How often each stem stands in a paragraph as a word, and as a part of one; `length` in words."""

    whole: Counter[str]
    parts: Counter[str]
    length: int


def paragraphs(observation: Observation) -> list[str]:
    """Its text in the pieces that are searched, at least one."""
    pieces: list[str] = []
    for line in observation.text.split("\n"):
        if pieces and len(line) < _SHORT:
            pieces[-1] += f"\n{line}"
        else:
            pieces.append(line)
    return pieces


def postings(observations: Sequence[Observation], whole: Iterable[str] = ()) -> Postings:
    """Of all paragraphs of all observations, numbered in that order. `whole`: words that are not split."""
    headed = [(one.heading, piece) for one in observations for piece in paragraphs(one)]
    spellings = {spelling for pair in headed for text in pair for spelling in spelt(text)}
    plain = [(words(heading), words(text)) for heading, text in headed]
    splitter = Splitter(Counter(found for pair in plain for found in {one.stem for text in pair for one in text}), tuple(whole))
    parts = _parts(spellings, splitter)
    counted = [
        _count([*heading, *_implied(texts[0], spellings, splitter)], [*text, *_implied(texts[1], spellings, splitter)], parts)
        for (heading, text), texts in zip(plain, headed, strict=True)
    ]
    average = sum(one.length for one in counted) / max(1, len(counted))
    entries: dict[str, list[Entry]] = {}
    for number, one in enumerate(counted):
        long = _SATURATION * (1 - _LENGTH + _LENGTH * one.length / average) if average else 1
        for found in sorted(one.whole.keys() | one.parts.keys()):
            count = one.whole[found] or one.parts[found]
            weight = max(1, round(STRONGEST * count / (count + long)))
            entries.setdefault(found, []).append(Entry(number, weight, found not in one.whole))
    return Postings(entries, parts)


def _parts(spellings: Iterable[str], splitter: Splitter) -> dict[str, tuple[str, ...]]:
    """Of the stems of compounds, by the first of the alphabet of the words that have the stem and can be split."""
    found: dict[str, tuple[str, ...]] = {}
    for spelling in sorted({one.replace("-", "") for one in spellings}):
        whole = stem(spelling)
        if whole not in found and (parts := tuple(part for part in splitter.parts(spelling) if part != whole)):
            found[whole] = parts
    return found


def _implied(text: str, spellings: set[str], splitter: Splitter) -> list[Word]:
    """Words of which only the beginning is written, as medborgarundersökningar in medborgar- och brukarundersökningar."""
    found = []
    for first, second in suspended(text):
        ends = (second[at:] for at in range(3, len(second) - 2))
        if end := next((end for end in ends if first + end in spellings), "") or splitter.last(second):
            found.append(word(first + end))
    return found


def _count(heading: Sequence[Word], text: Sequence[Word], compounds: Mapping[str, tuple[str, ...]]) -> _Counted:
    counted = _Counted(Counter(), Counter(), len(text))
    for words_, times in ((heading, _HEADING), (text, 1)):
        for one in words_:
            counted.whole[one.stem] += times
            for part in {*one.parts, *compounds.get(one.stem, ())}:
                counted.parts[part] += times
    return counted
