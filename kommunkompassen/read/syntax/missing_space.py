"""There is a space after the colon of a key, and after the dash of an item.

Passes:
    year: 2027
Fails:
    year:2027
"""

from __future__ import annotations

import re

from kommunkompassen.read.syntax.fault import Fault, Mistake, span_in_line

RULE = "missing-space"
_TIGHT_COLON = re.compile(r"(\s*(?:- )?[a-z_]+|\s*\d+(?:\.\d+)?):(?=[^\s:/])(.*)")
_TIGHT_DASH = re.compile(r"(\s*-)(?=[^\s-])(.*)")


def recognise(fault: Fault) -> Mistake | None:
    """A key with its value straight after the colon, on the line or on the one before; an item straight after its dash."""
    for line in (fault.context_line, fault.line, fault.filled_line(fault.line)):
        if line is not None and (mistake := tight_colon(fault.text(line), line)):
            return mistake
    lines = (fault.context_line,) if "simple key" in fault.context else (fault.line,)
    return next((mistake for line in lines if (mistake := tight_dash(fault.text(line), line))), None)


def tight_colon(text: str, line: int) -> Mistake | None:
    """The mistake of a line (from 0) with a key and its value straight after the colon."""
    found = _TIGHT_COLON.fullmatch(text)
    if not found or ": " in text:
        return None
    span = span_in_line(line, found.end(1), found.end(1) + 1)
    return Mistake(RULE, span, values={"key": found[1].strip(" -")}, corrected={line: f"{found[1]}: {found[2]}"})


def tight_dash(text: str, line: int) -> Mistake | None:
    """The mistake of a line (from 0) with a text straight after its dash."""
    found = _TIGHT_DASH.fullmatch(text)
    if not found:
        return None
    return Mistake(RULE, span_in_line(line, found.end(1) - 1, found.end(1)), "dash", corrected={line: f"{found[1]} {found[2]}"})
