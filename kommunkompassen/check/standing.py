"""How far a draft has come, in one line, and which findings say what is not written yet; the others say what is wrong."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from pathlib import Path

from kommunkompassen.base.finding import Finding, Severity
from kommunkompassen.base.remaining import Remaining
from kommunkompassen.check import dated_default, empty_area, missing_score, required_key
from kommunkompassen.check.context import Context
from kommunkompassen.points.score import score
from kommunkompassen.read import Document
from kommunkompassen.read.models import Evaluation
from kommunkompassen.repository import Repository

_SECTION = "empty-section"
_NOT_YET = {
    *("missing-area", "missing-area/several", empty_area.RULE, _SECTION, f"{_SECTION}/no-heading", "area-score/missing"),
    *(missing_score.RULE, f"{missing_score.RULE}/all", f"{missing_score.RULE}/several"),
    *(required_key.RULE, f"{required_key.RULE}/empty"),
}


@dataclass(frozen=True, slots=True)
class Standing:
    """What a draft has of what a report needs."""

    path: Path
    scored: int
    """Questions with points; areas, where the edition has no questions."""
    to_score: int
    told: int
    """Areas with a narrative, strengths or improvements."""
    areas: int
    sections: int
    """Headings without a text, in areas where others have one."""
    missing: tuple[str, ...]
    """Keys that a published report needs and that have no value."""
    dated: int = 0
    """Default texts of another time, which the report has no text of its own instead of."""


def remaining(document: Document[Evaluation], repository: Repository, findings: Sequence[Finding]) -> Remaining | None:
    """What is still to be written of the evaluation, which was checked with these findings; None where that can't be judged."""
    evaluation = document.model
    rubric = repository.rubric(evaluation.rubric) if evaluation else None
    if evaluation is None or rubric is None or rubric.model is None:
        return None
    result = score(evaluation, rubric.model)
    context = Context(document, evaluation, rubric.model, result, repository)
    points = [(one.number, one.points) for area in result.areas for one in (area.questions or (area,))]
    told = empty_area.told(context)
    own = [finding for finding in findings if finding.path == document.path]
    return Remaining(
        questions=tuple(number for number, one in points if one is None),
        to_score=len(points),
        texts=tuple(number for number in rubric.model.areas if number not in told),
        areas=len(rubric.model.areas),
        sections=sum(finding.rule == _SECTION for finding in own),
        keys=tuple(finding.values["key"] for finding in own if finding.rule == required_key.RULE),
    )


def standing(document: Document[Evaluation], repository: Repository, findings: Sequence[Finding]) -> Standing | None:
    """How far the evaluation has come, which was checked with these findings; None unless it is a draft that can be judged."""
    left = remaining(document, repository, findings) if document.model and document.model.status == "draft" else None
    if left is None:
        return None
    own = [finding for finding in findings if finding.path == document.path]
    return Standing(
        path=document.path,
        scored=left.scored,
        to_score=left.to_score,
        told=left.told,
        areas=left.areas,
        sections=sum(is_not_yet(finding) and finding.rule == _SECTION for finding in own),
        missing=left.keys,
        dated=sum(finding.rule == dated_default.RULE for finding in own),
    )


def is_not_yet(finding: Finding) -> bool:
    """Whether it says of a draft what is not written yet."""
    return finding.rule == dated_default.RULE or (finding.severity is Severity.WARNING and finding.key in _NOT_YET)


def wrong(findings: Sequence[Finding], standings: Collection[Standing]) -> list[Finding]:
    """The findings without those that the lines on how far the drafts have come stand for."""
    drafts = {one.path for one in standings}
    return [finding for finding in findings if finding.path not in drafts or not is_not_yet(finding)]
