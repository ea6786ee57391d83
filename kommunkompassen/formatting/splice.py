"""Change values in the text of a YAML file and leave every other character where it is.

The places come from the tree as it was read; a change is a piece of the text and what stands there instead. A value that is
taken away leaves its key, empty, so that the comments around it stay where they are.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from decimal import Decimal

from kommunkompassen.read.fields import FieldType
from kommunkompassen.read.parse import one_way
from kommunkompassen.read.quoting import one_line, writable
from kommunkompassen.read.source import Mapping, Node, Scalar, Sequence, Source

Value = Decimal | str | list[str] | dict[str, "Value"] | None
"""What to write: points, a text, a list of words, keys with values, or nothing."""
_BREAK = re.compile(r"\r\n|\r|\n")


@dataclass(slots=True)
class Splice:
    """Changes to the text that a source was read from. `blocks`: write texts of several lines as blocks."""

    source: Source
    text: str
    blocks: bool = True
    _edits: list[tuple[int, int, str]] = field(default_factory=list)
    _starts: list[int] = field(default_factory=list)

    def __post_init__(self) -> None:
        # As it was read, or the places would not be right.
        self.text = one_way(self.text)
        self._starts = [0, *(match.end() for match in _BREAK.finditer(self.text))]

    def merge(self, node: Mapping, values: dict[str, Value], kind: FieldType) -> None:
        """Give keys of a mapping in the file their values; what it has besides stays."""
        for key, value in values.items():
            child = node.values.get(key)
            if child is None:
                self._insert(node, key, value, kind)
            elif isinstance(value, dict) and isinstance(child, Mapping) and child.keys:
                self.merge(child, value, kind.value(key))
            else:
                self._replace(node, key, child, value)

    def result(self) -> str:
        """The text with all changes, in the file's own line breaks."""
        match = _BREAK.search(self.text)
        line_break = match[0] if match else "\n"
        parts, at = [], 0
        for start, end, new in sorted(self._edits, key=lambda edit: edit[0]):
            parts += [self.text[at:start], new.replace("\n", line_break)]
            at = end
        return "".join([*parts, self.text[at:]])

    def _offset(self, line: int, column: int) -> int:
        return self._starts[line - 1] + column - 1

    def _line_end(self, line: int) -> int:
        return self._offset(line, len(self.source.lines[line - 1]) + 1)

    def _edit(self, start: int, end: int, new: str) -> None:
        self._edits.append((start, end, new))

    def _add(self, at: int, new: str) -> None:
        self._edit(at, at, new)

    def _insert(self, node: Mapping, key: str, value: Value, kind: FieldType) -> None:
        """A key that the mapping lacks, behind the one that comes before it by the models' order or by number."""
        ordered = kind.ordered([*node.keys, key])
        before = next((earlier for earlier in reversed(ordered[: ordered.index(key)])), None)
        if node.flow:
            new = f"{one_line(key, typed=True)}: {_flow(value, braces=True)}"
            if before is None:
                self._add(self._offset(node.span.line, node.span.column + 1), f"{new}, ")
            else:
                self._add(self._offset(*_end(node.values[before])), f", {new}")
            return
        first = next(iter(node.keys.values())).span
        lines = "\n".join(self._lines(one_line(key, typed=True) + ":", value, first.column - 1))
        if before is None:
            self._add(self._offset(first.line, 1), f"{lines}\n")
        else:
            self._add(self._line_end(self._last_line(node.values[before])), f"\n{lines}")

    def _replace(self, node: Mapping, key: str, child: Node, value: Value) -> None:
        """Another value for a key that stands there: within its line where that can be, else on lines of its own."""
        brackets = isinstance(child, Sequence) and child.flow
        inline = _flow(value, braces=True) if node.flow or brackets else self._one_line(value)
        is_word = isinstance(child, Scalar) and child.style not in ("|", ">")
        on_one_line = child.span.line == child.span.end_line and (brackets or is_word)
        if inline is not None and (node.flow or on_one_line):
            self._replace_in_line(node.keys[key], child, inline)
        else:
            self._replace_lines(node.keys[key], child, value)

    def _replace_in_line(self, key: Scalar, child: Node, inline: str) -> None:
        """Exactly the value, so that all around it, a comment behind it too, stays where it is."""
        start, end = self._offset(child.span.line, child.span.column), self._offset(*_end(child))
        after_key = self._offset(key.span.end_line, key.span.end_column)
        if start == end:
            # Nothing stands there yet; in braces the key may even lack its colon.
            between = self.text[after_key:start]
            lead = ": " if ":" not in between else " " if between.endswith(":") else ""
            self._edit(start, end, lead + inline if inline else "")
            return
        if not inline:
            start -= len(self.text[after_key:start]) - len(self.text[after_key:start].rstrip(" \t"))
        inside = self._comments(child.span.line, child.span.end_line - 1)
        self._edit(start, end, inline + "".join(f"  {comment}\n{' ' * (key.span.column - 1)}" for comment in inside))

    def _replace_lines(self, key: Scalar, child: Node, value: Value) -> None:
        """From behind the key to the end of the last line; comments in between follow the new value."""
        indent = key.span.column - 1
        colon = self.text.index(":", self._offset(key.span.end_line, key.span.end_column))
        last = self._last_line(child)
        behind = self._comments(key.span.line, key.span.line)
        inside = self._comments(key.span.line + 1, last)
        head, *body = self._lines("", value, indent)
        lines = [head.lstrip() and f" {head.lstrip()}", *body, *(f"{' ' * indent}{comment}" for comment in inside)]
        lines[0] += "".join(f"  {comment}" for comment in behind)
        self._edit(colon + 1, self._line_end(last), "\n".join(lines))

    def _comments(self, first: int, last: int) -> list[str]:
        return [comment.text for comment in self.source.comments if first <= comment.line <= last]

    def _last_line(self, node: Node) -> int:
        """The last line that has something of the node in it."""
        if isinstance(node, Mapping | Sequence) and not node.flow:
            return max(self._last_line(inner) for inner in (node.values.values() if isinstance(node, Mapping) else node.items))
        line = node.span.end_line if node.span.end_column > 1 or node.span.end_line == node.span.line else node.span.end_line - 1
        line = min(line, len(self.source.lines))
        while line > node.span.line and not self.source.lines[line - 1].strip():
            line -= 1
        return line

    def _one_line(self, value: Value) -> str | None:
        """The value if it can stand on its key's line outside braces."""
        if isinstance(value, dict | list) or (isinstance(value, str) and self._is_block(value)):
            return None
        return _flow(value)

    def _is_block(self, text: str) -> bool:
        return self.blocks and "\n" in text and writable(text)

    def _lines(self, lead: str, value: Value, indent: int) -> list[str]:
        """A key and its value as lines of a block."""
        margin = " " * indent
        if isinstance(value, dict):
            inner = [self._lines(f"{one_line(key, typed=True)}:", one, indent + 2) for key, one in value.items()]
            return [margin + lead, *(line for lines in inner for line in lines)]
        if value == []:
            return [f"{margin}{lead} []"]
        if isinstance(value, list):
            return [margin + lead, *(f"{margin}  - {one_line(item)}" for item in value)]
        if isinstance(value, str) and self._is_block(value):
            return [f"{margin}{lead} |", *(f"{margin}  {line}" if line else "" for line in value.split("\n"))]
        written = _flow(value)
        return [f"{margin}{lead} {written}" if written else margin + lead]


def _end(node: Node) -> tuple[int, int]:
    return node.span.end_line, node.span.end_column


def _flow(value: Value, *, braces: bool = False) -> str:
    """The value on one line; in braces a text needs quotes for more signs."""
    if isinstance(value, dict):
        inner = (f"{one_line(key, typed=True)}: {_flow(item, braces=True)}" for key, item in value.items())
        return "{" + ", ".join(inner) + "}"
    if isinstance(value, list):
        return "[" + ", ".join(value) + "]"
    if isinstance(value, Decimal):
        return f"{value.normalize():f}"
    written = one_line(value) if value else ""
    if not braces or written != value or not set(written) & set(",[]{}"):
        return written
    return f"'{value}'" if "'" not in value else '"' + value.replace("\\", "\\\\").replace('"', '\\"') + '"'
