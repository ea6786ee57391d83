"""No two evaluations, and no evaluation and reference, have the same id.

Passes:
    municipality: Kumla
Fails:
    # (another file in the folder says the same municipality and year)
    municipality: Kumla
"""

from __future__ import annotations

from collections.abc import Iterator

from kommunkompassen import paths
from kommunkompassen.check.context import Context
from kommunkompassen.finding import Finding, Severity

RULE = "same-id"


def check(context: Context) -> Iterator[Finding]:
    """An error on the municipality, which with the year makes the id."""
    own = paths.evaluation_id(context.evaluation.municipality, context.evaluation.year)
    others = [
        context.repository.evaluation(path)
        for path in context.repository.paths()
        if path.resolve() != context.source.path.resolve()
    ]
    same = [
        other.path.name
        for other in others
        if other.model and paths.evaluation_id(other.model.municipality, other.model.year) == own
    ]
    if context.repository.reference(own):
        same.append(f"{own}.yaml (references)")
    for file in same:
        yield context.at_value(RULE, Severity.ERROR, ("municipality",), id=own, file=file)
