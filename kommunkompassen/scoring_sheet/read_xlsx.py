"""An Excel workbook as tables: what is stored in its cells. Formulas are not worked out and macros not touched."""

from __future__ import annotations

import io
import math
import warnings
import zipfile
from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from kommunkompassen.finding import Span
from kommunkompassen.scoring_sheet.table import MOST_COLUMNS, MOST_ROWS, Cell, Kind, Table

if TYPE_CHECKING:
    from openpyxl.worksheet.worksheet import Worksheet

MOST_UNPACKED = 50_000_000
"""Bytes; a small file can be packed so that it fills the memory."""


class DamagedError(Exception):
    """The file is no workbook that can be read."""


def read_xlsx(data: bytes) -> list[Table]:
    """The sheets of a workbook. Raises DamagedError."""
    _inspect(data)
    values, formulas = _load(data, values=True), _load(data, values=False)
    return [Table(tuple(_rows(sheet, formulas[sheet.title]))) for sheet in values.worksheets]


def _inspect(data: bytes) -> None:
    """What would not be safe to unpack."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            if sum(part.file_size for part in archive.infolist()) > MOST_UNPACKED:
                raise DamagedError
            # A document type can hold entities, which multiply; no workbook has one.
            if any(b"<!DOCTYPE" in archive.read(part) for part in archive.namelist() if part.endswith((".xml", ".rels"))):
                raise DamagedError
    except DamagedError:
        raise
    except Exception as error:  # a damaged archive raises anything: BadZipFile, zlib.error, RuntimeError for a password
        raise DamagedError from error


def _load(data: bytes, *, values: bool) -> Any:
    """The workbook with stored values, or with formulas."""
    import openpyxl  # noqa: PLC0415  only this command needs it

    try:
        with warnings.catch_warnings():
            # It warns of what it does not keep (colour rules and the like); nothing is kept here.
            warnings.simplefilter("ignore")
            return openpyxl.load_workbook(io.BytesIO(data), data_only=values, keep_links=False)
    except Exception as error:  # its parsers raise anything for a damaged part: KeyError, TypeError, XML errors
        raise DamagedError from error


def _rows(sheet: Worksheet, formulas: Worksheet) -> Iterator[tuple[Cell, ...]]:
    last, right = min(sheet.max_row, MOST_ROWS), min(sheet.max_column, MOST_COLUMNS)
    both = (one.iter_rows(max_row=last, max_col=right) for one in (sheet, formulas))
    for row, written in zip(*both, strict=True):
        yield tuple(_cell(sheet.title, *two) for two in zip(row, written, strict=True))


def _cell(sheet: str, cell: Any, written: Any) -> Cell:
    name = f"{sheet}!{cell.coordinate}"
    span = Span(cell.row, cell.column, cell.row, cell.column + 1)
    value = cell.value
    if value is None:
        return Cell(name, span, kind="formula" if written.data_type == "f" else "text")
    kind, number = _kind(cell), None
    if kind in ("number", "percent"):
        number = exact(value)
    return Cell(name, span, _text(value), kind if number is not None or kind not in ("number", "percent") else "text", number)


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


def _text(value: object) -> str:
    if isinstance(value, bool):
        return "SANT" if value else "FALSKT"
    if isinstance(value, float):
        return f"{Decimal(repr(value)):f}".removesuffix(".0")
    if isinstance(value, date):
        return value.isoformat()[:10]
    # Excel writes a line break as these signs where it came with a carriage return.
    return str(value).replace("_x000D_", "").replace("\r\n", "\n").strip()
