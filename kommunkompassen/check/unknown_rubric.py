"""The edition is one that the repository has.

Passes:
    rubric: "2016"
Fails:
    rubric: "2017"
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from kommunkompassen.base.finding import Finding, Severity, correction
from kommunkompassen.read import Document
from kommunkompassen.read.models import Evaluation
from kommunkompassen.repository import Repository

RULE = "unknown-rubric"


def check(document: Document[Evaluation], repository: Repository) -> Iterator[Finding]:
    """An error on the id; without an edition no other rule can say anything."""
    assert document.model
    given, known = document.model.rubric, repository.rubric_ids()
    near = next((id_ for id_ in known if id_ == re.sub(r"[^\w.-]|version|utgåva", "", given.casefold())), "")
    span = document.source.span(("rubric",))
    values = {"given": given, "known": ", ".join(known), "near": near}
    line = document.source.lines[span.line - 1]
    mended = f'{line[: span.column - 1]}"{near}"{line[span.end_column - 1 :]}'
    change = correction(document.source.lines, span.line, span.line, (mended,)) if near else None
    yield Finding(RULE, Severity.ERROR, document.path, span, values, "near" if near else "", change)
