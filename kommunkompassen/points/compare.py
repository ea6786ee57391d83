"""What an evaluation is compared with: other evaluations, references, their mean, and its own predecessor.

Editions that are not comparable are never put side by side. A mean counts published evaluations of other municipalities,
conducted no later than this one. Evaluations are not published in the order in which they were conducted; so a published one
names in mean_of which it counts, and in history its own predecessors, and never changes because another one came.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from decimal import Decimal
from pathlib import Path

from kommunkompassen.base.dates import Date
from kommunkompassen.base.register import present_id
from kommunkompassen.base.swedish import count
from kommunkompassen.points.score import AreaScore, Exact, Points, Result, Step, area_points, mean, score
from kommunkompassen.read import Document
from kommunkompassen.read.models import Evaluation, Reference, Rubric
from kommunkompassen.read.summary import AreaSummary, Summary
from kommunkompassen.repository import Repository

MEAN = "mean"
UNKNOWN_EDITION = "unknown"
FEWEST_FOR_A_MEAN = 2
_NOT_SCORED = AreaSummary({})
_PUBLISHED = re.compile(r"status:\s*published\b")


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
    """The municipality's own earlier evaluation; of a reference the areas' points alone are known, and not always the total."""

    name: str
    year: int
    result: Result
    id: str = ""


def comparisons(document: Document[Evaluation], rubric: Rubric, repository: Repository) -> list[Comparison]:
    """What the evaluation compares itself with, in its order; what can't be compared is left out, and the check finds it.

    A mean of fewer than two comes with its members and neither total nor areas.
    """
    assert document.model
    chosen = [MEAN] if document.model.compare_with is None else document.model.compare_with
    made = (_comparison(id_, document, rubric, repository) for id_ in dict.fromkeys(chosen))
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


def citable(result: Result, compared: Iterable[Comparison], before: Earlier | None) -> Result:
    """The result with what texts may cite beside it: the mean, where the report has one, and the earlier evaluation."""
    mean_ = next((comparison for comparison in compared if comparison.id == MEAN and comparison.areas), None)
    earlier_ = before.result if before else None
    return replace(
        result,
        mean=Points(mean_.total, mean_.areas or ()) if mean_ else None,
        before=Points(earlier_.points, tuple(area.points for area in earlier_.areas)) if earlier_ else None,
    )


def edition_of(id_: str, repository: Repository) -> str | None:
    """The edition of an evaluation or a reference, where it matters: a total of unknown edition may be cited in any."""
    if other := repository.evaluation_by_id(id_):
        return other.model.rubric if other.model else None
    reference = repository.reference(id_)
    if reference is None or reference.model is None:
        return None
    without_areas = not reference.model.areas
    return None if reference.model.edition == UNKNOWN_EDITION and without_areas else reference.model.edition


def comparable_result(other: Document[Evaluation], rubric: Rubric, repository: Repository) -> Result | None:
    """The other evaluation's points, where it is of an edition that can be compared with this rubric."""
    if other.model is None or not rubric.comparable(other.model.rubric):
        return None
    theirs = repository.rubric(other.model.rubric)
    return score(other.model, theirs.model) if theirs and theirs.model else None


def latest(evaluation: Summary | Evaluation) -> tuple[int, int, int]:
    """When it was conducted, at the latest; by its year where that is not said."""
    return (evaluation.conducted.last if evaluation.conducted else Date(evaluation.year)).latest


def title(evaluation: Summary | Evaluation) -> str:
    """An evaluation's short name: Arboga 2016."""
    return f"{evaluation.municipality} {evaluation.year}"


def counted(document: Document[Evaluation], rubric: Rubric, repository: Repository) -> list[Path]:
    """The evaluations that a mean counts: those that mean_of names, in its order, else all that may be, oldest first.

    Also those that are broken, for the check to report.
    """
    assert document.model
    if document.model.mean_of is not None:
        named = (repository.path_by_id(id_) for id_ in dict.fromkeys(document.model.mean_of))
        return [path for path in named if path]
    return countable(document, rubric, repository)


def countable(document: Document[Evaluation], rubric: Rubric, repository: Repository) -> list[Path]:
    """The evaluations that a mean may count as the files stand now, oldest first; also those that are broken."""
    assert document.model
    own = present_id(document.model.municipality)
    date = latest(document.model)
    comparable = {id_ for id_ in repository.rubric_ids() if rubric.comparable(id_)} | {rubric.id}
    readable = [
        published.path
        for published in repository.once("published", lambda: _published(repository))
        # An evaluation of another municipality is not this one; that says it without asking the disk for each of hundreds.
        if published.latest <= date and published.municipality != own and published.rubric in comparable
    ]
    return [*unreadable(repository), *readable]


@dataclass(frozen=True, slots=True)
class _Published:
    """What decides whether a mean counts a published evaluation."""

    latest: tuple[int, int, int]
    path: Path
    municipality: str
    rubric: str


def _published(repository: Repository) -> list[_Published]:
    """All published evaluations, oldest first."""
    all_published = [
        _Published(latest(other), path, present_id(other.municipality), other.rubric)
        for path, other in repository.summaries().items()
        if other and other.status == "published"
    ]
    return sorted(all_published, key=lambda published: (published.latest, published.path.stem))


def unreadable(repository: Repository) -> list[Path]:
    """Files that can't be read but of which this much is still seen: that they are meant to count."""
    return repository.once("unreadable", lambda: _unreadable(repository))


