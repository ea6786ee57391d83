"""An Excel workbook as tables: what is stored in its cells. Formulas are not worked out and macros not touched."""

from __future__ import annotations

import io
import math
import re
import warnings
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from decimal import Decimal
from typing import Any

from kommunkompassen.base.excel import LONGEST_TEXT
from kommunkompassen.base.finding import Span
from kommunkompassen.scoring_sheet.table import (
    MOST_COLUMNS,
    MOST_ROWS,
    Cell,
    Kind,
    Table,
    TooMuchError,
    column_letters,
    typed,
)
from kommunkompassen.scoring_sheet.trim import UNSAVED, trimmed
from kommunkompassen.scoring_sheet.unpack import DamagedError, packed

MOST_CELLS = 2 * MOST_ROWS * MOST_COLUMNS
"""Of all sheets together, which may all be one and the same part of the file."""


def read_xlsx(parts: Mapping[str, bytes]) -> list[Table]:
    """The sheets of a workbook whose parts were found safe to read. Raises DamagedError and TooMuchError."""
    import openpyxl  # noqa: PLC0415  only this command needs it

    try:
        # What is packed here has no more in it than was seen.
        data = packed({name: _needed(content) for name, content in parts.items()})
        with warnings.catch_warnings():
            # It warns of what it does not keep (colour rules and the like); nothing is kept here.
            warnings.simplefilter("ignore")
            # Cells are read one after the other, and only cells: merging a whole sheet would otherwise make all of it.
            book = openpyxl.load_workbook(io.BytesIO(data), data_only=True, keep_links=False, read_only=True)
            tables, left = [], MOST_CELLS
            for sheet in book.worksheets:
                rows = []
                for row in sheet.iter_rows(max_row=MOST_ROWS, max_col=MOST_COLUMNS):
                    left -= len(row)
                    if left < 0:
                        raise TooMuchError("cells", MOST_CELLS)
                    rows.append(row)
                tables.append(Table(tuple(_rows(sheet.title, rows))))
            return tables
    except TooMuchError:
        raise
    except Exception as error:  # its parsers raise anything for a damaged part: KeyError, TypeError, XML errors
        raise DamagedError from error


_STRICT = re.compile(rb"http://purl\.oclc\.org/ooxml/(\w+)/")
"""What the namespaces of a workbook begin with that was saved as "Strict Open XML", which the library does not know."""


def _needed(content: bytes) -> bytes:
    return trimmed(_STRICT.sub(rb"http://schemas.openxmlformats.org/\1/2006/", content))


def _rows(title: str, rows: Sequence[Sequence[Any]]) -> Iterator[tuple[Cell, ...]]:
    """The rows, as wide as anything stands in them."""
    width = max((column for row in rows for column, cell in enumerate(row, start=1) if cell.value is not None), default=0)
    known: dict[object, str] = {}
    for number, row in enumerate(rows, start=1):
        yield tuple(
            _cell(f"{title}!{column_letters(column)}{number}", Span(number, column + 1, number, column + 2), cell, known)
            for column, cell in enumerate(row[:width])
        )


def _cell(name: str, span: Span, cell: Any, known: dict[object, str]) -> Cell:
    value = cell.value
    if value is None:
        return Cell(name, span)
    if cell.data_type == "e" and value == UNSAVED:
        return Cell(name, span, kind="formula")
    kind, number = _kind(cell), None
    text = as_text(value, known)
    if kind == "text" and isinstance(value, str):
        return typed(name, span, text)
    if kind in ("number", "percent"):
        number = exact(value)
    return Cell(name, span, text, kind if number is not None or kind not in ("number", "percent") else "text", number)


def _kind(cell: Any) -> Kind:
    if cell.data_type == "e":
        return "error"
    if isinstance(cell.value, bool | str):
        return "text"
    if isinstance(cell.value, int | float):
        return "percent" if "%" in cell.number_format else "number"
    return "date"


def exact(value: float) -> Decimal | None:
    """The number as it was typed. None for what is no finite number.

    A float's shortest text is the number that was typed: 13.35, though the file may say 13.350000000000001. Where a formula
    left a hair (0.1 + 0.2 is 0.30000000000000004) nine decimals are enough to see that it is 0.3.
    """
    if not math.isfinite(value):
        return None
    number = Decimal(repr(value))
    if abs(number) < 1_000_000:
        rounded = round(number, 2)
        number = rounded if abs(number - rounded) < Decimal("1e-9") else number
    return number


def as_text(value: object, known: dict[object, str]) -> str:
    """The value as text. `known`: texts that were made before, since a text can stand in every cell and is kept once."""
    if isinstance(value, str):
        if len(value) > LONGEST_TEXT:
            raise TooMuchError("cell", LONGEST_TEXT)
        if value not in known:
            # Excel writes a line break as these signs where it came with a carriage return.
            known[value] = value.replace("_x000D_", "").replace("\r\n", "\n").strip()
        return known[value]
    if isinstance(value, bool):
        return "SANT" if value else "FALSKT"
    if isinstance(value, float):
        return f"{Decimal(repr(value)):f}".removesuffix(".0")
    if isinstance(value, date):
        return value.isoformat()[:10]
    return str(value).strip()
