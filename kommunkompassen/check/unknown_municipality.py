"""The municipality is written as the register of municipalities has it, or says its official name itself.

Passes:
    municipality: Kumla
Fails:
    municipality: Storkumla
"""

from __future__ import annotations

from collections.abc import Iterator

from kommunkompassen.base import register
from kommunkompassen.base.finding import Finding, Severity
from kommunkompassen.check import file_name
from kommunkompassen.check.context import Context

RULE = "unknown-municipality"
_WAY = ("municipality",)


def check(context: Context) -> Iterator[Finding]:
    """An error on a name that the register has otherwise, a gap on one that it lacks where the official name is missing."""
    given = context.evaluation.municipality
    if context.evaluation.official_name or given in register.by_name() or register.without_kind(given):
        return
    if known := register.meant(given):
        yield context.at_value(RULE, Severity.ERROR, _WAY, "written", given=given, near=known.name)
    elif not context.found_at(("official_name",)):
        near = register.nearest(given)
        # The file's name knows better, and what it tells is told here.
        severity = Severity.ERROR if file_name.is_misspelt(context) else context.gap
        if severity is Severity.ERROR or not any(file_name.check(context)):
            yield context.at_value(RULE, severity, _WAY, "near" if near else "", given=given, near=near)
