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
    """An error on a name that the register has otherwise, a gap on one that it lacks where the official name is missing.

    A warning on an official name that is another's.
    """
    given = context.evaluation.municipality
    yield from _another(context)
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


def _another(context: Context) -> Iterator[Finding]:
    """A warning on an official name that is another municipality's."""
    own = register.by_name().get(context.evaluation.municipality)
    given = context.evaluation.official_name
    # Most are written as the register has them, and the others need not be read.
    if not own or not given or given in (own.own_name, own.law_name):
        return
    if other := next((other for other in register.municipalities() if given in (other.own_name, other.law_name)), None):
        values = {"given": given, "other": other.name, "municipality": own.name, "right": own.official_name}
        yield context.at_value(RULE, Severity.WARNING, ("official_name",), "another", **values)
