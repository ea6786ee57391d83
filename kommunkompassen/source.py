"""Read a YAML file into a tree of texts that all know where they stand.

Every scalar keeps the text that stands in the file (`1.10` stays `1.10`, `NO` stays `NO`); types are the models' business.
Anchors, aliases, tags and duplicate keys have no use in an evaluation and are findings.
"""

from __future__ import annotations

import codecs
import re
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import yaml

from kommunkompassen.comments import Comment, read_comments
from kommunkompassen.finding import START_OF_FILE, Finding, Severity, Span
from kommunkompassen.quoted_text import place_in_quotes
from kommunkompassen.syntax import no_break_space
from kommunkompassen.syntax.fault import Fault, Mistake, quoted_value

MAXIMUM_BYTES = 2_000_000
MAXIMUM_DEPTH = 12
MOST_MISTAKES = 100
MOST_CHARACTERS = 10_000_000
"""How much is parsed at most when a file is read again after each correction; some seconds."""
_NOTHING = ("~", "null", "Null", "NULL")
_SIGNS = {"anchor": "&", "alias": "*", "tag": "!"}
_UNPRINTABLE = re.compile("[\\x00-\\x08\\x0b\\x0c\\x0e-\\x1f\\x7f-\\x9f\\u2028\\u2029\\ufeff\\ufffe\\uffff]")

Path_ = tuple[str, ...]
"""The way to a node from the root: keys, and positions in lists as digits."""


@dataclass(frozen=True, slots=True)
class Scalar:
    """A text. `style` is the YAML style: "" plain, "'" or '"' quoted, "|" or ">" block."""

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
        return self.inside(Span(*_place(self, node, start), *_place(self, node, end)))

    def inside(self, span: Span) -> Span:
        """The place, moved into the file: in a line that was read as corrected it may lie behind the end as it stands."""
        first, second = self._nearest(span.line, span.column), self._nearest(span.end_line, span.end_column)
        return Span(*first, *max(first, second))

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


def _place(source: Source, node: Scalar, offset: int) -> tuple[int, int]:
    """Line and column of one character of a scalar's text."""
    before = node.text[:offset]
    row, within = before.count("\n"), len(before) - (before.rfind("\n") + 1)
    if node.style == "|":
        first = node.span.line + 1
        indent = _block_indent(source.lines, first)
        return first + row, indent + within + 1
    if node.style in ("", ">"):
        return _place_in_folded(source, node, offset)
    return place_in_quotes(source.lines, node.span, node.style, offset)


def _place_in_folded(source: Source, node: Scalar, offset: int) -> tuple[int, int]:
    """A plain text and one after > may go on over several lines; the break between two of them is one space in the text."""
    block = node.style == ">"
    first_line = node.span.line + 1 if block else node.span.line
    last_line = min(node.span.end_line - (1 if block and node.span.end_column == 1 else 0), len(source.lines))
    left = offset
    for number in range(first_line, last_line + 1):
        line = source.lines[number - 1]
        start = node.span.column - 1 if number == node.span.line else len(line) - len(line.lstrip())
        end = node.span.end_column - 1 if number == node.span.end_line else len(line.rstrip())
        length = max(end - start, 0)
        if left <= length or number == last_line:
            return number, start + min(left, length) + 1
        # Blank lines between two lines are as many breaks in the text; then the first line's own is none.
        blank = number < last_line and not source.lines[number].strip()
        left -= length + (0 if blank and line.strip() else 1)
    return node.span.line, node.span.column


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
    data = data.removeprefix(codecs.BOM_UTF8)
    if data.count(0) > len(data) // 4:
        # UTF-16, in which every other byte is nought; it has no lines that could be shown.
        return fault("not-utf-8")
    try:
        content = data.decode("utf-8")
    except UnicodeDecodeError as error:
        before = data[: error.start].decode("utf-8")
        row = _lines(before)
        source.lines = _lines(data.decode("utf-8", errors="replace"))
        return fault("not-utf-8", Span(len(row), len(row[-1]) + 1, len(row), len(row[-1]) + 2))
    return parse(source, content)


