"""Every question has its points.

Passes:
    rubric: "2016"
    areas:
      1:
        scores: {1.1: 5, 1.2: 5, 1.3: 5, 1.4: 5, 1.5: 5}
Fails:
    rubric: "2016"
    areas:
      1:
        scores: {1.1: 5, 1.2: 5, 1.3: 5, 1.4: 5}
"""

from __future__ import annotations

from collections.abc import Iterator

from kommunkompassen.base.finding import Finding
from kommunkompassen.check import other_area
from kommunkompassen.check.context import Context

RULE = "missing-score"


def check(context: Context) -> Iterator[Finding]:
    """A gap on each question that stands there without points, and one for all that do not stand there."""
    for number, area in context.evaluation.areas.items():
        edition = context.rubric.areas.get(number)
        way = ("areas", number, "scores")
        if edition is None or not edition.questions:
            continue
        if (not area.scores and context.found_at(way)) or other_area.of_questions(context, number):
            continue
        missing = [key for key in edition.questions if key not in area.scores or area.scores[key].points is None]
        place = way if context.is_there(way) else way[:-1]
        if len(missing) == len(edition.questions):
            yield context.at_key(RULE, context.gap, place, "all", number=number)
            continue
        absent = [key for key in missing if not context.is_there((*way, key))]
        for key in missing:
            if key not in absent and not context.found_at((*way, key)):
                yield context.at_key(RULE, context.gap, (*way, key), number=key, question=edition.questions[key].text)
        # A question with a number that the edition does not have is most likely one of those that are absent.
        if len(absent) > sum(key not in edition.questions for key in area.scores) and not context.found_at(way):
            yield context.at_key(RULE, context.gap, place, "several", numbers=", ".join(absent), first=absent[0])
