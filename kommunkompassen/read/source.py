"""A YAML file as read: a tree of texts that all know where they stand.

Every scalar keeps the text that stands in the file (`1.10` stays `1.10`, `NO` stays `NO`); types are the models' business.
"""

from __future__ import annotations

import unicodedata
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

from kommunkompassen.base.finding import START_OF_FILE, Correction, Finding, Span, correction
from kommunkompassen.read.text_places import TextPlaces
from kommunkompassen.read.yaml_comments import Comment

_NOTHING = ("~", "null", "Null", "NULL")
MOST_WRITTEN_ANEW = 20
"""Corrections that hold the whole of one text."""

Path_ = tuple[str, ...]
"""The way to a node from the root: keys, and positions in lists as digits."""


@dataclass(slots=True)
class Scalar:
    """A text. `style` is the YAML style: "" plain, "'" or '"' quoted, "|" or ">" block.

    Nothing changes one. It is not frozen, since a file has hundreds and a frozen one takes three times as long to make.
    """

    text: str
    span: Span
    style: str

    @property
    def absent(self) -> bool:
        """Whether no value stands here: nothing, or YAML's own words for nothing."""
        return (not self.text.strip() and self.style not in ("'", '"')) or (not self.style and self.text in _NOTHING)


@dataclass(frozen=True, slots=True)
class Mapping:
    """Keys (with their own places) and values in the file's order. `flow`: written in braces."""

    keys: dict[str, Scalar]
    values: dict[str, Node]
    span: Span
    flow: bool = False

    def entries(self) -> Iterable[tuple[str, Node]]:
        """The steps from here, which are the keys, and what each leads to."""
        return self.values.items()


@dataclass(frozen=True, slots=True)
class Sequence:
    """The items of a list. `flow`: written in brackets."""

    items: list[Node]
    span: Span
    flow: bool = False

    def entries(self) -> Iterable[tuple[str, Node]]:
        """The steps from here, which are positions from 0 as digits, and what each leads to."""
        return ((str(position), item) for position, item in enumerate(self.items))


Node = Scalar | Mapping | Sequence


