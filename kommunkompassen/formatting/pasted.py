"""Make the corrections that the check proposes for what was pasted: lists, marks, signs that can't be seen, how YAML is written.

Each round makes all that do not touch each other and checks the file anew, until none is left. A reading that stops at a mistake
begins anew from the top: where more than a hundred do, the first are corrected, and the rest is left to another run.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from kommunkompassen.base import whole_file
from kommunkompassen.base.contents import digest
from kommunkompassen.base.finding import Correction, Finding, Severity, applied
from kommunkompassen.base.likeness import steps
from kommunkompassen.base.whole_file import ChangedMeanwhileError
from kommunkompassen.check import (
    broken_letters,
    check,
    hidden_character,
    inline_list,
    item_mark,
    leftover_mark,
    lost_text,
    mark_in_line,
    pasted_list,
    program_leftover,
    unsupported_markdown,
)
from kommunkompassen.read import Document, document
from kommunkompassen.read.models import Evaluation
from kommunkompassen.read.parse import most_readings, parse
from kommunkompassen.read.source import Source
from kommunkompassen.repository import Repository

MOST_ROUNDS = 100
_FIRST = ("unprintable-character", broken_letters.RULE)
"""What lies below the words is mended before the words are looked at."""
_CHECKED = (
    *(hidden_character, pasted_list, inline_list, item_mark, leftover_mark, mark_in_line, unsupported_markdown, lost_text),
    program_leftover,
)


@dataclass(frozen=True, slots=True)
class Pasted:
    """A file's lines with the corrections made, and what is left that only people can mend: of these rules, and all errors."""

    lines: list[str]
    left: list[Finding]

    @property
    def unfinished(self) -> bool:
        """Whether corrections are left that another run makes."""
        return any(finding.correction and finding.rule in rules() for finding in self.left)


@dataclass(frozen=True, slots=True)
class Change:
    """Lines of the file, from the first (from 1), and what stands instead."""

    first: int
    old: list[str]
    new: list[str]


@cache
def rules() -> frozenset[str]:
    """The rules whose corrections are made."""
    from kommunkompassen.read.syntax import rules as syntax  # noqa: PLC0415  files with no mistakes never need them

    written = (*syntax.RULES, *syntax.LAYOUT, *syntax.READABLE)
    return frozenset({*_FIRST, "yaml-anchor", *(module.RULE for module in _CHECKED), *(module.RULE for module in written)})


def corrected(read_document: Document[Evaluation], repository: Repository) -> Pasted:
    """The file with all corrections made that follow from what was pasted; of very many mistakes, the first."""
    path, lines = read_document.path, read_document.source.lines
    current, readings = read_document, 0
    for _ in range(MOST_ROUNDS):
        everything = [finding for finding in check(current, repository) if finding.path == path]
        findings = [finding for finding in everything if finding.rule in rules()]
        first = [finding for finding in findings if finding.rule in _FIRST and finding.correction]
        made = list(_apart(finding.correction for finding in first or findings if finding.correction))
        left = [finding for finding in everything if finding.rule in rules() or finding.severity is Severity.ERROR]
        readings += current.source.readings
        costly = current.source.root is None and readings > most_readings(lines)
        if costly or not made:
            return Pasted(lines, left)
        lines = applied(lines, made)
        current = document(parse(Source(path), "\n".join(lines)), Evaluation)
    return Pasted(lines, left)


def _apart(corrections: Iterable[Correction | None]) -> Iterator[Correction]:
    """Those of the corrections, in order, that touch no line of one before."""
    end = 0
    for correction in sorted(correction for correction in corrections if correction):
        if correction.first > end:
            yield correction
            end = max(correction.last, correction.first)


def changes(old: Sequence[str], new: Sequence[str]) -> Iterator[Change]:
    """What differs between a file's lines and the corrected ones, in order."""
    for kind, first, last, start, end in steps(old, new):
        if kind != "equal":
            yield Change(first + 1, list(old[first:last]), list(new[start:end]))


def write(read_document: Document[Evaluation], lines: Sequence[str]) -> None:
    """Put the lines into the file, in its own line breaks.

    Raises ChangedMeanwhileError where someone has written the file since it was read.
    """
    path, data = read_document.path, read_document.path.read_bytes()
    text = data.decode("utf-8-sig")
    line_break = "\r\n" if "\r\n" in text else "\n"
    mark = data[: len(data) - len(text.encode("utf-8"))]
    new = mark + line_break.join(lines).encode("utf-8")
    if not (read_document.source.digest == digest(data) and whole_file.replace(path, data, new)):
        raise ChangedMeanwhileError(path)
