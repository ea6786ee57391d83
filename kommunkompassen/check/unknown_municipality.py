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
        import difflib  # noqa: PLC0415  few files have such a name

        near = difflib.get_close_matches(given, register.by_name(), n=1, cutoff=0.85)
        yield context.at_value(RULE, context.gap, _WAY, "near" if near else "", given=given, near=near[0] if near else "")
