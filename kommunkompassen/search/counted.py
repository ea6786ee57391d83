"""What the paragraphs of one evaluation hold, as far as it can be said without the other evaluations: it is counted once.

Paragraphs, since two words that stand pages from each other in a long section seldom belong together.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from typing import NamedTuple

import msgspec

from kommunkompassen.data.observations import Observation
from kommunkompassen.search.words import spelt, suspended, words

HEADING = 5
"""A word of the heading counts as so many in the text."""
_SHORT = 100
"""Letters; a shorter line is an item of a list, or what leads up to one, and belongs to the line before."""


class Held(NamedTuple):
    """What stands where: only what is written of it anew needs to know."""

    stems: dict[str, list[tuple[int, int]]]
    """Of each stem: the paragraphs that hold it, in order, and how often; a heading's as often as HEADING says."""
    hyphened: list[tuple[int, str, tuple[str, ...], int]]
    """Words that are written with hyphens: paragraph, stem, the parts' stems, how often."""


@dataclass(frozen=True, slots=True)
class Counted:
    """What an evaluation's paragraphs hold, numbered from 0."""

    lengths: tuple[int, ...]
    """Words in the text of each paragraph."""
    spellings: tuple[str, ...]
    """All words as they are spelt, sorted."""
    texts: dict[str, int]
    """In how many paragraphs each stem stands."""
    suspended: tuple[tuple[int, bool, str, str], ...]
    """Words of which only the beginning is written: paragraph, whether in the text, the beginning, and the word with the end."""
    encoded: bytes

    @property
    def held(self) -> Held:
        """What stands where."""
        return msgspec.msgpack.decode(self.encoded, type=Held)


def paragraphs(observation: Observation) -> list[str]:
    """Its text in the pieces that are searched, at least one."""
    pieces: list[str] = []
    for line in observation.text.split("\n"):
        if pieces and len(line) < _SHORT:
            pieces[-1] += f"\n{line}"
        else:
            pieces.append(line)
    return pieces


def count(observations: Iterable[Observation]) -> Counted:
    """Of one evaluation's observations, in their order."""
    lengths: list[int] = []
    spellings: set[str] = set()
    texts: Counter[str] = Counter()
    stems: dict[str, list[tuple[int, int]]] = {}
    hyphened: list[tuple[int, str, tuple[str, ...], int]] = []
    begun: list[tuple[int, bool, str, str]] = []
    pairs = ((one.heading, piece) for one in observations for piece in paragraphs(one))
    for number, (heading, text) in enumerate(pairs):
        counts: Counter[str] = Counter()
        for is_text, written in ((False, heading), (True, text)):
            held, times = words(written), 1 if is_text else HEADING
            for one in held:
                counts[one.stem] += times
                if one.parts:
                    hyphened.append((number, one.stem, one.parts, times))
            spellings.update(spelt(written))
            begun += [(number, is_text, first, second) for first, second in suspended(written)]
            if is_text:
                lengths.append(len(held))
        texts.update(counts.keys())
        for found, often in counts.items():
            stems.setdefault(found, []).append((number, often))
    encoded = msgspec.msgpack.encode(Held(stems, hyphened))
    return Counted(tuple(lengths), tuple(sorted(spellings)), dict(texts), tuple(begun), encoded)
