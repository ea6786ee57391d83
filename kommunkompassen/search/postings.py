"""Which sentences hold which stem, how strongly, and whether as a word of its own or as part of a compound.

Of each evaluation this is written once, for as long as nothing that it is made of changes: its own words, the compounds among
them, and how long a paragraph is on average. The whole is put together of these pieces.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from functools import cache
from itertools import pairwise
from typing import NamedTuple

import msgspec

from kommunkompassen.base.contents import digest
from kommunkompassen.search.compounds import Splitter
from kommunkompassen.search.counted import HEADING, MOST, Counted, Held
from kommunkompassen.search.words import stem, word

STRONGEST = 9
_SATURATION, _LENGTH = 1.2, 0.75
"""How soon more of the same word counts no more, and how much a long text is held against: as in Okapi BM25."""
_SIGNS, _SENTENCES = "ABCDEFGHIJKLMNOPQR", "STUVWXYZ"
"""Of weights, a word's and then a part's, and of sentences."""
_DIGITS = "0123456789abcdefghijklmnopqrstuvwxyz"
_Implied = tuple[int, bool, str]
"""A word of which only the beginning is written: sentence, whether in the text, stem."""
Compounds = Mapping[str, tuple[str, ...]]
"""The stems of the parts of each compound, by its stem."""


class Runs(NamedTuple):
    """The entries of one evaluation by stem, side by side: each stem's first paragraph and last, and the entries as written but
    for the first's distance, which the evaluations before decide.
    """

    stems: list[str]
    firsts: list[int]
    lasts: list[int]
    written: list[str]


class Postings(NamedTuple):
    """By stem: the entries as written, and the parts of those that are compounds.

    Each entry is how far its paragraph is from the one before, in base 36, and a capital: A to I a word's weight, J to R a
    part's. Capitals from S on say in which of its sentences; where there is none, it is the first.
    `made`: the pieces that it was put together of, by a digest of all that they are made of.
    """

    entries: dict[str, str]
    parts: dict[str, tuple[str, ...]]
    made: dict[str, Runs]


def postings(counted: Sequence[Counted], whole: Iterable[str] = (), kept: Mapping[str, Runs] | None = None) -> Postings:
    """Of all paragraphs of all evaluations, numbered in that order. `whole`: words that are not split; `kept`: `made` before."""
    spellings = set[str]().union(*(one.spellings for one in counted))
    texts: Counter[str] = Counter()
    for one in counted:
        texts.update(one.texts)
    splitter = Splitter(texts, tuple(whole))
    parts = _parts(spellings, splitter)
    implied = [_implied(one, spellings, splitter) for one in counted]
    added = sum(is_text for found in implied for _, is_text, _ in found)
    length = sum(sum(one.lengths) for one in counted) + added
    # To the nearest word, so that one text more seldom changes what is kept of all others.
    average = max(1, round(length / max(1, sum(len(one.lengths) for one in counted))))
    made: dict[str, Runs] = {}
    entries: dict[str, list[str]] = {}
    before: dict[str, int] = {}
    from_ = 0
    for own, ends in zip(counted, implied, strict=True):
        compounds = {found: parts[found] for found in [*own.texts, *(one[2] for one in ends)] if found in parts}
        key = digest(msgspec.msgpack.encode((own.encoded, own.lengths, ends, compounds, average)))
        made[key] = runs = (kept or {}).get(key) or _runs(own, ends, compounds, average)
        for found, first, last, written in zip(*runs, strict=True):
            entries.setdefault(found, []).append(_step(from_ + first - before.get(found, -1)) + written)
            before[found] = from_ + last
        from_ += len(own.lengths)
    return Postings({found: "".join(written) for found, written in entries.items()}, parts, made)


def _parts(spellings: Iterable[str], splitter: Splitter) -> dict[str, tuple[str, ...]]:
    """Of the stems of compounds, by the first of the alphabet of the words that have the stem and can be split."""
    by_spelling: dict[str, tuple[str, ...]] = {}
    for spelling in sorted({one.replace("-", "") for one in spellings}):
        whole = stem(spelling)
        if whole not in by_spelling and (parts := tuple(part for part in splitter.parts(spelling) if part != whole)):
            by_spelling[whole] = parts
    return by_spelling


def _implied(own: Counted, spellings: set[str], splitter: Splitter) -> list[_Implied]:
    """What is meant by medborgar- in medborgar- och brukarundersökningar: medborgarundersökningar."""
    implied = []
    for number, is_text, first, second in own.suspended:
        ends = (second[at:] for at in range(3, len(second) - 2))
        if end := next((end for end in ends if first + end in spellings), "") or splitter.last(second):
            implied.append((number, is_text, word(first + end).stem))
    return implied


def _runs(own: Counted, implied: Iterable[_Implied], compounds: Compounds, average: int) -> Runs:
    held, lengths = own.held, list(own.lengths)
    wholes = {found: dict(counts) for found, counts in held.stems.items()}
    for number, is_text, found in implied:
        counts = wholes.setdefault(found, {})
        counts[number] = counts.get(number, 0) + (1 if is_text else HEADING)
        lengths[number // MOST] += is_text
    long = [_SATURATION * (1 - _LENGTH + _LENGTH * length / average) for length in lengths]
    as_parts = _of_parts(held, wholes, compounds)
    runs = Runs([], [], [], [])
    for found in sorted(wholes.keys() | as_parts.keys()):
        whole, part = wholes.get(found, {}), as_parts.get(found, {})
        entries = _entries(whole, part, long)
        steps = pairwise(entries)
        rest = "".join(f"{_step(paragraph - before)}{written}" for (before, _), (paragraph, written) in steps)
        runs.stems.append(found)
        runs.firsts.append(entries[0][0])
        runs.lasts.append(entries[-1][0])
        runs.written.append(entries[0][1] + rest)
    return runs


def _of_parts(held: Held, wholes: Mapping[str, Mapping[int, int]], compounds: Compounds) -> dict[str, dict[int, int]]:
    """How often each stem stands in each sentence as part of another word."""
    found: dict[str, dict[int, int]] = {}

    def add(part: str, number: int, times: int) -> None:
        counts = found.setdefault(part, {})
        counts[number] = counts.get(number, 0) + times

    for compound, parts in compounds.items():
        for number, times in wholes[compound].items():
            for part in parts:
                add(part, number, times)
    for number, compound, parts, times in held.hyphened:
        for part in set(parts).difference(compounds.get(compound, ())):
            add(part, number, times)
    return found


def _entries(whole: Mapping[int, int], part: Mapping[int, int], long: Sequence[float]) -> list[tuple[int, str]]:
    """Of one stem: each paragraph that holds it, with its weight and its sentences as written; twice where some sentences hold
    the word itself and others only a word that it is part of.
    """
    counts: dict[int, int] = {}
    marks: dict[int, str] = {}
    for is_part, held in enumerate((whole, part)):
        for number, count in held.items():
            if not (is_part and number in whole):
                place = number // MOST * 2 + is_part
                counts[place] = counts.get(place, 0) + count
                marks[place] = marks.get(place, "") + _SENTENCES[number % MOST]
    entries = []
    for place in sorted(counts):
        paragraph, is_part = divmod(place, 2)
        sign = _sign(counts[place], long[paragraph], is_part=is_part)
        entries.append((paragraph, sign if marks[place] == _SENTENCES[0] else sign + marks[place]))
    return entries


def _sign(count: int, long: float, *, is_part: int) -> str:
    weight = max(1, round(STRONGEST * count / (count + long)))
    return _SIGNS[weight - 1 + STRONGEST * is_part]


@cache
def _step(number: int) -> str:
    """A distance in base 36; nothing for the next."""
    if number == 1:
        return ""
    digits = ""
    while number:
        number, last = divmod(number, 36)
        digits = _DIGITS[last] + digits
    return digits or "0"
