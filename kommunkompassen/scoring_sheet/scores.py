"""Scores by the numbers that the sheet has: questions, or areas where an edition has no questions."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal

from kommunkompassen.read.models import Evaluation, Rubric, Score


@dataclass(frozen=True, slots=True)
class Scored:
    """What is given points: a question, or an area without questions. `maximum` is the edition's, None where it has none."""

    number: str
    area: str
    text: str
    maximum: Decimal | None
    limit: Decimal
    """The most it can be given: its maximum, else its area's."""

    @property
    def is_area(self) -> bool:
        """Whether the points are an area's own; then they have neither note nor sources."""
        return self.number == self.area


def scored(rubric: Rubric) -> dict[str, Scored]:
    """Everything that is given points in the edition, in its order."""
    by_number = {}
    for key, area in rubric.areas.items():
        if not area.questions:
            by_number[key] = Scored(key, key, area.title, area.maximum, area.maximum)
        for number, question in area.questions.items():
            limit = area.maximum if question.maximum is None else question.maximum
            by_number[number] = Scored(number, key, question.text, question.maximum, limit)
    return by_number


def present(evaluation: Evaluation | None, rubric: Rubric) -> dict[str, Score]:
    """The evaluation's scores, with an empty one where nothing is given yet."""
    scores = {}
    for number, one in scored(rubric).items():
        area = evaluation.areas.get(one.area) if evaluation else None
        own = Score(points=area.score if area else None) if one.is_area else area.scores.get(number) if area else None
        scores[number] = own or Score()
    return scores


@dataclass(frozen=True, slots=True)
class Change:
    """A score that is not what it was."""

    scored: Scored
    before: Score
    after: Score


def changes(rubric: Rubric, before: Mapping[str, Score], after: Mapping[str, Score]) -> list[Change]:
    """The scores that differ, in the edition's order; neither decimals that say nothing nor the sources' order count."""
    return [
        Change(one, before[number], after[number])
        for number, one in scored(rubric).items()
        if _said(before[number]) != _said(after[number])
    ]


def _said(score: Score) -> tuple[object, ...]:
    return score.points, score.note or "", frozenset(score.sources)
