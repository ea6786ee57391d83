"""One row for each evaluation: in the folder as it lies, or on each branch."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from kommunkompassen.base.paths import shown
from kommunkompassen.listing import changes
from kommunkompassen.listing.changes import Change
from kommunkompassen.listing.facts import Facts
from kommunkompassen.listing.kept import KeptFacts
from kommunkompassen.repository import Repository


@dataclass(frozen=True, slots=True)
class Row:
    """One evaluation."""

    id: str
    path: Path
    """Where it lies, or would lie if its branch were checked out."""
    facts: Facts
    change: Change
    branch: str | None = None
    """Which branch the row is of; None for the folder as it lies."""

    @property
    def unread(self) -> bool:
        """Whether nothing is known but that there is a file."""
        return self.facts.municipality is None

    @property
    def year(self) -> int | None:
        """The year, by its name where the file can't be read."""
        year = self.id.rpartition("-")[2]
        return self.facts.year or (int(year) if len(year) == 4 and year.isdecimal() and year.isascii() else None)


@dataclass(frozen=True, slots=True)
class Rows:
    """The rows, by id and then by branch, the main one first; what git has to say, where it can't tell of the history."""

    rows: Sequence[Row]
    reason: str = ""
    branches: Sequence[str] = field(default_factory=tuple)
    """The branches that were looked at and have a row, the main one first."""


def in_folder(repository: Repository) -> Rows:
    """All evaluations in the folder."""
    paths = repository.paths()
    kept = KeptFacts(len(paths))
    facts = kept.of(paths, repository)
    kept.write()
    found, reason = changes.in_folder(repository.evaluations)
    return Rows(_rows(facts, found, repository.evaluations, None), reason)


def on_branches(repository: Repository) -> Rows:
    """All evaluations on the main branch, and those that other branches change. Raises RevisionError."""
    from kommunkompassen.listing.branches import on_branches as branches  # noqa: PLC0415  only where they are asked for

    with branches(repository.evaluations, repository.rubrics, repository.references) as found:
        kept = KeptFacts(sum(len(on_branch.chosen) for on_branch in found))
        rows = [
            _rows(kept.of(on_branch.chosen, on_branch.repository), on_branch.changes, repository.evaluations, on_branch.name)
            for on_branch in found
        ]
        kept.write()
    # Sorting keeps the branches' order within an evaluation.
    together = sorted((row for of_branch in rows for row in of_branch), key=lambda row: row.id)
    return Rows(together, branches=[on_branch.name for on_branch in found])


def _rows(facts: Mapping[Path, Facts], found: Mapping[str, Change], evaluations: Path, branch: str | None) -> list[Row]:
    return [Row(path.stem, evaluations / path.name, one, found.get(path.name, Change()), branch) for path, one in facts.items()]


def shown_file(row: Row) -> str:
    """The evaluation's file as it is told to people."""
    return shown(row.path)
