"""Compounds split into words that stand on their own in the same texts: brukarundersökning -> bruk, undersökning."""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass, field

from kommunkompassen.search.words import stem

LEAST_PART = 3
"""Letters; of the first part one less: nyanställd."""
LEAST_BESIDE = (4, 5)
"""Letters of a beginning that no text has alone, and of the known word after it: omvärldsanalys."""
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
    """
    bort bred del dubbel efter emot ens fast fel fort fram fri från full för före gemensam genom god hel helt hög inom klar
    kort låg lång lätt med mot ned ner rätt sam samman själv små snabb stor sär till tvär under upp ut utan
    vid väl åter öppen öppet över
    """.split()  # noqa: SIM905  read as words
)
"""Spelt like words, and none at the beginning of others: förebild is no kind of bild."""
BODIES = frozenset(("förvaltning", "nämnd"))
"""Compounds that end with one of these name who does something, not what is done: barn- och ungdomsförvaltningen."""


@dataclass(slots=True)
class Splitter:
    """`texts`: in how many texts each stem stands on its own; `whole`: words that are not split."""

    texts: Mapping[str, int]
    whole: tuple[str, ...] = ()
    _known: dict[str, tuple[str, ...]] = field(default_factory=dict)

    def parts(self, word: str) -> tuple[str, ...]:
        """The stems of its parts and of theirs, nothing for a word that is no compound of known words."""
        if word not in self._known:
            best: tuple[str, ...] = self._best(word) or ()
            said = best[1:] if best and stem(best[1]) in BODIES else best
            self._known[word] = tuple(dict.fromkeys(one for part in said for one in self._all(part)))
        return self._known[word]

    def last(self, word: str) -> str:
        """The part that a compound ends with, as it is spelt; empty for a word that is none."""
        best = self._best(word)
        return best[1] if best else ""

    def _all(self, part: str) -> tuple[str, ...]:
        return (stem(part), *self.parts(part))

    def _best(self, word: str) -> tuple[str, str] | None:
        """The two parts whose words are the commonest together; where there are none, the longest end that is a word, and what
        stands before it.
        """
        best, most = None, 0.0
        undivided = max((len(one) for one in self.whole if word.startswith(one)), default=0)
        for at in range(max(LEAST_PART - 1, undivided), len(word) - LEAST_PART + 1):
            last = word[at:]
            if last in ENDINGS or not (weight := self._weight(last)):
                continue
            for first in (word[:at], word[: at - 1]) if word[at - 1] == "s" and at >= LEAST_PART else (word[:at],):
                if first not in PREFIXES and (product := weight * self._weight(first)) > most:
                    best, most = (first, last), product
        if not best:
            ends = range(max(LEAST_BESIDE[0], undivided), len(word) - LEAST_BESIDE[1] + 1)
            at = next((at for at in ends if self._stands_beside(word[:at], word[at:])), 0)
            best = (word[:at].removesuffix("s"), word[at:]) if at else None
        return best

    def _stands_beside(self, first: str, last: str) -> bool:
        """Whether the end of a word is a known one, where its beginning is none."""
        return first not in PREFIXES and last not in ENDINGS and len(stem(last)) > LEAST_PART and bool(self._weight(last))

    def _weight(self, part: str) -> float:
        # The noun of a verb counts as its verb does: ansvarsfördelning, where texts have fördela.
        verb = part.removesuffix("ning")
        texts = max(self.texts.get(stem(one), 0) for one in (part, verb if len(verb) > LEAST_PART else part))
        return math.log(texts) if texts >= LEAST_TEXTS else 0.0
