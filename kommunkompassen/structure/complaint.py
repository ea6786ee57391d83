"""What the model says of a value, with the file it stands in."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, get_args, get_origin

from pydantic import BaseModel
from pydantic_core import ErrorDetails

from kommunkompassen.finding import Finding, Severity, Span
from kommunkompassen.models import Part
from kommunkompassen.source import Path_, Source


@dataclass(frozen=True, slots=True)
class Complaint:
    """One complaint: the file, the kind of file, and pydantic's details."""

    source: Source
    kind: type[Part]
    details: ErrorDetails

    @property
    def way(self) -> Path_:
        """The way to the value."""
        return tuple(str(step) for step in self.details["loc"])

    @property
    def type(self) -> str:
        """The model's name for what is wrong."""
        return self.details["type"]

    @property
    def key(self) -> str:
        """The key that the value stands under; in a list, the list's."""
        return next((step for step in reversed(self.way) if not step.isdecimal()), "")

    def error(self, rule: str, span: Span, detail: str = "", correction: tuple[str, ...] = (), **values: str) -> Finding:
        """An error at a place in the file."""
        return Finding(rule, Severity.ERROR, self.source.path, span, values, detail, correction)


def known_keys(kind: type[BaseModel], way: Path_) -> list[str]:
    """The keys that may stand in the mapping at the end of the way."""
    model = kind
    for step in way:
        field = model.model_fields.get(step)
        inner = _model_in(field.annotation) if field else None
        model = inner or model
    return [field.alias or name for name, field in model.model_fields.items()]


def _model_in(annotation: Any) -> type[BaseModel] | None:
    """The model inside list[...], dict[str, ...], ... | None and Annotated[...]."""
    if get_origin(annotation) is None:
        return annotation if isinstance(annotation, type) and issubclass(annotation, BaseModel) else None
    return next((model for part in get_args(annotation) if (model := _model_in(part))), None)
