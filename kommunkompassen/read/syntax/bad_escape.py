r"""A backslash in double quotes is written twice, since one alone begins a code for another character.

Passes:
    residents: "Kumla\\borna"
Fails:
    residents: "Kumla\qborna"
"""

from __future__ import annotations

import re

from kommunkompassen.read.syntax.fault import Fault, Mistake, span_in_line

RULE = "bad-escape"


def recognise(fault: Fault) -> Mistake | None:
    """A code that YAML does not know; backslashes are doubled from there to the line's end."""
    if "escape" not in fault.problem and "hexdecimal" not in fault.problem:
        return None
    text = fault.text()
    start = text.rfind("\\", 0, fault.column + 1)
    if start < 0:
        return None
    mended = text[:start] + re.sub(r'\\(?!")', r"\\\\", text[start:])
    return Mistake(RULE, span_in_line(fault.line, start, start + 2), corrected={fault.line: mended})
