"""A text of several paragraphs, or with a list, has a | behind its key; without it YAML joins all its lines.

Passes:
    texts:
      closing: |
        Tack.

        Vi ses.
Fails:
    texts:
      closing:
        Tack.

        Vi ses.
"""

from __future__ import annotations

from kommunkompassen.read.syntax.fault import Mistake, span_in_line, without_remark
from kommunkompassen.read.syntax.line import Line

RULE = "missing-bar"
_SLIPPED = ("I", "l", "\\", "/", "¦", "!", "1", "i", "]", "[")


def mistake(line: Line, value: str, lead: str, content: int) -> Mistake:
    """A text whose first line begins with `value`, or nothing where all of it stands below, `content` spaces in."""
    opening = f"{lead.rstrip(' ')} |"
    # A sign or a letter alone is a | that slipped.
    value = "" if value in _SLIPPED else value
    start = len(line.text.rstrip()) if not value else line.text.index(value, line.start)
    if value:
        value, comment = without_remark(line.text[start:])
        opening += comment.rstrip()
    shown = (opening, f"{' ' * content}{value}") if value else ()
    span = span_in_line(line.number, line.start, start)
    return Mistake(RULE, span, corrected={line.number: opening}, shown=shown)
