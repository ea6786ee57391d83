"""Which rows are told, in which order."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    # The command line asks what can be chosen, and what reads evaluations takes long to import.
    from kommunkompassen.listing.rows import Row

ORDERS = ("id", "status", "year", "points", "left", "findings", "changed")
STATUSES = ("draft", "fact-check", "published")


def chosen(rows: Iterable[Row], *, status: Collection[str] = (), year: Collection[int] = (), missing: bool = False) -> list[Row]:
    """The rows of these statuses and years; `missing`: that lack points, texts or required values.

    A file that can't be read may be of any status and lack anything, so it is told of wherever its name does not say otherwise.
    """
    return [
        row
        for row in rows
        if (not year or row.year in (None, *year))
        and (not status or row.unread or row.facts.status in status)
        and (not missing or row.unread or lacks_something(row))
    ]


def lacks_something(row: Row) -> bool:
    """Whether points, texts or required values are missing; of an edition that is not known nobody can say."""
    left = row.facts.left
    return left is None or bool(left.questions or left.texts or left.sections or left.keys)


def ordered(rows: Sequence[Row], order: str) -> list[Row]:
    """The rows in an order: most points, most left, most errors, latest change and year first; alike ones as they were."""
    if order == "id":
        return list(rows)
    if order == "status":
        return sorted(rows, key=lambda row: STATUSES.index(row.facts.status) if row.facts.status in STATUSES else -1)
    if order == "changed":
        # What is not committed yet is newer than any commit.
        return sorted(rows, key=lambda row: (row.change.uncommitted, row.change.day or ""), reverse=True)
    return sorted(rows, key=lambda row: _measure(row, order), reverse=True)


def _measure(row: Row, order: str) -> tuple[float, ...]:
    facts, left = row.facts, row.facts.left
    if order == "year":
        return (row.year or 0,)
    if order == "points":
        return (float(facts.points) if facts.points is not None else -1,)
    if order == "findings":
        return facts.errors, facts.warnings, facts.infos
    if left is None:
        return (float("inf"),)
    return (len(left.questions) + len(left.texts) + left.sections + len(left.keys),)
