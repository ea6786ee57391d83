"""Read a file of whatever kind it is, by what stands in it and not by its name."""

from __future__ import annotations

import re
from pathlib import Path

from kommunkompassen.base.contents import regular
from kommunkompassen.base.finding import Finding, Severity
from kommunkompassen.scoring_sheet.read_csv import decoded, read_csv
from kommunkompassen.scoring_sheet.read_ods import read_ods
from kommunkompassen.scoring_sheet.read_xlsx import read_xlsx
from kommunkompassen.scoring_sheet.sheet_finding import of_file, too_much
from kommunkompassen.scoring_sheet.table import Table, TooMuchError
from kommunkompassen.scoring_sheet.unpack import DamagedError, unpacked

MAXIMUM_BYTES = 10_000_000
_NO_TEXT = re.compile("[\x00-\x08\x0b\x0e-\x1f]")
_OLD_EXCEL = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
"""How a file of Excel 97 begins, and also a newer one with a password."""


def read_file(path: Path) -> tuple[list[Table], list[Finding]]:
    """The tables of the file, or what keeps it from being read; never raises for what stands in it."""
    try:
        with regular(path).open("rb") as file:
            data = file.read(MAXIMUM_BYTES + 1)
    except OSError as error:
        reason = error.strerror or type(error).__name__
        return [], [Finding("file-unreadable", Severity.ERROR, path, values={"reason": reason})]
    if len(data) > MAXIMUM_BYTES:
        return [], [of_file(path, "too-large", limit=str(MAXIMUM_BYTES // 1_000_000))]
    if data.startswith(_OLD_EXCEL):
        return [], [of_file(path, "kind", kind=".xls")]
    if data.startswith(b"PK"):
        return _packed(path, data)
    text = _text(data)
    if text is None:
        return [], [of_file(path, "other")]
    try:
        return read_csv(text), []
    except TooMuchError as error:
        return [], [too_much(path, error)]


def lines(path: Path) -> list[str]:
    """The lines of a CSV, for showing findings; none of a file that is no text, which has nothing a terminal could show."""
    try:
        with regular(path).open("rb") as file:
            data = file.read(MAXIMUM_BYTES)
    except OSError:
        return []
    # Parted as read_csv counts them, and not at the other signs that Python takes for a line's end.
    return (_text(data) or "").replace("\r\n", "\n").replace("\r", "\n").split("\n")


def _text(data: bytes) -> str | None:
    """The text of the file; None where it is a workbook, a picture, a PDF or the like, which have signs that no text has."""
    if data.startswith((b"PK", b"%PDF")):
        return None
    text = decoded(data)
    return None if text is None or _NO_TEXT.search(text) else text


def _packed(path: Path, data: bytes) -> tuple[list[Table], list[Finding]]:
    """A zip archive: a workbook, or another of the kinds that are archives."""
    try:
        parts = unpacked(data)
        if b"encryption-data" in parts.get("META-INF/manifest.xml", b""):
            return [], [of_file(path, "password")]
        if b"opendocument.spreadsheet" in parts.get("mimetype", b""):
            return read_ods(parts), []
        if "xl/workbook.bin" in parts:
            return [], [of_file(path, "kind", kind=".xlsb")]
        if not any(name.startswith("xl/") for name in parts):
            return [], [of_file(path, "other")]
        return read_xlsx(parts), []
    except DamagedError:
        return [], [of_file(path, "damaged")]
    except TooMuchError as error:
        return [], [too_much(path, error)]
