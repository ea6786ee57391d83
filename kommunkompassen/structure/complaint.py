"""What the model says of a value, with the file it stands in."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, get_args, get_origin

from pydantic import BaseModel
from pydantic.fields import FieldInfo
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
        return next((step for step in reversed(self.details["loc"]) if isinstance(step, str)), "")

    @property
    def is_item(self) -> bool:
        """Whether the value is an item of a list."""
        return isinstance(self.details["loc"][-1], int)

    def error(self, rule: str, span: Span, detail: str = "", correction: tuple[str, ...] = (), **values: str) -> Finding:
        """An error at a place in the file."""
        return Finding(rule, Severity.ERROR, self.source.path, span, values, detail, correction)


def model_at(kind: type[BaseModel], way: Path_) -> type[BaseModel]:
    """The model of the mapping at the end of the way."""
    model = kind
    for step in way:
        field = model.model_fields.get(step)
        inner = model_in(field.annotation) if field else None
        model = inner or model
    return model


def known_keys(kind: type[BaseModel], way: Path_) -> list[str]:
    """The keys that may stand in the mapping at the end of the way."""
    return [key_of(name, field) for name, field in model_at(kind, way).model_fields.items()]


def key_of(name: str, field: FieldInfo) -> str:
    """The key that a field of a model stands under in the file."""
    return field.alias or name


def model_in(annotation: Any) -> type[BaseModel] | None:
    """The model inside list[...], dict[str, ...], ... | None and Annotated[...]."""
    if get_origin(annotation) is None:
        return annotation if isinstance(annotation, type) and issubclass(annotation, BaseModel) else None
    return next((model for part in get_args(annotation) if (model := model_in(part))), None)
