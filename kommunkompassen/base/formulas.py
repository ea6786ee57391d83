"""Texts that no spreadsheet program takes for a formula.

Such a program runs what begins with = + - or @ when a CSV file is opened. No sign that CSV knows keeps it from that, so such a
beginning gets an apostrophe in front; taking one apostrophe away there gives the text back, whatever it was. Beginnings are those
of the text and of its lines, and what follows a semicolon or a tab, since programs set up for those separators split the text
there.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

_FORMULA = re.compile(r"([=+\-@＝＋－＠])")
_PARTS = frozenset("\n\r\t;")
"""Where a program may begin a new cell."""
_AIR = ' \u00a0"\n\r\t;'


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
