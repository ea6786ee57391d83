"""How the points of a question spread over the evaluations of an edition.

Where a quartile falls between two values it is as far between them as its place is. The deviation is that of a sample, Excel's
STDAV.S.
"""

from __future__ import annotations

import statistics
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import groupby
from typing import Annotated, ClassVar

from kommunkompassen.calibration.scored import Scored
from kommunkompassen.data.rows import About, Column
from kommunkompassen.points.quantiles import quantile


@dataclass(frozen=True, slots=True)
class Spread:
    """The points that a question has been given, in points."""

    about: ClassVar = About("Frågor", "Hur poängen för varje fråga i en utgåva sprider sig.", ("edition", "question"))
    edition: Annotated[str, Column("Utgåva", "Utgåvans id.")]
    area: Annotated[int, Column("Område", "Områdets nummer.")]
    question: Annotated[str, Column("Fråga", "Frågans nummer.")]
    text: Annotated[str, Column("Lydelse", "Frågans lydelse.")]
    maximum: Annotated[Decimal | None, Column("Högsta möjliga", "Tomt där utgåvan inte anger något.")]
    count: Annotated[int, Column("Antal", "Utvärderingar där frågan är poängsatt.")]
    lowest: Annotated[Decimal, Column("Lägsta", "Lägsta poäng.")]
    lower: Annotated[Decimal, Column("Undre kvartil", "En fjärdedel har högst så många poäng.")]
    median: Annotated[Decimal, Column("Median", "Hälften har högst så många poäng.")]
    upper: Annotated[Decimal, Column("Övre kvartil", "Tre fjärdedelar har högst så många poäng.")]
    highest: Annotated[Decimal, Column("Högsta", "Högsta poäng.")]
    between: Annotated[Decimal, Column("Kvartilavstånd", "Avståndet mellan kvartilerna: hälften av utvärderingarna ryms där.")]
    deviation: Annotated[
        Decimal | None, Column("Standardavvikelse", "För stickprov, med två decimaler. Kräver två utvärderingar.")
    ]


def spreads(scores: Iterable[Scored]) -> list[Spread]:
    """The spread of each question, by edition, area and number."""
    ordered = sorted(scores, key=_question)
    return [_spread(list(same)) for _, same in groupby(ordered, key=_question)]


def _question(score: Scored) -> tuple[str, int, list[int]]:
    return score.edition, score.area, [int(part) for part in score.question.split(".")]


def _spread(scores: Sequence[Scored]) -> Spread:
    scored, points = scores[0], sorted(score.points for score in scores)
    lowest, lower, median, upper, highest = (quantile(points, Decimal(quarter) / 4) for quarter in range(5))
    deviation = statistics.stdev(points).quantize(Decimal("0.01")) if len(points) > 1 else None
    return Spread(
        edition=scored.edition,
        area=scored.area,
        question=scored.question,
        text=scored.text,
        maximum=scored.maximum,
        count=len(points),
        lowest=lowest,
        lower=lower,
        median=median,
        upper=upper,
        highest=highest,
        between=upper - lower,
        deviation=deviation,
    )
