"""The tables as CSV: RFC 4180 in UTF-8 without a byte order mark, one file per table.

A spreadsheet program takes what begins with = + - or @ for a formula, and it runs when the file is opened. No sign that CSV knows
keeps it from that, so such a beginning gets an apostrophe in front, which every file's description says: taking one apostrophe
away there gives the text back, whatever it was. Beginnings are those of the text and of its lines, and what follows a semicolon
or a tab, since programs set up for those separators split the text there. JSON and the workbook hold the texts as they are.
"""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterator, Sequence
from typing import Any

from kommunkompassen.data.columns import TableType, Value, cells
from kommunkompassen.data.values import plain

NOTE = (
    "I CSV-filerna står en apostrof (') framför =, +, - och @ där en text, en rad i den eller något efter ett semikolon börjar "
    "så, för att kalkylprogram inte ska ta texten för en formel. Ta bort den för att få texten som den är skriven. "
    "I JSON och Excel står texterna utan apostrof."
)
_FORMULA = re.compile(r"([=+\-@＝＋－＠])")
_PARTS = frozenset("\n\r\t;")
"""Where a program may begin a new cell."""
_AIR = ' \u00a0"\n\r\t;'


def csv_file(table: TableType, rows: Sequence[Any]) -> bytes:
    """The table with a heading of the columns' names."""
    made = io.StringIO(newline="")
    writer = csv.writer(made, lineterminator="\r\n")
    writer.writerow([column.name for column in table.columns])
    writer.writerows([_cell(value) for value in cells(table, row)] for row in rows)
    return made.getvalue().encode("utf-8")


def _cell(value: Value) -> str:
    return harmless(value) if isinstance(value, str) else plain(value)


def harmless(text: str) -> str:
    """The text as no spreadsheet program takes it for a formula."""
    return "".join(f"{before}'{quotes}" if begins else f"{before}{quotes}" for before, quotes, begins in _pieces(text))


def as_written(cell: str) -> str:
    """The text of a cell that `harmless` gave."""
    return "".join(f"{before}{quotes[1:] if begins else quotes}" for before, quotes, begins in _pieces(cell))


def _pieces(text: str) -> Iterator[tuple[str, str, bool]]:
    """The text in pieces, each up to a sign that begins formulas: what stands there, the apostrophes at its end, and whether a
    cell may begin with what follows. The sign opens the next piece; each is looked at once, however long the text is.
    """
    first, *rest = _FORMULA.split(text)
    pieces = [first, *(sign + words for sign, words in zip(rest[::2], rest[1::2], strict=True))]
    for number, piece in enumerate(pieces, 1):
        before = piece.rstrip("'")
        words = before.rstrip(_AIR)
        begins = not words or not _PARTS.isdisjoint(before[len(words) :])
        yield before, piece[len(before) :], begins and number < len(pieces)
