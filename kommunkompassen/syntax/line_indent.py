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

from kommunkompassen.syntax.fault import Fault, Mistake, indentation, span_in_line

RULE = "line-indent"
_KIND = re.compile(r"\s*(- |[^\s:#][^:#]*:(?: |$))")


def recognise(fault: Fault) -> Mistake | None:
    """A key or a dash that begins between the columns of the lines above; it is moved to the nearest of its kind."""
    found = _KIND.match(fault.text())
    if not found:
        return None
    own = indentation(fault.text())
    dash = found[1] == "- "
    columns = _columns(fault, dash=dash)
    if not columns or own in columns:
        return None
    right = min(columns, key=lambda column: (abs(column - own), column))
    detail = "item" if dash else "key"
    return Mistake(RULE, span_in_line(fault.line, 0, own), detail, corrected={fault.line: " " * right + fault.text().lstrip()})


def _columns(fault: Fault, *, dash: bool) -> list[int]:
    """The columns in which lines of the kind begin above, as far as they enclose this one."""
    columns: list[int] = []
    for number in range(fault.line - 1, -1, -1):
        text = fault.text(number)
        found = _KIND.match(text)
        if not found or (columns and indentation(text) >= min(columns)):
            continue
        if (found[1] == "- ") == dash:
            columns.append(indentation(text))
    return columns
