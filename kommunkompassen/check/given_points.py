"""The points that an evaluation gives, each with its place and the most it can be; for the rules about points."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from kommunkompassen.check.context import Context
from kommunkompassen.read.source import Path_


def given_points(context: Context) -> Iterator[tuple[Path_, str, Decimal, Decimal]]:
    """The way to what is scored, the question's or area's number, the points, and their maximum."""
    for number, area in context.evaluation.areas.items():
        edition = context.rubric.areas.get(number)
        if edition is None:
            continue
        for key, score in area.scores.items():
            question = edition.questions.get(key)
            if question is not None and score.points is not None:
                most = edition.maximum if question.maximum is None else question.maximum
                yield ("areas", number, "scores", key), key, score.points, most
        if area.score is not None and not edition.questions:
            yield ("areas", number, "score"), number, area.score, edition.maximum


def place_of_points(context: Context, way: Path_) -> Path_:
    """The way to the points themselves, which may stand in a mapping with a note and sources."""
    inner = (*way, "points")
    return inner if context.is_there(inner) else way
