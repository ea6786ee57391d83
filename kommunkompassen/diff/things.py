"""A file as what it says: texts, groups of named parts and lists, each with its place; how it is written makes no difference.

Made from the file's tree and not from its model, so that what is in error is compared too. The models tell what stands where.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from collections.abc import Mapping as Named
from dataclasses import dataclass
from dataclasses import field as made
from decimal import Decimal

from kommunkompassen.points.compare import MEAN
from kommunkompassen.read.fields import FieldType, Kind, fields
from kommunkompassen.read.models import Evaluation
from kommunkompassen.read.parts import MISSING, FieldInfo, Part
from kommunkompassen.read.source import Mapping, Node, Path_, Scalar, Sequence, Source

_WORDS = (Kind.ID, Kind.NAME, Kind.OTHER)
"""A list of these is read as one value."""
_TITLES = (Kind.LINE, Kind.NAME)
"""An item of a list is known by such a text if it begins with one: a section, a fact, an evaluator."""
_WHITE = re.compile("[ \t\r\n]{2,}|^ | $|[\t\r\n]")
_POINTS = re.compile(r"[+-]?[0-9]+([.,][0-9]+)?")


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
    known: FieldType | None = None

    @property
    def identity(self) -> str:
        """What the group is known by in its list: a section's heading, a fact's label; empty where it has none."""
        name, kind = next(((name, field_type.kind) for name, field_type in self._keys()), ("", None))
        title = self.parts.get(name) if kind in _TITLES else None
        return collapsed(title.text) if isinstance(title, Leaf) else ""

    @property
    def body(self) -> Leaf | None:
        """The text that it says: a section's text, a fact's value, an evaluator's affiliation."""
        name = next(
            (name for name, field_type in reversed(list(self._keys())) if field_type.text and field_type.kind is not Kind.OTHER),
            "",
        )
        part = self.parts.get(name)
        return part if isinstance(part, Leaf) else None

    def _keys(self) -> Iterable[tuple[str, FieldType]]:
        return self.known.keys.items() if self.known else ()


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
    return _Reader(source).thing(source.root, (), fields(model)) if source.root else None


def leaves(thing: Thing) -> Iterator[Leaf]:
    """All texts that stand in the file, in order."""
    if isinstance(thing, Leaf):
        if not thing.implicit:
            yield thing
        return
    for part in thing.parts.values() if isinstance(thing, Group) else thing.items:
        yield from leaves(part)


class _Reader:
    """Goes through a source's tree beside what the models say of it; `known` None: they know of no such place."""

    def __init__(self, source: Source) -> None:
        self._source = source

    def thing(self, node: Node | None, way: Path_, known: FieldType | None) -> Thing | None:
        if isinstance(node, Mapping):
            return self._group(node, way, known)
        if isinstance(node, Sequence):
            return self._items(node, way, known)
        if node is None or node.absent:
            return None
        if known is None or not known.alone:
            return self._leaf(node, way, known)
        # Lists are compared item by item, so what is short for a list has the place that it would have as an item.
        leaf = self._leaf(node, (*way, *known.alone) if known.kind is Kind.LIST else way, known.text)
        return in_full(leaf, way, known, known.alone)

    def _line(self, way: Path_) -> int:
        return self._source.key_span(way).line if way else 1

    def _leaf(self, node: Scalar, way: Path_, known: FieldType | None) -> Leaf:
        return Leaf(way, self._line(way), known.kind if known else Kind.LINE, node.text.strip())

    def _group(self, node: Mapping, way: Path_, known: FieldType | None) -> Group:
        parts: dict[str, Thing] = {}
        for key, value in node.entries():
            if thing := self.thing(value, (*way, key), known.get(node, key) if known else None):
                parts[key] = thing
        return _group(way, self._line(way), parts, known)

    def _items(self, node: Sequence, way: Path_, known: FieldType | None) -> Thing:
        inner = known.each if known and known.kind is Kind.LIST else None
        if inner and inner.kind in _WORDS and all(isinstance(item, Scalar) for item in node.items):
            texts = [item.text.strip() for item in node.items if isinstance(item, Scalar)]
            # What a score rests on has no order.
            return Leaf(way, self._line(way), Kind.OTHER, ", ".join(sorted(texts) if inner.kind is Kind.OTHER else texts))
        items = [self.thing(item, (*way, number), inner) for number, item in node.entries()]
        counts = bool(known and known.empty_list_counts)
        return Items(way, self._line(way), tuple(item for item in items if item), counts)


def _group(way: Path_, line: int, parts: dict[str, Thing], known: FieldType | None) -> Group:
    """The parts that stand in the file, and those that go without saying."""
    for key, inner in known.keys.items() if known else ():
        if key not in parts and (text := _without_saying(known.part if known else None, key, inner.info)):
            parts[key] = Leaf((*way, key), line, inner.kind, text, implicit=True)
    return Group(way, line, parts, known)


def in_full(leaf: Leaf, way: Path_, known: FieldType, rest: Path_) -> Thing:
    """What a text is short for: a score's points, a list of one section, a strength. `rest`: the key path to the text."""
    if not rest:
        return leaf
    step, *further = rest
    inner = in_full(leaf, (*way, step), known.item if known.kind is Kind.LIST else known.value(step), tuple(further))
    return Items(way, leaf.line, (inner,)) if known.kind is Kind.LIST else _group(way, leaf.line, {step: inner}, known)


def _without_saying(part: type[Part] | None, key: str, info: FieldInfo | None) -> str:
    """The text that a key which does not stand in the file has all the same; empty where it has none."""
    if part is Evaluation and key == "compare_with":
        return MEAN
    default = info.default if info else None
    if default is None or default is MISSING:
        return ""
    return str(default).casefold() if isinstance(default, bool) else str(default)
