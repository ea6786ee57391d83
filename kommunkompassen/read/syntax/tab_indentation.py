r"""Lines are indented with spaces: in YAML a tab can't be seen to be as wide as any number of spaces.

Passes:
    texts:
      closing: Tack.
Fails:
    texts:
    \tclosing: Tack.
"""

from __future__ import annotations

from kommunkompassen.read.syntax.fault import Fault, Mistake, belong_together, indentation, span_in_line
from kommunkompassen.read.syntax.line_indent import columns_above

RULE = "tab-indentation"
_STEP = 2


def recognise(fault: Fault) -> Mistake | None:
    """A tab among the white space that the line begins with; spaces mend it, and the lines like it below."""
    margin = _margin(fault.text())
    if "\t" not in margin:
        return None
    first = _right_column(fault, margin)
    corrected = {}
    for number in range(fault.line, len(fault.lines)):
        text = fault.text(number)
        if text.strip() and "\t" not in _margin(text):
            break
        if text.strip():
            further_in = _width(_margin(text), _STEP) - _width(margin, _STEP)
            corrected[number] = " " * max(first + further_in, 0) + text.lstrip()
    return Mistake(RULE, span_in_line(fault.line, margin.index("\t"), len(margin)), corrected=corrected)


def _right_column(fault: Fault, margin: str) -> int:
    """Where the line is to begin: as far in as the tabs show in some editor, if a line of its kind may begin there."""
    own = fault.text().lstrip()
    key = own.partition(":")[0]
    columns = columns_above(fault.lines, fault.line, dash=own.startswith("- "))
    above = fault.filled_line(fault.line)
    if above is not None and fault.text(above).rstrip().endswith((":", "|")):
        columns.setdefault(indentation(fault.text(above)) + _STEP, "")
    shown = [_width(margin, width) for width in (_STEP, 4, 8)]
    possible = [column for column in shown if column in columns]
    return next((column for column in possible if belong_together(key, columns[column])), [*possible, *shown][0])


def _width(margin: str, tab: int) -> int:
    return len(margin.replace("\t", " " * tab))


def _margin(text: str) -> str:
    return text[: len(text) - len(text.lstrip(" \t"))]
