"""What an evaluation compares itself with is of an edition that can be compared with its own, area by area.

Passes:
    compare_with:
      - grastorp-2014
Fails:
    compare_with:
      - kalix-2003
"""

from __future__ import annotations

from collections.abc import Iterator

from kommunkompassen.base.finding import Finding, Severity
from kommunkompassen.check.context import Context
from kommunkompassen.points.compare import edition_of

RULE = "not-comparable"


def check(context: Context) -> Iterator[Finding]:
    """An error on each evaluation or reference of another kind; a total of unknown edition may be cited."""
    for index, id_ in enumerate(context.evaluation.compare_with or []):
        edition = edition_of(id_, context.repository)
        if edition is not None and not context.rubric.comparable(edition):
            comparable = ", ".join([context.rubric.id, *context.rubric.comparable_with])
            values = {"id": id_, "edition": edition, "own": context.rubric.id, "comparable": comparable}
            yield context.at_value(RULE, Severity.ERROR, ("compare_with", str(index)), **values)
