"""From a file to a model: what the file says wrongly becomes findings, what it says rightly is kept and checked further."""

from __future__ import annotations

import difflib
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Generic, TypeVar, get_args, get_origin

from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails

from kommunkompassen.finding import Finding, Severity, has_errors
from kommunkompassen.models import Evaluation, Part, Reference, Rubric
from kommunkompassen.source import Mapping, Path_, Source, plain, read_source

Model = TypeVar("Model", bound=Part)

_EXPECTED = {
    "string_type": "text_expected",
    "dict_type": "mapping_expected",
    "model_type": "mapping_expected",
    "list_type": "list_expected",
    "literal_error": "choice_expected",
}


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
        findings.extend(_finding(source, kind, detail) for detail in details)
        if not isinstance(data, dict) or not _prune(data, details, kind):
            return Document(source, None, tuple(findings))


def _way(detail: ErrorDetails) -> Path_:
    return tuple(str(step) for step in detail["loc"])


def _finding(source: Source, kind: type[Part], detail: ErrorDetails) -> Finding:
    way = _way(detail)
    if detail["type"] == "extra_forbidden":
        return _unknown_key(source, kind, way)
    if detail["type"] == "missing":
        node = source.node(way[:-1])
        span = source.key_span(way[:-1]) if len(way) > 1 and isinstance(node, Mapping) else source.span(way[:-1])
        return Finding("missing-key", Severity.ERROR, source.path, span, {"key": way[-1]})
    expected = _EXPECTED.get(detail["type"], detail["type"])
    given = detail["input"]
    values = {"given": given if isinstance(given, str) else "", "key": next((s for s in reversed(way) if not s.isdecimal()), "")}
    if expected == "choice_expected":
        values["choices"] = detail.get("ctx", {}).get("expected", "").replace("'", "").replace(" or ", ", ")
    empty = "empty" if given is None else expected
    span = source.key_span(way) if given is None else source.span(way)
    return Finding("wrong-type", Severity.ERROR, source.path, span, values, empty)


def _unknown_key(source: Source, kind: type[Part], way: Path_) -> Finding:
    known = known_keys(kind, way[:-1])
    near = difflib.get_close_matches(way[-1], known, n=1, cutoff=0.6)
    values = {"key": way[-1], "near": near[0] if near else "", "known": ", ".join(known)}
    return Finding("unknown-key", Severity.ERROR, source.path, source.key_span(way), values, "near" if near else "")


def known_keys(kind: type[BaseModel], way: Path_) -> list[str]:
    """The keys that may stand in the mapping at the end of the way."""
    model = kind
    for step in way:
        field = model.model_fields.get(step) if isinstance(model, type) and issubclass(model, BaseModel) else None
        inner = _model_in(field.annotation) if field else None
        model = inner or model
    return [field.alias or name for name, field in model.model_fields.items()]


def _model_in(annotation: Any) -> type[BaseModel] | None:
    """The model inside list[...], dict[str, ...], ... | None and Annotated[...]."""
    if get_origin(annotation) is None:
        return annotation if isinstance(annotation, type) and issubclass(annotation, BaseModel) else None
    return next((model for part in get_args(annotation) if (model := _model_in(part))), None)


def _prune(data: dict[str, Any], details: list[ErrorDetails], kind: type[Part]) -> bool:
    """Take out what is in error; False if that would take out something the model can't be without."""
    for detail in sorted(details, key=_way, reverse=True):
        way = list(_way(detail))
        if detail["type"] == "missing":
            way.pop()
        if not way or (len(way) == 1 and way[0] in kind.model_fields and kind.model_fields[way[0]].is_required()):
            return False
        _take_out(data, way)
    return True


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
