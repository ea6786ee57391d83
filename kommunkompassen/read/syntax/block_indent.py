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

from kommunkompassen.read.syntax import missing_colon, missing_space, other_bullet
from kommunkompassen.read.syntax.fault import Fault, Mistake, belong_together, indentation, whole_line
from kommunkompassen.read.syntax.line_indent import columns_above

RULE = "block-indent"
_OPENING = re.compile(r"(?P<indent>\s*)(?P<dash>(?:- +)*)(?:[^:#]*: +)?[|>][+-]?\s*(?:#.*)?")
_STRUCTURE = re.compile(r"\s*(?:- |[a-z_]+:(?: |$)|\d+(?:\.\d+)?:(?: |$)|#)")


def recognise(fault: Fault) -> Mistake | None:
    """Text that stands too far to the left after a |; it is moved to the right, up to the next key."""
    line = fault.context_line if "simple key" in fault.context else fault.line
    opening = _opening(fault, line)
    if opening is None or _STRUCTURE.match(fault.text(line)) or _is_something_else(fault, line):
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


def _is_something_else(fault: Fault, line: int) -> bool:
    """A line where items or keys stand that is one but for a sign: a dash without its space, a bullet, a key without colon."""
    text = fault.text(line)
    if other_bullet.find(fault.lines, line) or missing_space.tight_dash(text, line):
        return indentation(text) in columns_above(fault.lines, line, dash=True)
    key = missing_colon.key_alone(text)
    above = columns_above(fault.lines, line, dash=False).get(indentation(text), "") if key else ""
    return bool(above) and belong_together(key, above)


def _opening(fault: Fault, line: int) -> int | None:
    """The line with the | whose text this line would belong to."""
    for number in range(line - 1, -1, -1):
        text = fault.text(number)
        if _OPENING.fullmatch(text):
            return number
        if _STRUCTURE.match(text) and indentation(text) <= indentation(fault.text(line)):
            return None
    return None
