"""How many were interviewed is a number, or words that can stand in a sentence: ett 30-tal.

Passes:
    interviews: ett 30-tal
Fails:
    interviews: många intressanta samtal
"""

from __future__ import annotations

from collections.abc import Iterator

from kommunkompassen.base import phrases
from kommunkompassen.base.finding import Finding, Severity
from kommunkompassen.check.context import Context
from kommunkompassen.points.figures import fill_line

RULE = "interviews"
_NONE = ("0", "noll", "ingen", "inga", "0 personer", "0 st", "inga intervjuer")


def check(context: Context) -> Iterator[Finding]:
    """An error on words that make no sentence, where the sentence is made of them."""
    given = context.evaluation.interviews
    if given and given.casefold().strip(". ") in _NONE:
        yield context.at_value(RULE, Severity.ERROR, ("interviews",), "none")
        return
    if given and not context.evaluation.texts.evaluation and not phrases.interviewed(fill_line(given, context.result)):
        yield context.at_value(RULE, Severity.ERROR, ("interviews",), given=given)
