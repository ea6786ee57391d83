"""Excel files that say the same of the same: what each that is written here begins with, and what a cell can hold."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from io import BytesIO

A4, A3 = 9, 8
"""Excel's numbers of the papers."""
LONGEST_TEXT = 32_767
"""Characters that a cell can hold, in Excel and LibreOffice."""
_NO_DATE = datetime(2000, 1, 1, tzinfo=UTC).replace(tzinfo=None)
"""The same content gives the same bytes, so a file can't tell when it was made."""


def new_workbook(made: BytesIO, title: str, **properties: str) -> Any:
    """A workbook that is written when it is closed. Its texts are texts: what begins with = is no formula, an address no link."""
    import xlsxwriter  # noqa: PLC0415  only where such a file is made

    workbook = xlsxwriter.Workbook(made, {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False})
    workbook.set_properties({"title": title, "created": _NO_DATE, **properties})
    return workbook


def fitting(text: str) -> str:
    """A text as a cell can hold it; what is longer would be left out altogether."""
    return text if len(text) <= LONGEST_TEXT else f"{text[: LONGEST_TEXT - 1]}…"
