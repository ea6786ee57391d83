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
from kommunkompassen.source import Source, plain, read_source
from kommunkompassen.structure import Complaint, missing_key
from kommunkompassen.structure.complaint import model_at

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
    while True:
        try:
            return Document(source, kind.model_validate(data), tuple(findings))
        except ValidationError as error:
            details = error.errors(include_url=False)
        findings.extend(_findings(source, kind, details))
        if not isinstance(data, dict) or not _prune(data, details, kind):
            return Document(source, None, tuple(findings))


def _findings(source: Source, kind: type[Part], details: list[ErrorDetails]) -> list[Finding]:
    """What the model's complaints mean, each mistake once."""
    found = [(detail["loc"], _finding(Complaint(source, kind, detail))) for detail in details]
    misspelt = {(*loc[:-1], finding.values["near"]) for loc, finding in found if "near" in finding.values}
    return [
        finding
        for loc, finding in found
        # A line that was read as corrected is mended first; what else is wrong with it can't be told yet.
        if finding.span.line not in source.corrected and not (finding.rule == missing_key.RULE and loc in misspelt)
    ]


def _finding(complaint: Complaint) -> Finding:
    found: list[Finding | None] = [rule.recognise(complaint) for rule in structure.RULES]
    return next(finding for finding in found if finding)


def _prune(data: dict[str, Any], details: list[ErrorDetails], kind: type[Part]) -> bool:
    """Take out what is in error; False if that would take out something the model can't be without."""
    ways = {_least_without(detail, kind) for detail in details}
    # From the last item of a list to the first, so that none moves before it is taken out.
    for way in sorted(ways, key=_comparable, reverse=True):
        if not way:
            return False
        _take_out(data, [str(step) for step in way])
    return True


def _least_without(detail: ErrorDetails, kind: type[Part]) -> tuple[int | str, ...]:
    """The way to what must go: the value, or the part that can't be without it, lest the value be missed next."""
    way = detail["loc"][:-1] if detail["type"] == "missing" else detail["loc"]
    while way and _is_required(kind, [str(step) for step in way]):
        way = way[:-1]
    return way


def _comparable(way: tuple[int | str, ...]) -> list[tuple[bool, int | str]]:
    return [(isinstance(step, str), step) for step in way]


def _is_required(kind: type[Part], way: list[str]) -> bool:
    field = model_at(kind, tuple(way[:-1])).model_fields.get(way[-1])
    return field is not None and field.is_required()


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
