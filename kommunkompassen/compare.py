"""What an evaluation is compared with: other evaluations, references, their mean, and its own predecessor.

Editions that are not comparable are never put side by side. A mean counts published evaluations of other municipalities,
conducted no later than this one, so that a published report never changes because a later evaluation came.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from fractions import Fraction

from kommunkompassen import paths
from kommunkompassen.models import Evaluation, Rubric
from kommunkompassen.read import Document
from kommunkompassen.repository import Repository
from kommunkompassen.scalars import Date
from kommunkompassen.score import Exact, Result, Step, mean, score
from kommunkompassen.swedish import count

MEAN = "mean"
UNKNOWN_EDITION = "unknown"
_PUBLISHED = re.compile(r"status:\s*published\b")
FEWEST_FOR_A_MEAN = 2


@dataclass(frozen=True, slots=True)
class Comparison:
    """One thing to compare with; total and areas (in the rubric's order) are exact points, None where unknown."""

    id: str
    name: str
    definition: str
    source: str
    total: Exact | None
    areas: tuple[Exact, ...] | None
    step: Step
    members: tuple[str, ...] = ()
    """For a mean: the evaluations it counts, "Arboga 2016"."""


@dataclass(frozen=True, slots=True)
class Earlier:
    """The municipality's own earlier evaluation."""

    name: str
    year: int
    result: Result


def comparisons(document: Document[Evaluation], rubric: Rubric, repository: Repository) -> list[Comparison]:
    """What the evaluation compares itself with, in its order; what can't be compared is left out, and the check finds it.

    A mean of fewer than two comes with its members and neither total nor areas.
    """
    assert document.model
    chosen = [MEAN] if document.model.compare_with is None else document.model.compare_with
    made = (_comparison(id_, document, rubric, repository) for id_ in chosen)
    return [comparison for comparison in made if comparison]


def _comparison(id_: str, document: Document[Evaluation], rubric: Rubric, repository: Repository) -> Comparison | None:
    if id_ == MEAN:
        return _mean(document, rubric, repository)
    if other := repository.evaluation_by_id(id_):
        return _evaluation(other, rubric, repository)
    found = repository.reference(id_)
    if found is None or found.model is None:
        return None
    reference = found.model
    areas: tuple[Exact, ...] | None = None
    if reference.areas and rubric.comparable(reference.edition) and set(reference.areas) == set(rubric.areas):
        areas = tuple(reference.areas[number] for number in rubric.areas)
    step: Step = rubric.points
    return Comparison(id_, reference.name, reference.definition, reference.source, reference.total, areas, step)


def _evaluation(other: Document[Evaluation], rubric: Rubric, repository: Repository) -> Comparison | None:
    result = comparable_result(other, rubric, repository)
    if result is None or other.model is None:
        return None
    areas = [area.points for area in result.areas]
    exact = tuple(points for points in areas if points is not None)
    whole = exact if len(exact) == len(areas) else None
    return Comparison(other.path.stem, title(other.model), "", "", result.points, whole, result.step)


def comparable_result(other: Document[Evaluation], rubric: Rubric, repository: Repository) -> Result | None:
    """The other evaluation's points, where it is of an edition that can be compared with this rubric."""
    if other.model is None or not rubric.comparable(other.model.rubric):
        return None
    theirs = repository.rubric(other.model.rubric)
    return score(other.model, theirs.model) if theirs and theirs.model else None


def title(evaluation: Evaluation) -> str:
    """An evaluation's short name: Arboga 2016."""
    return f"{evaluation.municipality} {evaluation.year}"


def latest(evaluation: Evaluation) -> tuple[int, int, int]:
    """When it was conducted, at the latest; by its year where that is not said."""
    return (evaluation.conducted.last if evaluation.conducted else Date(evaluation.year)).latest


def counted(document: Document[Evaluation], rubric: Rubric, repository: Repository) -> list[Document[Evaluation]]:
    """The evaluations that a mean counts, oldest first; also those that are broken, for the check to report."""
    assert document.model
    own = paths.slug(document.model.municipality)
    date = latest(document.model)
    published = repository.once("published", lambda: _published(repository))
    unreadable = repository.once("unreadable", lambda: _unreadable(repository))
    comparable = {id_ for id_ in repository.rubric_ids() if rubric.comparable(id_)} | {rubric.id}
    readable = [
        one.document
        for one in published
        # An evaluation of another municipality is not this one; that says it without asking the disk for each of hundreds.
        if one.latest <= date and one.municipality != own and one.rubric in comparable
    ]
    return [*unreadable, *readable]


@dataclass(frozen=True, slots=True)
class _Published:
    """What decides whether a mean counts a published evaluation."""

    latest: tuple[int, int, int]
    id: str
    municipality: str
    rubric: str
    document: Document[Evaluation]


def _published(repository: Repository) -> list[_Published]:
    """All published evaluations, oldest first."""
    documents = [repository.evaluation(path) for path in repository.paths()]
    found = [
        _Published(latest(model), document.path.stem, paths.slug(model.municipality), model.rubric, document)
        for document in documents
        if (model := document.model) and model.status == "published"
    ]
    return sorted(found, key=lambda one: (one.latest, one.id))


def _unreadable(repository: Repository) -> list[Document[Evaluation]]:
    """Files that can't be read but of which this much is still seen: that they are meant to count."""
    documents = [repository.evaluation(path) for path in repository.paths()]
    return [one for one in documents if one.model is None and any(_PUBLISHED.match(line) for line in one.source.lines)]


def _mean(document: Document[Evaluation], rubric: Rubric, repository: Repository) -> Comparison:
    members: list[str] = []
    results: list[Result] = []
    for other in counted(document, rubric, repository):
        result = comparable_result(other, rubric, repository)
        if other.model and result and result.points is not None:
            members.append(title(other.model))
            results.append(result)
    name = f"Medel av {count(len(members))} utvärderingar"
    if len(results) < FEWEST_FOR_A_MEAN:
        return Comparison(MEAN, name, "", "", None, None, rubric.points, tuple(members))
    totals = mean([result.points for result in results if result.points is not None])
    areas = tuple(_area_mean(results, number) for number in rubric.areas)
    return Comparison(MEAN, name, "", "", totals, areas, rubric.points, tuple(members))


def _area_mean(results: list[Result], number: str) -> Fraction:
    return mean([points for result in results if (points := result.area(number).points) is not None])


def earlier(document: Document[Evaluation], rubric: Rubric, repository: Repository) -> Earlier | None:
    """The municipality's latest earlier published evaluation of a comparable edition, where there is one."""
    assert document.model
    own = document.model
    best: Earlier | None = None
    best_date = (0, 0, 0)
    for path in repository.paths():
        other = repository.evaluation(path)
        if other.model is None or other.model.status != "published" or other.path.resolve() == document.path.resolve():
            continue
        if paths.slug(other.model.municipality) != paths.slug(own.municipality):
            continue
        date = latest(other.model)
        result = comparable_result(other, rubric, repository)
        if result and best_date < date < latest(own):
            best, best_date = Earlier(title(other.model), other.model.year, result), date
    return best