def _unreadable(repository: Repository) -> list[Path]:
    unreadable = [path for path, other in repository.summaries().items() if other is None]
    return [path for path in unreadable if any(_PUBLISHED.match(line) for line in repository.lines(path))]


def _mean(document: Document[Evaluation], rubric: Rubric, repository: Repository) -> Comparison:
    others = ((path, repository.summaries()[path]) for path in counted(document, rubric, repository))
    known = [
        (title(other), points)
        for path, other in others
        if other and rubric.comparable(other.rubric) and (points := points_by_area(path, repository))
    ]
    members = tuple(name for name, _ in known)
    if len(members) < FEWEST_FOR_A_MEAN and document.model and document.model.mean_of is None and _is_fixed(document.model):
        # Which there were is not named: a published report would change when another one came.
        members = ()
    name = f"Medel av {count(len(members))} utvärderingar"
    if len(members) < FEWEST_FOR_A_MEAN:
        return Comparison(MEAN, name, "", "", None, None, rubric.points, members)
    total_ = mean([sum(points.values(), Decimal(0)) for _, points in known])
    areas = tuple(mean([points[number] for _, points in known]) for number in rubric.areas)
    return Comparison(MEAN, name, "", "", total_, areas, rubric.points, members)


def _is_fixed(evaluation: Evaluation) -> bool:
    return evaluation.status == "published"


def points_by_area(path: Path, repository: Repository) -> dict[str, Decimal] | None:
    """The exact points of each area of an evaluation that is fully scored; None of any other."""
    return repository.once(f"points of {path}", lambda: _points_by_area(repository.summaries()[path], repository))


def _points_by_area(other: Summary | None, repository: Repository) -> dict[str, Decimal] | None:
    edition = repository.rubric(other.rubric) if other else None
    if other is None or edition is None or edition.model is None:
        return None
    given = {number: other.areas.get(number, _NOT_SCORED) for number in edition.model.areas}
    points = {
        number: area_points(area, given[number].scores, given[number].score) for number, area in edition.model.areas.items()
    }
    exact = {number: value for number, value in points.items() if value is not None}
    return exact if len(exact) == len(points) else None


def countable_ids(document: Document[Evaluation], rubric: Rubric, repository: Repository) -> list[str]:
    """The ids of the fully scored evaluations that a mean may count as the files stand now, oldest first."""
    return [path.stem for path in countable(document, rubric, repository) if points_by_area(path, repository)]


def history(document: Document[Evaluation], repository: Repository) -> list[str]:
    """The ids of the municipality's own earlier visits: those that `history` names, else all that there are, oldest first."""
    assert document.model
    return earlier_visits(document, repository) if document.model.history is None else document.model.history


def earlier_visits(document: Document[Evaluation], repository: Repository) -> list[str]:
    """The ids of the municipality's published evaluations and of the references to it that are earlier, oldest first.

    A reference with a municipality and a year is an earlier evaluation of which only these figures are known.
    """
    assert document.model
    own, date = present_id(document.model.municipality), latest(document.model)
    visits = [
        (published.latest, published.path.stem)
        for published in repository.once("published", lambda: _published(repository))
        if published.municipality == own and published.latest < date and published.path.resolve() != document.path.resolve()
    ]
    known = ((id_, repository.reference(id_)) for id_ in repository.reference_ids())
    visits += [
        (date_of_reference, id_)
        for id_, found in known
        if found and found.model and (date_of_reference := date_of_visit(found.model, own)) and date_of_reference < date
    ]
    return [id_ for _, id_ in sorted(visits)]


def date_of_visit(reference: Reference, municipality: str) -> tuple[int, int, int] | None:
    """When the municipality (by its slug) was evaluated according to the reference; None where that is not what it is."""
    if reference.year is None or reference.municipality is None or present_id(reference.municipality) != municipality:
        return None
    known = reference.date if reference.date and reference.date.year == reference.year else Date(reference.year)
    return known.latest


def earlier(document: Document[Evaluation], rubric: Rubric, repository: Repository) -> Earlier | None:
    """The municipality's latest earlier evaluation of a comparable edition whose areas are known, where there is one."""
    visits = (earlier_by_id(id_, rubric, repository) for id_ in reversed(history(document, repository)))
    return next((one for one in visits if one), None)


def latest_evaluation(document: Document[Evaluation], repository: Repository) -> Document[Evaluation] | None:
    """The municipality's latest earlier evaluation whose texts are known, of whatever edition, where there is one."""
    evaluations = (repository.evaluation_by_id(id_) for id_ in reversed(history(document, repository)))
    return next((other for other in evaluations if other and other.model), None)


def earlier_by_id(id_: str, rubric: Rubric, repository: Repository) -> Earlier | None:
    """An evaluation, or a reference with a year and all areas, where it is of a comparable edition."""
    if other := repository.evaluation_by_id(id_):
        result = comparable_result(other, rubric, repository)
        return Earlier(title(other.model), other.model.year, result, id_) if result and other.model else None
    document = repository.reference(id_)
    reference = document.model if document else None
    if reference is None or reference.year is None or not rubric.comparable(reference.edition):
        return None
    areas = tuple(
        AreaScore(number, area.title, reference.areas.get(number), area.maximum, ()) for number, area in rubric.areas.items()
    )
    if any(area.points is None for area in areas):
        return None
    maximum = sum((area.maximum for area in areas), Decimal(0))
    name = f"{reference.municipality} {reference.year}"
    return Earlier(name, reference.year, Result(areas, reference.total, maximum, rubric.points), id_)
