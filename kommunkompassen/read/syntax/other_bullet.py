"""The items of a list begin with a plain dash, not with a bullet, a number or a longer dash, as word processors make them.

Passes:
    compare_with:
      - mean
Fails:
    compare_with:
      • mean
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from kommunkompassen.read.syntax.fault import Fault, Mistake, span_in_line

RULE = "other-bullet"
_BULLET = re.compile("(?P<indent> *)(?P<sign>[*+•·●▪■◦‣∙–—−]|(?P<number>\\d{1,2}[.)]|[a-h]\\)))[ \\t\u00a0]+(?=\\S)")


def recognise(fault: Fault) -> Mistake | None:
    """A line with such a bullet, where the parser stopped or where what it was reading began."""
    return next((found for line in (fault.context_line, fault.line) if (found := find(fault.lines, line))), None)


def find(lines: Sequence[str], line: int) -> Mistake | None:
    """The mistake of a line (from 0); it is mended together with the lines below it that are like it."""
    first = _BULLET.match(lines[line]) if line < len(lines) else None
    if not first:
        return None
    corrected = {}
    for number in range(line, len(lines)):
        found = _BULLET.match(lines[number])
        if not found or found["indent"] != first["indent"]:
            break
        corrected[number] = f"{found['indent']}- {lines[number][found.end() :]}"
    span = span_in_line(line, first.start("sign"), first.end("sign"))
    detail = "number" if first["number"] else ""
    return Mistake(RULE, span, detail, {"sign": first["sign"]}, corrected)
