"""A CSV file as Swedish Excel saves it: semicolons, decimal comma, Windows-1252 or UTF-8. Each field has its line and column."""

from __future__ import annotations

import codecs
import re
from decimal import Decimal
from typing import Final

from kommunkompassen.base.finding import Span
from kommunkompassen.scoring_sheet.table import MOST_COLUMNS, MOST_ROWS, Cell, Kind, Table, column_letters

_NUMBER = re.compile(r"[+\-\u2212]?\d{1,15}(?:[.,]\d{1,15})?", re.ASCII)
_PERCENT = re.compile(r"[+\-\u2212]?\d{1,15}(?:[.,]\d{1,15})?[ \u00a0]?%", re.ASCII)
_ERROR = re.compile(r"#(?:[A-ZÅÄÖ/0-9]+[!?]|SAKNAS!?|N/A|#+)")
_DELIMITERS: Final = (";", "\t", ",")


def decoded(data: bytes) -> str | None:
    """The text of the file; None for what is no text."""
    if data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        candidates = ["utf-16"]
    elif b"\0" in data:
        return None
    else:
        candidates = ["utf-8-sig", "cp1252"]
    for encoding in candidates:
        try:
            return data.decode(encoding)
        except UnicodeDecodeError:
            continue
    return None


def read_csv(text: str) -> list[Table]:
    """The rows of the file, read with each sign that may part its fields; with the right one there is a row of headings."""
    return [_table(_Reader(text, delimiter).rows()) for delimiter in _DELIMITERS if delimiter in text]


def _table(rows: list[list[Cell]]) -> Table:
    width = max(len(row) for row in rows)
    return Table(tuple(_padded(row, width, number) for number, row in enumerate(rows)))


def _padded(row: list[Cell], width: int, number: int) -> tuple[Cell, ...]:
    end = row[-1].span
    place = Span(end.end_line, end.end_column, end.end_line, end.end_column)
    more = [Cell(f"{column_letters(column)}{number + 1}", place) for column in range(len(row), width)]
    return (*row, *more)


class _Reader:
    """Reads fields one after the other and counts lines and columns, which the standard reader does not tell."""

    def __init__(self, text: str, delimiter: str) -> None:
        self.text = text.replace("\r\n", "\n").replace("\r", "\n")
        self.delimiter = delimiter
        self.at, self.line, self.begin = 0, 1, 0

    def rows(self) -> list[list[Cell]]:
        rows: list[list[Cell]] = []
        while self.at < len(self.text) and len(rows) < MOST_ROWS:
            rows.append(self._row(len(rows)))
        return rows

    def _row(self, number: int) -> list[Cell]:
        row: list[Cell] = []
        while True:
            cell = self._cell(f"{column_letters(len(row))}{number + 1}")
            if len(row) < MOST_COLUMNS:
                row.append(cell)
            sign = self.text[self.at : self.at + 1]
            self.at += 1
            if sign != self.delimiter:
                self.line, self.begin = self.line + 1, self.at
                return row

    def _cell(self, name: str) -> Cell:
        line, column = self.line, self.at - self.begin + 1
        field = self._quoted() if self.text[self.at : self.at + 1] == '"' else ""
        start = self.at
        while self.at < len(self.text) and self.text[self.at] not in (self.delimiter, "\n"):
            self.at += 1
        field += self.text[start : self.at]
        return _typed(name, Span(line, column, self.line, self.at - self.begin + 1), field.strip(" \u00a0\t\n"))

    def _quoted(self) -> str:
        """The text in quotes, in which two quotes are one; up to the end of the file where they are not closed."""
        self.at += 1
        field = ""
        while self.at < len(self.text):
            sign = self.text[self.at]
            self.at += 1
            if sign == '"':
                if self.text[self.at : self.at + 1] != '"':
                    break
                self.at += 1
            elif sign == "\n":
                self.line, self.begin = self.line + 1, self.at
            field += sign
        return field


def _typed(name: str, span: Span, text: str) -> Cell:
    """The cell; a text in figures is a number."""
    kind: Kind = "text"
    number = None
    if _NUMBER.fullmatch(text):
        kind, number = "number", Decimal(text.replace(",", ".").replace("\u2212", "-"))
    elif _PERCENT.fullmatch(text):
        kind = "percent"
    elif _ERROR.fullmatch(text):
        kind = "error"
    return Cell(name, span, text, kind, number)
