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

import re

from kommunkompassen.syntax.fault import Fault, Mistake, indentation, is_key, whole_line

RULE = "block-indent"
_OPENING = re.compile(r"(?P<indent>\s*)(?P<dash>(?:- +)*)(?:[^:#]*: +)?[|>][+-]?\s*(?:#.*)?")
_STRUCTURE = re.compile(r"\s*(?:- |[a-z_]+:(?: |$)|\d+(?:\.\d+)?:(?: |$)|#)")


def recognise(fault: Fault) -> Mistake | None:
    """Text that stands too far to the left after a |; it is moved to the right, up to the next key."""
    line = fault.context_line if "simple key" in fault.context else fault.line
    opening = _opening(fault, line)
    # A key alone on the line is no text that slipped to the left, but one that lacks its colon.
    if opening is None or _STRUCTURE.match(fault.text(line)) or is_key(fault.text(line).strip()):
        return None
    found = _OPENING.fullmatch(fault.text(opening))
    assert found, "it was found by this pattern"
    first = opening + 1
    least = len(found["indent"]) + len(found["dash"]) + 2
    depth = max(indentation(fault.text(first)), least) if first < line else least
    corrected = {}
    for number in range(line, len(fault.lines)):
        text = fault.text(number)
        if _STRUCTURE.match(text) and indentation(text) < depth:
            break
        if text.strip() and indentation(text) < depth:
            corrected[number] = " " * depth + text.strip()
    return Mistake(RULE, whole_line(fault, line), corrected=corrected)


def _opening(fault: Fault, line: int) -> int | None:
    """The line with the | whose text this line would belong to."""
    for number in range(line - 1, -1, -1):
        text = fault.text(number)
        if _OPENING.fullmatch(text):
            return number
        if _STRUCTURE.match(text) and indentation(text) <= indentation(fault.text(line)):
            return None
    return None
