"""From a sheet to scores: everything that is wrong with it is found in one go."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from kommunkompassen.base import paths
from kommunkompassen.base.finding import Finding
from kommunkompassen.base.swedish import number as in_swedish
from kommunkompassen.read.models import SOURCE_WORDS, Rubric, Score, SourceKind, Status
from kommunkompassen.scoring_sheet import sheet_words
from kommunkompassen.scoring_sheet.basis import Basis, Part, basis, merged
from kommunkompassen.scoring_sheet.joined_notes import joined
from kommunkompassen.scoring_sheet.point_cell import PointsError, points
from kommunkompassen.scoring_sheet.scores import Scored, scored
from kommunkompassen.scoring_sheet.sheet import Row, Sheet
from kommunkompassen.scoring_sheet.sheet_finding import of_cell
from kommunkompassen.scoring_sheet.table import Cell, shortened

_HEADINGS: dict[Part, str] = {"points": sheet_words.POINTS, "sources": sheet_words.SOURCES, "note": sheet_words.NOTE}


@dataclass(frozen=True, slots=True)
class Kept:
    """A part of a score that stays as it is in the file, where it is newer than what the sheet has."""

    scored: Scored
    part: Part
    given: Score
    now: Score


@dataclass(frozen=True, slots=True)
class Interpreter:
    """Reads a sheet for one evaluation, whose scores stand where the sheet lacks a column or they are newer."""

    sheet: Sheet
    rubric: Rubric
    id_: str
    status: Status
    present: Mapping[str, Score]
    new: bool = False
    """Whether the evaluation is made of the sheet; then nothing in it is newer."""
    findings: list[Finding] = field(default_factory=list)
    kept: list[Kept] = field(default_factory=list)
    unsettled: list[Scored] = field(default_factory=list)
    """In a sheet for agreeing, what has no agreed points yet; it stays as it is in the file."""

    def scores(self) -> dict[str, Score]:
        """The scores in the sheet; what is wrong is in the findings, and then they are not to be used."""
        mine = self._is_mine()
        wanted = scored(self.rubric)
        made_with = self.sheet.made_with(self.id_) if mine and not self.new else None
        seen: dict[str, Cell] = {}
        found = {}
        for row in self.sheet.rows:
            number = row.number
            cell = row.cells[sheet_words.NUMBER]
            if number in seen:
                self._add(cell, "sheet-question", "twice", number=number, first=seen[number].name)
            elif number in wanted:
                seen[number] = cell
                if mine and self.sheet.writers and row.cells[sheet_words.POINTS].empty:
                    self.unsettled.append(wanted[number])
                    found[number] = self.present[number]
                    continue
                count = len(self.findings)
                old = made_with.get(number) if made_with is not None else None
                found[number] = self._score(row, wanted[number], old, mine=mine)
                if made_with is not None and len(self.findings) == count:
                    found[number] = self._merged(row, wanted[number], old, found[number])
                if mine:
                    self._in_the_file(row, wanted[number], found[number])
            elif mine:
                self._unknown(row)
        if mine:
            self._missing([one for number, one in wanted.items() if number not in seen])
        return found

    def _add(self, cell: Cell, rule: str, detail: str = "", **values: str) -> None:
        self.findings.append(of_cell(self.sheet.path, cell, rule, detail, **values))

    def _is_mine(self) -> bool:
        """Whether the sheet is of this edition, as far as it says; its questions can't be judged by another's."""
        sheet = self.sheet
        if sheet.evaluation and paths.slug(sheet.evaluation.text) != paths.slug(self.id_):
            self._add(sheet.evaluation, "sheet-evaluation", given=sheet.evaluation.shown, expected=self.id_)
        if sheet.edition and sheet.edition_id != self.rubric.id:
            self._add(sheet.edition, "sheet-edition", given=sheet.edition_id or sheet.edition.shown, expected=self.rubric.id)
            return False
        return True

    def _missing(self, absent: list[Scored]) -> None:
        heading = self.sheet.headings[sheet_words.NUMBER]
        if len(absent) == 1:
            self._add(heading, "sheet-question", "missing", number=absent[0].number, text=absent[0].text)
        elif absent:
            self._add(heading, "sheet-question", "several-missing", numbers=", ".join(one.number for one in absent))

    def _unknown(self, row: Row) -> None:
        """A row that is no question: an area with its sum, the total, a remark; or something that would be lost."""
        cell, given = row.cells[sheet_words.NUMBER], row.cells[sheet_words.POINTS]
        if not cell.empty and row.number not in self.rubric.areas and any(sign.isdigit() for sign in cell.text):
            self._add(cell, "sheet-question", "unknown", given=cell.shown, rubric=self.rubric.name)
        elif cell.empty and not given.empty and self._text_of(row) != sheet_words.TOTAL.casefold():
            self._add(given, "sheet-question", "no-number", given=given.shown)
        else:
            self._without_place(row)

    def _without_place(self, row: Row) -> None:
        """Only a question has sources and a note in the evaluation's file; those of an area or the total would be lost."""
        for heading in (sheet_words.SOURCES, sheet_words.NOTE):
            cell = row.cells.get(heading)
            if cell and not cell.empty and cell.text.casefold() != heading.casefold():
                self._add(cell, "sheet-question", "no-place", given=cell.shown, heading=heading)

    def _text_of(self, row: Row) -> str:
        return row.cells[sheet_words.QUESTION].text.casefold() if sheet_words.QUESTION in row.cells else ""

    def _score(self, row: Row, one: Scored, old: Basis | None, *, mine: bool) -> Score:
        before = self.present[one.number]
        if mine:
            self._compare_maximum(row, one)
        given = None
        if self._readable(cell := row.cells[sheet_words.POINTS]):
            try:
                given = points(cell, one, self.rubric.points)
            except PointsError as error:
                # What points another edition gives can't be judged by this one.
                if mine or error.detail not in ("range", "half"):
                    self._add(cell, "sheet-points", error.detail, **error.values)
        if one.is_area:
            return Score(points=given)
        return Score(points=given, note=self._note(row, before, old), sources=self._sources(row, before))

    def _merged(self, row: Row, one: Scored, old: Basis | None, given: Score) -> Score:
        now = self.present[one.number]
        score, newer, both = merged(old, now, given)
        self.kept.extend(Kept(one, part, given, now) for part in newer)
        for part in both:
            told = {"given": _told(part, given), "now": _told(part, now)}
            self._add(row.cells[_HEADINGS[part]], "sheet-both", part, number=one.number, evaluation=self.id_, **told)
        return score

    def _in_the_file(self, row: Row, one: Scored, score: Score) -> None:
        """What the evaluation's file has no place for, or can't do without."""
        before, cell = self.present[one.number].points, row.cells[sheet_words.POINTS]
        if score.points is None and before is not None and cell.empty and self.status != "draft":
            self._add(cell, "sheet-points", "none", number=one.number, before=in_swedish(before))
        if one.is_area:
            self._without_place(row)

    def _compare_maximum(self, row: Row, one: Scored) -> None:
        """Editions can have the same questions and other maximums; a file that doesn't say its edition shows it by them."""
        cell = row.cells.get(sheet_words.MAXIMUM)
        if cell and cell.number is not None and one.maximum is not None and cell.number != one.maximum:
            values = {"number": one.number, "given": cell.shown, "expected": in_swedish(one.maximum)}
            self._add(cell, "sheet-edition", "maximum", **values)

    def _readable(self, cell: Cell) -> bool:
        """Whether the cell has a value at all."""
        if cell.kind == "formula":
            self._add(cell, "sheet-value", "formula")
        elif cell.kind == "error":
            self._add(cell, "sheet-value", "error", given=cell.shown)
        return cell.kind not in ("formula", "error")

    def _note(self, row: Row, before: Score, old: Basis | None) -> str | None:
        if self.sheet.writers:
            return self._joined(row, before, old)
        cell = row.cells.get(sheet_words.NOTE)
        if cell is None:
            return before.note
        return cell.text.strip() or None if self._readable(cell) else None

    def _joined(self, row: Row, before: Score, old: Basis | None) -> str | None:
        """The writers' notes as one, with why they agreed."""
        headings = {writer: sheet_words.of_writer(sheet_words.NOTE, writer) for writer in self.sheet.writers}
        cells = {writer: row.cells[heading] for writer, heading in headings.items() if heading in row.cells}
        why = row.cells.get(sheet_words.WHY)
        unreadable = [cell for cell in (*cells.values(), *([why] if why else [])) if not self._readable(cell)]
        if unreadable:
            return None
        if not cells and not why:
            return before.note
        earlier = old.note if old else basis(before).note
        return joined({writer: cell.text for writer, cell in cells.items()}, why.text if why else "", earlier) or None

    def _sources(self, row: Row, before: Score) -> list[SourceKind]:
        cell = row.cells.get(sheet_words.SOURCES)
        if cell is None:
            return before.sources
        if not self._readable(cell):
            return []
        sources, wrong = sheet_words.sources_from_words(cell.text)
        for word in wrong:
            self._add(cell, "sheet-sources", given=word, known=", ".join(SOURCE_WORDS.values()))
        # In the file's own order where it is the same sources.
        return before.sources if set(sources) == set(before.sources) else sources


def _told(part: Part, score: Score) -> str:
    """A part of a score, short enough for a message."""
    if part == "points":
        return "–" if score.points is None else in_swedish(score.points)
    return shortened(sheet_words.sources_in_words(score) if part == "sources" else score.note or "") or "–"
