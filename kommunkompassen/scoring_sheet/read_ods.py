"""An OpenDocument spreadsheet, as LibreOffice and Google Sheets save it, as tables: what is stored in its cells."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from decimal import Decimal, InvalidOperation
from itertools import islice, repeat

from lxml import etree

from kommunkompassen.base.excel import LONGEST_TEXT
from kommunkompassen.base.finding import Span
from kommunkompassen.scoring_sheet.read_xlsx import MOST_CELLS, as_text, exact
from kommunkompassen.scoring_sheet.table import (
    MOST_COLUMNS,
    MOST_ROWS,
    Cell,
    Table,
    TooMuchError,
    column_letters,
    typed,
)
from kommunkompassen.scoring_sheet.unpack import MOST_SHEETS, DamagedError, elements

_OFFICE, _TABLE, _TEXT = (f"{{urn:oasis:names:tc:opendocument:xmlns:{name}:1.0}}" for name in ("office", "table", "text"))
_KIND = f"{_OFFICE}value-type"
_LIBREOFFICE_KIND = "{urn:org:documentfoundation:names:experimental:calc:xmlns:calcext:1.0}value-type"
_SIGNS = {f"{_TEXT}s": " ", f"{_TEXT}tab": "\t", f"{_TEXT}line-break": "\n"}


def read_ods(parts: Mapping[str, bytes]) -> list[Table]:
    """The sheets of a spreadsheet whose parts were found safe to read. Raises DamagedError and TooMuchError."""
    books = elements(parts.get("content.xml", b""), "spreadsheet")
    sheets = [sheet for book in books for sheet in book.iterchildren(f"{_TABLE}table")]
    if not sheets:
        raise DamagedError
    if len(sheets) > MOST_SHEETS:
        raise TooMuchError("sheets", MOST_SHEETS)
    tables, left = [], MOST_CELLS
    for sheet in sheets:
        rows = [_row(row) for row in islice(_rows(sheet), MOST_ROWS)]
        # A sheet goes on for a million empty rows.
        while rows and not rows[-1]:
            rows.pop()
        width = max((len(row) for row in rows), default=0)
        left -= width * len(rows)
        if left < 0:
            raise TooMuchError("cells", MOST_CELLS)
        reader = _Reader(sheet.get(f"{_TABLE}name", ""))
        tables.append(Table(tuple(reader.row(row, width, number) for number, row in enumerate(rows, start=1))))
    return tables


def _rows(sheet: etree._Element) -> Iterator[etree._Element]:
    """The rows, those of its groups too; one that is repeated as often as it is."""
    for row in sheet.iter(f"{_TABLE}table-row"):
        yield from repeat(row, _times(row, "rows"))


def _row(row: etree._Element) -> list[etree._Element | None]:
    """The cells of a row, without the empty ones at its end."""
    cells: list[etree._Element | None] = []
    for cell in row.iterchildren(f"{_TABLE}table-cell", f"{_TABLE}covered-table-cell"):
        cells += repeat(cell if len(cell) or cell.get(_KIND) else None, min(_times(cell, "columns"), MOST_COLUMNS - len(cells)))
    while cells and cells[-1] is None:
        cells.pop()
    return cells


def _times(element: etree._Element, what: str) -> int:
    return _count(element.get(f"{_TABLE}number-{what}-repeated", "1"))


def _count(figures: str) -> int:
    """A number of times, as far as it can matter."""
    return min(int(figures), LONGEST_TEXT) if figures.isascii() and figures.isdigit() and len(figures) < 10 else 1


@dataclass(frozen=True, slots=True)
class _Reader:
    """Reads the cells of a sheet; the text of one that is repeated is put together once."""

    sheet: str
    texts: dict[etree._Element, str] = field(default_factory=dict)

    def row(self, cells: list[etree._Element | None], width: int, number: int) -> tuple[Cell, ...]:
        every = enumerate([*cells, *repeat(None, width - len(cells))])
        return tuple(
            self._cell(f"{self.sheet}!{column_letters(column)}{number}", Span(number, column + 1, number, column + 2), cell)
            for column, cell in every
        )

    def _cell(self, name: str, span: Span, cell: etree._Element | None) -> Cell:
        if cell is None:
            return Cell(name, span)
        kind = cell.get(_KIND, "")
        if cell not in self.texts:
            self.texts[cell] = _text(cell)
        text = self.texts[cell]
        if cell.get(_LIBREOFFICE_KIND) == "error":
            return Cell(name, span, text, "error")
        if kind in ("float", "currency", "percentage") and (number := _number(cell.get(f"{_OFFICE}value", ""))) is not None:
            return Cell(name, span, as_text(float(number), {}), "percent" if kind == "percentage" else "number", number)
        if kind in ("date", "time"):
            return Cell(name, span, cell.get(f"{_OFFICE}{kind}-value", text)[:10], "date")
        if not kind and cell.get(f"{_TABLE}formula"):
            return Cell(name, span, kind="formula")
        return Cell(name, span, text) if kind == "boolean" else typed(name, span, text)


def _number(value: str) -> Decimal | None:
    try:
        return exact(float(Decimal(value)))
    except InvalidOperation:
        return None


def _text(cell: etree._Element) -> str:
    """The paragraphs of a cell; those of a comment on it are not among them."""
    pieces: list[str] = []
    length = 0
    for paragraph in cell.iterchildren(f"{_TEXT}p"):
        for piece in _pieces(paragraph):
            pieces.append(piece)
            length += len(piece)
            if length > LONGEST_TEXT:
                raise TooMuchError("cell", LONGEST_TEXT)
        pieces.append("\n")
    return "".join(pieces).strip()


def _pieces(element: etree._Element) -> Iterator[str]:
    """The signs as they were typed: several spaces, tabs and line breaks are elements."""
    yield element.text or ""
    for inner in element:
        if inner.tag in _SIGNS:
            yield _SIGNS[inner.tag] * _count(inner.get(f"{_TEXT}c", "1"))
        else:
            yield from _pieces(inner)
        yield inner.tail or ""