@dataclass(slots=True)
class Source:
    """A file as read: its lines, its tree (None when it could not be read) and what was found on the way."""

    path: Path
    lines: list[str] = field(default_factory=list)
    root: Node | None = None
    findings: list[Finding] = field(default_factory=list)
    comments: list[Comment] = field(default_factory=list)
    corrected: set[int] = field(default_factory=set)
    """Lines (from 1) that were read as corrected, because as they stand they can't be read."""
    read_as: list[str] = field(default_factory=list)
    """The lines as they were read: without what YAML forbids, and with these corrections."""
    unprintable: list[int] = field(default_factory=list)
    """Lines (from 1) with a character that can't be seen, if only a no-break space."""
    straight: bool = False
    """Whether its lines have been looked at for those that stand askew."""
    digest: str = ""
    """Of the content that was read; empty where the file could not be, or what is read lies in none."""
    typed: list[str] = field(default_factory=list)
    """The lines as an editor shows and counts them, where the file has letters put together of several signs (o and dots)."""
    readings: int = 0
    """How often it was read from its beginning, a mistake less each time."""
    _places: dict[Span, TextPlaces] = field(default_factory=dict)
    _written_anew: defaultdict[Span, set[tuple[int, int]]] = field(default_factory=lambda: defaultdict(set))

    def node(self, way: Path_) -> Node | None:
        """The node at the end of the way, or the nearest one on it that exists."""
        node = self.root
        for step in way:
            inner = _step(node, step)
            if inner is None:
                return node
            node = inner
        return node

    def span(self, way: Path_) -> Span:
        """Where the value at the end of the way stands (the nearest existing one's place)."""
        node = self.node(way)
        return self.inside(node.span) if node else START_OF_FILE

    def key_span(self, way: Path_) -> Span:
        """Where the key at the end of the way stands."""
        parent = self.node(way[:-1])
        if isinstance(parent, Mapping) and way[-1] in parent.keys:
            return self.inside(parent.keys[way[-1]].span)
        return self.span(way)

    def span_in_text(self, way: Path_, start: int, end: int) -> Span:
        """Where characters start..end of the text at the end of the way stand in the file."""
        node = self.node(way)
        if not isinstance(node, Scalar):
            return self.span(way)
        # A text in which thousands of places are asked for is gone through once.
        places = self._places.get(node.span)
        if places is None:
            places = self._places[node.span] = TextPlaces(self.lines, node.text, node.span, node.style)
        return self.inside(Span(*places.at(start), *places.at(end)))

    def in_place(self, way: Path_, text: str) -> Correction | None:
        """The line of a value with another text there; None for a value over several lines, or where there is no other."""
        node = self.node(way)
        if not text or not isinstance(node, Scalar) or node.span.line != node.span.end_line or node.style in ("|", ">"):
            return None
        line = self.lines[node.span.line - 1]
        mended = line[: node.span.column - 1] + text + line[node.span.end_column - 1 :]
        return correction(self.lines, node.span.line, node.span.line, (mended,))

    def may_write_anew(self, span: Span, start: int, end: int) -> bool:
        """Whether a correction of these characters may hold the whole text there: one of a thousand mistakes is not shown that
        often. Whoever asks again, in a later check, hears the same.
        """
        places = self._written_anew[span]
        if len(places) < MOST_WRITTEN_ANEW:
            places.add((start, end))
        return (start, end) in places

    def inside(self, span: Span) -> Span:
        """The place, moved into the file: in a line that was read as corrected it may lie behind the end as it stands."""
        first, second = self._nearest(span.line, span.column), self._nearest(span.end_line, span.end_column)
        return Span(*first, *max(first, second))

    @property
    def shown(self) -> list[str]:
        """The lines in which what is found is shown."""
        return self.typed or self.lines

    def in_file(self, finding: Finding) -> Finding:
        """The finding with its columns counted as the file has its letters; those of the lines count each as one sign."""
        if not self.typed or finding.path != self.path:
            return finding
        first, second = (self._column(*place) for place in (finding.span[:2], finding.span[2:]))
        return replace(finding, span=Span(finding.span.line, first, finding.span.end_line, second))

    def _column(self, line: int, column: int) -> int:
        """The column, in the line as typed, of the sign that stands in that column of the line as read."""
        typed = self.typed[line - 1] if 1 <= line <= len(self.typed) else ""
        left, place = column - 1, 0
        while left > 0 and place < len(typed):
            end = place + 1
            while end < len(typed) and unicodedata.combining(typed[end]):
                end += 1
            left -= len(unicodedata.normalize("NFC", typed[place:end]))
            place = end
        return place + 1 + max(left, 0)

    def _nearest(self, line: int, column: int) -> tuple[int, int]:
        if line > len(self.lines):
            return len(self.lines), len(self.lines[-1]) + 1
        return line, min(column, len(self.lines[line - 1]) + 1)


def _step(node: Node | None, step: str) -> Node | None:
    if isinstance(node, Mapping):
        return node.values.get(step)
    if isinstance(node, Sequence) and step.isdecimal() and int(step) < len(node.items):
        return node.items[int(step)]
    return None


def scalars(node: Node) -> list[tuple[Span, str]]:
    """The places and styles of all scalars, keys included, in the file's order."""
    pieces: list[tuple[Span, str]] = []
    left = [node]
    while left:
        last = left.pop()
        if isinstance(last, Scalar):
            pieces.append((last.span, last.style))
        elif isinstance(last, Sequence):
            left += reversed(last.items)
        else:
            left += [part for key in reversed(last.values) for part in (last.values[key], last.keys[key])]
    return pieces


def plain(node: Node | None) -> Any:
    """The tree as dicts, lists and texts; a value left empty is None, so that a skeleton's empty keys count as absent."""
    if isinstance(node, Mapping):
        return {key: plain(value) for key, value in node.values.items()}
    if isinstance(node, Sequence):
        return [plain(item) for item in node.items]
    return None if node is None or node.absent else node.text
