"""Which evaluations the site shows, and what the overview says of each."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path

from kommunkompassen.points import compare
from kommunkompassen.points.score import percent, printed, total
from kommunkompassen.read.models import Rubric
from kommunkompassen.repository import Repository


@dataclass(frozen=True, slots=True)
class Published:
    """One evaluation on the site; points None where an area is not scored."""

    evaluation: str
    municipality: str
    year: int
    edition: str
    edition_name: str
    exact: Decimal | None
    printed: Decimal | None
    maximum: Decimal
    percent: Decimal | None


def meant_as_published(repository: Repository) -> list[Path]:
    """The evaluations whose status is published, those among them that can't be read included."""
    broken = set(compare.unreadable(repository))
    return [path for path, one in repository.summaries().items() if path in broken or (one and one.status == "published")]


def published(paths: Iterable[Path], repository: Repository) -> list[Published]:
    """What is said of each, by municipality and the newest first."""
    found = [_published(path, repository) for path in paths]
    return sorted(found, key=lambda one: (alphabetical(one.municipality), -one.year))


def _published(path: Path, repository: Repository) -> Published:
    summary = repository.summaries()[path]
    assert summary, "a report was made of it"
    rubric = edition(summary.rubric, repository)
    areas = compare.points_by_area(path, repository)
    exact = total(areas.values()) if areas else None
    maximum = sum((area.maximum for area in rubric.areas.values()), Decimal(0))
    return Published(
        path.stem,
        summary.municipality,
        summary.year,
        rubric.id,
        rubric.name,
        exact,
        None if exact is None else printed(exact, rubric.points),
        maximum,
        None if exact is None else percent(exact, maximum),
    )


def edition(id_: str, repository: Repository) -> Rubric:
    """The edition that a checked evaluation follows."""
    found = repository.rubric(id_)
    assert found, "the check finds unknown editions"
    assert found.model, "and broken ones"
    return found.model


def alphabetical(name: str) -> str:
    """By this names are sorted as in Swedish, where å, ä and ö come last."""
    return name.casefold().translate(_LAST)


_LAST = str.maketrans({"å": "{", "ä": "|", "ö": "}", "é": "e", "ü": "y", "-": " "})
