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
from kommunkompassen.points.compare import UNKNOWN_EDITION

RULE = "not-comparable"


def check(context: Context) -> Iterator[Finding]:
    """An error on each evaluation or reference of another kind; a total of unknown edition may be cited."""
    for index, id_ in enumerate(context.evaluation.compare_with or []):
        edition = _edition(context, id_)
        if edition is not None and not context.rubric.comparable(edition):
            comparable = ", ".join([context.rubric.id, *context.rubric.comparable_with])
            values = {"id": id_, "edition": edition, "own": context.rubric.id, "comparable": comparable}
            yield context.at_value(RULE, Severity.ERROR, ("compare_with", str(index)), **values)


def _edition(context: Context, id_: str) -> str | None:
    """The other's edition, where it matters."""
    if other := context.repository.evaluation_by_id(id_):
        return other.model.rubric if other.model else None
    reference = context.repository.reference(id_)
    if reference is None or reference.model is None:
        return None
    without_areas = not reference.model.areas
    return None if reference.model.edition == UNKNOWN_EDITION and without_areas else reference.model.edition
