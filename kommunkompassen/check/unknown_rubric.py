"""The edition is one that the repository has.

Passes:
    rubric: "2016"
Fails:
    rubric: "2017"
"""

from __future__ import annotations

from collections.abc import Iterator

from kommunkompassen.finding import Finding, Severity
from kommunkompassen.models import Evaluation
from kommunkompassen.read import Document
from kommunkompassen.repository import Repository

RULE = "unknown-rubric"


def check(document: Document[Evaluation], repository: Repository) -> Iterator[Finding]:
    """An error on the id; without an edition no other rule can say anything."""
    assert document.model
    values = {"given": document.model.rubric, "known": ", ".join(repository.rubric_ids())}
    yield Finding(RULE, Severity.ERROR, document.path, document.source.span(("rubric",)), values)
