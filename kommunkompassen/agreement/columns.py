"""The columns of a sheet for agreeing: what there is to agree on first, then what each evaluator has written."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from kommunkompassen.scoring_sheet import sheet_words

DIFFERENCE, SHARE = "Skillnad", "I % av max"


@dataclass(frozen=True, slots=True)
class Columns:
    """Where everything stands, by place from 0; no notes and sources where areas are scored as a whole."""

    labels: Sequence[str]
    with_notes: bool

    number = 0
    question = 1
    maximum = 2

    @property
    def points(self) -> range:
        """Each evaluator's points."""
        return range(3, 3 + len(self.labels))

    @property
    def difference(self) -> int:
        """In points; in percent to its right."""
        return self.points.stop

    @property
    def share(self) -> int:
        """In percent of the maximum."""
        return self.difference + 1

    @property
    def agreed(self) -> int:
        """The agreed points; why, and the sources, to their right."""
        return self.share + 1

    @property
    def why(self) -> int:
        """Why they agreed on them."""
        return self.agreed + 1

    @property
    def sources(self) -> int:
        """What the agreed points rest on."""
        return self.why + 1

    @property
    def notes(self) -> range:
        """Each evaluator's note."""
        first = self.sources + 1
        return range(first, first + len(self.labels)) if self.with_notes else range(0)

    @property
    def sources_of(self) -> range:
        """Each evaluator's sources."""
        return range(self.notes.stop, self.notes.stop + len(self.labels)) if self.with_notes else range(0)

    @property
    def made_with(self) -> int:
        """What the sheet was made with, hidden."""
        return self.sources_of.stop if self.with_notes else self.agreed + 1

    def headings(self) -> list[str]:
        """From left to right, but for what is hidden."""

        def each(heading: str) -> list[str]:
            return [sheet_words.of_writer(heading, label) for label in self.labels]

        known = [sheet_words.NUMBER, sheet_words.QUESTION, sheet_words.MAXIMUM, *each(sheet_words.POINTS)]
        known += [DIFFERENCE, SHARE, sheet_words.AGREED]
        if not self.with_notes:
            return known
        return [*known, sheet_words.WHY, sheet_words.SOURCES, *each(sheet_words.NOTE), *each(sheet_words.SOURCES)]

    def widths(self) -> list[float]:
        """In characters, as wide as what stands in them can be read."""
        each = len(self.labels)
        widths = [7.0, 38, 7, *[11] * each, 11, 12, 12]
        return [*widths, 34, 17, *[34] * each, *[14] * each] if self.with_notes else widths
