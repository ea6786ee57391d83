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
    """A tab among the white space that the line begins with; two spaces for each tab mend it."""
    text = fault.text()
    margin = text[: len(text) - len(text.lstrip())]
    if "\t" not in margin:
        return None
    span = span_in_line(fault.line, margin.index("\t"), len(margin))
    return Mistake(RULE, span, corrected={fault.line: margin.replace("\t", "  ") + text.lstrip()})
