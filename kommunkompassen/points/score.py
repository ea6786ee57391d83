"""The arithmetic of points, exact to the last figure; everything that prints a number gets it from here.

Scores are exact decimals. A sum is the sum of exact scores and is rounded once, when it is printed; so printed points need
not add up (in 17 of 32 areas of the published reports they don't). Rounding is half up, as in the published reports.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal
from fractions import Fraction
from typing import Literal

from kommunkompassen.read.models import Evaluation, Rubric, RubricArea

Step = Literal["whole", "half"]
Exact = Decimal | Fraction


@dataclass(frozen=True, slots=True)
class QuestionScore:
    """One question: points exact or None (not yet given), maximum None where the edition prints none."""

    number: str
    text: str
    points: Decimal | None
    maximum: Decimal | None


@dataclass(frozen=True, slots=True)
class AreaScore:
    """One area: points exact or None (a question in it is not yet given)."""

    number: str
    title: str
    points: Decimal | None
    maximum: Decimal
    questions: tuple[QuestionScore, ...]


@dataclass(frozen=True, slots=True)
class Points:
    """Exact points of something to compare with: in all, and by area in the rubric's order; None where not known."""

    total: Exact | None
    areas: tuple[Exact | None, ...]


@dataclass(frozen=True, slots=True)
class Result:
    """A whole evaluation; points as for an area."""

    areas: tuple[AreaScore, ...]
    points: Decimal | None
    maximum: Decimal
    step: Step
    mean: Points | None = None
    """The computed mean, where texts may cite it."""
    before: Points | None = None
    """The municipality's latest earlier evaluation, where texts may cite it."""

    def area(self, number: str) -> AreaScore:
        """Raises KeyError for an area the edition does not have."""
        return {area.number: area for area in self.areas}[number]

    def question(self, number: str) -> QuestionScore:
        """Raises KeyError for a question the edition does not have."""
        return {question.number: question for area in self.areas for question in area.questions}[number]


def extreme_questions(area: AreaScore, *, highest: bool) -> tuple[QuestionScore, ...]:
    """The area's question or questions with the highest, or lowest, exact share of the maximum; none as for areas."""
    shares = {
        question_score: question_score.points / question_score.maximum
        for question_score in area.questions
        if question_score.points is not None and question_score.maximum
    }
    if len(shares) < len(area.questions) or len(set(shares.values())) < 2:
        return ()
    wanted = max(shares.values()) if highest else min(shares.values())
    return tuple(question_score for question_score, share in shares.items() if share == wanted)


def half_up(value: Exact) -> Decimal:
    """To the nearest whole number, halves upwards: 4.5 -> 5, 0.5 -> 1."""
    if isinstance(value, Fraction):
        whole, rest = divmod(value, 1)
        return Decimal(whole) + (1 if rest >= Fraction(1, 2) else 0)
    return value.quantize(Decimal(1), ROUND_HALF_UP)


def printed(value: Exact, step: Step) -> Decimal:
    """Points as printed: whole, or to the nearest half where the edition prints half points."""
    return half_up(value * 2) / 2 if step == "half" else half_up(value)


def percent(points: Exact, maximum: Decimal) -> Decimal:
    """Whole percent of maximum, from exact points."""
    # In whole numbers: fractions take many times as long, and a report asks a thousand times.
    (above, below), (most, per) = points.as_integer_ratio(), maximum.as_integer_ratio()
    return Decimal((200 * above * per + below * most) // (2 * below * most))


def total(points: Iterable[Decimal | None]) -> Decimal | None:
    """The exact sum; None when something in it is not yet given."""
    summed = Decimal(0)
    for value in points:
        if value is None:
            return None
        summed += value
    return summed


def mean(values: Sequence[Exact]) -> Fraction:
    """The exact mean of at least one value."""
    # Decimals are added as such, which is exact too for as many as there are municipalities, and many times as fast.
    decimals = sum((value for value in values if isinstance(value, Decimal)), Decimal(0))
    fractions = sum((value for value in values if isinstance(value, Fraction)), Fraction(0))
    return (Fraction(decimals) + fractions) / len(values)


def area_points(area: RubricArea, scores: Mapping[str, Decimal | None], own: Decimal | None) -> Decimal | None:
    """An area's exact points: the sum of its questions', or its own where the edition has no questions."""
    return total(scores.get(question) for question in area.questions) if area.questions else own


def score(evaluation: Evaluation, rubric: Rubric) -> Result:
    """The evaluation's points by the rubric's areas and questions; what the evaluation lacks is None."""
    areas = []
    for number, area in rubric.areas.items():
        written = evaluation.areas.get(number)
        scores = {key: one.points for key, one in written.scores.items()} if written else {}
        questions = tuple(
            QuestionScore(key, question.text, scores.get(key), question.maximum) for key, question in area.questions.items()
        )
        points = area_points(area, scores, written.score if written else None)
        title = (written.title if written else None) or area.title
        areas.append(AreaScore(number, title, points, area.maximum, questions))
    maximum = sum((area.maximum for area in areas), Decimal(0))
    return Result(tuple(areas), total(area.points for area in areas), maximum, rubric.points)


def extreme(result: Result, *, highest: bool) -> tuple[AreaScore, ...]:
    """The area or areas with the highest, or the lowest, printed points; none where not all are scored or all are alike."""
    shown = {area: printed(area.points, result.step) for area in result.areas if area.points is not None}
    if result.points is None or len(set(shown.values())) < 2:
        return ()
    wanted = max(shown.values()) if highest else min(shown.values())
    return tuple(area for area, points in shown.items() if points == wanted)


def adds_up(parts: Iterable[Decimal | None], whole: Decimal | None, step: Step) -> bool:
    """Whether the printed parts add up to the printed whole; True when something is not yet given."""
    values = list(parts)
    if whole is None or any(value is None for value in values):
        return True
    return sum(printed(value, step) for value in values if value is not None) == printed(whole, step)


def alike_in_print(result: Result) -> tuple[QuestionScore, QuestionScore] | None:
    """The first two questions of which the same points of the same maximum are printed, and yet another percent, if there are."""
    first: dict[tuple[Decimal, Decimal], QuestionScore] = {}
    for question in (question for area in result.areas for question in area.questions):
        if question.points is None or question.maximum is None:
            continue
        other = first.setdefault((printed(question.points, result.step), question.maximum), question)
        assert other.points is not None
        if percent(other.points, question.maximum) != percent(question.points, question.maximum):
            return other, question
    return None
