"""What a report can't do without is there: an error in a published evaluation or one under fact check, a warning in a draft.

Passes:
    residents: Kumlaborna
Fails:
    residents:
"""

from __future__ import annotations

import difflib
from collections.abc import Iterator

from kommunkompassen.check.context import Context
from kommunkompassen.finding import Finding
from kommunkompassen.source import Mapping

RULE = "required-key"
_KEYS = ("residents", "conducted", "evaluators")


def check(context: Context) -> Iterator[Finding]:
    """A gap for each of the keys that has no value, unless it was found wrong, or stands there misspelt."""
    for key in _KEYS:
        if not getattr(context.evaluation, key) and not context.found_at((key,)) and not _misspelt(context, key):
            yield context.at(RULE, context.gap, context.key_or_start(key), key=key)


def _misspelt(context: Context, key: str) -> bool:
    root = context.source.root
    unknown = (
        [name for name in root.keys if name not in type(context.evaluation).model_fields] if isinstance(root, Mapping) else []
    )
    return bool(difflib.get_close_matches(key, unknown, n=1, cutoff=0.6))
