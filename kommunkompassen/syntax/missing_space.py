"""There is a space after the colon of a key.

Passes:
    year: 2027
Fails:
    year:2027
"""

from __future__ import annotations

import re

from kommunkompassen.syntax.fault import Fault, Mistake, span_in_line

RULE = "missing-space"
_TIGHT = re.compile(r"(\s*(?:- )?[a-z_]+|\s*\d+(?:\.\d+)?):(?=[^\s:/])(.*)")


def recognise(fault: Fault) -> Mistake | None:
    """A key with its value straight after the colon, on the line or on the one before."""
    for line in (fault.line, fault.filled_line(fault.line)):
        found = _TIGHT.fullmatch(fault.text(line)) if line is not None else None
        if line is not None and found and ": " not in fault.text(line):
            span = span_in_line(line, found.end(1), found.end(1) + 2)
            return Mistake(RULE, span, values={"key": found[1].strip(" -")}, corrected={line: f"{found[1]}: {found[2]}"})
    return None
