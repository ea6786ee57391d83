"""The one kind of finding that every check reports: what is wrong, where, and what to do."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from pathlib import Path
from typing import NamedTuple

from kommunkompassen.base import system
from kommunkompassen.base.messages import Language, text


class Severity(StrEnum):
    """How much a finding weighs: an error stops the report, a warning does not, info is advice."""

    ERROR = "error"
    WARNING = "warning"
    INFO = "info"


class Span(NamedTuple):
    """A stretch of a file: lines and columns count characters from 1, the end is exclusive."""

    line: int
    column: int
    end_line: int
    end_column: int


START_OF_FILE = Span(1, 1, 1, 1)
LONGEST_VALUE = 300
"""Characters of what a file holds that a message repeats."""


class Correction(NamedTuple):
    """Lines as they should be written, in place of lines `first` to `last` of the file (from 1, both included).

    Where `last` is the line before `first` they stand instead of none, before it.
    """

    first: int
    last: int
    lines: tuple[str, ...]


def applied(lines: Sequence[str], made: Iterable[Correction]) -> list[str]:
    """The lines with the corrections made, which are in order and touch no line of each other."""
    new: list[str] = []
    at = 0
    for one in made:
        new += [*lines[at : one.first - 1], *one.lines]
        at = one.last
    return [*new, *lines[at:]]


def correction(given: Sequence[str], first: int, last: int, lines: Iterable[str]) -> Correction | None:
    """The correction that these lines make of a file's; None where they are the lines that stand there."""
    written = tuple(lines)
    return None if written == tuple(given[first - 1 : last]) else Correction(first, last, written)


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing to mend. `values` fill the message's and the hint's placeholders, in either language."""

    rule: str
    severity: Severity
    path: Path
    span: Span = START_OF_FILE
    values: Mapping[str, str] = field(default_factory=dict)
    detail: str = ""
    """Which of the rule's messages, for rules that have several."""
    correction: Correction | None = None
    """The lines as they should be written, where that is plain."""

    @property
    def key(self) -> str:
        """The rule and which of its messages: unknown-key/near."""
        return f"{self.rule}/{self.detail}" if self.detail else self.rule

    def _text(self, part: str, language: Language) -> str:
        values = self.shown_values
        if "reason" in values:
            values["reason"] = system.reason(values["reason"], language)
        return text("findings", self.key, language, part).format_map(values)

    @property
    def shown_values(self) -> dict[str, str]:
        """The values as a sentence can hold them: of what is typed in a file, a message repeats what tells which it is."""
        return {
            name: value if len(value) <= LONGEST_VALUE else f"{value[:LONGEST_VALUE]}…" for name, value in self.values.items()
        }

    def message(self, language: Language) -> str:
        """What is wrong, in one sentence."""
        return self._text("message", language)

    def hint(self, language: Language) -> str:
        """What to do about it."""
        return self._text("hint", language)

    def __hash__(self) -> int:
        return hash((self.rule, self.path, self.span, tuple(sorted(self.values.items()))))


def has_errors(findings: Iterable[Finding]) -> bool:
    """True if any finding stops a report."""
    return any(finding.severity is Severity.ERROR for finding in findings)


def in_order(findings: Iterable[Finding]) -> list[Finding]:
    """Findings by file, then place, then rule; the same finding only once."""
    return sorted(dict.fromkeys(findings), key=lambda finding: (str(finding.path), finding.span, finding.rule))
