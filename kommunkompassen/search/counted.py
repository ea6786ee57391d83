"""What the sentences of one evaluation hold, as far as it can be said without the other evaluations: it is counted once.

The words of a query are sought in one paragraph, since two words that stand pages from each other in a long section seldom belong
together; and the parts of a compound in one sentence, since they mean the compound only where they stand near each other.
"""

from __future__ import annotations

import re
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
MOST = 8
"""Sentences of a paragraph; any further belong to the last."""
_SENTENCE_END = re.compile(r"(?<=[.?!:”])\s+(?=[”\d]?[^\W\d_a-zåäö])|\n")


class Held(NamedTuple):
    """What stands where: only what is written of it anew needs to know."""

    stems: dict[str, list[tuple[int, int]]]
    """Of each stem: the sentences that hold it, in order, and how often; a heading's as often as HEADING says."""
    hyphened: list[tuple[int, str, tuple[str, ...], int]]
    """Words that are written with hyphens: sentence, stem, the parts' stems, how often."""


@dataclass(frozen=True, slots=True)
class Counted:
    """What an evaluation's sentences hold: a paragraph's number, from 0, times MOST, and the sentence's own within it."""

    lengths: tuple[int, ...]
    """Words in the text of each paragraph."""
    spellings: tuple[str, ...]
    """All words as they are spelt, sorted."""
    texts: dict[str, int]
    """In how many paragraphs each stem stands."""
    suspended: tuple[tuple[int, bool, str, str], ...]
    """Words of which only the beginning is written: sentence, whether in the text, the beginning, and the word with the end."""
    encoded: bytes

    @property
    def held(self) -> Held:
        """The words by where they stand, unpacked."""
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


def _sentences(heading: str, paragraph: str) -> list[tuple[str, int]]:
    """A paragraph's, under its heading: at least one and no more than MOST, each with how much a word in it counts.

    The heading is the first of them where there is one, and a line of a list is one too.
    """
    above = [(heading, HEADING)] if heading else []
    return [*above, *((text, 1) for text in _SENTENCE_END.split(paragraph, maxsplit=MOST - 1 - len(above)))]


def count(observations: Iterable[Observation]) -> Counted:
    """Count the words of one evaluation's observations, in their order."""
    lengths: list[int] = []
    spellings: set[str] = set()
    texts: Counter[str] = Counter()
    stems: dict[str, list[tuple[int, int]]] = {}
    hyphened: list[tuple[int, str, tuple[str, ...], int]] = []
    begun: list[tuple[int, bool, str, str]] = []
    pairs = ((one.heading, piece) for one in observations for piece in paragraphs(one))
    for paragraph, (heading, whole) in enumerate(pairs):
        lengths.append(0)
        here: dict[str, int] = {}
        for number, (text, times) in enumerate(_sentences(heading, whole), paragraph * MOST):
            is_text = times != HEADING
            held = words(text)
            counts = Counter(one.stem for one in held)
            hyphened += [(number, one.stem, one.parts, times) for one in held if one.parts]
            spellings.update(spelt(text))
            begun += [(number, is_text, first, second) for first, second in suspended(text)]
            lengths[-1] += len(held) if is_text else 0
            for found, often in counts.items():
                stems.setdefault(found, []).append((number, often * times))
            here |= counts
        texts.update(here.keys())
    encoded = msgspec.msgpack.encode(Held(stems, hyphened))
    return Counted(tuple(lengths), tuple(sorted(spellings)), dict(texts), tuple(begun), encoded)
