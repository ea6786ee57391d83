"""What an evaluation compares itself with can be read, and so can every published evaluation that its mean counts.

Passes:
    compare_with: []
Fails:
    # (another published evaluation that the mean counts has an error)
"""

from __future__ import annotations

from collections.abc import Iterator

from kommunkompassen.base.finding import Finding, Severity
from kommunkompassen.check.context import Context
from kommunkompassen.points.compare import MEAN, counted
from kommunkompassen.read.source import Path_

RULE = "broken-comparison"


def check(context: Context) -> Iterator[Finding]:
    """An error where something that the report needs is itself in error."""
    chosen = context.evaluation.compare_with
    if chosen is None:
        yield from _members(context, ("compare_with",))
    for index, id_ in enumerate(chosen or []):
        way = ("compare_with", str(index))
        if id_ == MEAN:
            yield from _members(context, way)
            continue
        other = context.repository.evaluation_by_id(id_) or context.repository.reference(id_)
        if other and other.broken:
            yield context.at_value(RULE, Severity.ERROR, way, id=id_, file=other.path.name)


def _members(context: Context, way: Path_) -> Iterator[Finding]:
    span = context.source.span(way) if context.is_there(way) else context.key_or_start("compare_with")
    summaries = context.repository.summaries()
    for path in counted(context.document, context.rubric, context.repository):
        other = summaries[path]
        if other is None or other.broken:
            yield context.at(RULE, Severity.ERROR, span, "mean", id=path.stem, file=path.name)
