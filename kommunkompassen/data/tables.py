"""The open tables, as plain values: what the site's pages print and what its files hold is read from the same rows."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from itertools import groupby, pairwise

from kommunkompassen.data import rows
from kommunkompassen.data.extract import Extract, iso
from kommunkompassen.read.models import Rubric

_STEPS = {"whole": Decimal(1), "half": Decimal("0.5")}


@dataclass(frozen=True, slots=True)
class Tables:
    """Every table by its name; each table's rows in the order of its key, or in that of the rubric and the report."""

    editions: tuple[rows.Edition, ...]
    areas: tuple[rows.Area, ...]
    questions: tuple[rows.Question, ...]
    evaluations: tuple[rows.Evaluation, ...]
    area_points: tuple[rows.AreaPoints, ...]
    question_points: tuple[rows.QuestionPoints, ...]
    observations: tuple[rows.Observation, ...]
    bridges: tuple[rows.Bridge, ...]


def tables(rubrics: Sequence[Rubric], extracts: Sequence[Extract]) -> Tables:
    """All tables of the editions and the evaluations, in these orders; an evaluation's edition must be among the editions."""
    breaks = _breaks(rubrics, extracts)
    return Tables(
        editions=tuple(_edition(rubric) for rubric in rubrics),
        areas=tuple(
            rows.Area(rubric.id, int(number), area.title, area.theme, area.maximum)
            for rubric in rubrics
            for number, area in rubric.areas.items()
        ),
        questions=tuple(
            rows.Question(rubric.id, int(number), key, question.text, question.maximum)
            for rubric in rubrics
            for number, area in rubric.areas.items()
            for key, question in area.questions.items()
        ),
        evaluations=tuple(replace(extract.evaluation, break_=breaks.get(extract.evaluation.evaluation)) for extract in extracts),
        area_points=tuple(row for extract in extracts for row in extract.areas),
        question_points=tuple(row for extract in extracts for row in extract.questions),
        observations=tuple(row for extract in extracts for row in extract.observations),
        bridges=tuple(
            rows.Bridge(said.from_, said.to, said.low, said.high, said.source) for rubric in rubrics for said in rubric.bridges
        ),
    )


def _edition(rubric: Rubric) -> rows.Edition:
    validity = rubric.validity
    return rows.Edition(
        edition=rubric.id,
        name=rubric.name,
        valid_from=iso(validity.from_) if validity.from_ else None,
        valid_until=iso(validity.until) if validity.until else None,
        maximum=sum((area.maximum for area in rubric.areas.values()), Decimal(0)),
        printed_step=_STEPS[rubric.points],
        comparable_with=" ".join(sorted(rubric.comparable_with)) or None,
    )


def _breaks(rubrics: Sequence[Rubric], extracts: Sequence[Extract]) -> dict[str, bool]:
    """For each evaluation of a municipality but its first: whether it can't be compared with the one before."""
    by_id = {rubric.id: rubric for rubric in rubrics}
    return {
        after.evaluation.evaluation: not by_id[after.evaluation.edition].comparable(before.evaluation.edition)
        for visits in _by_municipality(extracts)
        for before, after in pairwise(visits)
    }


def _by_municipality(extracts: Sequence[Extract]) -> Iterator[list[Extract]]:
    in_order = sorted(extracts, key=lambda extract: (extract.municipality_id, extract.date, extract.evaluation.evaluation))
    for _, visits in groupby(in_order, key=lambda extract: extract.municipality_id):
        yield list(visits)
