"""What the YAML parser says of a line it can't read, and what a rule makes of it."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache

from kommunkompassen.base.finding import Correction, Span, correction
from kommunkompassen.read.fields import Kind, fields
from kommunkompassen.read.mentions import Mentions
from kommunkompassen.read.models import Evaluation, Reference, Rubric
from kommunkompassen.read.parts import Part
from kommunkompassen.read.site_settings import SiteSettings
from kommunkompassen.read.synonyms import Synonyms

_FILES = (Evaluation, Rubric, Reference, SiteSettings, Synonyms, Mentions)
_NUMBER = re.compile(r"\d+(?:\.\d+)?")
_WORD = re.compile(r"\w{3,}")
"""What is no sign or number of an item."""
_PREFIX = re.compile(r"(?P<indent>\s*)(?P<dash>(?:- +)*)(?:(?P<key>[a-z_]+|\d+(?:\.\d+)?): +)?(?P<value>.*)")
"""A line as indentation, dashes of list items, a key, and the rest."""
_INNER = re.compile(r"([\"'])(?![\s\"'])(?:(?!\1)[^\n])*?[\s(]\1[^\s\"'](?:(?!\1)[^\n])*\1[^\n]*(?<!\s)\1")
"""Quotes around quotes: within the outer ones the first that comes next opens, behind a space."""


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
    shown: tuple[str, ...] = ()
    """What to propose instead of the corrected lines, where it is not as many lines."""
    proposed: bool = True
    """Whether the corrected lines are what should be written, and not only what lets reading go on."""
    above: tuple[str, ...] = ()
    """Lines that are missing above the place; those that make room for them where reading goes on are not proposed."""

    def correction(self, source: Sequence[str]) -> Correction | None:
        """The corrected lines and those between them, so that they can be pasted over what stands there.

        None where words would be lost: what nobody can propose without them, people must mend.
        """
        if self.above and self.proposed:
            start = self.span.line
            moved = [self.corrected[number] for number in sorted(self.corrected) if number >= start - 1]
            return correction(source, start, start + len(moved) - 1, (*self.above, *moved))
        if not self.corrected or not self.proposed:
            return None
        first, last = min(self.corrected), max(self.corrected)
        lines = self.shown or tuple(self.corrected.get(number, source[number]) for number in range(first, last + 1))
        return None if _drops_words(source[first : last + 1], lines) else correction(source, first + 1, last + 1, lines)


def _drops_words(old: Sequence[str], new: Sequence[str]) -> bool:
    """Whether lines are put together and letters or figures of theirs are in none of the new ones."""
    put_together = sum(not line.strip() for line in new) + len(old) > sum(not line.strip() for line in old) + len(new)
    lost = _letters(old) - _letters(new) if put_together else _words(old) - _words(new) if len(old) > 1 else None
    return bool(lost)


def _words(lines: Iterable[str]) -> Counter[str]:
    return Counter(word for line in lines for word in _WORD.findall(line))


def _letters(lines: Iterable[str]) -> Counter[str]:
    return Counter(sign for line in lines for sign in line if sign.isalnum())


@dataclass(frozen=True, slots=True)
class Value:
    """Where a line's value begins: the column of the key or dash that it belongs to, and its own. Columns from 0."""

    margin: int
    start: int


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


def is_key(text: str) -> bool:
    """Whether the format has such a key somewhere; numbers are areas and questions."""
    return text in known_keys() or bool(_NUMBER.fullmatch(text))


def belong_together(one: str, other: str) -> bool:
    """Whether both can be keys of the same mapping: the format has a part with both, or both are areas or both questions."""
    if _NUMBER.fullmatch(one) and _NUMBER.fullmatch(other):
        return ("." in one) == ("." in other)
    return any({one, other} <= part.model_fields.keys() for part in Part.__subclasses__())


@cache
def known_keys() -> frozenset[str]:
    """All keys of the format, wherever they stand."""
    assert set(_FILES) <= set(Part.__subclasses__()), "they are known once they are imported"
    return frozenset(field.key for part in Part.__subclasses__() for field in part.model_fields.values())


@cache
def always_required() -> frozenset[str]:
    """The keys of the format that no part that has them can be without."""
    every = [field for part in Part.__subclasses__() for field in part.model_fields.values()]
    return frozenset(field.key for field in every if field.is_required()) - {
        field_info.key for field_info in every if not field_info.is_required()
    }


@cache
def list_keys() -> frozenset[str]:
    """All keys of the format under which a list stands."""
    keys: set[str] = set()
    left = [fields(kind) for kind in _FILES]
    while left:
        holder = left.pop()
        keys |= {key for key, inner in holder.keys.items() if inner.kind is Kind.LIST}
        left += [*holder.keys.values(), *([holder.each] if holder.each else ())]
    return frozenset(keys)


def value_in(text: str) -> Value | None:
    """The value on a line that has a key or a dash; in an item a word counts as a key only where the format has it."""
    match = _PREFIX.fullmatch(text)
    if not match or not (match["dash"] or match["key"]):
        return None
    if match["key"] and match["dash"] and not is_key(match["key"]):
        return Value(match.end("indent"), match.end("dash"))
    return Value(match.end("dash") if match["key"] else match.end("indent"), match.start("value"))


def without_comment(text: str) -> tuple[str, str]:
    """A value that is not in quotes, and the comment behind it with the space before."""
    match = re.search(r"(?<!\s)\s+#.*$", text)
    return (text[: match.start()], match[0]) if match else (text.rstrip(), "")


def without_remark(text: str) -> tuple[str, str]:
    """The same, where only two spaces before the # and one behind it make a comment; otherwise it was meant as a sign."""
    value, comment = without_comment(text)
    return (value, comment) if re.match(r"\s\s+#(?:\s|$)", comment) else (text.rstrip(), "")


def quoted(text: str) -> str:
    """The text as a YAML string in the quotes that need the fewest escapes."""
    if '"' not in text and "\\" not in text:
        return f'"{text}"'
    if "'" not in text:
        return f"'{text}'"
    return '"' + text.replace("\\", "\\\\").replace('"', '\\"') + '"'


def without_outer(text: str) -> str:
    """The text without the quotes around it, where others of the same kind open and close within: "Det kallas "dialog" här"."""
    return text[1:-1].strip() if _INNER.fullmatch(text) else text


def quoted_value(line: str) -> str:
    """The line with its whole value in quotes; empty where it has none."""
    value = value_in(line)
    return in_quotes([line], 0, value)[0] if value and line[value.start :].strip() else ""


def in_quotes(lines: Sequence[str], line: int, value: Value) -> dict[int, str]:
    """The lines of a value, corrected so that it stands in quotes; it goes on as long as lines are further in than its key."""
    numbers = [line, *_further_in(lines, line + 1, value.margin)]
    if len(numbers) > 1 and without_remark(lines[line])[1]:
        numbers = [line]
    texts = [lines[number] for number in numbers]
    texts[-1], comment = without_remark(texts[-1])
    before = lines[line][: value.start]
    whole = "\n".join(texts)[value.start :]
    return dict(zip(numbers, f"{before}{quoted(without_outer(whole))}{comment}".split("\n"), strict=True))


def _further_in(lines: Sequence[str], first: int, margin: int) -> Iterator[int]:
    for number in range(first, len(lines)):
        if not lines[number].strip() or lines[number].lstrip().startswith(("#", "- ")) or indentation(lines[number]) <= margin:
            return
        yield number
