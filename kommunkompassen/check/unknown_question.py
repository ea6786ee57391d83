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

import re
from collections.abc import Iterator

from kommunkompassen.base.finding import Finding, Severity
from kommunkompassen.check.context import Context

RULE = "unknown-question"


def check(context: Context) -> Iterator[Finding]:
    """An error on the number of each question that the area does not have in the edition."""
    for number, area in context.evaluation.areas.items():
        edition = context.rubric.areas.get(number)
        for key in area.scores if edition else ():
            assert edition
            if key in edition.questions:
                continue
            near = key.replace(",", ".")
            is_number = bool(re.fullmatch(r"[\d.,]+", key))
            detail = "none" if not edition.questions else "word" if not is_number else "near" if near in edition.questions else ""
            way = ("areas", number, "scores", key)
            if detail == "word" and context.found_at(way):
                continue
            values = {"number": key, "area": number, "known": ", ".join(edition.questions), "near": near}
            yield context.at_key(RULE, Severity.ERROR, way, detail, **values)
