"""Findings about a scoring sheet."""

from __future__ import annotations

from pathlib import Path

from kommunkompassen.base.finding import START_OF_FILE, Finding, Severity
from kommunkompassen.base.messages import Language, text
from kommunkompassen.scoring_sheet.table import Cell, TooMuchError


class SheetFinding(Finding):
    """A finding whose texts lie in messages/sheets.yaml: those in findings.yaml are about evaluations, and in docs/rules.md.

    A sheet has cells and no lines: the message names the cell, and line and column are its row and column. In a CSV they are
    the line and column of the text itself, and the cell is where Excel shows it.
    """

    def _text(self, part: str, language: Language) -> str:
        key = f"{self.rule}/{self.detail}" if self.detail else self.rule
        return text("sheets", key, language, part).format_map(self.shown_values)


def of_file(path: Path, detail: str, **values: str) -> SheetFinding:
    """The file as a whole can't be read."""
    return SheetFinding("sheet-file", Severity.ERROR, path, START_OF_FILE, values, detail)


def too_much(path: Path, error: TooMuchError) -> SheetFinding:
    """The file has more of something than is read."""
    return of_file(path, error.what, limit=f"{error.limit:,}".replace(",", "\N{NO-BREAK SPACE}"))


def of_cell(path: Path, cell: Cell, rule: str, detail: str = "", **values: str) -> SheetFinding:
    """Something is wrong in a cell."""
    return SheetFinding(rule, Severity.ERROR, path, cell.span, {"cell": cell.name, **values}, detail)
