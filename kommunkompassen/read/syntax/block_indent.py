"""The text after | is indented more than the line that the | stands on, all of it alike.

Passes:
    texts:
      closing: |
        Tack.
Fails:
    texts:
      closing: |
      Tack.
"""

from __future__ import annotations

from kommunkompassen.read.syntax.fault import Mistake, span_in_line
from kommunkompassen.read.syntax.line import Line

RULE = "block-indent"


def mistake(line: Line, right: str) -> Mistake:
    """A line of the text that stands too far to the left."""
    return Mistake(RULE, span_in_line(line.number, len(line.lead), len(line.text.rstrip())), corrected={line.number: right})
