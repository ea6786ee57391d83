"""Whether it was the first evaluation is said by true or false, or in words; ja or nej alone would be printed as words.

Passes:
    first_evaluation: true
Fails:
    first_evaluation: ja
"""

from __future__ import annotations

from collections.abc import Iterator

from kommunkompassen.base.finding import Finding, Severity
from kommunkompassen.check.context import Context

RULE = "yes-or-no"
_MEANT = {"ja": "true", "yes": "true", "sant": "true", "nej": "false", "no": "false", "falskt": "false"}


def check(context: Context) -> Iterator[Finding]:
    """An error on the word."""
    meant = _MEANT.get((context.evaluation.first_evaluation or "").casefold())
    if meant:
        yield context.at_value(RULE, Severity.ERROR, ("first_evaluation",), expected=meant)
