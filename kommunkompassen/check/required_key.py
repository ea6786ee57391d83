"""What a report can't do without is there: an error in a published evaluation or one under fact check, a warning in a draft.

Passes:
    residents: Kumlaborna
Fails:
    residents:
"""

from __future__ import annotations

from collections.abc import Iterator

from kommunkompassen.base.finding import Finding
from kommunkompassen.check.context import Context

RULE = "required-key"
_KEYS = ("residents", "conducted", "evaluators")


def check(context: Context) -> Iterator[Finding]:
    """A gap for each of the keys that has no value, unless it was found wrong, or stands there misspelt."""
    for key in _KEYS:
        if not getattr(context.evaluation, key) and not context.found_at((key,)):
            detail = "empty" if context.is_there((key,)) else ""
            yield context.at(RULE, context.gap, context.key_or_start(key), detail, key=key)
