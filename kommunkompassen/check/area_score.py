"""An area's points stand as one number only where the edition has no questions, and there they do.

Passes:
    areas:
      1:
        score: 50
Fails:
    rubric: "2016"
    areas:
      1:
        score: 50
"""

from __future__ import annotations

from collections.abc import Iterator

from kommunkompassen.base.finding import Finding, Severity
from kommunkompassen.check.context import Context
from kommunkompassen.read.source import Path_

RULE = "area-score"


def check(context: Context) -> Iterator[Finding]:
    """An error where an area with questions has a number of its own; a gap where one without questions has none."""
    for number, area in context.evaluation.areas.items():
        edition = context.rubric.areas.get(number)
        way = ("areas", number)
        if edition is None:
            continue
        if area.score is not None and edition.questions:
            yield context.at_key(RULE, Severity.ERROR, (*way, "score"), "not-here", number=number)
        elif area.score is None and not edition.questions and not area.scores and not _found(context, way):
            place = (*way, "score") if context.is_there((*way, "score")) else way
            yield context.at_key(RULE, context.gap, place, "missing", number=number)


def _found(context: Context, way: Path_) -> bool:
    """Whether reading found what was meant for the area's points to be wrong: at score, or at scores in its place."""
    return context.found_at((*way, "score")) or (context.is_there((*way, "scores")) and context.found_at((*way, "scores")))
