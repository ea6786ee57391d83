"""Items of a list that were joined into one, or parted in several: a section that was taken up into the one before it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from kommunkompassen.diff.match import Candidate, Pair, weight

_LEAST = 0.7
"""How much of an item's words must stand in the other one, beyond those that it had or keeps, for it to have gone up in it."""
_FEWEST = 3
"""An item must have so many words at least; of fewer it can't be told whether it has gone up in another."""


def joined(gone: Sequence[int], before: Sequence[Candidate], after: Sequence[Candidate], pairs: Sequence[Pair]) -> dict[int, int]:
    """For each of the old items that has gone up in a new one, which one that is. Pairs: old and new, of the others."""
    rest = {new: after[new].words - before[old].words for old, new in pairs}
    joins = {}
    for number in gone:
        shares = [(_share(before[number].words, more), new) for new, more in rest.items()]
        share, new = max(shares, default=(0.0, -1))
        if share >= _LEAST and len(before[number].words) >= _FEWEST:
            joins[number] = new
            rest[new] = rest[new] - before[number].words
    return joins


def _share(words: Counter[str], other: Counter[str]) -> float:
    return weight(words & other) / (weight(words) or 1)


def turned(pairs: Sequence[Pair]) -> Iterator[Pair]:
    """The pairs seen from the other side: what was parted is what would be joined backwards."""
    return ((new, old) for old, new in pairs)
