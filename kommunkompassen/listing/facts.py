"""What is told of one evaluation: what stands in its file, how far it has come, and what the check finds."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from pathlib import Path

from kommunkompassen.base import paths
from kommunkompassen.base.contents import digest_of_file
from kommunkompassen.base.dates import Date, Period
from kommunkompassen.base.finding import Finding, Severity, Span
from kommunkompassen.base.paths import shown
from kommunkompassen.check import check
from kommunkompassen.check.standing import Remaining, remaining
from kommunkompassen.points.score import printed, score
from kommunkompassen.read.models import Evaluation
from kommunkompassen.repository import Repository


@dataclass(frozen=True, slots=True)
class First:
    """The first error, without the path, which is another on each machine and branch."""

    rule: str
    detail: str
    span: Span
    values: Mapping[str, str]
    file: str
    """The name of the file that it is in, where that is another than the evaluation's."""

    def finding(self, path: Path) -> Finding:
        """It as a finding in a file."""
        where = path.with_name(self.file) if self.file else path
        return Finding(self.rule, Severity.ERROR, where, self.span, self.values, self.detail)


@dataclass(frozen=True, slots=True)
class Facts:
    """What is told of one evaluation; None for what could not be read."""

    municipality: str | None = None
    year: int | None = None
    rubric: str | None = None
    status: str | None = None
    conducted: str | None = None
    """As in the file: 2019-03, or 2003-06-04/2003-06-06."""
    evaluators: tuple[str, ...] = ()
    points: Decimal | None = None
    """Printed points in all; None where something is not yet scored."""
    left: Remaining | None = None
    """What is still to be written; None where that can't be judged, as without a known edition."""
    errors: int = 0
    warnings: int = 0
    infos: int = 0
    broken: bool = False
    """Whether the file itself can't be read as what it should be, or not all of it."""
    first: First | None = None
    needs: Mapping[str, str] = field(default_factory=dict)
    """The contents, by id, of other evaluations that were read in full for this, and of the logo by its name."""


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
    return Facts(
        municipality=model.municipality,
        year=model.year,
        rubric=model.rubric,
        status=model.status,
        conducted=_conducted(model.conducted),
        evaluators=tuple(" ".join(one.name.split()) for one in model.evaluators or ()),
        points=None if result is None or result.points is None else printed(result.points, result.step),
        left=judged.left,
        errors=judged.errors,
        warnings=judged.warnings,
        infos=judged.infos,
        broken=judged.broken,
        first=judged.first,
        needs={**judged.needs, **({name: digest_of_file(logo_file(path, name))} if is_name(name) else {})},
    )


def is_name(name: str) -> bool:
    """Whether a logo lies in its folder and nowhere else; another is an error, whatever it holds."""
    return bool(name) and Path(name).name == name and "\\" not in name


def logo_file(path: Path, name: str) -> Path:
    """Where the logo of an evaluation lies."""
    return path.parent / paths.ASSETS / name


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
