"""What the YAML parser says of a line it can't read, and what a rule makes of it."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from kommunkompassen.finding import Span

PREFIX = re.compile(r"(?P<indent>\s*)(?P<dash>(?:- +)*)(?P<key>[^\s:#'\"{}\[\]][^:#]*?: +)?(?P<value>.*)")
"""A line as indentation, dashes of list items, a key, and the rest."""


@dataclass(frozen=True, slots=True)
class Fault:
    """The parser's complaint: its words, where it stopped, and where what it was reading began. Lines and columns from 0."""

    lines: Sequence[str]
    problem: str
    line: int
    column: int
    context: str
    context_line: int
    context_column: int

    def text(self, line: int | None = None) -> str:
        """The line it stopped on, or another; empty past the end."""
        number = self.line if line is None else line
        return self.lines[number] if 0 <= number < len(self.lines) else ""

    def filled_line(self, before: int) -> int | None:
        """The nearest line above that is not empty."""
        return next((number for number in range(before - 1, -1, -1) if self.text(number).strip()), None)


@dataclass(frozen=True, slots=True)
class Mistake:
    """A mistake with a name: its rule and case, its place, and the corrected lines (numbers from 0) where they can be written."""

    rule: str
    span: Span
    detail: str = ""
    values: Mapping[str, str] = field(default_factory=dict)
    corrected: Mapping[int, str] = field(default_factory=dict)


def span_in_line(line: int, start: int, end: int) -> Span:
    """A stretch of one line; line and columns from 0, end exclusive."""
    return Span(line + 1, start + 1, line + 1, max(end, start + 1) + 1)


def whole_line(fault: Fault, line: int) -> Span:
    """What stands on a line, without the indentation."""
    text = fault.text(line)
    return span_in_line(line, len(text) - len(text.lstrip()), len(text.rstrip()))


def indentation(text: str) -> int:
    """How many spaces a line begins with."""
    return len(text) - len(text.lstrip(" "))


def without_comment(text: str) -> tuple[str, str]:
    """A value that is not in quotes, and the comment behind it with the space before."""
    found = re.search(r"\s+#.*$", text)
    return (text[: found.start()], found[0]) if found else (text.rstrip(), "")


def quoted(text: str) -> str:
    """The text as a YAML string in the quotes that need the fewest escapes."""
    if '"' not in text and "\\" not in text:
        return f'"{text}"'
    if "'" not in text:
        return f"'{text}'"
    return '"' + text.replace("\\", "\\\\").replace('"', '\\"') + '"'


def quoted_value(line: str) -> str:
    """The line with its whole value in quotes; empty where it has none."""
    found = PREFIX.fullmatch(line)
    if not found or not found["value"]:
        return ""
    value, comment = without_comment(found["value"])
    return line[: found.start("value")] + quoted(value) + comment
