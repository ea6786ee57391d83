"""What a sheet was made with. Each row that is filled in carries it, hidden, so that reading the sheet in is a merge of three:
only what was changed in the sheet is taken, and what someone else has changed in the file since then stays.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from typing import Literal

from kommunkompassen.base.contents import digest
from kommunkompassen.read.models import Score
from kommunkompassen.scoring_sheet.table import Cell

Part = Literal["points", "sources", "note"]
PARTS: tuple[Part, ...] = ("points", "sources", "note")


@dataclass(frozen=True, slots=True)
class Basis:
    """A score when the sheet was made. Of the note it is enough to see whether it is the same."""

    points: Decimal | None
    sources: frozenset[str]
    note: str

    def said(self) -> str:
        """In one cell; with signs that no spreadsheet takes for a number, a date or a formula."""
        return f"{self.points if self.points is not None else ''}|{'+'.join(sorted(self.sources))}|{self.note}"


def basis(score: Score) -> Basis:
    """What a sheet that is made now carries of a score. How a note is spaced does not count: each program has its way."""
    return Basis(score.points, frozenset(score.sources), digest_of_note(score.note or ""))


def digest_of_note(note: str) -> str:
    """The digest by which a note is known again, wherever its lines break; empty for no note."""
    words = " ".join(note.split())
    return digest(words.encode())[:12] if words else ""


def written(evaluation: str, number: str, score: Score) -> str:
    """What stands in the hidden cell; in a blank sheet of no evaluation. It has its number, since rows are sorted, and copied."""
    return f"{evaluation}|{number}|{basis(score).said()}"


def read(cells: Iterable[Cell], evaluation: str) -> dict[str, Basis] | None:
    """What the hidden cells say, by number; None where they are of another evaluation, whose sheet was filled in anew."""
    bases = {}
    for cell in cells:
        whose, *said = cell.text.split("|")
        if len(said) != 4:
            continue
        if whose not in ("", evaluation):
            return None
        number, points, sources, note = said
        try:
            bases[number] = Basis(Decimal(points) if points else None, frozenset(filter(None, sources.split("+"))), note)
        except InvalidOperation:
            continue
    return bases


def merged(old: Basis | None, now: Score, given: Score) -> tuple[Score, list[Part], list[Part]]:
    """The score that the file should have; what of it is newer in the file; what was changed in both, each in its way.

    Without `old` it can't be known who changed what, and all that differs is of the last kind.
    """
    values = {}
    newer: list[Part] = []
    both: list[Part] = []
    for part in PARTS:
        then, mine, theirs = (getattr(one, part) if one else None for one in (old, basis(given), basis(now)))
        if mine != theirs and old and mine == then:
            newer.append(part)
        elif mine != theirs and not (old and theirs == then):
            both.append(part)
        values[part] = getattr(now if mine == theirs or part in newer else given, part)
    return Score(**values), newer, both
