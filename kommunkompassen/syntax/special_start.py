"""A text that begins with a sign that means something in YAML stands in quotes or after |.

The signs are { [ * & " ' # % @ ! | > and the backtick.

Passes:
    facts:
      - label: Andel
        value: "{total} av 800"
Fails:
    facts:
      - label: Andel
        value: {total} av 800
"""

from __future__ import annotations

import re

from kommunkompassen.syntax.fault import PREFIX, Fault, Mistake, quoted_value, span_in_line, without_comment

RULE = "special-start"
_FLOW = re.compile(r"[{\[]\s*[\w.]+\s*(:|,|$)")
SIGNS = "{[*&\"'%@!|>`"


def recognise(fault: Fault) -> Mistake | None:
    """A value on the line that begins with a sign; the whole value in quotes mends it."""
    if "flow" in fault.context:
        start = fault.context_column
        sign = fault.text(fault.context_line)[start : start + 1]
        return Mistake(RULE, span_in_line(fault.context_line, start, start + 1), "flow", {"sign": sign})
    found = PREFIX.fullmatch(fault.text())
    if not found or not found["value"] or found["value"][0] not in SIGNS:
        return None
    value, _ = without_comment(found["value"])
    if _FLOW.match(value):
        return Mistake(RULE, span_in_line(fault.line, found.start("value"), found.end("value")), "flow", {"sign": value[0]})
    if value[0] in "\"'" and fault.column <= found.start("value"):
        return None
    start = found.start("value")
    span = span_in_line(fault.line, start, start + len(value))
    return Mistake(RULE, span, values={"sign": value[0]}, corrected={fault.line: quoted_value(fault.text())})
