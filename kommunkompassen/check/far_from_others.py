"""Points lie about where others have them; information only, asked for with --compare, and often with a good reason.

Of at least ten other published evaluations of the same edition the quartiles are taken. Far is what lies below the lower or above
the upper one by more than one and a half times the distance between them, and by more than a fifth of the maximum.

Passes:
    # (ten others have 50)
    areas:
      1: {score: 69}
Fails:
    # (ten others have 50)
    areas:
      1: {score: 29}
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from pathlib import Path

from kommunkompassen.base.finding import Finding, Severity
from kommunkompassen.base.swedish import number as printed
from kommunkompassen.check.context import Context
from kommunkompassen.check.given_points import given_points, place_of_points
from kommunkompassen.points.quantiles import quantile
from kommunkompassen.repository import Repository

RULE = "far-from-others"
FEWEST = 10
_QUARTER, _REACH, _LEAST = Decimal("0.25"), Decimal("1.5"), Decimal("0.2")
_Given = Mapping[tuple[str, str], Sequence[tuple[Decimal, Path]]]
"""By edition and question (or area, where there are no questions) the points of the published evaluations, the lowest first."""


def check(context: Context) -> Iterator[Finding]:
    """Information on points that lie far from those of the others."""
    given: _Given = context.repository.once("given-points", lambda: _given(context.repository))
    for way, number, points, maximum in given_points(context):
        others = [other for other, path in given.get((context.rubric.id, number), ()) if path != context.document.path]
        if len(others) < FEWEST:
            continue
        lower, upper = quantile(others, _QUARTER), quantile(others, 1 - _QUARTER)
        room = max(_REACH * (upper - lower), _LEAST * maximum)
        if lower - room <= points <= upper + room:
            continue
        values = {"number": number, "given": printed(points), "lower": printed(lower), "upper": printed(upper)}
        low, high = ("low", "high") if "." in number else ("area-low", "area-high")
        place = place_of_points(context, way)
        yield context.at_value(RULE, Severity.INFO, place, low if points < lower else high, **values, count=str(len(others)))


def _given(repository: Repository) -> _Given:
    given: dict[tuple[str, str], list[tuple[Decimal, Path]]] = defaultdict(list)
    for path, summary in repository.summaries().items():
        if summary and summary.status == "published" and not summary.broken:
            for number, area in summary.areas.items():
                scores = area.scores or {number: area.score}
                for key, points in scores.items():
                    if points is not None:
                        given[summary.rubric, key].append((points, path))
    return {key: sorted(points) for key, points in given.items()}
