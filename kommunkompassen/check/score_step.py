"""Points are given no more finely than the edition allows: two decimals, in the 2003 edition halves.

Passes:
    rubric: "2016"
    areas:
      1:
        scores:
          1.1: 10.45
Fails:
    rubric: "2016"
    areas:
      1:
        scores:
          1.1: 10.455
"""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from kommunkompassen.base.finding import Finding, Severity
from kommunkompassen.base.swedish import number as printed
from kommunkompassen.check.context import Context
from kommunkompassen.check.given_points import given_points, place_of_points

RULE = "score-step"
MOST_DECIMALS = 2


def check(context: Context) -> Iterator[Finding]:
    """An error on points with too many decimals, or between the halves."""
    for way, number, points, maximum in given_points(context):
        values = {"number": number, "given": printed(points)}
        if not 0 <= points <= maximum:
            continue
        if points != points.quantize(Decimal(10) ** -MOST_DECIMALS):
            yield context.at_value(RULE, Severity.ERROR, place_of_points(context, way), "decimals", **values)
        elif context.rubric.points == "half" and points * 2 != (points * 2).to_integral_value():
            yield context.at_value(RULE, Severity.ERROR, place_of_points(context, way), "half", **values)
