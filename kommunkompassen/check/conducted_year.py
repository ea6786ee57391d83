"""A report is of the year in which the evaluation was conducted, or of the next.

Passes:
    conducted: 2026-11
Fails:
    conducted: 2019-11
"""

from __future__ import annotations

from collections.abc import Iterator

from kommunkompassen.base import swedish
from kommunkompassen.base.finding import Finding, Severity
from kommunkompassen.check import edition_age
from kommunkompassen.check.context import Context

RULE = "conducted-year"


def check(context: Context) -> Iterator[Finding]:
    """A warning where it was conducted later than the report's year, or more than a year before."""
    conducted, year = context.evaluation.conducted, context.evaluation.year
    if any(edition_age.check(context)) or (conducted and context.source.path.stem.endswith(f"-{conducted.last.year}")):
        # Then it is the date, or the year, that is wrong, and that is told.
        return
    if conducted and not conducted.last.year <= year <= conducted.last.year + 1:
        values = {"conducted": swedish.period(conducted), "year": str(year)}
        yield context.at_value(RULE, Severity.WARNING, ("conducted",), **values)
