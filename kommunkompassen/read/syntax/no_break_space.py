r"""Indentation and the spaces after a dash and a colon are plain ones; a no-break space pasted there looks the same.

Passes:
    texts:
      closing: Tack.
Fails:
    texts:
    \u00a0 closing: Tack.
"""

from __future__ import annotations

import re

from kommunkompassen.read.syntax.fault import Mistake, span_in_line
from kommunkompassen.read.syntax.line import SPACES, UNSEEN, Head, Line

RULE = "no-break-space"
_ODD = re.compile(f"[{SPACES}{UNSEEN}]")


def mistake(line: Line, head: Head | None, right: str) -> Mistake | None:
    """A line with such a space outside its texts."""
    end = len(line.text.rstrip()) - len(head.behind) if head and head.sign == ":" else line.start
    place = _ODD.search(line.text, 0, end)
    return place and Mistake(RULE, span_in_line(line.number, place.start(), place.end()), corrected={line.number: right})
