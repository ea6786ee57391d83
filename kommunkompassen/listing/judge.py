"""Find out what is told of one evaluation."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from kommunkompassen.base.contents import digest_of_file
from kommunkompassen.base.dates import Date, Period
from kommunkompassen.base.finding import Finding, Severity
from kommunkompassen.base.paths import shown
from kommunkompassen.check import check
from kommunkompassen.check.standing import remaining
from kommunkompassen.listing.facts import Facts, First, is_name, logo_file
from kommunkompassen.points.score import printed, score
from kommunkompassen.read.models import Evaluation
from kommunkompassen.repository import Repository


def facts(path: Path, repository: Repository) -> Facts:
    """What is told of the evaluation in a file of the repository."""
    repository.opened.clear()
    document = repository.evaluation(path)
    findings = check(document, repository)
    opened = sorted(repository.opened - {path})
    needs = {other.stem: repository.content(other) for other in opened}
    count = Counter(finding.severity for finding in findings)
    judged = Facts(
        left=remaining(document, repository, findings),
        errors=count[Severity.ERROR],
        warnings=count[Severity.WARNING],
        infos=count[Severity.INFO],
        broken=document.broken,
        first=_first(findings, path, [*opened, *repository.compared_by()]),
        needs=needs,
    )
    return _with_contents(judged, document.model, repository, path) if document.model else judged


def _with_contents(judged: Facts, model: Evaluation, repository: Repository, path: Path) -> Facts:
    rubric = repository.rubric(model.rubric)
    result = score(model, rubric.model) if rubric and rubric.model else None
    name = model.logo.file if model.logo else ""
    return replace(
        judged,
        municipality=model.municipality,
        year=model.year,
        rubric=model.rubric,
        status=model.status,
        conducted=_conducted(model.conducted),
        evaluators=tuple(" ".join(evaluator.name.split()) for evaluator in model.evaluators or ()),
        points=None if result is None or result.points is None else printed(result.points, result.step),
        needs={**judged.needs, **({name: digest_of_file(logo_file(path, name))} if is_name(name) else {})},
    )


def _conducted(when: Period | None) -> str | None:
    if when is None:
        return None
    first, last = _date(when.first), _date(when.last)
    return first if first == last else f"{first}/{last}"


def _date(date: Date) -> str:
    return "-".join([f"{date.year:04}", *(f"{part:02}" for part in (date.month, date.day) if part)])


def _first(findings: Sequence[Finding], path: Path, others: Sequence[Path]) -> First | None:
    """The first error in the file itself, else in another that it needs."""
    errors = [finding for finding in findings if finding.severity is Severity.ERROR]
    if not errors:
        return None
    one = next((finding for finding in errors if finding.path == path), errors[0])
    values = {name: _by_name(value, others) for name, value in one.shown_values.items()}
    return First(one.rule, one.detail, one.span, values, "" if one.path == path else one.path.name)


def _by_name(value: str, others: Sequence[Path]) -> str:
    """The value without the folders of other files that it names: taken out of git they lie in one that is soon gone."""
    for other in others:
        value = value.replace(shown(other), other.name)
    return value
