r"""Lines are indented with spaces: in YAML a tab can't be seen to be as wide as any number of spaces.

Passes:
    texts:
      closing: Tack.
Fails:
    texts:
    \tclosing: Tack.
"""

from __future__ import annotations

from kommunkompassen.read.syntax.fault import Mistake, span_in_line
from kommunkompassen.read.syntax.line import Line

RULE = "tab-indentation"


def mistake(line: Line, right: str) -> Mistake | None:
    """A tab among the white space that the line begins with, or behind its dash."""
    place = line.text.find("\t", 0, line.start)
    if place < 0:
        return None
    leads = place < len(line.lead)
    span = span_in_line(line.number, place, len(line.lead) if leads else line.start)
    return Mistake(RULE, span, "" if leads else "dash", corrected={line.number: right})
