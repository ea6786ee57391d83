"""An evaluation is not older than its edition, where it is known since when that was in use.

Passes:
    rubric: "2010"
    conducted: 2014-10
Fails:
    rubric: "2010"
    conducted: 2009-10
"""

from __future__ import annotations

from collections.abc import Iterator

from kommunkompassen.base import swedish
from kommunkompassen.base.finding import Finding, Severity
from kommunkompassen.check.context import Context

RULE = "edition-age"


def check(context: Context) -> Iterator[Finding]:
    """An error where it was conducted before the edition came into use."""
    since, conducted = context.rubric.validity.from_, context.evaluation.conducted
    if since and conducted and conducted.last.latest < (since.year, since.month or 1, since.day or 1):
        values = {"rubric": context.rubric.name, "since": swedish.date(since)}
        yield context.at_value(RULE, Severity.ERROR, ("conducted",), **values)
