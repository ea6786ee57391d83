"""The way from a file to a report's content: check, edition, content. Whoever makes reports begins here."""

from __future__ import annotations

from kommunkompassen.base.finding import Finding, has_errors
from kommunkompassen.check import check
from kommunkompassen.read import Document
from kommunkompassen.read.models import Evaluation
from kommunkompassen.report.content import Content, content
from kommunkompassen.repository import Repository


def checked_content(
    document: Document[Evaluation], repository: Repository, *, draft: bool, notes: bool = False, source_url: str = ""
) -> tuple[tuple[Finding, ...], Content | None]:
    """What the check finds, and what the report prints; None where there are errors."""
    findings = tuple(check(document, repository))
    if has_errors(findings) or document.model is None:
        return findings, None
    rubric = repository.rubric(document.model.rubric)
    assert rubric, "the check finds unknown editions"
    assert rubric.model, "and broken ones"
    return findings, content(document, rubric.model, repository, draft=draft, notes=notes, source_url=source_url)
