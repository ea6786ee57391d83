"""The edition is one that the repository has.

Passes:
    rubric: "2016"
Fails:
    rubric: "2017"
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from kommunkompassen.base.finding import Finding, Severity, correction
from kommunkompassen.read import Document
from kommunkompassen.read.models import Evaluation
from kommunkompassen.repository import Repository

RULE = "unknown-rubric"


def check(document: Document[Evaluation], repository: Repository) -> Iterator[Finding]:
    """An error on the id; without an edition no other rule can say anything."""
    assert document.model
    given, known = document.model.rubric, repository.rubric_ids()
    near = _near(given, known, repository)
    span = document.source.span(("rubric",))
    values = {"given": given, "known": ", ".join(known), "near": near}
    line = document.source.lines[span.line - 1]
    mended = f'{line[: span.column - 1]}"{near}"{line[span.end_column - 1 :]}'
    change = correction(document.source.lines, span.line, span.line, (mended,)) if near else None
    yield Finding(RULE, Severity.ERROR, document.path, span, values, "near" if near else "", change)


def _near(given: str, known: Sequence[str], repository: Repository) -> str:
    """The edition that was meant: by its id among other words, or by the version that its printed name tells; else empty."""
    numbers = re.findall(r"\d+(?:\.\d+)?", given.replace(",", "."))
    if by_id := [id_ for id_ in known if id_ in numbers]:
        return by_id[0]
    rubrics = [(id_, repository.rubric(id_)) for id_ in known] if numbers else []
    names = [(len(rubric.model.name), id_, rubric.model.name) for id_, rubric in rubrics if rubric and rubric.model]
    # Of two that tell the same version the one that tells no more.
    return next((id_ for _, id_, name in sorted(names) if re.search(rf"(?<![\d.]){re.escape(numbers[0])}(?![\d.])", name)), "")
