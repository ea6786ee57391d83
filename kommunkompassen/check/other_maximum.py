"""Points that are said to be of so many others, 7/10: where the question gives another maximum, 7 is no correction of them."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace
from decimal import Decimal

from kommunkompassen.base.finding import Finding
from kommunkompassen.check.context import Context
from kommunkompassen.read.source import Mapping, Scalar

_OF = re.compile(r"(?:/|av)\s*(\d+(?:[.,]\d+)?)")
_POINTS = "wrong-type/points_expected"


def without_wrong_corrections(context: Context, findings: Iterable[Finding]) -> list[Finding]:
    """What reading found, without corrections that leave out a maximum which is not the question's."""
    return [replace(finding, correction=None) if _is_of_another(context, finding) else finding for finding in findings]


def _is_of_another(context: Context, finding: Finding) -> bool:
    stated = _OF.search(finding.values.get("given", "")) if finding.key == _POINTS and finding.correction else None
    if not stated:
        return False
    for area, edition in context.rubric.areas.items():
        scores = context.source.node(("areas", area, "scores"))
        if not isinstance(scores, Mapping):
            continue
        for question, node in scores.values.items():
            around = node.values.get("points") if isinstance(node, Mapping) else node
            if isinstance(around, Scalar) and around.span.line == finding.span.line and question in edition.questions:
                maximum = edition.questions[question].maximum
                return maximum is not None and maximum != Decimal(stated[1].replace(",", "."))
    return False
