"""How the evaluators' points differ: question by question, in each area, and in all.

A difference is that between the highest and the lowest. What not all have scored is shown, and left out of counts and means.
Who is the lowest counts only where one is lower than all others; where two share the lowest points, nobody is.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from kommunkompassen.agreement.gather import Given
from kommunkompassen.points.score import mean
from kommunkompassen.read.models import Rubric
from kommunkompassen.scoring_sheet.scores import Scored, scored

FEWEST_IN_AREA, FEWEST_IN_ALL = 3, 8
"""Times that somebody must be the lowest to be called the strictest: of fewer, chance is as good an explanation."""
_MOST_OF = Fraction(3, 4)
"""Somebody must be the lowest in so large a share of the questions that differ to be called the strictest."""


@dataclass(frozen=True, slots=True)
class Compared:
    """A question, or an area without questions, and what each evaluator has given it, in the evaluators' order."""

    scored: Scored
    points: tuple[Decimal | None, ...]

    @property
    def complete(self) -> bool:
        """Whether all have scored it."""
        return None not in self.points

    @property
    def difference(self) -> Decimal | None:
        """None where fewer than two have scored it."""
        given = [point for point in self.points if point is not None]
        return max(given) - min(given) if len(given) > 1 else None

    @property
    def share(self) -> Fraction | None:
        """The difference as a share of the maximum; None where the edition has none."""
        difference, maximum = self.difference, self.scored.maximum
        return None if difference is None or not maximum else Fraction(difference) / Fraction(maximum)

    @property
    def equal(self) -> bool:
        """Whether all have given the same."""
        return self.complete and self.difference == 0

    @property
    def lowest(self) -> int | None:
        """The evaluator who alone is the lowest, by place."""
        given = [point for point in self.points if point is not None]
        if not self.complete or given.count(min(given)) > 1:
            return None
        return given.index(min(given))


@dataclass(frozen=True, slots=True)
class Summary:
    """Some questions taken together; counts and means are of those that all have scored."""

    count: int
    equal: int
    difference: Fraction | None
    """The mean difference in points."""
    share: Fraction | None
    lowest: tuple[int, ...]
    """How many times each evaluator is alone the lowest."""
    strictest: int | None

    @property
    def differing(self) -> int:
        """How many questions the evaluators differ in."""
        return self.count - self.equal


def compared(rubric: Rubric, given: Sequence[Given]) -> list[Compared]:
    """Everything that is given points, in the edition's order."""
    return [Compared(one, tuple(each.scores[key].points for each in given)) for key, one in scored(rubric).items()]


def largest_first(questions: Sequence[Compared]) -> list[Compared]:
    """The largest differences first, by share of the maximum where there is one; then what not all have scored, then the rest."""

    def key(one: Compared) -> tuple[int, Fraction]:
        if one.complete and not one.equal:
            return 0, -(one.share if one.share is not None else Fraction(one.difference or 0))
        return (2 if one.complete else 1), Fraction(0)

    return sorted(questions, key=key)


def summary(questions: Sequence[Compared], evaluators: int, fewest: int) -> Summary:
    """Of some questions. `fewest`: how many times somebody must be the lowest to be called the strictest."""
    whole = [one for one in questions if one.complete]
    differences = [one.difference for one in whole if one.difference is not None]
    shares = [one.share for one in whole if one.share is not None]
    lowest = [sum(one.lowest == place for one in whole) for place in range(evaluators)]
    equal = sum(one.equal for one in whole)
    most = max(lowest)
    strict = most >= fewest and Fraction(most) >= _MOST_OF * (len(whole) - equal)
    return Summary(
        count=len(whole),
        equal=equal,
        difference=mean(differences) if differences else None,
        share=mean(shares) if shares and len(shares) == len(whole) else None,
        lowest=tuple(lowest),
        strictest=lowest.index(most) if strict else None,
    )


def by_area(questions: Sequence[Compared], evaluators: int) -> dict[str, Summary]:
    """The summary of each area, by its number."""
    areas = dict.fromkeys(one.scored.area for one in questions)
    return {area: summary([one for one in questions if one.scored.area == area], evaluators, FEWEST_IN_AREA) for area in areas}
