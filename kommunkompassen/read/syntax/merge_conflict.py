"""No marks of an unfinished merge are left: git writes both versions of a line between them, and only people can choose.

Passes:
    residents: Kumlaborna
Fails:
    <<<<<<< HEAD
    residents: Kumlaborna
    =======
    residents: Kumlingarna
    >>>>>>> main
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from kommunkompassen.read.syntax.fault import Fault, Mistake, whole_line

RULE = "merge-conflict"
_MARK = re.compile(r"(<{7}|={7}|>{7})( |$)")


def is_in(lines: Sequence[str]) -> bool:
    """Whether there is such a mark; both versions stand there, so little else can be said of the file."""
    return any(_MARK.match(line) for line in lines)


def recognise(fault: Fault) -> Mistake | None:
    """The first mark in the file, if there is one; both versions must be looked at, so nothing is corrected."""
    for line, text in enumerate(fault.lines):
        if _MARK.match(text):
            return Mistake(RULE, whole_line(fault, line))
    return None
