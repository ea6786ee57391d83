"""What the earlier evaluation advised, area by area, and what it praised that is not praised now."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from markupsafe import Markup

from kommunkompassen.base.likeness import Likeness
from kommunkompassen.points import compare
from kommunkompassen.points.alike_areas import alike_areas
from kommunkompassen.points.prose import to_inline_html
from kommunkompassen.points.score import Result, score
from kommunkompassen.read import Document
from kommunkompassen.read.models import Evaluation, Rubric
from kommunkompassen.repository import Repository

_LEAST = 0.5
"""How alike two strengths are at least, of their words in order, to be the same one in other words."""


@dataclass(frozen=True, slots=True)
class Advice:
    """What the earlier evaluation said of one area."""

    year: int
    improvements: tuple[Markup, ...]
    gone: tuple[Markup, ...]
    """Strengths of then that have no like among those of now."""


def advice(document: Document[Evaluation], rubric: Rubric, repository: Repository) -> dict[str, Advice]:
    """What the latest earlier evaluation whose texts are known said of each area, by number; empty where there is none."""
    assert document.model
    before = compare.latest_evaluation(document, repository)
    found = repository.rubric(before.model.rubric) if before and before.model else None
    if before is None or before.model is None or found is None or found.model is None:
        return {}
    theirs, likeness, advised = _citable(before, found.model, repository), Likeness(), {}
    for number, other in alike_areas(rubric, found.model).items():
        then, now = before.model.areas.get(other), document.model.areas.get(number)
        if then and (then.improvements or then.strengths):
            strengths = [strength.text for strength in now.strengths] if now else []
            gone = [strength.text for strength in then.strengths if not _has_like(strength.text, strengths, likeness)]
            advised[number] = Advice(before.model.year, _items(then.improvements, theirs), _items(gone, theirs))
    return advised


def _citable(before: Document[Evaluation], rubric: Rubric, repository: Repository) -> Result:
    """The earlier evaluation's points, with what its texts may cite."""
    assert before.model
    asked = before, rubric, repository
    return compare.citable(score(before.model, rubric), compare.comparisons(*asked), compare.earlier(*asked))


def _items(texts: Sequence[str], result: Result) -> tuple[Markup, ...]:
    return tuple(to_inline_html(" ".join(text.split()), result) for text in texts)


def _has_like(text: str, others: Sequence[str], likeness: Likeness) -> bool:
    words = _words(text)
    return any(likeness.of(words, _words(other), _LEAST) for other in others)


def _words(text: str) -> list[str]:
    return re.findall(r"\w+", text.casefold())
