"""The line that a finding is on and the corrected lines as they can be shown: nothing that a terminal obeys, no more than helps.

A line may be as long as a file can be and hold thousands of mistakes; shown whole at each, it would flood what shows it.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from kommunkompassen.base.finding import Finding

_LONGEST_LINE, _BESIDE, _LONGEST_MARKED = 300, 80, 120
"""Characters: a longer line is shown around the place alone, with so many on each side of it and so many of its own."""
_LONGEST_CORRECTION, _MOST_CORRECTED = 2_000, 40
"""Characters of a corrected line, which is to be copied, and lines of one."""
_TAB = "    "
_UNSHOWN = re.compile("[\x00-\x08\x0a-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069\ufeff]")
"""Signs that would move the cursor, colour the terminal or turn the line about."""


def marked_line(finding: Finding, lines: Sequence[str]) -> tuple[str, str, str] | None:
    """The line that a finding is on as it can be shown: before the place, the place itself (may be empty), and after it."""
    span = finding.span
    if not 1 <= span.line <= len(lines) or not lines[span.line - 1].strip():
        return None
    line = lines[span.line - 1]
    first, last = span.column - 1, span.end_column - 1 if span.end_line == span.line else len(line)
    if len(line) <= _LONGEST_LINE:
        return displayed(line[:first]), displayed(line[first:last]), displayed(line[last:])
    before = line[:first] if first <= _BESIDE else f"…{line[first - _BESIDE : first]}"
    marked = line[first:last] if last - first <= _LONGEST_MARKED else f"{line[first : first + _LONGEST_MARKED]}…"
    after = line[last:] if len(line) - last <= _BESIDE else f"{line[last : last + _BESIDE]}…"
    return displayed(before), displayed(marked), displayed(after)


def corrected(finding: Finding) -> list[str]:
    """The corrected lines as they can be shown."""
    written = finding.correction.lines if finding.correction else ()
    lines = [
        displayed(line if len(line) <= _LONGEST_CORRECTION else f"{line[:_LONGEST_CORRECTION]}…")
        for line in written[:_MOST_CORRECTED]
    ]
    return [*lines, "…"] if len(written) > _MOST_CORRECTED else lines


def displayed(line: str) -> str:
    """A line of a file as it can be shown: tabs as spaces, and a sign for what a terminal would obey."""
    return _UNSHOWN.sub("\ufffd", line.replace("\t", _TAB))
