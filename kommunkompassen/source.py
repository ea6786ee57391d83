"""Read a YAML file into a tree of texts that all know where they stand.

Every scalar keeps the text that stands in the file (`1.10` stays `1.10`, `NO` stays `NO`); types are the models' business.
Anchors, aliases, tags and duplicate keys have no use in an evaluation and are findings.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import yaml

from kommunkompassen.comments import Comment, read_comments
from kommunkompassen.finding import START_OF_FILE, Finding, Severity, Span
from kommunkompassen.syntax import Fault, Mistake, recognise
from kommunkompassen.syntax.fault import quoted_value

MAXIMUM_BYTES = 2_000_000
MAXIMUM_DEPTH = 12
MOST_MISTAKES = 100
_UNPRINTABLE = re.compile("[\\x00-\\x08\\x0b\\x0c\\x0e-\\x1f\\x7f-\\x9f\\u2028\\u2029\\ufeff\\ufffe\\uffff]")

Path_ = tuple[str, ...]
"""The way to a node from the root: keys, and positions in lists as digits."""


@dataclass(frozen=True, slots=True)
class Scalar:
    """A text. `style` is the YAML style: "" plain, "'" or '"' quoted, "|" or ">" block."""

    text: str
    span: Span
    style: str


@dataclass(frozen=True, slots=True)
class Mapping:
    """Keys (with their own places) and values in the file's order. `flow`: written in braces."""

    keys: dict[str, Scalar]
    values: dict[str, Node]
    span: Span
    flow: bool = False


@dataclass(frozen=True, slots=True)
class Sequence:
    """The items of a list. `flow`: written in brackets."""

    items: list[Node]
    span: Span
    flow: bool = False


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
        return node.span if node else START_OF_FILE

    def key_span(self, way: Path_) -> Span:
        """Where the key at the end of the way stands."""
        parent = self.node(way[:-1])
        if isinstance(parent, Mapping) and way[-1] in parent.keys:
            return parent.keys[way[-1]].span
        return self.span(way)

    def span_in_text(self, way: Path_, start: int, end: int) -> Span:
        """Where characters start..end of the text at the end of the way stand in the file."""
        node = self.node(way)
        if not isinstance(node, Scalar):
            return self.span(way)
        first, second = _place(self, node, start), _place(self, node, end)
        return Span(*first, *second)


def _step(node: Node | None, step: str) -> Node | None:
    if isinstance(node, Mapping):
        return node.values.get(step)
    if isinstance(node, Sequence) and step.isdecimal() and int(step) < len(node.items):
        return node.items[int(step)]
    return None


def _place(source: Source, node: Scalar, offset: int) -> tuple[int, int]:
    """Line and column of one character of a scalar's text."""
    before = node.text[:offset]
    row, within = before.count("\n"), len(before) - (before.rfind("\n") + 1)
    if node.style == "|":
        first = node.span.line + 1
        indent = _block_indent(source.lines, first)
        return first + row, indent + within + 1
    if node.style == "" and row == 0 and node.span.line == node.span.end_line:
        return node.span.line, node.span.column + within
    if node.style in "'\"" and row == 0:
        return _place_in_quotes(source, node, within)
    return node.span.line, node.span.column


def _place_in_quotes(source: Source, node: Scalar, offset: int) -> tuple[int, int]:
    """In quotes an escape takes more characters in the file than in the text; count them one by one."""
    raw = source.lines[node.span.line - 1]
    column = node.span.column  # of the opening quote, from 1; as an index: the first character inside
    for _ in range(offset):
        if column >= len(raw):
            break
        if node.style == "'" and raw[column : column + 2] == "''":
            column += 2
        elif node.style == '"' and raw[column] == "\\":
            column += {"x": 4, "u": 6, "U": 10}.get(raw[column + 1 : column + 2], 2)
        else:
            column += 1
    return node.span.line, column + 1


def _block_indent(lines: list[str], first: int) -> int:
    for line in lines[first - 1 :]:
        if line.strip():
            return len(line) - len(line.lstrip(" "))
    return 0


