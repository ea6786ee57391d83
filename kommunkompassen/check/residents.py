"""Those who live in the municipality are called by a word, as it is printed in sentences; how many they are stands in facts.

Passes:
    residents: Kumlaborna
Fails:
    residents: 22 000
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from kommunkompassen.base.finding import Finding, Severity
from kommunkompassen.check.context import Context

RULE = "residents"
_NUMBER = re.compile(r"[0-9]")


def check(context: Context) -> Iterator[Finding]:
    """An error on what has a number in it."""
    given = context.evaluation.residents
    if given and _NUMBER.search(given):
        yield context.at_value(RULE, Severity.ERROR, ("residents",), given=given)
