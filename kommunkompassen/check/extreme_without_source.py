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

from collections.abc import Iterator

from kommunkompassen.base.finding import Finding, Severity
from kommunkompassen.check.context import Context
from kommunkompassen.check.given_points import place_of_points

RULE = "extreme-without-source"


def check(context: Context) -> Iterator[Finding]:
    """Information on the first such question of an area, which names them all."""
    for number, area in context.evaluation.areas.items():
        edition = context.rubric.areas.get(number)
        questions = edition.questions if edition else {}
        extreme = {
            key: score
            for key, score in area.scores.items()
            if key in questions and score.points is not None and score.points in (0, questions[key].maximum)
        }
        if extreme and not any(score.note or score.sources for score in extreme.values()):
            first, *others = extreme
            place = place_of_points(context, ("areas", number, "scores", first))
            detail = "several" if others else ""
            yield context.at_value(RULE, Severity.INFO, place, detail, number=first, numbers=", ".join(extreme))
