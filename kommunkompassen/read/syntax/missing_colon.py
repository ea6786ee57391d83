"""Every line outside a text is a key with a colon, or an item with a dash.

Passes:
    residents: Kumlaborna
Fails:
    residents Kumlaborna
"""

from __future__ import annotations

from kommunkompassen.read.syntax.fault import Mistake, span_in_line
from kommunkompassen.read.syntax.line import Head, Line

RULE = "missing-colon"


def mistake(line: Line, head: Head | None, right: str) -> Mistake | None:
    """A key with no colon behind it, or something else."""
    if not head or head.sign in (":", "tight"):
        return None
    span = span_in_line(line.number, len(line.lead), len(line.text.rstrip()))
    return Mistake(RULE, span, values={"key": head.word}, corrected={line.number: right})
