"""What the models say of a file's fields: their order, and how their values are written."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal
from enum import Enum, auto
from types import NoneType, UnionType
from typing import Annotated, Any, Union, get_args, get_origin

from kommunkompassen.read.models import Area, Evaluation, Fact, Score, Section, Texts
from kommunkompassen.read.parts import Part


class Kind(Enum):
    """How a field's text is written."""

    PROSE = auto()
    """Markdown, always as a block."""
    ITEM = auto()
    """An item of a list for the report: one line, or a block of sentences."""
    TEXT = auto()
    """A text on one line; what looks like a number or a truth value is quoted."""
    NUMBER_OR_WORDS = auto()
    """A text in which a number or a truth value needs no quotes."""
    POINTS = auto()
    OTHER = auto()
    """A year, a date, a truth value or one of a few words."""


_OF_FIELDS: dict[tuple[type[Part], str], Kind] = {
    **{(Texts, name): Kind.PROSE for name in Texts.model_fields},
    (Area, "general"): Kind.PROSE,
    (Area, "narrative"): Kind.PROSE,
    (Section, "text"): Kind.PROSE,
    (Area, "strengths"): Kind.ITEM,
    (Area, "improvements"): Kind.ITEM,
    (Evaluation, "interviews"): Kind.NUMBER_OR_WORDS,
    (Evaluation, "first_evaluation"): Kind.NUMBER_OR_WORDS,
    (Fact, "value"): Kind.NUMBER_OR_WORDS,
}


@dataclass(frozen=True, slots=True)
class Field:
    """A place in the file: what the model says may stand there, and how a text there is written."""

    annotation: Any
    kind: Kind
    empty_list_counts: bool = False
    """[] says something else than no value: compare_with, headings."""

    @property
    def is_score(self) -> bool:
        """A question's score, which is written as its points alone where there is nothing else."""
        return self.annotation is Score

    def item(self) -> Field:
        """A value in the list, or in the mapping whose keys are numbers."""
        annotation = _bare(get_args(self.annotation)[-1])
        return Field(annotation, self.kind if self.kind is Kind.ITEM else _kind(annotation))

    def value(self, key: str) -> Field:
        """The value of a key in the mapping."""
        if not _is_model(self.annotation):
            return self.item()
        info = next(info for info in self.annotation.model_fields.values() if info.key == key)
        annotation = _bare(info.annotation)
        kind = _OF_FIELDS.get((self.annotation, info.name)) or _kind(annotation)
        return Field(annotation, kind, get_origin(annotation) is list and info.default is None)

    def ordered(self, keys: Iterable[str]) -> list[str]:
        """The mapping's keys in the model's order, or by number: 1.2 before 1.10."""
        if not _is_model(self.annotation):
            return sorted(keys, key=_by_number)
        order = [info.key for info in self.annotation.model_fields.values()]
        return sorted(keys, key=order.index)


ROOT = Field(Evaluation, Kind.OTHER)


def _is_model(annotation: Any) -> bool:
    return isinstance(annotation, type) and issubclass(annotation, Part)


def _bare(annotation: Any) -> Any:
    """The type without what only reads it, and without None."""
    while True:
        origin = get_origin(annotation)
        if origin is Annotated:
            annotation = get_args(annotation)[0]
        elif origin in (Union, UnionType):
            annotation = next(part for part in get_args(annotation) if part is not NoneType)
        else:
            return annotation


def _kind(annotation: Any) -> Kind:
    return Kind.TEXT if annotation is str else Kind.POINTS if annotation in (Decimal, Score) else Kind.OTHER


def _by_number(key: str) -> tuple[bool, list[int]]:
    numbered = bool(re.fullmatch(r"\d+(?:\.\d+)*", key, re.ASCII))
    return not numbered, [int(part) for part in key.split(".")] if numbered else []
