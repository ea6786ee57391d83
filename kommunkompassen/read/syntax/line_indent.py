"""Lines that belong together begin in the same column: the keys of a mapping, the dashes of a list.

Passes:
    compare_with:
      - mean
      - kumla-2017
Fails:
    compare_with:
      - mean
     - kumla-2017
"""

from __future__ import annotations

from kommunkompassen.read.syntax.fault import Mistake, span_in_line
from kommunkompassen.read.syntax.line import Head, Line

RULE = "line-indent"


def item(line: Line, right: str) -> Mistake:
    """A dash in another column than the list's others."""
    column = len(line.lead)
    is_below = column > len(right) - len(right.lstrip(" ")) + 1
    span = span_in_line(line.number, column, column + 1)
    return Mistake(RULE, span, "below" if is_below else "item", corrected={line.number: right})


def key(line: Line, head: Head | None, right: str) -> Mistake:
    """A key in another column than those that it belongs with, or with the sign of an item before it."""
    column, start = len(line.lead), line.start
    if line.marker and not right.lstrip().startswith("-"):
        span = span_in_line(line.number, column, column + 1)
        return Mistake(RULE, span, "dashes", {"sign": line.marker.strip()}, {line.number: right})
    end = head.end if head else start + len(line.rest.partition(":")[0])
    return Mistake(RULE, span_in_line(line.number, start, end), "key", corrected={line.number: right})
