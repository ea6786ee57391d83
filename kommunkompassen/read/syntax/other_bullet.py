"""The items of a list begin with a plain dash, not with a bullet, a number or a longer dash, as word processors make them.

Passes:
    compare_with:
      - mean
Fails:
    compare_with:
      • mean
"""

from __future__ import annotations

from kommunkompassen.read.syntax.fault import Mistake, span_in_line
from kommunkompassen.read.syntax.line import Line

RULE = "other-bullet"


def mistake(line: Line, right: str) -> Mistake | None:
    """An item that begins with another sign than the dash."""
    if line.kind not in ("bullet", "number", "tight") or line.marker == "-" or "\t" in line.lead:
        return None
    sign = line.marker.strip()
    shown = sign if sign.isprintable() else "•"
    span = span_in_line(line.number, len(line.lead), len(line.lead) + len(sign))
    return Mistake(RULE, span, "number" if line.kind == "number" else "", {"sign": shown}, {line.number: right})
