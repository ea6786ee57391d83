"""A municipality's evaluations over the years, in stretches whose points can be compared.

Where the edition changes to one that can't be compared a stretch ends. Nothing here is reckoned over such a break; what others
have said of totals on both sides, a bridge, is cited beside it.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import pairwise

from kommunkompassen.points import compare
from kommunkompassen.points.compare import UNKNOWN_EDITION
from kommunkompassen.points.score import Exact, Result, Step, printed, score
from kommunkompassen.read import Document
from kommunkompassen.read.models import Evaluation, Rubric
from kommunkompassen.repository import Repository


@dataclass(frozen=True, slots=True)
class Visit:
    """One evaluation of the municipality; total: exact points, None where it is not known."""

    id: str
    year: int
    edition: str
    edition_name: str
    """As printed; empty where the edition is not known."""
    total: Exact | None
    maximum: Decimal | None
    """Of the total, where the edition is known."""
    step: Step
    definition: str = ""
    """What the figures of a reference are figures of, and where they stand; empty for an evaluation."""
    source: str = ""

    @property
    def points(self) -> Decimal | None:
        """The total as it is printed."""
        return None if self.total is None else printed(self.total, self.step)


@dataclass(frozen=True, slots=True)
class CitedBridge:
    """What has been said of totals of two editions: how much may be added, for a rough comparison. Names are printed ones."""

    edition: str
    earlier_edition: str
    low: Decimal
    high: Decimal
    source: str


@dataclass(frozen=True, slots=True)
class Stretch:
    """Visits that follow one another, of editions that can be compared, oldest first."""

    visits: tuple[Visit, ...]
    bridge: CitedBridge | None = None
    """From the first visit's edition to that of the visit before the break."""


@dataclass(frozen=True, slots=True)
class Series:
    """All visits, the report's own last."""

    stretches: tuple[Stretch, ...]

    @property
    def visits(self) -> tuple[Visit, ...]:
        """All visits, oldest first."""
        return tuple(visit for stretch in self.stretches for visit in stretch.visits)

    @property
    def references(self) -> tuple[Visit, ...]:
        """The visits of which only published figures are known."""
        return tuple(visit for visit in self.visits if visit.definition)


def series(document: Document[Evaluation], rubric: Rubric, result: Result, repository: Repository) -> Series | None:
    """The municipality's history with this evaluation at its end; None where no earlier visit is known."""
    assert document.model
    visits = (visit_by_id(id_, repository) for id_ in dict.fromkeys(compare.history(document, repository)))
    earlier = [visit for visit in visits if visit]
    if not earlier:
        return None
    step: Step = rubric.points
    own = Visit(document.path.stem, document.model.year, rubric.id, rubric.name, result.points, result.maximum, step)
    return Series(_stretches([*earlier, own], repository))


def visit_by_id(id_: str, repository: Repository) -> Visit | None:
    """The evaluation or the reference as a visit; None for what is none, which the check finds."""
    if other := repository.evaluation_by_id(id_):
        edition = repository.rubric(other.model.rubric) if other.model else None
        if not other.model or not edition or not edition.model:
            return None
        points = score(other.model, edition.model)
        return Visit(id_, other.model.year, edition.model.id, edition.model.name, points.points, points.maximum, points.step)
    reference = repository.reference(id_)
    if not reference or not reference.model or reference.model.year is None:
        return None
    known = reference.model
    edition = repository.rubric(known.edition) if known.edition != UNKNOWN_EDITION else None
    rubric = edition.model if edition else None
    return Visit(
        id_,
        reference.model.year,
        rubric.id if rubric else UNKNOWN_EDITION,
        rubric.name if rubric else "",
        known.total,
        sum((area.maximum for area in rubric.areas.values()), Decimal(0)) if rubric else None,
        rubric.points if rubric else "half",
        known.definition,
        known.source,
    )


def _stretches(visits: Sequence[Visit], repository: Repository) -> tuple[Stretch, ...]:
    groups = [[visits[0]]]
    for before, after in pairwise(visits):
        if comparable(before, after, repository):
            groups[-1].append(after)
        else:
            groups.append([after])
    first = Stretch(tuple(groups[0]))
    return (first, *(Stretch(tuple(new), _bridge(old[-1], new[0], repository)) for old, new in pairwise(groups)))


def comparable(before: Visit, after: Visit, repository: Repository) -> bool:
    """Whether points of the two may be set against each other; nothing is known of an edition that isn't."""
    edition = repository.rubric(after.edition) if UNKNOWN_EDITION not in (before.edition, after.edition) else None
    return bool(edition and edition.model and edition.model.comparable(before.edition))


def _bridge(before: Visit, after: Visit, repository: Repository) -> CitedBridge | None:
    """A bridge between two known totals; it holds for the editions that can be compared with its own, too."""
    if before.total is None or after.total is None:
        return None
    for id_ in repository.rubric_ids():
        edition = repository.rubric(id_)
        rubric = edition.model if edition else None
        if rubric is None or not rubric.comparable(after.edition):
            continue
        for said in rubric.bridges:
            if said.from_ == rubric.id and said.to == before.edition:
                return CitedBridge(rubric.name, before.edition_name, said.low, said.high, said.source)
    return None
