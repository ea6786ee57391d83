"""A file as what it says: texts, groups of named parts and lists, each with its place; how it is written makes no difference.

Made from the file's tree and not from its model, so that what is in error is compared too. The models tell what stands where.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from collections.abc import Mapping as Named
from dataclasses import dataclass
from dataclasses import field as made
from decimal import Decimal
from functools import cache
from typing import Any, get_origin

from kommunkompassen.formatting.fields import Field, Kind
from kommunkompassen.points.compare import MEAN
from kommunkompassen.read.models import Evaluation, Section
from kommunkompassen.read.parts import MISSING, Part
from kommunkompassen.read.source import Mapping, Node, Path_, Scalar, Sequence, Source

_AS_ONE = {"compare_with", "sources", "comparable_with", "default_texts", "aliases"}
"""Short lists of words, which are read as one value."""
_WHITE = re.compile("[ \t\r\n]{2,}|^ | $|[\t\r\n]")
_POINTS = re.compile(r"[+-]?[0-9]+([.,][0-9]+)?")
_IDENTITIES = ("heading", "label", "name")
"""The part by which an item of a list is known: a section, a fact, an evaluator."""


@dataclass(frozen=True, slots=True)
class Leaf:
    """A text. `way` leads to it in the file; `implicit`: it does not stand there but goes without saying."""

    way: Path_
    line: int
    kind: Kind
    text: str
    implicit: bool = False

    @property
    def value(self) -> object:
        """Alike for texts that say the same; Markdown is looked into more closely by those who need to."""
        text = collapsed(self.text)
        if self.kind is Kind.POINTS and _POINTS.fullmatch(text):
            return Decimal(text.replace(",", "."))
        return text.casefold() if self.kind is Kind.OTHER else text


@dataclass(frozen=True, slots=True)
class Group:
    """Parts by their names, in the order of the model."""

    way: Path_
    line: int
    parts: Named[str, Thing] = made(default_factory=dict)

    @property
    def identity(self) -> str:
        """What the group is known by in its list: a section's heading, a fact's label; empty where it has none."""
        found = (self.parts.get(name) for name in _IDENTITIES)
        return next((collapsed(part.text) for part in found if isinstance(part, Leaf)), "")


@dataclass(frozen=True, slots=True)
class Items:
    """A list. `empty_counts`: that it is empty says something else than that it is not there."""

    way: Path_
    line: int
    items: tuple[Thing, ...]
    empty_counts: bool = False


Thing = Leaf | Group | Items


def collapsed(text: str) -> str:
    """The text on one line; a no-break space is no white space but a sign that prints."""
    return _WHITE.sub(" ", text).strip(" ") if _WHITE.search(text) else text


def things(source: Source, model: type[Part]) -> Thing | None:
    """What the file says; None where it could not be read at all or is empty."""
    return _Reader(source).thing(source.root, (), Field(model, Kind.OTHER)) if source.root else None


def leaves(thing: Thing) -> Iterator[Leaf]:
    """All texts that stand in the file, in order."""
    if isinstance(thing, Leaf):
        if not thing.implicit:
            yield thing
        return
    for part in thing.parts.values() if isinstance(thing, Group) else thing.items:
        yield from leaves(part)


@cache
def _fields(model: type[Part]) -> dict[str, str]:
    return {info.key: info.name for info in model.model_fields.values()}


def _model(field: Field | None) -> type[Part] | None:
    annotation = field.annotation if field else None
    return annotation if isinstance(annotation, type) and issubclass(annotation, Part) else None


class _Reader:
    """Goes through a source's tree beside what the models say of it; `field` None: the models know of no such place."""

    def __init__(self, source: Source) -> None:
        self._source = source

    def thing(self, node: Node | None, way: Path_, field: Field | None) -> Thing | None:
        if isinstance(node, Mapping):
            return self._group(node, way, field)
        if isinstance(node, Sequence):
            return self._items(node, way, field)
        if node is None or node.absent:
            return None
        if field and field.is_score:
            points = Field(Decimal, Kind.POINTS)
            return Group(way, self._line(way), {"points": self._leaf(node, way, points)})
        if field and field.kind is Kind.PROSE and get_origin(field.annotation) is list:
            # A narrative written as one text is a list of one section without a heading.
            text = self._leaf(node, (*way, "0", "text"), Field(Section, Kind.OTHER).value("text"))
            return Items(way, self._line(way), (Group((*way, "0"), self._line(way), {"text": text}),))
        return self._leaf(node, way, field)

    def _line(self, way: Path_) -> int:
        return self._source.key_span(way).line if way else 1

    def _leaf(self, node: Scalar, way: Path_, field: Field | None) -> Leaf:
        return Leaf(way, self._line(way), field.kind if field else Kind.TEXT, node.text.strip())

    def _group(self, node: Mapping, way: Path_, field: Field | None) -> Group:
        model = _model(field)
        by_number = field is not None and get_origin(field.annotation) is dict
        parts: dict[str, Thing] = {}
        for key, value in node.values.items():
            known = field if by_number or (model and key in _fields(model)) else None
            if found := self.thing(value, (*way, key), known.value(key) if known else None):
                parts[key] = found
        for key in _fields(model) if model else ():
            if key not in parts and (text := _without_saying(model, key)):
                assert field
                parts[key] = Leaf((*way, key), self._line(way), field.value(key).kind, text, implicit=True)
        return Group(way, self._line(way), parts)

    def _items(self, node: Sequence, way: Path_, field: Field | None) -> Thing:
        if way and way[-1] in _AS_ONE and all(isinstance(item, Scalar) for item in node.items):
            texts = [item.text.strip() for item in node.items if isinstance(item, Scalar)]
            # What a score rests on has no order.
            return Leaf(way, self._line(way), Kind.OTHER, ", ".join(sorted(texts) if way[-1] == "sources" else texts))
        inner = field.item() if field and get_origin(field.annotation) is list else None
        items = [self.thing(item, (*way, str(number)), inner) for number, item in enumerate(node.items)]
        counts = bool(field and field.empty_list_counts)
        return Items(way, self._line(way), tuple(item for item in items if item), counts)


def _without_saying(model: type[Part] | None, key: str) -> str:
    """The text that a key which does not stand in the file has all the same; empty where it has none."""
    assert model
    if model is Evaluation and key == "compare_with":
        return MEAN
    default: Any = model.model_fields[_fields(model)[key]].default
    if default is None or default is MISSING:
        return ""
    return str(default).casefold() if isinstance(default, bool) else str(default)
