"""What is said of earlier evaluations makes a sentence, and is not that there were none where there were some.

Passes:
    first_evaluation: kommunens andra utvärdering
Fails:
    first_evaluation: senast 2012
"""

from __future__ import annotations

from collections.abc import Iterator

from kommunkompassen.base import phrases
from kommunkompassen.base.finding import Finding, Severity
from kommunkompassen.check import yes_or_no
from kommunkompassen.check.context import Context
from kommunkompassen.points import compare
from kommunkompassen.points.figures import fill_line
from kommunkompassen.points.series import visit_by_id

RULE = "first-evaluation"
_WAY = ("first_evaluation",)


def check(context: Context) -> Iterator[Finding]:
    """A warning on true beside an earlier evaluation, and an error on words that make no sentence."""
    given = context.evaluation.first_evaluation
    if given == "true":
        earlier = compare.history(context.document, context.repository)
        # Of one that is not there fixed-history tells.
        if earlier and visit_by_id(earlier[-1], context.repository):
            yield context.at_value(RULE, Severity.WARNING, _WAY, "earlier", id=earlier[-1])
    elif (
        given
        and given != "false"
        and not any(yes_or_no.check(context))
        and not context.evaluation.texts.evaluation
        and not phrases.first_evaluation(fill_line(given, context.result))
    ):
        yield context.at_value(RULE, Severity.ERROR, _WAY, given=given)
