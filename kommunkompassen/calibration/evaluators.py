"""How an evaluator's points lie beside those of others, question by question.

Evaluators score together and visit different municipalities, so this says where to look and never who is right.
"""

from __future__ import annotations

import unicodedata
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from typing import Annotated, ClassVar

from kommunkompassen.calibration.scored import ScoredByWhom
from kommunkompassen.data.rows import About, Column
from kommunkompassen.points.score import mean

FEWEST = 5
"""Of an evaluator's evaluations: the mean of fewer says more of which municipalities they were than of who scored."""
CAUTION = (
    "Talet säger hur långt en utvärderares poäng i genomsnitt ligger från andras för samma frågor i samma utgåva, i "
    "procentenheter av högsta poäng. Det kan visa var det är värt att stämma av. Det kan inte visa vem som dömer rätt: "
    "utvärderare sätter poäng tillsammans, och den som har besökt kommuner med svagare resultat får ett lågt tal utan att vara "
    "sträng."
)


@dataclass(frozen=True, slots=True)
class Evaluator:
    """One evaluator's points beside those of the others."""

    about: ClassVar = About("Utvärderare", CAUTION, ("evaluator",))
    evaluator: Annotated[str, Column("Utvärderare", "Namnet, som det är skrivet i den första utvärderingen.")]
    evaluations: Annotated[int, Column("Utvärderingar", f"Som har kunnat jämföras med andras. Färre än {FEWEST} redovisas inte.")]
    comparisons: Annotated[int, Column("Jämförda poäng", "Frågor i dem som någon annan också har poängsatt.")]
    deviation: Annotated[
        Decimal, Column("Medelavvikelse", "Procentenheter över (+) eller under (−) andras medelvärde, med en decimal.")
    ]


def evaluators(scores: Iterable[ScoredByWhom]) -> list[Evaluator]:
    """Those with enough evaluations, by name, which tells least of who is above whom."""
    by_question: dict[tuple[str, str], list[tuple[ScoredByWhom, Fraction, frozenset[str]]]] = defaultdict(list)
    names: dict[str, str] = {}
    for score in scores:
        named = {_key(name): name for name in score.evaluators.split("; ") if name}
        names = {**named, **names}
        if score.share is not None:
            by_question[score.edition, score.question].append((score, score.share, frozenset(named)))
    deviations: dict[str, list[tuple[str, Fraction]]] = defaultdict(list)
    for given in by_question.values():
        for score, share, own in given:
            for who in own:
                others = [other for _, other, by in given if who not in by]
                if others:
                    deviations[who].append((score.evaluation, share - mean(others)))
    return [_told(names[who], differences) for who, differences in sorted(deviations.items()) if _enough(differences)]


def _enough(differences: Iterable[tuple[str, Fraction]]) -> bool:
    return len({evaluation for evaluation, _ in differences}) >= FEWEST


def _told(name: str, differences: list[tuple[str, Fraction]]) -> Evaluator:
    percent = mean([difference for _, difference in differences]) * 100
    rounded = (Decimal(percent.numerator) / Decimal(percent.denominator)).quantize(Decimal("0.1"))
    return Evaluator(name, len({evaluation for evaluation, _ in differences}), len(differences), rounded)


def _key(name: str) -> str:
    return unicodedata.normalize("NFC", name).casefold()
