"""Every line outside a text is a key with a colon, or an item with a dash.

Passes:
    residents: Kumlaborna
Fails:
    residents Kumlaborna
"""

from __future__ import annotations

import re

from kommunkompassen.read.syntax.fault import Fault, Mistake, indentation, is_key, whole_line

RULE = "missing-colon"
_KEY_AND_VALUE = re.compile(r"(\s*(?:- )?(?:[a-z_]+|\d+(?:\.\d+)?))(?:(?: *[=;] *| +[-–] +| +)(\S.*))?")


def recognise(fault: Fault) -> Mistake | None:
    """A line without a colon where a key was expected; a colon after the first word where that can be a key."""
    if "could not find expected ':'" in fault.problem:
        line = fault.context_line
        corrected = _with_colon(fault.text(line))
        return Mistake(RULE, whole_line(fault, line), corrected={line: corrected} if corrected else {})
    if "mapping values are not allowed" not in fault.problem:
        return None
    # The line was taken for the beginning of a text that the next line, with its colon, goes on with.
    above = fault.filled_line(fault.line)
    corrected = _with_colon(fault.text(above)) if above is not None else ""
    if above is None or not corrected or indentation(fault.text(above)) > indentation(fault.text()):
        return None
    return Mistake(RULE, whole_line(fault, above), corrected={above: corrected})


def key_alone(text: str) -> str:
    """The key on a line that holds nothing else, or nothing but points; empty where there is none."""
    found = _KEY_AND_VALUE.fullmatch(text.rstrip())
    alone = found and (not found[2] or re.fullmatch(r"\d+(?:[.,]\d+)?", found[2]))
    key = found[1].strip() if found and alone else ""
    return key if is_key(key) else ""


def _with_colon(text: str) -> str:
    found = _KEY_AND_VALUE.fullmatch(text.rstrip())
    if not found or not is_key(found[1].strip(" -")):
        return ""
    return f"{found[1]}: {found[2]}" if found[2] else f"{found[1]}:"
