"""Points lie between nought and the question's maximum, and are given as exactly as the edition gives them."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from kommunkompassen.check.context import Context
from kommunkompassen.finding import Finding, Severity
from kommunkompassen.source import Path_
from kommunkompassen.swedish import number as printed

MOST_DECIMALS = 2


def check(context: Context) -> Iterator[Finding]:
    """Errors for points out of range, too finely given, or given for an area that has questions."""
    for number, area in context.evaluation.areas.items():
        edition = context.rubric.areas.get(number)
        if edition is None:
            continue
        for key, score in area.scores.items():
            question = edition.questions.get(key)
            if question is None or score.points is None:
                continue
            way: Path_ = ("areas", number, "scores", key)
            if context.source.node((*way, "points")) is not context.source.node(way):
                way = (*way, "points")
            # Where the edition prints no maximum per question, a question can't give more than its area.
            yield from _range(context, way, score.points, question.maximum or edition.maximum, key)
        way = ("areas", number, "score")
        if area.score is not None and edition.questions:
            yield context.at_key("area-score", Severity.ERROR, way, "not-here", number=number)
        elif area.score is not None:
            yield from _range(context, way, area.score, edition.maximum, number)
        elif not edition.questions:
            yield context.at_key("area-score", context.gap, way[:-1], "missing", number=number)


def _range(context: Context, way: Path_, points: Decimal, maximum: Decimal, number: str) -> Iterator[Finding]:
    given = printed(points)
    if not 0 <= points <= maximum:
        yield context.at_value("score-range", Severity.ERROR, way, number=number, given=given, maximum=printed(maximum))
    elif points != points.quantize(Decimal(10) ** -MOST_DECIMALS):
        yield context.at_value("score-step", Severity.ERROR, way, "decimals", number=number, given=given)
    elif context.rubric.points == "half" and points * 2 != (points * 2).to_integral_value():
        yield context.at_value("score-step", Severity.ERROR, way, "half", number=number, given=given)
