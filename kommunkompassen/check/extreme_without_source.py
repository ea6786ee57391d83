"""Nought and full marks have something to rest on; information only, asked for with --compare.

Told of an area where none of its questions with nought or full marks has a note or sources.

Passes:
    rubric: "2016"
    areas:
      1:
        scores:
          1.1: {points: 15, sources: [document]}
          1.2: 0
Fails:
    rubric: "2016"
    areas:
      1:
        scores:
          1.1: 15
          1.2: 0
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from kommunkompassen.base.finding import Finding, Severity
from kommunkompassen.check.context import Context
from kommunkompassen.check.given_points import given_points, place_of_points
from kommunkompassen.read.source import Path_

RULE = "extreme-without-source"


def check(context: Context) -> Iterator[Finding]:
    """Information on the first such question of an area, which names them all."""
    extreme: defaultdict[str, dict[str, Path_]] = defaultdict(dict)
    for way, number, points, most in given_points(context):
        if "scores" in way and points in (0, most):
            extreme[way[1]][number] = way
    for area, questions in extreme.items():
        scores = context.evaluation.areas[area].scores
        if not any(scores[number].note or scores[number].sources for number in questions):
            first, *others = questions
            place = place_of_points(context, questions[first])
            detail = "several" if others else ""
            yield context.at_value(RULE, Severity.INFO, place, detail, number=first, numbers=", ".join(questions))
