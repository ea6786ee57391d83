"""Find the scoring sheet in a file: its row of headings, its columns, and whose it says it is."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

from kommunkompassen.base.finding import Finding
from kommunkompassen.scoring_sheet import basis, sheet_words
from kommunkompassen.scoring_sheet.basis import Basis
from kommunkompassen.scoring_sheet.read_file import read_file
from kommunkompassen.scoring_sheet.sheet_finding import of_cell, of_file
from kommunkompassen.scoring_sheet.table import Cell, Table

_QUESTION = re.compile(r"\d+\.\d+")


@dataclass(frozen=True, slots=True)
class Row:
    """A row below the headings, its cells by their columns' headings."""

    cells: dict[str, Cell]

    @property
    def number(self) -> str:
        """What stands under Nr: 1.1, also where a spreadsheet has made 1,1 of it."""
        return self.cells[sheet_words.NUMBER].text.replace(",", ".").strip(" .")


@dataclass(frozen=True, slots=True)
class Sheet:
    """A scoring sheet as it stands in a file."""

    path: Path
    headings: dict[str, Cell]
    rows: tuple[Row, ...]
    evaluation: Cell | None
    """The id of the evaluation that it was made for; None where it does not say."""
    edition: Cell | None
    writer: Cell | None = None
    """Who filled it in; None where it does not say."""
    writers: tuple[str, ...] = ()
    """Whose points stand side by side in a sheet for agreeing; none in any other."""

    @property
    def said(self) -> list[tuple[str, ...]]:
        """What is read of each question; of each area in an edition that has no questions, since otherwise it holds a sum."""
        read = (sheet_words.POINTS, sheet_words.SOURCES, sheet_words.NOTE)
        rows = [(row.number, *(row.cells[one].text if one in row.cells else "" for one in read)) for row in self.rows]
        return [row for row in rows if _QUESTION.fullmatch(row[0])] or [row for row in rows if row[0].isdecimal()]

    def made_with(self, evaluation: str) -> dict[str, Basis] | None:
        """The evaluation's scores when the sheet was made, by number; None where it does not say."""
        if sheet_words.MADE_WITH not in self.headings:
            return None
        return basis.read((row.cells[sheet_words.MADE_WITH] for row in self.rows), evaluation)

    @property
    def edition_id(self) -> str:
        """The edition that it was made for; empty where it does not say."""
        match = re.match(r"[^\s(]+", self.edition.text) if self.edition else None
        return match[0] if match else ""


def read_sheet(path: Path) -> tuple[Sheet | None, list[Finding]]:
    """The scoring sheet in a file; None where something keeps it from being read."""
    tables, findings = read_file(path)
    if findings:
        return None, findings
    there = [one for table in tables if (one := _sheet_in(path, table))]
    if not there:
        return None, [of_file(path, "no-headings", number=sheet_words.NUMBER, points=sheet_words.POINTS)]
    (sheet, found), others = there[0], [one for one, _ in there[1:]]
    return sheet, [*found, *_otherwise(sheet, others)]


def _sheet_in(path: Path, table: Table) -> tuple[Sheet, list[Finding]] | None:
    for index, row in enumerate(table.rows):
        writers = _writers(row)
        columns = [
            (_heading(cell) or (_heading_of_agreeing(cell, writers) if writers else ""), column)
            for column, cell in enumerate(row)
        ]
        named = {heading: column for heading, column in reversed(columns) if heading}
        if sheet_words.NUMBER in named and sheet_words.POINTS in named:
            return _sheet(path, table, index, named, writers), _twice(path, table, index, columns)
    return None


def _writers(row: tuple[Cell, ...]) -> tuple[str, ...]:
    """Those whose points stand side by side in a sheet for agreeing."""
    texts = [cell.text for cell in row]
    beginning = sheet_words.of_writer(sheet_words.POINTS, "")
    found = tuple(text.removeprefix(beginning) for text in texts if text.startswith(beginning))
    return found if sheet_words.AGREED in texts else ()


def _heading_of_agreeing(cell: Cell, writers: tuple[str, ...]) -> str:
    if cell.text == sheet_words.AGREED:
        return sheet_words.POINTS
    notes = [sheet_words.of_writer(sheet_words.NOTE, writer) for writer in writers]
    return cell.text if cell.text in (sheet_words.WHY, *notes) else ""


def _otherwise(sheet: Sheet, others: list[Sheet]) -> list[Finding]:
    """Evaluators who score one by one copy the sheet; of two that say different things it can't be known which counts."""
    first = sheet.headings[sheet_words.NUMBER]
    return [
        of_cell(one.path, one.headings[sheet_words.NUMBER], "sheet-heading", "sheets", first=first.name)
        for one in others
        if one.said != sheet.said
    ]


def _heading(cell: Cell) -> str:
    text = cell.text.strip(" :").casefold()
    known = (*sheet_words.HEADINGS, sheet_words.MADE_WITH)
    return next((heading for heading in known if heading.casefold() == text), "")


def _twice(path: Path, table: Table, index: int, columns: list[tuple[str, int]]) -> list[Finding]:
    """Of two columns with one heading it can't be known which counts."""
    seen: dict[str, Cell] = {}
    findings: list[Finding] = []
    for heading, column in columns:
        cell = table.rows[index][column]
        if heading in seen:
            findings.append(of_cell(path, cell, "sheet-heading", heading=heading, first=seen[heading].name))
        elif heading:
            seen[heading] = cell
    return findings


def _sheet(path: Path, table: Table, index: int, named: dict[str, int], writers: tuple[str, ...]) -> Sheet:
    headings = {heading: table.rows[index][column] for heading, column in named.items()}
    rows = tuple(Row({heading: row[column] for heading, column in named.items()}) for row in table.rows[index + 1 :])
    above = table.rows[:index]
    evaluation, edition, writer = (
        _said(above, label) for label in (sheet_words.EVALUATION, sheet_words.EDITION, sheet_words.WRITER)
    )
    return Sheet(path, headings, rows, evaluation, edition, writer, writers)


def _said(rows: tuple[tuple[Cell, ...], ...], label: str) -> Cell | None:
    """What stands to the right of a label."""
    for row in rows:
        for column, cell in enumerate(row):
            if cell.text.strip(" :").casefold() == label.casefold():
                return next((right for right in row[column + 1 :] if not right.empty), None)
    return None
