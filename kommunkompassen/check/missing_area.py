"""All areas of the edition are there.

Passes:
    status: published
Fails:
    areas:
      1:
        score: 50
        narrative: Text.
"""

from __future__ import annotations

from collections.abc import Iterator

from kommunkompassen.base.finding import Finding
from kommunkompassen.check.context import Context

RULE = "missing-area"


def check(context: Context) -> Iterator[Finding]:
    """One gap for all areas that are not there."""
    missing = [
        number
        for number in context.rubric.areas
        if number not in context.evaluation.areas and not context.found_at(("areas", number))
    ]
    if not missing or (context.found_at(("areas",)) and not context.evaluation.areas):
        return
    # An area with a number that the edition does not have is most likely one of those that are missing.
    if len(missing) <= sum(number not in context.rubric.areas for number in context.evaluation.areas):
        return
    if len(missing) == 1:
        title = context.rubric.areas[missing[0]].title
        yield context.at(RULE, context.gap, context.key_or_start("areas"), number=missing[0], title=title)
    else:
        yield context.at(RULE, context.gap, context.key_or_start("areas"), "several", numbers=", ".join(missing))
