"""Questions are the edition's.

Passes:
    rubric: "2016"
    areas:
      1:
        scores:
          1.1: 5
Fails:
    rubric: "2016"
    areas:
      1:
        scores:
          1.9: 5
"""

from __future__ import annotations

from collections.abc import Iterator

from kommunkompassen.check.context import Context
from kommunkompassen.finding import Finding, Severity

RULE = "unknown-question"


def check(context: Context) -> Iterator[Finding]:
    """An error on the number of each question that the area does not have in the edition."""
    for number, area in context.evaluation.areas.items():
        edition = context.rubric.areas.get(number)
        for key in area.scores if edition else ():
            assert edition
            if key in edition.questions:
                continue
            detail = "" if edition.questions else "none"
            way = ("areas", number, "scores", key)
            yield context.at_key(RULE, Severity.ERROR, way, detail, number=key, area=number, known=", ".join(edition.questions))
