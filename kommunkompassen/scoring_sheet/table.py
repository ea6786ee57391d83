"""What a spreadsheet file holds, whichever kind it is: rows of cells that know where they stand."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal
from typing import Literal

from kommunkompassen.base.finding import Span

_NUMBER = re.compile(r"[+\-\u2212]?\d{1,15}(?:[.,]\d{1,15})?", re.ASCII)
_PERCENT = re.compile(r"[+\-\u2212]?\d{1,15}(?:[.,]\d{1,15})?[ \u00a0\u202f]?%", re.ASCII)
_ERROR = re.compile(r"#(?:[A-ZÅÄÖ/0-9]+[!?]|SAKNAS!?|N/A|#+)")


class TooMuchError(Exception):
    """A file has more of something than is read: of what (see messages/sheets.yaml), and the most that is."""

    def __init__(self, what: str, limit: int) -> None:
        super().__init__(what, limit)
        self.what = what
        self.limit = limit


def shortened(text: str) -> str:
    """A text, short enough for a message."""
    line = " ".join(text.split())
    return line if len(line) <= 40 else line[:39] + "…"


Kind = Literal["text", "number", "date", "percent", "error", "formula"]
"""What stands in a cell; formula: one whose value was not saved."""


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell: its name as spreadsheets have it (D12), its place, its text as it stands, and its number if it is one."""

    name: str
    span: Span
    text: str = ""
    kind: Kind = "text"
    number: Decimal | None = None

    @property
    def empty(self) -> bool:
        """Whether nothing stands in it."""
        return not self.text and self.kind == "text"

    @property
    def shown(self) -> str:
        """Its text, short enough for a message."""
        return shortened(self.text)


def typed(name: str, span: Span, text: str) -> Cell:
    """The cell in which a text stands; one in figures is a number, whether or not the spreadsheet took it for one.

    A cell that was formatted as text, and one of a spreadsheet in another language, keeps "10,5" as it was typed.
    """
    text = text.strip()
    kind: Kind = "text"
    number = None
    figures = text.removeprefix("'")
    if _NUMBER.fullmatch(figures):
        kind, number = "number", Decimal(figures.replace(",", ".").replace("\u2212", "-"))
    elif _PERCENT.fullmatch(figures):
        kind = "percent"
    elif _ERROR.fullmatch(text):
        kind = "error"
    return Cell(name, span, text, kind, number)


@dataclass(frozen=True, slots=True)
class Table:
    """One sheet of a workbook, or a CSV file. All rows are equally long."""

    rows: tuple[tuple[Cell, ...], ...]


MOST_ROWS, MOST_COLUMNS = 2000, 50
"""What is read at most; a sheet can have a million empty rows that were once formatted."""


def column_letters(index: int) -> str:
    """0 -> A, 26 -> AA."""
    letters = ""
    index += 1
    while index:
        index, rest = divmod(index - 1, 26)
        letters = chr(ord("A") + rest) + letters
    return letters
