"""What does not fit in a part, with the file it stands in."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import Any, Literal, get_args, get_origin

from kommunkompassen.base.finding import Correction, Finding, Severity, Span, correction
from kommunkompassen.read.fields import FieldType, Kind, fields
from kommunkompassen.read.parts import Part, Unfit
from kommunkompassen.read.source import Path_, Source


@dataclass(frozen=True, slots=True)
class Complaint:
    """One complaint: the file, the kind of file, and what reading it said."""

    source: Source
    kind: type[Part]
    unfit: Unfit

    @property
    def way(self) -> Path_:
        """The way to the value."""
        return tuple(str(step) for step in self.unfit.way)

    @property
    def expected(self) -> str:
        """What was expected: text_expected and the like, missing or unknown."""
        return self.unfit.expected

    @property
    def given(self) -> Any:
        """What stands there: a text, a dict, a list or None."""
        return self.unfit.given

    @property
    def key(self) -> str:
        """The key that the value stands under; in a list, the list's."""
        return next((step for step in reversed(self.unfit.way) if isinstance(step, str)), "")

    @property
    def is_item(self) -> bool:
        """Whether the value is an item of a list."""
        return isinstance(self.unfit.way[-1], int)

    @property
    def model(self) -> type[Part]:
        """The model of what belongs there, or of its items; where it is a text, that of the part around it."""
        return model_at(self.kind, self.way)

    @property
    def holds_parts(self) -> bool:
        """Whether it is, or has as items, parts with keys of their own."""
        return self.model is not model_at(self.kind, self.way[:-1])

    @property
    def items_stand_alone(self) -> bool:
        """Whether it is a list whose items may be texts, in short for parts with keys."""
        known = self._type
        return bool(known and known.kind is Kind.LIST and known.item.alone)

    @property
    def holds_ids(self) -> bool:
        """Whether it is a list of ids, none of which has a comma or a space in it."""
        known = self._type
        return bool(known and known.kind is Kind.LIST and known.item.kind is Kind.ID)

    @property
    def may_be_empty(self) -> bool:
        """Whether it is a list of which [] says something."""
        known = self._type
        return bool(known and known.empty_list_counts)

    @property
    def _type(self) -> FieldType | None:
        known: FieldType | None = fields(self.kind)
        for step in self.way:
            known = (known.keys.get(step) or known.each) if known else None
        return known

    @property
    def choices_of_items(self) -> tuple[str, ...]:
        """Where the field is a list of certain words, these words; else none."""
        field = model_at(self.kind, self.way[:-1]).model_fields.get(self.way[-1])
        return _choices(field.annotation) if field else ()

    def error(self, rule: str, span: Span, detail: str = "", correction: Correction | None = None, **values: str) -> Finding:
        """An error at a place in the file."""
        return Finding(rule, Severity.ERROR, self.source.path, span, values, detail, correction)

    def written(self, number: int, line: str) -> Correction | None:
        """The correction of one line (from 1); None for an empty one, which stands for none."""
        return correction(self.source.lines, number, number, (line,)) if line else None


def _choices(annotation: Any) -> tuple[str, ...]:
    inner = get_args(annotation)
    return (
        inner
        if get_origin(annotation) is Literal
        else next((choices for inner_type in inner if (choices := _choices(inner_type))), ())
    )


def model_at(kind: type[Part], way: Path_) -> type[Part]:
    """The model of the mapping at the end of the way."""
    model = kind
    for step in way:
        field = next((field for field in model.model_fields.values() if field.key == step), None)
        inner = model_in(field.annotation) if field else None
        model = inner or model
    return model


@cache
def known_keys(model: type[Part]) -> tuple[str, ...]:
    """The keys that may stand in a part."""
    return tuple(field.key for field in model.model_fields.values())


def required_keys(model: type[Part]) -> list[str]:
    """The keys that a part can't be without."""
    return [field.key for field in model.model_fields.values() if field.is_required()]


def model_in(annotation: Any) -> type[Part] | None:
    """The model inside list[...], dict[str, ...], ... | None and Annotated[...]."""
    if get_origin(annotation) is None:
        return annotation if isinstance(annotation, type) and issubclass(annotation, Part) else None
    return next((model for part in get_args(annotation) if (model := model_in(part))), None)
