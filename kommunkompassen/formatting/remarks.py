"""Which key or item each comment of a file belongs to, so that it goes along when the file is written anew."""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field

from kommunkompassen.read.source import Mapping, Node, Path_, Scalar, Sequence, Source
from kommunkompassen.read.yaml_comments import Comment

_SCHEMA = "# yaml-language-server:"

Place = tuple[int, int]
"""Line and column, from 1."""


@dataclass(slots=True)
class Remarks:
    """Comments by the way to the key or item that they belong to."""

    schema: list[str] = field(default_factory=list)
    """The line that tells editors the schema."""
    head: list[str] = field(default_factory=list)
    """At the top, apart from the first key."""
    before: defaultdict[Path_, list[str]] = field(default_factory=lambda: defaultdict(list))
    behind: defaultdict[Path_, list[str]] = field(default_factory=lambda: defaultdict(list))
    end: defaultdict[Path_, list[str]] = field(default_factory=lambda: defaultdict(list))
    """After everything in it, further in than itself."""

    def move(self, old: Path_, new: Path_) -> None:
        """Let what belonged to the old way belong to the new one."""
        for remarks in (self.before, self.behind, self.end):
            remarks[new] += remarks.pop(old, [])


@dataclass(frozen=True, slots=True)
class _Entry:
    way: Path_
    place: Place
    """Where the key stands, or the item's dash."""
    node: Node
    flow: Path_ | None
    """The way to the outermost list or mapping in brackets that it stands in."""


def remarks(source: Source) -> Remarks:
    """The comments of a file that has been read without errors."""
    assert source.root
    found = Remarks()
    entries = list(_entries(source.root, (), None, source.lines))
    by_way = {entry.way: entry for entry in entries}
    marks = sorted(mark for entry in entries for mark in _marks(entry))
    last_blank = max((n for n, line in enumerate(source.lines[: entries[0].place[0]], 1) if not line.strip()), default=0)
    indents = _indents(source)
    for comment in source.comments:
        place = (comment.line, comment.column)
        if comment.text.startswith(_SCHEMA) and comment.alone and not found.schema:
            found.schema.append(comment.text)
        elif place < entries[0].place and (comment.line < last_blank or not comment.alone):
            found.head.append(comment.text)
        elif comment.alone:
            _place_alone(comment, indents[comment.line], entries, by_way, found)
        else:
            found.behind[marks[bisect_left(marks, (place,)) - 1][-1]].append(comment.text)
    return found


def _entries(node: Node, way: Path_, flow: Path_ | None, lines: list[str]) -> Iterator[_Entry]:
    """All keys and items in the file's order."""
    if isinstance(node, Scalar):
        return
    inner = flow if flow is not None else way if node.flow else None
    if isinstance(node, Mapping):
        for key, value in node.values.items():
            span = node.keys[key].span
            yield _Entry((*way, key), (span.line, span.column), value, inner)
            yield from _entries(value, (*way, key), inner, lines)
        return
    for number, item in enumerate(node.items):
        place = (item.span.line, item.span.column) if node.flow else _dash(node, item, lines)
        yield _Entry((*way, str(number)), place, item, inner)
        yield from _entries(item, (*way, str(number)), inner, lines)


def _dash(node: Sequence, item: Node, lines: list[str]) -> Place:
    """Where the item's dash stands: on its line, or above it with nothing but comments between."""
    line, column = item.span.line, node.span.column
    while line > node.span.line and lines[line - 1][:column].strip() != "-":
        line -= 1
    return line, column


def _marks(entry: _Entry) -> Iterator[tuple[Place, int, Path_]]:
    """Places behind which a comment belongs to the entry; at the same place the innermost entry comes last."""
    depth = len(entry.way)
    yield entry.place, depth, entry.way
    span = entry.node.span
    if isinstance(entry.node, Scalar) or entry.node.flow:
        yield (span.line, span.column), depth, entry.way
        if not isinstance(entry.node, Scalar) or entry.node.style not in ("|", ">"):
            # Brackets that close at the end of the line are the outer entry's: it comes before the inner by its later place.
            yield (span.end_line, span.end_column - 1), depth, entry.way


def _indents(source: Source) -> dict[int, int]:
    """The column of each comment by its line, but no further in than those right above it: what has ended does not go on."""
    indents: dict[int, int] = {}
    for comment in source.comments:
        if comment.alone:
            above = comment.line - 1
            while above and not source.lines[above - 1].strip():
                above -= 1
            indents[comment.line] = min(comment.column, indents.get(above, comment.column))
    return indents


def _place_alone(comment: Comment, column: int, entries: list[_Entry], by_way: dict[Path_, _Entry], found: Remarks) -> None:
    """A comment on its own line belongs to what follows, unless it is further in: then to the end of what it is in."""
    below = bisect_left(entries, comment.line, key=lambda entry: entry.place[0])
    earlier = entries[below - 1] if below else None
    later = entries[below] if below < len(entries) else None
    way: Path_ = earlier.way if earlier else ()
    if within := next((around for around in _upwards(way, by_way) if _is_around(around, comment)), None):
        inside = later and later.way[: len(within.way)] == within.way
        (found.before[later.way] if later and inside else found.end[within.way]).append(comment.text)
        return
    if earlier and earlier.flow is not None:
        way = earlier.flow
    while way and column < by_way[way].place[1]:
        way = way[:-1]
    if way and column == by_way[way].place[1]:
        way = way[:-1]
    if later and (column <= later.place[1] or later.way[: len(way)] == way):
        found.before[later.way].append(comment.text)
    else:
        found.end[way].append(comment.text)


def _upwards(way: Path_, by_way: dict[Path_, _Entry]) -> Iterator[_Entry]:
    """The entry there, and those that it is in, from the innermost."""
    return (by_way[way[:length]] for length in range(len(way), 0, -1))


def _is_around(entry: _Entry, comment: Comment) -> bool:
    """Whether the comment stands between the entry's brackets."""
    span = entry.node.span
    flow = not isinstance(entry.node, Scalar) and entry.node.flow
    return flow and (span.line, span.column) < (comment.line, comment.column) < (span.end_line, span.end_column)
