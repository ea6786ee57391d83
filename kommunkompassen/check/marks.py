"""The marks that items of lists begin with, right ones and those of word processors."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from kommunkompassen.base.bullets import BULLETS

DASHES = "–—‑−"
_MARK = re.compile(
    rf"""[ \t]*(?:
      (?P<proper>[-*+](?=[ \t])|\d{{1,9}}[.)](?=[ \t]))
    | (?P<bullet>[{BULLETS}])
    | (?P<sign>§(?=[ \t\xa0]+[^\W\d_]))
    | (?P<star>\*(?=[^\W\d_])(?![^\n]*\*))
    | (?P<dash>[{DASHES}](?=[ \t\xa0]|[^\W\d_])|-(?=[^\W\d_]))
    | (?P<round>o(?=[ \t]))
    | (?P<letter>[a-zåäö][.)])(?=[ \t])
    | (?P<number>\d{{1,2}}[.)])(?=[^\W\d_])
    )[ \t\xa0]*(?=\S)""",
    re.VERBOSE,
)


@dataclass(frozen=True, slots=True)
class Mark:
    """What an item begins with: of which kind it is, the sign, how far in it stands, and where the item's words begin."""

    kind: str
    sign: str
    indent: int
    end: int

    @property
    def is_numbered(self) -> bool:
        """Whether the items have an order: 1. or a)."""
        return self.kind in ("letter", "number") or self.sign[0].isdecimal()


def mark_of(line: str) -> Mark | None:
    """The mark that a line begins with, be it right or one of a word processor."""
    # Most lines begin with a word, and to see that is quicker.
    match = None if line[:2].isalpha() else _MARK.match(line)
    if not match or not match.lastgroup:
        return None
    indent = match.start(match.lastgroup)
    kind = "bullet" if match.lastgroup == "sign" else match.lastgroup
    return Mark(kind, match[match.lastgroup], indent, match.end())


def is_row(line: str) -> bool:
    """Whether a line has several cells with tabs between, as a table's rows have; an item is one if its other cells are items."""
    mark = mark_of(line)
    cells = [cell for cell in (line[mark.end :] if mark else line).split("\t") if cell.strip()]
    return len(cells) > 1 and (mark is None or any(map(mark_of, cells[1:])))


def without_tables(lines: Sequence[str]) -> list[Mark | None]:
    """The marks that the lines begin with; None for those of tables, in which a mark begins a cell."""
    rows = [is_row(line) if "\t" in line else False for line in lines]
    marks = [mark_of(line) for line in lines]
    if sum(rows) < 2:
        return marks
    return [
        None if rows[number] or ("\t" in line.rstrip(" ")[1:] and mark and line.rstrip(" ").endswith("\t")) else mark
        for number, (line, mark) in enumerate(zip(lines, marks, strict=True))
    ]
