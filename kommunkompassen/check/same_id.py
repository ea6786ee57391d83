"""No two evaluations, and no evaluation and reference, have the same id.

Passes:
    municipality: Kumla
Fails:
    # (another file in the folder says the same municipality and year)
    municipality: Kumla
"""

from __future__ import annotations

from collections.abc import Iterator

from kommunkompassen.base import register
from kommunkompassen.base.finding import Finding, Severity
from kommunkompassen.check.context import Context

RULE = "same-id"


def check(context: Context) -> Iterator[Finding]:
    """An error on the municipality, which with the year makes the id; only on the copy, where one has the right name."""
    own = register.evaluation_id(context.evaluation.municipality, context.evaluation.year)
    path = context.source.path
    for other in context.repository.with_id(own):
        if other.resolve() != path.resolve() and (path.stem != own or other.stem == own):
            yield context.at_value(RULE, Severity.ERROR, ("municipality",), file=other.name, **_values(context))
    if context.repository.reference(own):
        yield context.at_value(RULE, Severity.ERROR, ("municipality",), "reference", id=own)


def _values(context: Context) -> dict[str, str]:
    return {"municipality": context.evaluation.municipality, "year": str(context.evaluation.year)}
