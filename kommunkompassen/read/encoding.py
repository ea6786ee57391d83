"""Which text a file's bytes are, or why they are none: another encoding than UTF-8, another program's document."""

from __future__ import annotations

import codecs
from typing import NamedTuple

_PROGRAMS = {
    b"PK\x03\x04": "Word",
    b"\xd0\xcf\x11\xe0": "Word",
    b"%PDF": "PDF",
    b"{\\rtf": "Word",
}
"""How documents begin that have been given an evaluation's name."""


class NotText(NamedTuple):
    """Bytes that are no text in UTF-8: which of the messages says why, whose they are, and how many of them are right before."""

    detail: str
    program: str = ""
    right: int = 0


def decoded(data: bytes) -> str | NotText:
    """The text, without the mark that some editors begin it with."""
    if program := next((program for start, program in _PROGRAMS.items() if data.startswith(start)), ""):
        return NotText("document", "Excel" if b"xl/workbook" in data else program)
    if data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)) or data.count(0) > len(data) // 4:
        # Every other byte of it is nought; it has no lines that could be shown.
        return NotText("utf-16")
    try:
        return data.removeprefix(codecs.BOM_UTF8).decode("utf-8")
    except UnicodeDecodeError as error:
        return NotText("", right=error.start)
