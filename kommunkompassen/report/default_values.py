"""What the default texts may say of the report they stand in."""

from __future__ import annotations

from typing import Any

from kommunkompassen.base import phrases, swedish
from kommunkompassen.points.score import Result
from kommunkompassen.read.models import Evaluation


def default_values(evaluation: Evaluation, result: Result) -> dict[str, Any]:
    """The values by the names under which the texts know them."""
    return {
        "municipality": evaluation.municipality,
        "genitive": swedish.genitive(evaluation.municipality),
        "year": evaluation.year,
        "official_name": evaluation.name,
        "residents": evaluation.residents or "invånarna",
        "conducted": swedish.period_in_sentence(evaluation.conducted) if evaluation.conducted else None,
        "interviewed": _interviewed(evaluation.interviews),
        "first_evaluation": _first_evaluation(evaluation.first_evaluation),
        "maximum_total": swedish.number(result.maximum),
        "areas": [{"number": area.number, "title": area.title} for area in result.areas],
    }


def _interviewed(words: str | None) -> str | None:
    """Who were interviewed; what is no amount, which the check refuses, a draft prints as it stands."""
    return phrases.interviewed(words) or words if words else None


def _first_evaluation(words: str | None) -> str | None:
    """The sentence on earlier evaluations; words that make none, which the check refuses, a draft prints as they stand."""
    if words == "true":
        return "Det var kommunens första utvärdering med Kommunkompassen."
    if words == "false":
        return "Kommunen hade utvärderats med Kommunkompassen förut."
    return phrases.first_evaluation(words) or f"{words}." if words else None
