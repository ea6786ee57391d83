"""The marks that items of lists begin with, right ones and those of word processors."""

from __future__ import annotations

import re
from dataclasses import dataclass

from kommunkompassen.base.bullets import BULLETS

DASHES = "–—‑−"
_MARK = re.compile(
    rf"""[ \t]*(?:
      (?P<proper>[-*+](?=[ \t])|\d{{1,9}}[.)](?=[ \t]))
    | (?P<bullet>[{BULLETS}])
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
    return Mark(match.lastgroup, match[match.lastgroup], indent, match.end())
