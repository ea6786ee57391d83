"""A text over several lines has no # after a space: what stands behind it is a comment, and there the text ends.

Passes:
    facts:
      - label: "Väg # 52
          genom Kumla"
        value: 3
Fails:
    facts:
      - label: Väg # 52
          genom Kumla
        value: 3
"""

from __future__ import annotations

from kommunkompassen.read.syntax.fault import Fault, Mistake, indentation, quoted, span_in_line, value_in, without_comment

RULE = "comment-in-text"


def recognise(fault: Fault) -> Mistake | None:
    """A line that goes on with a text which a comment ended; in quotes the # belongs to it."""
    above = fault.filled_line(fault.line)
    first = fault.text(above)
    value = value_in(first)
    if above is None or value is None or first[value.start : value.start + 1] in ("", '"', "'", "|", ">", "#"):
        return None
    text, comment = without_comment(first[value.start :])
    if not comment or not text or indentation(fault.text()) <= value.margin or value_in(fault.text()):
        return None
    start = value.start + len(text) + len(comment) - len(comment.lstrip())
    whole = quoted(f"{first[value.start :].rstrip()}\n{fault.text().rstrip()}")
    lines = f"{first[: value.start]}{whole}".split("\n")
    corrected = dict(zip((above, fault.line), lines, strict=True)) if fault.line == above + 1 else {}
    return Mistake(RULE, span_in_line(above, start, len(first.rstrip())), corrected=corrected)
