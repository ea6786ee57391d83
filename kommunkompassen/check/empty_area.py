"""In every area something is told: a narrative, strengths or improvements.

Passes:
    status: published
Fails:
    areas:
      1:
        score: 50
"""

from __future__ import annotations

from collections.abc import Iterator

from kommunkompassen.base.finding import Finding
from kommunkompassen.check.context import Context
from kommunkompassen.read.source import Path_

RULE = "empty-area"
_KEYS = ("narrative", "strengths", "improvements")


def check(context: Context) -> Iterator[Finding]:
    """A gap on the number of each area in which nothing is told."""
    for number, area in context.evaluation.areas.items():
        edition = context.rubric.areas.get(number)
        told = any(section.text for section in area.narrative) or area.strengths or area.improvements
        way = ("areas", number)
        if edition and not told and not any(_may_be_told(context, (*way, key)) for key in _KEYS):
            yield context.at_key(RULE, context.gap, way, number=number, title=area.title or edition.title)


def _may_be_told(context: Context, way: Path_) -> bool:
    return context.found_at(way) or context.misspelt(way, unsure=True)
