"""Compounds split into words that stand on their own in the same texts: brukarundersökning -> bruk, undersökning."""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass, field

from kommunkompassen.search.words import stem

LEAST_PART = 3
"""Letters."""
LEAST_TEXTS = 2
"""In so many texts a part stands on its own at least."""
ENDINGS = frozenset(
    """
    ade and ande ans ar are aren arna bar bart dom else ena ende ens erna ger gar het heten heter hets ing ingar ingen isk
    iska lig liga ligen ling lös lösa nad ning ningar ningen orna rar sam samma sen ser ska skap skapet tar ter tera terar tet
    tion tiv vis
    """.split()  # noqa: SIM905  read as words
)
"""Spelt like words, and none at the end of others."""
PREFIXES = frozenset(
    "efter emot från för före genom inom med mot sam till under upp utan åter över".split()  # noqa: SIM905  read as words
)
"""Spelt like words, and none at the beginning of others: förebild is no kind of bild."""


@dataclass(slots=True)
class Splitter:
    """`texts`: in how many texts each stem stands on its own; `whole`: words that are not split."""

    texts: Mapping[str, int]
    whole: tuple[str, ...] = ()
    _known: dict[str, tuple[str, ...]] = field(default_factory=dict)

    def parts(self, word: str) -> tuple[str, ...]:
        """The stems of its parts and of theirs, nothing for a word that is no compound of known words."""
        if word not in self._known:
            best = self._best(word)
            self._known[word] = tuple(dict.fromkeys([*self._all(best[0]), *self._all(best[1])])) if best else ()
        return self._known[word]

    def last(self, word: str) -> str:
        """The part that a compound ends with, as it is spelt; empty for a word that is none."""
        best = self._best(word)
        return best[1] if best else ""

    def _all(self, part: str) -> tuple[str, ...]:
        return (stem(part), *self.parts(part))

    def _best(self, word: str) -> tuple[str, str] | None:
        """The two parts whose words are the commonest together."""
        best, most = None, 0.0
        undivided = max((len(one) for one in self.whole if word.startswith(one)), default=0)
        for at in range(max(LEAST_PART, undivided), len(word) - LEAST_PART + 1):
            last = word[at:]
            if last in ENDINGS or not (weight := self._weight(last)):
                continue
            for first in (word[:at], word[: at - 1]) if word[at - 1] == "s" and at > LEAST_PART else (word[:at],):
                if first not in PREFIXES and (product := weight * self._weight(first)) > most:
                    best, most = (first, last), product
        return best

    def _weight(self, part: str) -> float:
        texts = self.texts.get(stem(part), 0)
        return math.log(texts) if texts >= LEAST_TEXTS else 0.0
