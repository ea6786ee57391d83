"""The tables as CSV: RFC 4180 in UTF-8 without a byte order mark, one file per table.

What a spreadsheet program would take for a formula has an apostrophe in front, which every file's description says. JSON and the
workbook hold the texts as they are.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Sequence
from typing import Any

from kommunkompassen.base.formulas import harmless
from kommunkompassen.data.columns import TableType, Value, cells
from kommunkompassen.data.values import plain

NOTE = (
    "I CSV-filerna står en apostrof (') framför =, +, - och @ där en text, en rad i den eller något efter ett semikolon börjar "
    "så, för att kalkylprogram inte ska ta texten för en formel. Ta bort den för att få texten som den är skriven. "
    "I JSON och Excel står texterna utan apostrof."
)


def csv_file(table: TableType, rows: Sequence[Any]) -> bytes:
    """The table with a heading of the columns' names."""
    return heading(table) + csv_rows(table, rows)


def heading(table: TableType) -> bytes:
    """The first line."""
    return _lines([[column.name for column in table.columns]])


def csv_rows(table: TableType, rows: Iterable[Any]) -> bytes:
    """The lines below it."""
    return _lines([_cell(value) for value in cells(table, row)] for row in rows)


def _lines(rows: Iterable[Sequence[str]]) -> bytes:
    made = io.StringIO(newline="")
    csv.writer(made, lineterminator="\r\n").writerows(rows)
    return made.getvalue().encode("utf-8")


def _cell(value: Value) -> str:
    return harmless(value) if isinstance(value, str) else plain(value)
