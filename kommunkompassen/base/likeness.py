"""How alike two rows of words are, and what leads from one to the other: difflib's work, with a patience that has an end.

The effort of comparing grows with how often the words of one stand in the other, which in a text of one word is its length
squared, and with how many stretches they share, for each of which the rest is gone through. What would take too long counts as
unlike, and as replaced as a whole.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Hashable, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from itertools import pairwise
from typing import Literal

MOST_STEPS = 4_000_000
"""Of one comparison; half a second or so. Two long paragraphs take some thousand."""
_LOOK = 20
"""So many steps take as long as looking at how long two are, and at each of their items to see what they share."""
Step = tuple[Literal["equal", "replace", "delete", "insert"], int, int, int, int]
"""What becomes of the items from the second to the third number, and of which they become, as difflib has it."""


def steps(one: Sequence[Hashable], other: Sequence[Hashable]) -> list[Step]:
    """What leads from one to the other, in order."""
    if _effort(one, other, Counter(one)) <= MOST_STEPS:
        return SequenceMatcher(None, one, other, autojunk=False).get_opcodes()
    shortest = min(len(one), len(other))
    first = next((place for place in range(shortest) if one[place] != other[place]), shortest)
    most = shortest - first
    last = next((place for place in range(most) if one[-1 - place] != other[-1 - place]), most)
    middle = first, len(one) - last, first, len(other) - last
    kind: Literal["replace", "delete", "insert"] = (
        "insert" if middle[0] == middle[1] else "delete" if middle[2] == middle[3] else "replace"
    )
    parts: list[Step] = [("equal", 0, first, 0, first), (kind, *middle), ("equal", middle[1], len(one), middle[3], len(other))]
    return [step for step in parts if step[1] < step[2] or step[3] < step[4]]


@dataclass(slots=True)
class Likeness:
    """Compares many with many. `left`: how many steps more are taken; then nothing is like anything."""

    left: int = 5 * MOST_STEPS

    @property
    def spent(self) -> bool:
        """Whether there is no use in asking any more."""
        return self.left <= 0

    def of(self, one: Sequence[Hashable], other: Sequence[Hashable], least: float) -> float:
        """From 0 to 1: how much of both is the same in the same order; 0 for what is less alike than the least."""
        whole = len(one) + len(other)
        self.left -= _LOOK
        if self.spent or not whole or 2 * min(len(one), len(other)) / whole < least:
            return 0.0
        self.left -= _LOOK * whole
        counts = Counter(one)
        if 2 * (counts & Counter(other)).total() / whole < least:
            return 0.0
        effort = _effort(one, other, counts)
        self.left -= effort
        if self.spent or effort > MOST_STEPS:
            return 0.0
        ratio = SequenceMatcher(None, one, other, autojunk=False).ratio()
        return ratio if ratio >= least else 0.0


def share(found: Sequence[Step]) -> float:
    """From 0 to 1: how much of both is the same, by what leads from one to the other."""
    same = sum(end - first for kind, first, end, _, _ in found if kind == "equal")
    whole = sum(end - first + end_other - first_other for _, first, end, first_other, end_other in found)
    return 2 * same / whole if whole else 1.0


def _effort(one: Sequence[Hashable], other: Sequence[Hashable], counts: Counter[Hashable]) -> int:
    """How many pairs of the same are looked at, were they all for each stretch that both have. `counts`: the items of one."""
    alike = sum(counts[item] for item in other)
    neighbours = set(pairwise(other))
    stretches = sum(1 for pair in pairwise(one) if pair not in neighbours and counts[pair[0]])
    return (alike + len(one) + len(other)) * (1 + min(stretches, alike) // 2)