def read_source(path: Path) -> Source:
    """Read and parse one file. What is wrong with it is in the result's findings; nothing is raised for bad content."""
    source = Source(path)

    def fault(rule: str, span: Span = START_OF_FILE, detail: str = "", **values: str) -> Source:
        source.findings.append(Finding(rule, Severity.ERROR, path, span, values, detail))
        return source

    try:
        data = path.read_bytes()
    except OSError as error:
        return fault("file-unreadable", reason=error.strerror or type(error).__name__)
    if len(data) > MAXIMUM_BYTES:
        return fault("file-too-large", limit=str(MAXIMUM_BYTES // 1_000_000))
    try:
        content = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        before = data[: error.start].decode("utf-8-sig", errors="replace")
        line, column = before.count("\n") + 1, len(before) - (before.rfind("\n") + 1) + 1
        return fault("not-utf-8", Span(line, column, line, column + 1))
    return parse(source, content)


def parse(source: Source, content: str) -> Source:
    """Fill the source from its content: lines, tree, comments, and findings of syntax.

    Where a mistake has one plain correction, reading goes on with the corrected line, so that all mistakes are found in one
    go; the source keeps the lines as they stand in the file.
    """
    source.lines = content.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    lines = _printable(source)
    for _ in range(MOST_MISTAKES):
        try:
            source.root = _Builder(source, yaml.parse("\n".join(lines), Loader=yaml.CSafeLoader)).document()
        except yaml.MarkedYAMLError as error:
            mistake = recognise(_fault(lines, error))
            source.findings.append(_named(source, mistake))
            numbers = {number + 1 for number in mistake.corrected}
            if not numbers or numbers & source.corrected:
                break
            source.corrected |= numbers
            for number, line in mistake.corrected.items():
                lines[number] = line
            continue
        except _TooDeepError as error:
            limit = {"limit": str(MAXIMUM_DEPTH)}
            source.findings.append(Finding("file-too-deep", Severity.ERROR, source.path, error.span, limit))
        break
    if source.root is None and not source.findings:
        source.findings.append(Finding("file-empty", Severity.ERROR, source.path))
    if source.root is not None:
        source.comments = read_comments(source.lines, scalars(source.root))
    return source


def _printable(source: Source) -> list[str]:
    """The lines without the characters that YAML does not allow or takes for line breaks; each such line is a finding."""
    lines = list(source.lines)
    for number, line in enumerate(lines):
        if found := _UNPRINTABLE.search(line):
            span = Span(number + 1, found.start() + 1, number + 1, found.end() + 1)
            source.findings.append(Finding("unprintable-character", Severity.ERROR, source.path, span))
            lines[number] = _UNPRINTABLE.sub(" ", line)
    return lines


def _fault(lines: list[str], error: yaml.MarkedYAMLError) -> Fault:
    mark = error.problem_mark or error.context_mark
    context = error.context_mark or mark
    line, column = (mark.line, mark.column) if mark else (0, 0)
    above, before = (context.line, context.column) if context else (line, column)
    return Fault(lines, str(error.problem or ""), line, column, str(error.context or ""), above, before)


def _named(source: Source, mistake: Mistake) -> Finding:
    line = min(mistake.span.line, len(source.lines))
    span = mistake.span if line == mistake.span.line else Span(line, 1, line, 1)
    corrected = tuple(mistake.corrected[number] for number in sorted(mistake.corrected))
    return Finding(mistake.rule, Severity.ERROR, source.path, span, mistake.values, mistake.detail, corrected)


class _TooDeepError(Exception):
    def __init__(self, span: Span) -> None:
        super().__init__()
        self.span = span


def _span(event: yaml.Event, last: yaml.Event | None = None) -> Span:
    start, end = event.start_mark, (last or event).end_mark
    assert start
    assert end
    return Span(start.line + 1, start.column + 1, end.line + 1, end.column + 1)


class _Builder:
    """Turns YAML events into nodes; the events, unlike the composed tree, still tell anchors and duplicates."""

    def __init__(self, source: Source, events: Iterator[yaml.Event]) -> None:
        self.source = source
        self.events = events

    def document(self) -> Node | None:
        root: Node | None = None
        for event in self.events:
            if isinstance(event, yaml.DocumentStartEvent):
                if root is not None:
                    self._fault("yaml-several-documents", event)
                    break
                root = self._node(next(self.events), 0)
        return root

    def _fault(self, rule: str, event: yaml.Event, detail: str = "", **values: str) -> None:
        span = _span(event)
        correction = quoted_value(self.source.lines[span.line - 1]) if rule == "yaml-anchor" else ""
        lines = (correction,) if correction else ()
        self.source.findings.append(Finding(rule, Severity.ERROR, self.source.path, span, values, detail, lines))

    def _node(self, event: yaml.Event, depth: int) -> Node:
        if depth > MAXIMUM_DEPTH:
            raise _TooDeepError(_span(event))
        if getattr(event, "tag", None) not in (None, "!"):
            self._fault("yaml-anchor", event, "tag")
        if isinstance(event, yaml.AliasEvent):
            self._fault("yaml-anchor", event, "alias")
            return Scalar("", _span(event), "")
        if getattr(event, "anchor", None):
            self._fault("yaml-anchor", event, "anchor")
        if isinstance(event, yaml.ScalarEvent):
            return Scalar(event.value, _span(event), event.style or "")
        if isinstance(event, yaml.SequenceStartEvent):
            return self._sequence(event, depth)
        return self._mapping(event, depth)

    def _sequence(self, start: yaml.Event, depth: int) -> Sequence:
        items: list[Node] = []
        while not isinstance(event := next(self.events), yaml.SequenceEndEvent):
            items.append(self._node(event, depth + 1))
        flow = bool(getattr(start, "flow_style", False))
        return Sequence(items, _span(start, event if flow else start), flow)

    def _mapping(self, start: yaml.Event, depth: int) -> Mapping:
        keys: dict[str, Scalar] = {}
        values: dict[str, Node] = {}
        while not isinstance(event := next(self.events), yaml.MappingEndEvent):
            key = self._node(event, depth + 1)
            value = self._node(next(self.events), depth + 1)
            if not isinstance(key, Scalar):
                self._fault("yaml-key", event)
            elif key.text in keys:
                self._fault("duplicate-key", event, key=key.text, first=str(keys[key.text].span.line))
            else:
                keys[key.text], values[key.text] = key, value
        flow = bool(getattr(start, "flow_style", False))
        return Mapping(keys, values, _span(start, event if flow else start), flow)


def scalars(node: Node) -> Iterator[tuple[Span, str]]:
    """The places and styles of all scalars, keys included, in the file's order."""
    if isinstance(node, Scalar):
        yield node.span, node.style
    elif isinstance(node, Sequence):
        for item in node.items:
            yield from scalars(item)
    else:
        for key, value in node.values.items():
            yield node.keys[key].span, node.keys[key].style
            yield from scalars(value)


def plain(node: Node | None) -> Any:
    """The tree as dicts, lists and texts; a value left empty is None, so that a skeleton's empty keys count as absent."""
    if isinstance(node, Mapping):
        return {key: plain(value) for key, value in node.values.items()}
    if isinstance(node, Sequence):
        return [plain(item) for item in node.items]
    if node is None or (not node.text.strip() and node.style not in ("'", '"')):
        return None
    return node.text
