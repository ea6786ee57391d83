"""A quote that is opened is closed on the same line.

Passes:
    residents: "Kumlaborna"
Fails:
    residents: "Kumlaborna
"""

from __future__ import annotations

from kommunkompassen.syntax.fault import PREFIX, Fault, Mistake, span_in_line

RULE = "unclosed-quote"


def recognise(fault: Fault) -> Mistake | None:
    """A quoted text that runs on to the file's end, or to a quote on a later line."""
    place = _opening(fault)
    if place is None:
        return None
    line, column = place
    text = fault.text(line)
    mark = text[column : column + 1]
    return Mistake(
        RULE, span_in_line(line, column, len(text.rstrip())), values={"mark": mark}, corrected={line: text.rstrip() + mark}
    )


def _opening(fault: Fault) -> tuple[int, int] | None:
    """Line and column of the quote that runs on: the one being read, or one above that was closed by a later quote."""
    if "quoted scalar" in fault.context and fault.line != fault.context_line:
        return fault.context_line, fault.context_column
    above = fault.filled_line(fault.line)
    found = PREFIX.fullmatch(fault.text(above)) if above is not None else None
    if above is None or not found or found["value"][:1] not in ('"', "'"):
        return None
    value = found["value"].rstrip()
    closed = len(value) > 1 and value.count(value[0]) % 2 == 0
    return None if closed else (above, found.start("value"))
