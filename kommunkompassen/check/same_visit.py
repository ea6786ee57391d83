"""The municipality's history counts each visit once, and no two sources give one visit different points.

A reference with a municipality and a year counts as an evaluation. Where the evaluation itself is there, too, or another
reference to the same year, one of them is enough; and where they contradict each other one of them is wrong.

Passes:
    history: []
Fails:
    # (a reference to the same municipality and year has another total)
    year: 2027
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from itertools import combinations
from pathlib import Path

from kommunkompassen.base.finding import Finding, Severity
from kommunkompassen.base.paths import shown
from kommunkompassen.base.register import present_id
from kommunkompassen.base.swedish import number
from kommunkompassen.check.context import Context
from kommunkompassen.points import compare
from kommunkompassen.points.score import Result, printed, score
from kommunkompassen.read import Document
from kommunkompassen.read.models import Evaluation, Reference

RULE = "same-visit"


@dataclass(frozen=True, slots=True)
class _Figures:
    """What one source says of a visit: printed points by "total" and the areas' numbers, and the lines where they stand."""

    id: str
    path: Path
    year: int
    edition: str
    points: dict[str, Decimal]
    lines: dict[str, int]


def check(context: Context) -> Iterator[Finding]:
    """A finding on each second source of a year in the history, and on a reference that contradicts this evaluation."""
    ids = dict.fromkeys(compare.history(context.document, context.repository))
    known = [figures for id_ in ids if (figures := _figures(context, id_))]
    for first, second in combinations(known, 2):
        if first.year == second.year:
            yield _twice(context, first, second)
    own = _of_evaluation(context.source.path.stem, context.document, context.result)
    for reference in _of_the_same_year(context):
        if reference.id not in ids and (differing := _contradiction(own, reference)):
            span = context.source.key_span(("year",))
            yield context.at(RULE, Severity.WARNING, span, "own", **_values(reference, own, differing))


def _twice(context: Context, first: _Figures, second: _Figures) -> Finding:
    """On the later line of history where it is written; of the two, the reference's figures are cited with their line."""
    written = context.evaluation.history
    span = context.source.span(("history", str(written.index(second.id)))) if written else context.source.key_span(("year",))
    cited, other = (first, second) if first.lines else (second, first)
    if differing := _contradiction(first, second):
        return context.at(RULE, context.when_published, span, "contradicted", **_values(cited, other, differing))
    values = {"id": first.id, "other": second.id, "year": str(first.year)}
    return context.at(RULE, context.when_published, span, **values)


def _contradiction(figures: _Figures, other: _Figures) -> str:
    """The first of their common figures in which they differ; nothing where their editions do."""
    if figures.edition != other.edition and compare.UNKNOWN_EDITION not in (figures.edition, other.edition):
        return ""
    return next((key for key in figures.points if other.points.get(key, figures.points[key]) != figures.points[key]), "")


def _values(cited: _Figures, other: _Figures, key: str) -> dict[str, str]:
    return {
        "file": shown(cited.path),
        "line": str(cited.lines.get(key, 1)),
        "what": key if key == "total" else f"areas {key}",
        "given": number(cited.points[key]),
        "other": other.id,
        "theirs": number(other.points[key]),
        "year": str(cited.year),
    }


def _figures(context: Context, id_: str) -> _Figures | None:
    repository = context.repository
    if evaluation := repository.evaluation_by_id(id_):
        edition = repository.rubric(evaluation.model.rubric) if evaluation.model else None
        if not evaluation.model or not edition or not edition.model:
            return None
        return _of_evaluation(id_, evaluation, score(evaluation.model, edition.model))
    reference = repository.reference(id_)
    return _of_reference(id_, reference) if reference else None


def _of_evaluation(id_: str, document: Document[Evaluation], result: Result) -> _Figures:
    assert document.model
    exact = {"total": result.points, **{area.number: area.points for area in result.areas}}
    points = {key: printed(value, result.step) for key, value in exact.items() if value is not None}
    return _Figures(id_, document.path, document.model.year, document.model.rubric, points, {})


def _of_reference(id_: str, document: Document[Reference]) -> _Figures | None:
    model = document.model
    if model is None or model.year is None:
        return None
    ways = {"total": ("total",), **{number_: ("areas", number_) for number_ in model.areas}}
    points = {**({} if model.total is None else {"total": model.total}), **model.areas}
    lines = {key: document.source.key_span(way).line for key, way in ways.items() if key in points}
    return _Figures(id_, document.path, model.year, model.edition, points, lines)


def _of_the_same_year(context: Context) -> Iterator[_Figures]:
    own, repository = context.evaluation, context.repository
    for id_ in repository.reference_ids():
        reference = repository.reference(id_)
        if reference and reference.model and reference.model.year == own.year and reference.model.municipality:
            figures = _of_reference(id_, reference)
            if figures and present_id(reference.model.municipality) == present_id(own.municipality):
                yield figures
