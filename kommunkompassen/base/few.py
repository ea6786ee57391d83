"""The first of many findings of one kind, and how many more there are: people read no thousand, programs get them all."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from kommunkompassen.base.finding import Finding

MOST_SHOWN = 100
"""Findings of one rule in one file."""


@dataclass(frozen=True, slots=True)
class More:
    """Findings of a rule in a file that are not shown."""

    path: Path
    rule: str
    count: int


def few(findings: Sequence[Finding]) -> Iterator[Finding | More]:
    """The findings, at most a hundred of each rule in each file, and behind the last of those how many more there are."""
    counts = Counter((finding.path, finding.rule) for finding in findings)
    seen: Counter[tuple[Path, str]] = Counter()
    for finding in findings:
        kind = finding.path, finding.rule
        seen[kind] += 1
        if seen[kind] <= MOST_SHOWN:
            yield finding
        if seen[kind] == MOST_SHOWN < counts[kind]:
            yield More(*kind, counts[kind] - MOST_SHOWN)
