"""What the open tables hold of one evaluation, made from the content of its report: nothing that the report does not print.

Notes, what scores rest on, the evaluators' names and where a file lies are not among it, so that no table can hold them. An
extract depends on the content alone, and can be kept as long as that stays the same.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from kommunkompassen.base import register
from kommunkompassen.base.dates import Date
from kommunkompassen.data import rows
from kommunkompassen.data.observations import Observation, observations
from kommunkompassen.points import score
from kommunkompassen.points.compare import latest
from kommunkompassen.points.score import Step
from kommunkompassen.report.content import Content


@dataclass(frozen=True, slots=True)
class Extract:
    """The rows of one evaluation."""

    evaluation: rows.Evaluation
    """Its `break_` is None; what it is depends on the other evaluations."""
    municipality_id: str
    """What the municipality's evaluations share, whatever it was called then."""
    date: tuple[int, int, int]
    """The latest day on which it can have been conducted."""
    areas: tuple[rows.AreaPoints, ...]
    questions: tuple[rows.QuestionPoints, ...]
    observations: tuple[rows.Observation, ...]


def extract(content: Content, observed: Sequence[Observation] | None = None) -> Extract:
    """The rows of one evaluation, in the report's order. `observed`: its observations, where they are known already."""
    evaluation, edition, result = content.evaluation, content.rubric.id, content.result
    return Extract(
        evaluation=_evaluation(content),
        municipality_id=register.present_id(evaluation.municipality),
        date=latest(evaluation),
        areas=tuple(
            rows.AreaPoints(
                evaluation=content.id,
                edition=edition,
                area=int(area.number),
                title=area.title,
                exact=area.points,
                printed=_printed(area.points, result.step),
                maximum=area.maximum,
                percent=_percent(area.points, area.maximum),
            )
            for area in result.areas
        ),
        questions=tuple(
            rows.QuestionPoints(
                evaluation=content.id,
                edition=edition,
                question=question.number,
                exact=question.points,
                printed=_printed(question.points, result.step),
                maximum=question.maximum,
                percent=_percent(question.points, question.maximum),
            )
            for area in result.areas
            for question in area.questions
        ),
        observations=tuple(
            rows.Observation(
                observation=observation.id,
                evaluation=content.id,
                edition=edition,
                area=int(observation.area),
                theme=observation.theme or None,
                kind=observation.kind,
                good_example=observation.good_example,
                heading=observation.heading or None,
                text=observation.text,
            )
            for observation in (observations(content) if observed is None else observed)
        ),
    )


def _evaluation(content: Content) -> rows.Evaluation:
    evaluation, result = content.evaluation, content.result
    known, period, source = register.meant(evaluation.municipality), evaluation.conducted, evaluation.source
    return rows.Evaluation(
        evaluation=content.id,
        municipality=evaluation.municipality,
        municipality_code=known.code if known else None,
        county_code=known.county_code if known else None,
        county=known.county if known else None,
        year=evaluation.year,
        conducted_from=iso(period.first) if period else None,
        conducted_until=iso(period.last) if period else None,
        edition=content.rubric.id,
        exact=result.points,
        printed=_printed(result.points, result.step),
        maximum=result.maximum,
        percent=_percent(result.points, result.maximum),
        reconstructed=bool(source and source.reconstructed_scores),
        retold=bool(source and source.retold),
        break_=None,
    )


def _printed(exact: Decimal | None, step: Step) -> Decimal | None:
    return None if exact is None else score.printed(exact, step)


def _percent(exact: Decimal | None, maximum: Decimal | None) -> int | None:
    return int(score.percent(exact, maximum)) if exact is not None and maximum else None


def iso(date: Date) -> str:
    """2019, 2019-03 or 2019-03-12, as exactly as it is known."""
    return "-".join([f"{date.year:04}", *(f"{part:02}" for part in (date.month, date.day) if part)])
