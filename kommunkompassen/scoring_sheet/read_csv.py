"""A CSV file as Swedish Excel saves it: semicolons, decimal comma, Windows-1252 or UTF-8. Each field has its line and column."""

from __future__ import annotations

import codecs
import csv
from collections.abc import Iterator
from itertools import islice
from typing import Final

from kommunkompassen.base.excel import LONGEST_TEXT
from kommunkompassen.base.finding import Span
from kommunkompassen.scoring_sheet.table import (
    MOST_COLUMNS,
    MOST_ROWS,
    Cell,
    Table,
    TooMuchError,
    column_letters,
    typed,
)

MOST_FIELDS = 16_384
"""Columns that a sheet can have, in Excel and LibreOffice."""
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
    """The rows of the file, read with each sign that may part its fields; with the right one there is a row of headings.

    Raises TooMuchError where with none of them the file is one that can be read.
    """
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    tables: list[Table] = []
    refused: TooMuchError | None = None
    for delimiter in _DELIMITERS:
        try:
            if delimiter in text:
                tables.append(_table(list(islice(_rows(text, delimiter), MOST_ROWS))))
        except TooMuchError as error:
            # With the wrong sign a quoted text may go on for ever.
            refused = refused or error
    if refused and not tables:
        raise refused
    return tables


def _table(rows: list[list[Cell]]) -> Table:
    width = max(len(row) for row in rows)
    return Table(tuple(_padded(row, width, number) for number, row in enumerate(rows)))


def _padded(row: list[Cell], width: int, number: int) -> tuple[Cell, ...]:
    end = row[-1].span
    place = Span(end.end_line, end.end_column, end.end_line, end.end_column)
    more = [Cell(f"{column_letters(column)}{number + 1}", place) for column in range(len(row), width)]
    return (*row, *more)


def _rows(text: str, delimiter: str) -> Iterator[list[Cell]]:
    """The cells of each row. Where a field stands the standard reader does not tell, but it follows from those before it."""
    csv.field_size_limit(LONGEST_TEXT)
    lines = text.removesuffix("\n").split("\n")
    reader = csv.reader(_bounded(lines, delimiter), delimiter=delimiter)
    first = 0
    for number, fields in enumerate(_read(reader)):
        written = "\n".join(lines[first : reader.line_num])
        row, end = [], -1
        for index, field in enumerate(fields[:MOST_COLUMNS] or [""]):
            start = end + 1
            # In quotes, a quote is written as two. Where quotes are left open or stand amid a field, the place is near enough.
            end = start + len(field) + (2 + field.count('"') if written.startswith('"', start) else 0)
            span = Span(*_place(written, start, first), *_place(written, end, first))
            row.append(typed(f"{column_letters(index)}{number + 1}", span, field))
        yield row
        first = reader.line_num


def _bounded(lines: list[str], delimiter: str) -> Iterator[str]:
    """The lines, for the reader. Raises TooMuchError for one with more fields than a sheet has columns."""
    for line in lines:
        if line.count(delimiter) >= MOST_FIELDS:
            raise TooMuchError("fields", MOST_FIELDS)
        yield f"{line}\n"


def _read(reader: Iterator[list[str]]) -> Iterator[list[str]]:
    """What the reader reads, which stops at a field that no cell could hold. Raises TooMuchError."""
    try:
        yield from reader
    except csv.Error as error:
        raise TooMuchError("cell", LONGEST_TEXT) from error


def _place(written: str, at: int, first: int) -> tuple[int, int]:
    """Line and column of a sign of a row that begins on the line `first` (from 0)."""
    at = min(at, len(written))
    return first + written.count("\n", 0, at) + 1, at - written.rfind("\n", 0, at)
