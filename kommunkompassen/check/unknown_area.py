"""Areas are the edition's.

Passes:
    areas:
      1:
        score: 50
        narrative: Text.
Fails:
    areas:
      9:
        score: 50
        narrative: Text.
"""

from __future__ import annotations

from collections.abc import Iterator

from kommunkompassen.base.finding import Finding, Severity
from kommunkompassen.check.context import Context

RULE = "unknown-area"


def check(context: Context) -> Iterator[Finding]:
    """An error on the number of each area that the edition does not have."""
    known = ", ".join(context.rubric.areas)
    for number in context.evaluation.areas:
        if number not in context.rubric.areas:
            values = {"number": number, "rubric": context.rubric.name, "known": known}
            detail = "" if number.isdecimal() else "word"
            yield context.at_key(RULE, Severity.ERROR, ("areas", number), detail, **values)
