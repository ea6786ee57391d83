"""What is known of a municipality before its evaluation begins: from the register, and from its latest earlier evaluation."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from kommunkompassen.base import register
from kommunkompassen.points.alike_areas import alike_areas
from kommunkompassen.points.compare import MEAN, date_of_visit, edition_of
from kommunkompassen.read.models import Evaluation, Rubric
from kommunkompassen.repository import Repository


@dataclass(frozen=True, slots=True)
class Known:
    """What a new file can be given; empty or None where it is not known."""

    official_name: str = ""
    code: str = ""
    """Statistics Sweden's, for a municipality of the register."""
    earlier: str = ""
    """The id of its latest earlier evaluation, or of the reference that has the figures of a later one."""
    residents: str = ""
    compare_with: tuple[str, ...] | None = None
    advised_in: int = 0
    """The year of the latest evaluation whose texts are known."""
    advice: Mapping[str, Sequence[str]] = field(default_factory=dict)
    """That evaluation's improvements, by the number that their area has in the new one's edition."""

    @property
    def filled(self) -> list[str]:
        """The keys that the earlier evaluation fills in."""
        given = {"residents": self.residents, "first_evaluation": self.earlier, "compare_with": self.compare_with is not None}
        return [key for key, value in given.items() if value]


def known(municipality: str, year: int, rubric: Rubric, repository: Repository) -> Known:
    """What is known of it, of what it is compared with only what can be compared with this edition."""
    line = register.by_name().get(municipality)
    name, code = (line.official_name, line.code) if line else ("", "")
    own = register.present_id(municipality)
    before = [
        (other.year, path)
        for path, other in repository.summaries().items()
        if other and other.year < year and register.present_id(other.municipality) == own
    ]
    latest = repository.evaluation(max(before)[1]) if before else None
    visits = [*((other_year, path.stem) for other_year, path in before), *_references(own, year, repository)]
    earlier = max(visits)[1] if visits else ""
    if latest is None or latest.model is None:
        return Known(name, code, earlier)
    chosen = _still_comparable(latest.model, rubric, repository)
    return Known(
        latest.model.official_name or name,
        code,
        earlier,
        latest.model.residents or "",
        chosen,
        latest.model.year,
        _advice(latest.model, rubric, repository),
    )


def _advice(evaluation: Evaluation, rubric: Rubric, repository: Repository) -> dict[str, Sequence[str]]:
    document = repository.rubric(evaluation.rubric)
    alike = alike_areas(rubric, document.model) if document and document.model else {}
    areas = {number: evaluation.areas.get(other) for number, other in alike.items()}
    return {number: area.improvements for number, area in areas.items() if area and area.improvements}


def _references(own: str, year: int, repository: Repository) -> list[tuple[int, str]]:
    """The references that have the figures of an earlier evaluation of the municipality (by its slug), with their years."""
    documents = {id_: repository.reference(id_) for id_ in repository.reference_ids()}
    dates = {id_: date_of_visit(document.model, own) for id_, document in documents.items() if document and document.model}
    return [(date[0], id_) for id_, date in dates.items() if date and date[0] < year]


def _still_comparable(evaluation: Evaluation, rubric: Rubric, repository: Repository) -> tuple[str, ...] | None:
    chosen = evaluation.compare_with
    return None if chosen is None else tuple(id_ for id_ in chosen if id_ == MEAN or _comparable(id_, rubric, repository))


def _comparable(id_: str, rubric: Rubric, repository: Repository) -> bool:
    is_there = id_ in repository.evaluation_ids() or id_ in repository.reference_ids()
    edition = edition_of(id_, repository)
    return is_there and (edition is None or rubric.comparable(edition))
