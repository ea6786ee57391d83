"""The file's name is the evaluation's id: a slug of the municipality and the year."""

from __future__ import annotations

from collections.abc import Iterator

from kommunkompassen import paths
from kommunkompassen.check.context import Context
from kommunkompassen.finding import Finding, Severity


def check(context: Context) -> Iterator[Finding]:
    """An error where the name is another."""
    expected = paths.evaluation_id(context.evaluation.municipality, context.evaluation.year)
    if context.source.path.stem != expected:
        yield context.at_value(
            "file-name", Severity.ERROR, ("municipality",), given=context.source.path.name, expected=f"{expected}.yaml"
        )
