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
from collections.abc import Sequence

from kommunkompassen.base.finding import Span
from kommunkompassen.read.syntax.fault import Fault, Mistake, belong_together, indentation, span_in_line

RULE = "line-indent"
_DASH = re.compile(r"\s*(?:- +)")
_NUMBER_WITH_DASH = re.compile(r" *- +\d+(?:\.\d+)?:(?: |$)")
_KEY = re.compile(r"\s*(?:- +)*([^\s:#-][^:#]*:)(?: |$)")


def recognise(fault: Fault) -> Mistake | None:
    """A key or a dash that begins between the columns of the lines above; it is moved to the nearest of its kind."""
    dash, key = bool(_DASH.match(fault.text())), _KEY.match(fault.text())
    if not dash and not key:
        return None
    own = indentation(fault.text())
    if key and not dash and (found := _numbers_with_dashes(fault, own)):
        return found
    if key and not dash and (found := _key_above(fault, key, own)):
        return found
    columns = columns_above(fault.lines, fault.line, dash=dash)
    if not columns or own in columns:
        return None
    named = key[1][:-1] if key and not dash else ""

    def likely(column: int) -> tuple[bool, int, int]:
        return not (named and belong_together(named, columns[column])), abs(column - own), column

    corrected = {fault.line: " " * min(columns, key=likely) + fault.text().lstrip()}
    end = key.end(1) - 1 if key and not dash else own + 1
    return Mistake(RULE, span_in_line(fault.line, own, end), "item" if dash else "key", corrected=corrected)


def _numbers_with_dashes(fault: Fault, column: int) -> Mistake | None:
    """Numbers of questions with dashes before them, above one without."""
    lines: list[int] = []
    for number in range(fault.line - 1, -1, -1):
        if not _NUMBER_WITH_DASH.match(fault.text(number)) or indentation(fault.text(number)) != column:
            break
        lines.insert(0, number)
    if not lines:
        return None
    corrected = {number: " " * column + fault.text(number).lstrip(" -") for number in lines}
    return Mistake(RULE, span_in_line(lines[0], column, column + 1), "dashes", corrected=corrected)


def _key_above(fault: Fault, key: re.Match[str], own: int) -> Mistake | None:
    """A key that stands too far to the left above this one, so that all that follow seem to stand too far to the right.

    The line is right where it is, below others of its kind; the key between belongs with them too, and not where it stands.
    """
    lines = range(fault.line - 1, -1, -1)
    between = next((number for number in lines if _KEY.match(fault.text(number)) and indentation(fault.text(number)) < own), None)
    stray = _KEY.match(fault.text(between)) if between is not None else None
    if between is None or not stray or _DASH.match(fault.text(between)):
        return None
    name, column = stray[1][:-1], indentation(fault.text(between))
    above = columns_above(fault.lines, between, dash=False)
    if own not in above or not all(belong_together(one, above[own]) for one in (name, key[1][:-1])):
        return None
    if column in above and belong_together(name, above[column]):
        return None
    corrected = {between: " " * own + fault.text(between).lstrip()}
    return Mistake(RULE, span_in_line(between, column, stray.end(1) - 1), "key", corrected=corrected)


def columns_above(lines: Sequence[str], line: int, *, dash: bool) -> dict[int, str]:
    """The columns in which lines of the kind begin above, as far as they enclose this one; with the nearest key in each."""
    columns: dict[int, str] = {}
    nearest = len(lines[line]) + max(map(len, lines))
    for number in range(line - 1, -1, -1):
        text = lines[number]
        key = _KEY.match(text)
        if (not key and not _DASH.match(text)) or indentation(text) >= nearest:
            continue
        # An item's first key stands in the same column as its other keys.
        if key and not dash and key.start(1) < nearest:
            columns.setdefault(key.start(1), key[1][:-1])
        if _DASH.match(text) and dash:
            columns.setdefault(indentation(text), "")
        nearest = indentation(text)
    return columns


def swallowed(lines: Sequence[str], span: Span) -> Mistake | None:
    """Items that stand further in than the list's other dashes, and so were read as more of the text above them."""
    if lines[span.line - 1].startswith("-", span.column - 1):
        return None
    column = lines[span.line - 1].rfind("- ", 0, span.column - 1)
    is_item = column >= 0 and not lines[span.line - 1][:column].strip()
    items = [number for number in range(span.line, span.end_line) if lines[number].lstrip().startswith("- ")]
    if not items:
        return None
    own = indentation(lines[items[0]])
    corrected = {number: " " * column + lines[number].lstrip() for number in items} if is_item else {}
    return Mistake(RULE, span_in_line(items[0], own, own + 1), "item", corrected=corrected)
