"""There is a space after the colon of a key, and after the dash of an item.

Passes:
    year: 2027
Fails:
    year:2027
"""

from __future__ import annotations

from kommunkompassen.read.syntax.fault import Mistake, span_in_line
from kommunkompassen.read.syntax.line import Head, Line

RULE = "missing-space"


def mistake(line: Line, head: Head | None, right: str) -> Mistake | None:
    """A key with its value straight after the colon, or an item straight after its dash."""
    if line.kind == "tight":
        span = span_in_line(line.number, len(line.lead), len(line.lead) + 1)
        return Mistake(RULE, span, "dash", corrected={line.number: right})
    if head and head.sign == "tight":
        span = span_in_line(line.number, head.end, head.end + 1)
        return Mistake(RULE, span, values={"key": head.word}, corrected={line.number: right})
    return None
