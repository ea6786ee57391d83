"""The file's name is the evaluation's id: a slug of the municipality, and the year.

Passes:
    municipality: Kumla
    year: 2027
Fails:
    municipality: Kumla
    year: 2026
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from kommunkompassen.base import register
from kommunkompassen.base.finding import Finding, Severity
from kommunkompassen.check.context import Context

RULE = "file-name"


def check(context: Context) -> Iterator[Finding]:
    """An error where the name is another."""
    municipality, year = context.evaluation.municipality, context.evaluation.year
    expected = register.evaluation_id(municipality, year)
    given, stem = context.source.path.name, context.source.path.stem.rpartition("-")[0]
    if names := register.without_kind(municipality):
        known = register.meant(municipality)
        name = known.name if known else names[0] if register.municipality_id(names[0]) == stem else names[-1]
        detail = "official-name" if known else "unknown-official-name"
        yield context.at_value(RULE, Severity.ERROR, ("municipality",), detail, given=municipality, name=name)
        return
    # Where the right name is taken, the file is a copy: see same-id.
    if given != f"{expected}.yaml" and not _is_there(context.source.path.with_name(f"{expected}.yaml")):
        if is_misspelt(context):
            return
        way = ("year",) if register.municipality_id(municipality) == stem else ("municipality",)
        yield context.at_value(RULE, Severity.ERROR, way, given=given, expected=f"{expected}.yaml")


def is_misspelt(context: Context) -> bool:
    """Whether the municipality is one that the register lacks, and the file is called as the one that is spelt most like it."""
    municipality, year = context.evaluation.municipality, context.evaluation.year
    if context.evaluation.official_name or municipality in register.by_name():
        return False
    near = register.nearest(municipality)
    return bool(near) and register.evaluation_id(near, year) == context.source.path.stem


def _is_there(path: Path) -> bool:
    try:
        return path.exists()
    except OSError:
        # The name of the municipality is longer than a file's can be.
        return False
