"""Which evaluations the tables are made of, each with what the check finds; one with errors is left out."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from kommunkompassen.base.finding import Finding
from kommunkompassen.points import compare
from kommunkompassen.report.checked import checked_content
from kommunkompassen.report.content import Content
from kommunkompassen.repository import Repository


@dataclass(frozen=True, slots=True)
class Gathered:
    """An evaluation; content None where there are errors."""

    path: Path
    findings: tuple[Finding, ...]
    content: Content | None


def chosen(repository: Repository, *, drafts: bool) -> list[Path]:
    """All evaluations, or those that are published, among them such as can't be read but are seen to be meant as that."""
    broken = set(compare.unreadable(repository))
    summaries = repository.summaries().items()
    return [path for path, one in summaries if drafts or path in broken or (one and one.status == "published")]


def gather(paths: Sequence[Path], repository: Repository, begin: Callable[[Path], None]) -> Iterator[Gathered]:
    """The evaluations one by one; `begin` is told each before it is looked at."""
    for path in paths:
        begin(path)
        document = repository.evaluation(path)
        is_draft = bool(document.model and document.model.status != "published")
        findings, content = checked_content(document, repository, draft=is_draft)
        repository.release()
        yield Gathered(path, findings, content)
