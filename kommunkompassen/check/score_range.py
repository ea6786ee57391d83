"""Points lie between nought and the maximum.

Where an edition prints no maximum per question, a question can't give more than its area.

Passes:
    rubric: "2016"
    areas:
      1:
        scores:
          1.1: 15
Fails:
    rubric: "2016"
    areas:
      1:
        scores:
          1.1: 15.5
"""

from __future__ import annotations

from collections.abc import Iterator

from kommunkompassen.base.finding import Finding, Severity
from kommunkompassen.base.swedish import number as printed
from kommunkompassen.check.context import Context
from kommunkompassen.check.given_points import given_points, place_of_points

RULE = "score-range"


def check(context: Context) -> Iterator[Finding]:
    """An error on points below nought or above the maximum."""
    for way, number, points, maximum in given_points(context):
        if not 0 <= points <= maximum:
            values = {"number": number, "given": printed(points), "maximum": printed(maximum)}
            yield context.at_value(RULE, Severity.ERROR, place_of_points(context, way), "" if "." in number else "area", **values)
