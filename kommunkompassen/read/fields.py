"""The one description of what each key of a file holds, made from the models' types. Whoever needs to know asks here.

A text's kind stands in its type in the models (`Markdown`, `Item`, `Line` … in scalars.py), and nowhere else: what is checked,
spelt, marked in a draft, formatted and compared follows from it. A new key needs its type and no list of keys to be kept up.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from decimal import Decimal
from enum import Enum, auto
from functools import cache
from types import NoneType, UnionType
from typing import Annotated, Any, Union, get_args, get_origin

from kommunkompassen.read import source
from kommunkompassen.read.parts import FieldInfo, Part, Shorthand
from kommunkompassen.read.source import Node, Path_, Scalar


class Kind(Enum):
    """What stands at a place: a text of some kind, another value, or something that holds more places."""

    MARKDOWN = auto()
    """Paragraphs and lists, printed; always written as a block."""
    ITEM = auto()
    """One paragraph of Markdown, an item of a printed list; one line, or a block of sentences."""
    LINE = auto()
    """Words printed as they stand, on one line."""
    LINE_OR_NUMBER = auto()
    """As LINE; a number or a truth value may stand there too, and needs no quotes."""
    NAME = auto()
    """A name, printed as it stands; no dictionary knows it."""
    NOTE = auto()
    """A text for reviewers, which no published report prints."""
    ID = auto()
    """A text for the program: an id, a file, an address."""
    POINTS = auto()
    OTHER = auto()
    """A year, a date, a truth value, or one of a few words."""
    PART = auto()
    """A mapping with keys of its own."""
    LIST = auto()
    NUMBERED = auto()
    """A mapping by the numbers of areas or questions."""

    @property
    def is_markdown(self) -> bool:
        """Whether emphasis, links and figures are looked for in it."""
        return self in (Kind.MARKDOWN, Kind.ITEM)

    @property
    def is_wording(self) -> bool:
        """Whether it is printed and in the evaluators' own words, which names are not."""
        return self in (Kind.MARKDOWN, Kind.ITEM, Kind.LINE, Kind.LINE_OR_NUMBER)


@dataclass(frozen=True, slots=True)
class FieldType:
    """What one place in a file holds. For a list, or a mapping by number, `each` is what its items or values are."""

    kind: Kind
    part: type[Part] | None = None
    keys: Mapping[str, FieldType] = field(default_factory=dict)
    """The keys of a part with what stands under each, in the model's order."""
    each: FieldType | None = None
    alone: Path_ = ()
    """The key path at which a text is read that stands here alone, in short for a part or a list."""
    info: FieldInfo | None = None
    """Of what stands under a key: its title, its description and what it is where it is not written."""

    def value(self, key: str) -> FieldType:
        """What the key of a part or the number of a mapping holds. Raises KeyError where the part has no such key."""
        return self.keys[key] if self.kind is Kind.PART else self.item

    @property
    def item(self) -> FieldType:
        """What each item of a list holds."""
        assert self.each, f"{self.kind} has no items"
        return self.each

    def get(self, node: Node, step: str) -> FieldType | None:
        """What stands one step further in; None where nothing is known of it: a strange key, a list instead of a mapping."""
        if isinstance(node, source.Mapping):
            return self.each if self.kind is Kind.NUMBERED else self.keys.get(step)
        return self.each if self.kind is Kind.LIST else None

    @property
    def text(self) -> FieldType | None:
        """What a text is that stands here: this, or what it is short for; None where no text belongs here."""
        if not self.alone:
            return None if self.kind in (Kind.PART, Kind.LIST, Kind.NUMBERED) else self
        inner = self
        for step in self.alone:
            inner = inner.item if step.isdecimal() else inner.keys[step]
        return inner

    @property
    def empty_list_counts(self) -> bool:
        """Whether [] says something else than no value: compare_with, headings."""
        return self.kind is Kind.LIST and self.info is not None and self.info.default is None

    @property
    def leaves(self) -> Iterator[FieldType]:
        """All that it holds which holds nothing further."""
        inner = [*self.keys.values(), *([self.each] if self.each else ())]
        if not inner:
            yield self
        for one in inner:
            yield from one.leaves

    @property
    def is_telling(self) -> bool:
        """Whether it is a list of what evaluators tell: sections, strengths, improvements."""
        return self.kind is Kind.LIST and any(leaf.kind.is_markdown for leaf in self.leaves)

    def ordered(self, keys: Iterable[str]) -> list[str]:
        """The mapping's keys in the model's order, or by number: 1.2 before 1.10."""
        return sorted(keys, key=list(self.keys).index if self.kind is Kind.PART else _by_number)


def _by_number(key: str) -> tuple[bool, list[int]]:
    numbered = bool(re.fullmatch(r"\d+(?:\.\d+)*", key, re.ASCII))
    return not numbered, [int(part) for part in key.split(".")] if numbered else []


@cache
def fields(part: type[Part]) -> FieldType:
    """What a file, or a part of one, holds. Raises TypeError for a text whose kind is not declared."""
    return FieldType(Kind.PART, part, {info.key: _of_key(part, info) for info in part.model_fields.values()})


def _of_key(part: type[Part], info: FieldInfo) -> FieldType:
    try:
        return replace(_of_type(info.whole), info=info)
    except TypeError as error:
        raise TypeError(f"{part.__name__}.{info.name}: {error}") from None


def _of_type(annotation: Any) -> FieldType:
    origin, inner = get_origin(annotation), get_args(annotation)
    if origin is Annotated:
        declared = next((one for one in inner[1:] if isinstance(one, Kind)), None)
        if declared:
            return FieldType(declared)
        shorthand = next((one for one in inner[1:] if isinstance(one, Shorthand)), None)
        return replace(_of_type(inner[0]), alone=shorthand.alone if shorthand else ())
    if origin in (Union, UnionType):
        return _of_type(next(one for one in inner if one is not NoneType))
    if origin is list:
        return FieldType(Kind.LIST, each=_of_type(inner[0]))
    if origin is dict:
        return FieldType(Kind.NUMBERED, each=_of_type(inner[1]))
    if annotation is str:
        raise TypeError("a text without a kind; declare it as Markdown, Item, Line, Name, Note or Id")
    if isinstance(annotation, type) and issubclass(annotation, Part):
        return fields(annotation)
    return FieldType(Kind.POINTS if annotation is Decimal else Kind.OTHER)


def texts(node: Node | None, known: FieldType | None) -> list[tuple[Path_, Scalar, Kind | None]]:
    """Every text in a file's tree, in its order, with the key path to it and its kind; None where no such text is known."""
    found: list[tuple[Path_, Scalar, Kind | None]] = []

    def gather(node: Node | None, known: FieldType | None, path: Path_) -> None:
        if isinstance(node, Scalar):
            field_type = known.text if known else None
            found.append((path, node, field_type.kind if field_type else None))
        elif node is not None:
            for step, inner in node.entries():
                gather(inner, known.get(node, step) if known else None, (*path, step))

    gather(node, known, ())
    return found
