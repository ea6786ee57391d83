"""The names of evaluations that keep a published report as it is: as lines of its file, and the finding where there are none."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from kommunkompassen.base.finding import Correction, Finding, Severity
from kommunkompassen.check.context import Context


def lines_of_names(key: str, ids: Sequence[str]) -> tuple[str, ...]:
    """The key with the ids as lines of the file."""
    return (f"{key}:", *(f"  - {id_}" for id_ in ids)) if ids else (f"{key}: []",)


def missing_names(context: Context, rule: str, key: str, ids: Sequence[str]) -> Finding:
    """An error at compare_with, or at the file's start, with the lines to put there."""
    span = context.key_or_start("compare_with")
    finding = context.at(rule, Severity.ERROR, span, "missing", id=context.source.path.stem)
    return replace(finding, correction=Correction(span.line, span.line - 1, lines_of_names(key, ids)))
