"""The rows for programs."""

from __future__ import annotations

from collections.abc import Sequence

from kommunkompassen.base.json_text import json_text
from kommunkompassen.base.messages import Language
from kommunkompassen.listing.rows import Row, shown_file


def as_json(rows: Sequence[Row], language: Language) -> str:
    """A list of objects; points as a text, null for what is not known or not given."""
    return json_text([_object(row, language) for row in rows])


def _object(row: Row, language: Language) -> dict[str, object]:
    facts, left = row.facts, row.facts.left
    return {
        "id": row.id,
        "municipality": facts.municipality,
        "year": facts.year,
        "rubric": facts.rubric,
        "status": facts.status,
        "points": facts.points,
        "branch": row.branch,
        "file": shown_file(row),
        "broken": facts.broken,
        "conducted": facts.conducted,
        "evaluators": list(facts.evaluators),
        "scored": left.scored if left else None,
        "to_score": left.to_score if left else None,
        "texts": left.told if left else None,
        "areas": left.areas if left else None,
        "errors": facts.errors,
        "warnings": facts.warnings,
        "infos": facts.infos,
        "missing": left
        and {
            "scores": list(left.questions),
            "texts": list(left.texts),
            "sections": left.sections,
            "keys": list(left.keys),
        },
        "finding": _finding(row, language),
        "changed": row.change.day,
        "changed_on": row.change.branch,
        "uncommitted": row.change.uncommitted,
    }


def _finding(row: Row, language: Language) -> dict[str, object] | None:
    first = row.facts.first
    if first is None:
        return None
    finding = first.finding(row.path)
    return {
        "rule": finding.rule,
        "file": first.file or shown_file(row),
        "line": finding.span.line,
        "column": finding.span.column,
        "message": finding.message(language),
        "hint": finding.hint(language),
    }
