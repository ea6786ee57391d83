"""Which evaluations the tables are made of, each with what the check finds; one with errors is left out."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from kommunkompassen.base.finding import Finding
from kommunkompassen.report.checked import checked_content
from kommunkompassen.report.content import Content
from kommunkompassen.repository import Repository
from kommunkompassen.site.published import meant_as_published


@dataclass(frozen=True, slots=True)
class Gathered:
    """An evaluation; content None where there are errors."""

    path: Path
    findings: tuple[Finding, ...]
    content: Content | None


def chosen(repository: Repository, *, drafts: bool) -> list[Path]:
    """All evaluations, or those that the site shows."""
    return repository.paths() if drafts else meant_as_published(repository)


def gather(paths: Sequence[Path], repository: Repository, begin: Callable[[Path], None]) -> Iterator[Gathered]:
    """The evaluations one by one; `begin` is told each before it is looked at."""
    for path in paths:
        begin(path)
        document = repository.evaluation(path)
        is_draft = bool(document.model and document.model.status != "published")
        findings, content = checked_content(document, repository, draft=is_draft)
        repository.release()
        yield Gathered(path, findings, content)
