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

from kommunkompassen.base import paths
from kommunkompassen.base.finding import Finding, Severity
from kommunkompassen.check.context import Context

RULE = "file-name"


def check(context: Context) -> Iterator[Finding]:
    """An error where the name is another."""
    expected = paths.evaluation_id(context.evaluation.municipality, context.evaluation.year)
    given = context.source.path.name
    if names := paths.without_kind(context.evaluation.municipality):
        name = names[0] if paths.slug(names[0]) == context.source.path.stem.rpartition("-")[0] else names[-1]
        values = {"given": context.evaluation.municipality, "name": name}
        yield context.at_value(RULE, Severity.ERROR, ("municipality",), "official-name", **values)
        return
    # Where the right name is taken, the file is a copy: see same-id.
    if given != f"{expected}.yaml" and not _is_there(context.source.path.with_name(f"{expected}.yaml")):
        year = paths.slug(context.evaluation.municipality) == context.source.path.stem.rpartition("-")[0]
        way = ("year",) if year else ("municipality",)
        yield context.at_value(RULE, Severity.ERROR, way, given=given, expected=f"{expected}.yaml")


def _is_there(path: Path) -> bool:
    try:
        return path.exists()
    except OSError:
        # The name of the municipality is longer than a file's can be.
        return False
