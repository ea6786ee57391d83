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

import re
from collections.abc import Sequence

from kommunkompassen.read.syntax.fault import Fault, Mistake, indentation, quoted, span_in_line, value_in, without_comment
from kommunkompassen.read.syntax.line import Line, read_line

RULE = "comment-in-text"
_SIGN = re.compile(r"\s*#[^\s#]")
_LONGEST = 40
"""Lines of a text that are shown anew with its comments before it."""


def recognise(fault: Fault) -> Mistake | None:
    """A line that goes on with a text which a comment ended; in quotes the # belongs to it."""
    above = fault.filled_line(fault.line)
    first = fault.text(above)
    if first.lstrip().startswith("#"):
        return _between(fault)
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


def _between(fault: Fault) -> Mistake | None:
    """Comments between two lines of a text that has neither | nor quotes."""
    above = fault.filled_line(fault.line)
    while above is not None and fault.text(above).lstrip().startswith("#"):
        first, above = above, fault.filled_line(above)
    value = value_in(fault.text(above))
    if above is None or not value or indentation(fault.text()) <= value.margin or value_in(fault.text()):
        return None
    text = fault.text(above)
    if text[value.start : value.start + 1] in ("", '"', "'", "|", ">"):
        return None
    lines = [read_line(number, one) for number, one in enumerate(fault.lines[: fault.line + 1])]
    return in_block(lines, first, fault.line, above)


def in_block(lines: Sequence[Line], first: int, below: int, opening: int) -> Mistake:
    """Comments in a text below a |, from the line on up to where it goes on; they belong above the line that opens it."""
    comments = [line for line in lines[first:below] if line.text.strip()]
    span = span_in_line(first, len(lines[first].lead), len(lines[first].text.rstrip()))
    if any(_SIGN.match(line.text) for line in comments):
        # Without a space behind its # it was meant as a line of the text.
        inside = {line.number: f"{' ' * lines[below].spaces}{line.text.strip()}" for line in comments}
        return Mistake(RULE, span, "sign", {}, inside)
    lead = lines[opening].lead
    texts = [line.text for line in lines[opening:first]]
    shown = (*(f"{lead}{line.text.strip()}" for line in comments), *texts)
    corrected = {opening: lines[opening].text, **{line.number: "" for line in comments}}
    return Mistake(RULE, span, "block", {}, corrected, shown, proposed=len(shown) <= _LONGEST)
