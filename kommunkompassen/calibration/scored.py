"""Every question's points in every evaluation, one row each: what spread is reckoned from, and a table to work with.

Who evaluated and how far an evaluation has come is told only where drafts are asked for, since such files are never published.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from typing import Annotated, ClassVar

from kommunkompassen.data.rows import About, Column
from kommunkompassen.report.content import Content


@dataclass(frozen=True, slots=True)
class Scored:
    """A question's points in an evaluation, of any status."""

    about: ClassVar = About("Poäng", "En rad för varje poängsatt fråga i varje utvärdering.", ("evaluation", "question"))
    evaluation: Annotated[str, Column("Utvärdering", "Utvärderingens id.")]
    municipality: Annotated[str, Column("Kommun", "Kommunens namn.")]
    year: Annotated[int, Column("År", "Rapportens år.")]
    edition: Annotated[str, Column("Utgåva", "Utgåvans id.")]
    area: Annotated[int, Column("Område", "Områdets nummer.")]
    question: Annotated[str, Column("Fråga", "Frågans nummer, en text.")]
    text: Annotated[str, Column("Lydelse", "Frågans lydelse.")]
    points: Annotated[Decimal, Column("Poäng", "Exakta poäng.")]
    maximum: Annotated[Decimal | None, Column("Högsta poäng", "Tomt där utgåvan inte anger något.")]
    percent: Annotated[Decimal | None, Column("Procent", "Poäng i procent av högsta poäng, med en decimal.")]

    @property
    def share(self) -> Fraction | None:
        """The points as a share of the maximum, exact."""
        return Fraction(self.points) / Fraction(self.maximum) if self.maximum else None


@dataclass(frozen=True, slots=True)
class ScoredByWhom(Scored):
    """As Scored, with the status and the evaluators, which only the coordinator sees."""

    status: Annotated[str, Column("Status", "draft, fact-check eller published.")]
    evaluators: Annotated[str, Column("Utvärderare", "De som gjorde utvärderingen, med semikolon emellan.")]


def scored(content: Content) -> Iterator[ScoredByWhom]:
    """The questions that have points, in the report's order."""
    evaluation = content.evaluation
    for area in content.result.areas:
        for question in area.questions:
            if question.points is not None:
                yield ScoredByWhom(
                    evaluation=content.id,
                    municipality=evaluation.municipality,
                    year=evaluation.year,
                    edition=content.rubric.id,
                    area=int(area.number),
                    question=question.number,
                    text=question.text,
                    points=question.points,
                    maximum=question.maximum,
                    percent=_percent(question.points, question.maximum),
                    status=evaluation.status,
                    evaluators="; ".join(" ".join(evaluator.name.split()) for evaluator in evaluation.evaluators),
                )


def _percent(points: Decimal, maximum: Decimal | None) -> Decimal | None:
    return (points / maximum * 100).quantize(Decimal("0.1")) if maximum else None
