"""Lines that belong together begin in the same column: the keys of a mapping, the dashes of a list.

Passes:
    compare_with:
      - mean
      - kumla-2017
Fails:
    compare_with:
      - mean
     - kumla-2017
"""

from __future__ import annotations

import re

from kommunkompassen.finding import Span
from kommunkompassen.syntax.fault import Fault, Mistake, indentation, span_in_line

RULE = "line-indent"
_DASH = re.compile(r"\s*(?:- +)")
_KEY = re.compile(r"\s*(?:- +)*([^\s:#-][^:#]*:)(?: |$)")


def recognise(fault: Fault) -> Mistake | None:
    """A key or a dash that begins between the columns of the lines above; it is moved to the nearest of its kind."""
    dash, key = bool(_DASH.match(fault.text())), _KEY.match(fault.text())
    if not dash and not key:
        return None
    own = indentation(fault.text())
    columns = _columns(fault, dash=dash)
    if not columns or own in columns:
        return None
    right = min(columns, key=lambda column: (abs(column - own), column))
    corrected = {fault.line: " " * right + fault.text().lstrip()}
    end = key.end(1) - 1 if key and not dash else own + 1
    return Mistake(RULE, span_in_line(fault.line, own, end), "item" if dash else "key", corrected=corrected)


def _columns(fault: Fault, *, dash: bool) -> list[int]:
    """The columns in which lines of the kind begin above, as far as they enclose this one."""
    columns: list[int] = []
    nearest = len(fault.text()) + max(map(len, fault.lines))
    for number in range(fault.line - 1, -1, -1):
        text = fault.text(number)
        key = _KEY.match(text)
        if (not key and not _DASH.match(text)) or indentation(text) >= nearest:
            continue
        # An item's first key stands in the same column as its other keys.
        if key and not dash and key.start(1) < nearest:
            columns.append(key.start(1))
        if _DASH.match(text) and dash:
            columns.append(indentation(text))
        nearest = indentation(text)
    return columns


def swallowed(lines: list[str], span: Span) -> list[Mistake]:
    """Items that stand further in than the list's other dashes, and so were read as more of the text above them."""
    if lines[span.line - 1].startswith("-", span.column - 1):
        return []
    column = lines[span.line - 1].rfind("- ", 0, span.column - 1)
    is_item = column >= 0 and not lines[span.line - 1][:column].strip()
    found = []
    for number in range(span.line, span.end_line):
        text = lines[number]
        if text.lstrip().startswith("- "):
            own = indentation(text)
            corrected = {number: " " * column + text.lstrip()} if is_item else {}
            found.append(Mistake(RULE, span_in_line(number, own, own + 1), "item", corrected=corrected))
    return found
