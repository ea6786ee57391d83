r"""Lines are indented with spaces: in YAML a tab can't be seen to be as wide as any number of spaces.

Passes:
    texts:
      closing: Tack.
Fails:
    texts:
    \tclosing: Tack.
"""

from __future__ import annotations

from kommunkompassen.syntax.fault import Fault, Mistake, span_in_line

RULE = "tab-indentation"


def recognise(fault: Fault) -> Mistake | None:
    """A tab among the white space that the line begins with; two spaces for each tab mend it, and the lines like it below."""
    margin = _margin(fault.text())
    if "\t" not in margin:
        return None
    corrected = {}
    for number in range(fault.line, len(fault.lines)):
        text = fault.text(number)
        if text.strip() and "\t" not in _margin(text):
            break
        if text.strip():
            corrected[number] = _margin(text).replace("\t", "  ") + text.lstrip()
    return Mistake(RULE, span_in_line(fault.line, margin.index("\t"), len(margin)), corrected=corrected)


def _margin(text: str) -> str:
    return text[: len(text) - len(text.lstrip(" \t"))]
