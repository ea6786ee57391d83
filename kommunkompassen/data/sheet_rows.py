"""Rows as a sheet of a workbook has them, in the XML that xlsxwriter writes: of several ten thousand it would write each anew."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from decimal import Decimal
from string import ascii_uppercase
from typing import Any
from xml.sax.saxutils import escape

from kommunkompassen.base.excel import fitting
from kommunkompassen.data.columns import TableType, Value, cells

ROW, STYLE = b"\x02", b"\x01"
"""Where a row's number and a figure's style stand once they are known; no text in XML holds such signs."""
_ROW, _STYLE = ROW.decode(), STYLE.decode()
_ILLEGAL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff\ud800-\udfff\r]|_(?=x[0-9A-Fa-f]{4}_)")
NUMERIC = ("integer", "number")


def sheet_rows(table: TableType, rows: Iterable[Any]) -> tuple[bytes, ...]:
    """Each row, with signs in the place of what is known only where it stands."""
    letters = ascii_uppercase[: len(table.columns)]
    return tuple(
        f'<row r="{_ROW}">{"".join(map(_cell, letters, cells(table, row)))}</row>'.encode("utf-8", "surrogatepass")
        for row in rows
    )


def widths(table: TableType, rows: Iterable[Any]) -> tuple[int, ...]:
    """How many characters the longest value of each column takes."""
    longest = [0] * len(table.columns)
    for row in rows:
        longest = [max(most, shown(value)) for most, value in zip(longest, cells(table, row), strict=True)]
    return tuple(longest)


def shown(value: Value) -> int:
    """How many characters a value takes."""
    return 0 if value is None else len(str(value))


def numbered(rows: Sequence[bytes], first: int, style: bytes) -> bytes:
    """The rows from a number on, figures in the style with a number."""
    written = (row.replace(ROW, str(number).encode()) for number, row in enumerate(rows, first))
    return b"".join(written).replace(STYLE, style)


def _cell(column: str, value: Value) -> str:
    at = f'<c r="{column}{_ROW}"'
    if value is None:
        return ""
    if isinstance(value, bool):
        return f'{at} t="b"><v>{value:d}</v></c>'
    if isinstance(value, int | Decimal):
        return f'{at} s="{_STYLE}"><v>{float(value):.16G}</v></c>'
    return f'{at} t="inlineStr"><is><t xml:space="preserve">{_ILLEGAL.sub(_named, escape(fitting(value)))}</t></is></c>'


def _named(sign: re.Match[str]) -> str:
    """_x000B_, as Excel writes what XML can't hold, and an underscore where it would be read as the beginning of such a name."""
    return f"_x{ord(sign[0]):04X}_"
