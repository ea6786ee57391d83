"""From a file to a model: what the file says wrongly becomes findings, what it says rightly is kept and checked further."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Any, Generic, TypeVar

from pydantic import ValidationError
from pydantic_core import ErrorDetails

from kommunkompassen import structure
from kommunkompassen.finding import Finding, has_errors
from kommunkompassen.models import Evaluation, Part, Reference, Rubric
from kommunkompassen.source import Path_, Source, plain, read_source
from kommunkompassen.structure import Complaint

Model = TypeVar("Model", bound=Part)


@dataclass(frozen=True, slots=True)
class Document(Generic[Model]):
    """A file and what it holds. `model` lacks the parts that are in error; it is None where too much is missing."""

    source: Source
    model: Model | None
    findings: tuple[Finding, ...]

    @property
    def path(self) -> Path:
        """The file."""
        return self.source.path

    @property
    def broken(self) -> bool:
        """True if the file itself could not be read as what it should be."""
        return self.model is None or has_errors(self.findings)


def read_evaluation(path: Path) -> Document[Evaluation]:
    """An evaluation file; never raises for what stands in it."""
    return document(read_source(path), Evaluation)


def read_rubric(path: Path) -> Document[Rubric]:
    """A rubric file; never raises for what stands in it."""
    return document(read_source(path), Rubric)


def read_reference(path: Path) -> Document[Reference]:
    """A reference file; never raises for what stands in it."""
    return document(read_source(path), Reference)


def document(source: Source, kind: type[Model]) -> Document[Model]:
    """The model of a source. What is in error is reported, taken out, and the rest tried again."""
    findings = list(source.findings)
    if source.root is None:
        return Document(source, None, tuple(findings))
    data = plain(source.root)
    taken_out: set[Path_] = set()
    while True:
        try:
            return Document(source, kind.model_validate(data), tuple(findings))
        except ValidationError as error:
            details = error.errors(include_url=False)
        for detail in details:
            way = _way(detail)
            if detail["type"] == "missing" and way in taken_out:
                continue
            taken_out.add(way)
            finding = _finding(Complaint(source, kind, detail))
            # A line that was read as corrected is mended first; what else is wrong with it can't be told yet.
            if finding.span.line not in source.corrected:
                findings.append(finding)
        if not isinstance(data, dict) or not _prune(data, details, kind):
            return Document(source, None, tuple(findings))


def _way(detail: ErrorDetails) -> Path_:
    return tuple(str(step) for step in detail["loc"])


def _finding(complaint: Complaint) -> Finding:
    found: list[Finding | None] = [rule.recognise(complaint) for rule in structure.RULES]
    return next(finding for finding in found if finding)


def _prune(data: dict[str, Any], details: list[ErrorDetails], kind: type[Part]) -> bool:
    """Take out what is in error; False if that would take out something the model can't be without."""
    for detail in sorted(details, key=_last_first, reverse=True):
        way = list(_way(detail))
        if detail["type"] == "missing":
            way.pop()
        if not way or (len(way) == 1 and way[0] in kind.model_fields and kind.model_fields[way[0]].is_required()):
            return False
        _take_out(data, way)
    return True


def _last_first(detail: ErrorDetails) -> list[tuple[int, str]]:
    """Later items of a list before earlier ones, so that taking one out does not move the next."""
    return [(step, "") if isinstance(step, int) else (-1, step) for step in detail["loc"]]


def _take_out(data: Any, way: list[str]) -> None:
    for depth, step in enumerate(way):
        last = depth == len(way) - 1
        if isinstance(data, dict) and step in data:
            if last or not isinstance(data[step], dict | list):
                del data[step]
                return
            data = data[step]
        elif isinstance(data, list) and step.isdecimal() and int(step) < len(data):
            if last or not isinstance(data[int(step)], dict | list):
                del data[int(step)]
                return
            data = data[int(step)]
        else:
            return
