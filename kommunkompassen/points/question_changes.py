"""What has become of each question since the earlier evaluation: only what was asked in the same words is compared.

A question is known again by its wording, whatever its number; editions renumber and reword. Where its maximum is another
the change is one of percent of the maximum, else of points as printed.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from typing import Literal

from kommunkompassen.points.score import QuestionScore, Result, percent, printed

MOST = 5
"""How many of those that rose most, and of those that fell most, are named."""


@dataclass(frozen=True, slots=True)
class QuestionChange:
    """A question now and what became of it. `was`: as it was asked before; None for one that is new or reworded."""

    now: QuestionScore
    was: QuestionScore | None
    kind: Literal["points", "percent", "reworded", "new", "unknown"]
    """How the change is told; reworded: its number had another wording; unknown: points or a maximum are missing."""
    change: Decimal | None
    """In points or in percentage points, between printed figures; None for the other kinds."""

    @property
    def exact(self) -> Fraction:
        """The exact change, as a share of the maximum where there is one, by which questions are put in order."""
        assert self.was
        assert self.was.points is not None
        assert self.now.points is not None
        return Fraction(self.now.points) / Fraction(self.now.maximum or 1) - Fraction(self.was.points) / Fraction(
            self.was.maximum or 1
        )


def question_changes(result: Result, before: Result | None) -> dict[str, QuestionChange]:
    """By the questions' numbers, in their order; nothing where nothing is known of the questions before."""
    old = [question for area in before.areas for question in area.questions] if before else []
    if not before or not old:
        return {}
    by_wording = {_wording(question): question for question in old}
    numbers = {question.number for question in old}
    made = (
        _change(question, by_wording.get(_wording(question)), numbers, (result, before))
        for area in result.areas
        for question in area.questions
    )
    return {change.now.number: change for change in made}


def _wording(question: QuestionScore) -> str:
    return " ".join(question.text.casefold().split())


def _change(now: QuestionScore, was: QuestionScore | None, numbers: set[str], results: tuple[Result, Result]) -> QuestionChange:
    if was is None:
        return QuestionChange(now, None, "reworded" if now.number in numbers else "new", None)
    if now.points is None or was.points is None:
        return QuestionChange(now, was, "unknown", None)
    if now.maximum == was.maximum:
        after, before = results
        return QuestionChange(now, was, "points", printed(now.points, after.step) - printed(was.points, before.step))
    if now.maximum and was.maximum:
        return QuestionChange(now, was, "percent", percent(now.points, now.maximum) - percent(was.points, was.maximum))
    return QuestionChange(now, was, "unknown", None)


def most(changes: Mapping[str, QuestionChange], *, rose: bool) -> Sequence[QuestionChange]:
    """The five that rose, or fell, most by their share of the maximum; of those that can't be told apart all or none."""
    sign = 1 if rose else -1
    moved = [
        question_change
        for question_change in changes.values()
        if question_change.change is not None and question_change.exact * sign > 0
    ]
    ordered = sorted(moved, key=lambda question_change: -question_change.exact * sign)
    best, rest = ordered[:MOST], ordered[MOST:]
    return [question_change for question_change in best if not rest or question_change.exact != rest[0].exact]