def parse(source: Source, content: str) -> Source:
    """Fill the source from its content: lines, tree, comments, and findings of syntax.

    Where a mistake has one plain correction, reading goes on with the corrected line, so that all mistakes are found in one
    go; the source keeps the lines as they stand in the file.
    """
    source.lines = _lines(content)
    lines = _readable(source)
    for _ in range(max(1, min(MOST_MISTAKES, MOST_CHARACTERS // (len(content) + 1)))):
        builder = _Builder(source, yaml.CBaseLoader("\n".join(lines)).get_event)
        try:
            source.root = builder.document()
        except yaml.MarkedYAMLError as error:
            # Most files have no mistakes, and the check is to start soon.
            from kommunkompassen.syntax.rules import recognise  # noqa: PLC0415

            mistake = recognise(_fault(lines, error))
            numbers = {number + 1 for number in mistake.corrected}
            # A line is corrected once; what else is wrong with it is found when that has been mended.
            if mistake.span.line not in source.corrected and not numbers & source.corrected:
                _note(source, mistake, lines)
                if numbers:
                    continue
        except _TooDeepError as error:
            limit = {"limit": str(MAXIMUM_DEPTH)}
            source.findings.append(Finding("file-too-deep", Severity.ERROR, source.path, error.span, limit))
        for mistake in builder.mistakes:
            if mistake.span.line not in source.corrected:
                _note(source, mistake)
        break
    if source.root is None and not source.findings:
        source.findings.append(Finding("file-empty", Severity.ERROR, source.path))
    if source.root is not None:
        source.comments = read_comments(source.lines, scalars(source.root))
    return source


def _lines(content: str) -> list[str]:
    return content.replace("\r\n", "\n").replace("\r", "\n").split("\n")


def _readable(source: Source) -> list[str]:
    """The lines with plain spaces where YAML needs them, and without characters that it forbids or takes for line breaks."""
    lines = list(source.lines)
    for number, line in enumerate(source.lines):
        # In Python's sense none of them can be printed; asking that first is much faster than looking for them.
        if line.isprintable():
            continue
        if mistake := no_break_space.find(line, number):
            _note(source, mistake, lines)
        if found := _UNPRINTABLE.search(line):
            span = Span(number + 1, found.start() + 1, number + 1, found.end() + 1)
            source.findings.append(Finding("unprintable-character", Severity.ERROR, source.path, span))
            lines[number] = _UNPRINTABLE.sub(" ", lines[number])
    return lines


def _note(source: Source, mistake: Mistake, lines: list[str] | None = None) -> None:
    """Report a mistake; where the line can be corrected, read on as if it were, in the lines if they are given."""
    source.findings.append(_named(source, mistake))
    for number, line in mistake.corrected.items():
        source.corrected.add(number + 1)
        if lines is not None:
            lines[number] = line


def _fault(lines: list[str], error: yaml.MarkedYAMLError) -> Fault:
    mark = error.problem_mark or error.context_mark
    context = error.context_mark or mark
    line, column = (mark.line, mark.column) if mark else (0, 0)
    above, before = (context.line, context.column) if context else (line, column)
    return Fault(lines, str(error.problem or ""), line, column, str(error.context or ""), above, before)


def _named(source: Source, mistake: Mistake) -> Finding:
    span = source.inside(mistake.span)
    return Finding(mistake.rule, Severity.ERROR, source.path, span, mistake.values, mistake.detail, mistake.lines(source.lines))


def _without_type(line: str, span: Span) -> str:
    """The line without the mark of a type, as in: year: !!int 2027; empty where the ! begins a text."""
    before, value = line[: span.column - 1], line[span.column - 1 :]
    return before + re.sub(r"^!!\w+ ", "", value) if re.match(r"!!\w+ ", value) else ""


class _TooDeepError(Exception):
    def __init__(self, span: Span) -> None:
        super().__init__()
        self.span = span


def _span(event: yaml.Event, last: yaml.Event | None = None) -> Span:
    start: Any = event.start_mark
    end: Any = (last or event).end_mark
    return Span(start.line + 1, start.column + 1, end.line + 1, end.column + 1)


class _Builder:
    """Turns YAML events into nodes; the events, unlike the composed tree, still tell anchors and duplicates."""

    def __init__(self, source: Source, next_event: Callable[[], Any]) -> None:
        self.source = source
        self.next = next_event
        self.mistakes: list[Mistake] = []
        """In lines that can be read; reported when reading has come to its end."""

    def document(self) -> Node | None:
        root: Node | None = None
        while not isinstance(event := self.next(), yaml.StreamEndEvent):
            if isinstance(event, yaml.DocumentStartEvent):
                if root is not None:
                    self._fault("yaml-several-documents", event)
                    break
                root = self._node(self.next(), 0)
        return root

    def _fault(self, rule: str, event: yaml.Event, detail: str = "", **values: str) -> None:
        self.mistakes.append(Mistake(rule, _span(event), detail, values))

    def _sign(self, event: yaml.Event, detail: str) -> str:
        """Report an anchor, alias or tag, which is most often a text that begins with its sign; what stands there as text."""
        span = _span(event)
        line = self.source.lines[span.line - 1]
        mended = _without_type(line, span) if detail == "tag" else ""
        mended = mended or quoted_value(line)
        correction = {span.line - 1: mended} if mended and "<<:" not in line else {}
        self.mistakes.append(Mistake("yaml-anchor", span, detail, {"sign": _SIGNS[detail]}, correction))
        return line[span.column - 1 : span.end_column - 1] if span.line == span.end_line else ""

    def _node(self, event: yaml.Event, depth: int) -> Node:
        if depth > MAXIMUM_DEPTH:
            raise _TooDeepError(_span(event))
        if isinstance(event, yaml.AliasEvent):
            return Scalar(self._sign(event, "alias"), _span(event), "")
        if isinstance(event, yaml.ScalarEvent):
            self._signs(event)
            span = _span(event)
            if span.end_line > span.line and not event.style:
                from kommunkompassen.syntax import line_indent  # noqa: PLC0415  few texts go on so

                if mistake := line_indent.swallowed(self.source.lines, span):
                    self.mistakes.append(mistake)
            return Scalar(event.value, span, event.style or "")
        assert isinstance(event, yaml.CollectionStartEvent), "nothing else begins a node"
        self._signs(event)
        if isinstance(event, yaml.SequenceStartEvent):
            return self._sequence(event, depth)
        return self._mapping(event, depth)

    def _signs(self, event: yaml.ScalarEvent | yaml.CollectionStartEvent) -> None:
        if event.tag is not None and event.tag != "!":
            self._sign(event, "tag")
        if event.anchor:
            self._sign(event, "anchor")

    def _sequence(self, start: yaml.CollectionStartEvent, depth: int) -> Sequence:
        items: list[Node] = []
        while not isinstance(event := self.next(), yaml.SequenceEndEvent):
            is_part = isinstance(event, yaml.MappingStartEvent) and not event.flow_style
            items.append(self._mapping(event, depth + 1, is_item=True) if is_part else self._node(event, depth + 1))
        flow = bool(start.flow_style)
        return Sequence(items, _span(start, event if flow else start), flow)

    def _mapping(self, start: yaml.CollectionStartEvent, depth: int, *, is_item: bool = False) -> Mapping:
        flow = bool(start.flow_style)
        keys: dict[str, Scalar] = {}
        values: dict[str, Node] = {}
        another = False
        while not isinstance(event := self.next(), yaml.MappingEndEvent):
            key = self._node(event, depth + 1)
            value = self._node(self.next(), depth + 1)
            if not isinstance(key, Scalar):
                self._fault("yaml-key", event)
            elif flow and keys and (whole := self._parted(keys, values, key, value)):
                values[next(reversed(keys))] = whole
            elif another:
                continue
            elif is_item and key.text == next(iter(keys), None):
                # The first key again: the next item, without its dash.
                self._another(key, keys[key.text])
                another = True
            elif key.text in keys:
                self._fault("duplicate-key", event, key=key.text, first=str(keys[key.text].span.line))
            else:
                keys[key.text], values[key.text] = key, value
        return Mapping(keys, values, _span(start, event if flow else start), flow)

    def _another(self, key: Scalar, first: Scalar) -> None:
        """An item that begins without a dash, and so is read as more of the one above."""
        line = self.source.lines[key.span.line - 1]
        dash = self.source.lines[first.span.line - 1].rfind("-", 0, first.span.column)
        corrected = {key.span.line - 1: f"{' ' * dash}- {line.lstrip()}"} if dash >= 0 else {}
        values = {"key": key.text, "first": str(first.span.line)}
        self.mistakes.append(Mistake("duplicate-key", key.span, "item", values, corrected))

    def _parted(self, keys: dict[str, Scalar], values: dict[str, Node], key: Scalar, value: Node) -> Scalar | None:
        """The last value with what stands behind its comma, where that is no key: it has no colon. None where it has."""
        last = values[next(reversed(keys))]
        line = self.source.lines[key.span.line - 1]
        bare = isinstance(value, Scalar) and value.span.column == value.span.end_column == key.span.end_column
        if not bare or not isinstance(last, Scalar) or last.style or key.style or last.span.line != key.span.line:
            return None
        from kommunkompassen.syntax import comma_in_braces  # noqa: PLC0415  as above

        self.mistakes.append(comma_in_braces.parted(line, last.span, key.span))
        span = Span(last.span.line, last.span.column, key.span.line, key.span.end_column)
        return Scalar(line[span.column - 1 : span.end_column - 1], span, "")


def scalars(node: Node) -> list[tuple[Span, str]]:
    """The places and styles of all scalars, keys included, in the file's order."""
    found: list[tuple[Span, str]] = []
    left = [node]
    while left:
        last = left.pop()
        if isinstance(last, Scalar):
            found.append((last.span, last.style))
        elif isinstance(last, Sequence):
            left += reversed(last.items)
        else:
            left += [part for key in reversed(last.values) for part in (last.values[key], last.keys[key])]
    return found


def plain(node: Node | None) -> Any:
    """The tree as dicts, lists and texts; a value left empty is None, so that a skeleton's empty keys count as absent."""
    if isinstance(node, Mapping):
        return {key: plain(value) for key, value in node.values.items()}
    if isinstance(node, Sequence):
        return [plain(item) for item in node.items]
    return None if node is None or node.absent else node.text
