"""Two sentences as one, with the words that only one of them has marked."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from kommunkompassen.base.likeness import share, steps

Mark = Literal["same", "removed", "added"]

_TOKEN = re.compile(r"\s*(?:\w+(?:[-’'.,:]\w+)*|[^\w\s])|\s+")
_LEAST_IN_COMMON = 0.35
"""Of two sentences' words; with less in common they are shown whole, one after the other."""
_ISLAND = 3
"""So many letters or fewer between two changes are shown as part of one change."""


@dataclass(frozen=True, slots=True)
class Word:
    """A stretch of a sentence: in both, only in the old one, or only in the new one."""

    mark: Mark
    text: str


def marked(before: str, after: str) -> tuple[Word, ...]:
    """Two sentences as one, with what only one of them has marked."""
    old, new = _tokens(before), _tokens(after)
    became = steps(old, new)
    if share(became) < _LEAST_IN_COMMON:
        return Word("removed", before), Word("added", f" {after}")
    codes = [(what == "equal", "".join(old[i:j]), "".join(new[k:m])) for what, i, j, k, m in became]
    pieces: list[tuple[bool, str, str]] = []
    for number, (same, gone, come) in enumerate(codes):
        island = same and 0 < number < len(codes) - 1 and len(gone.strip()) <= _ISLAND
        if pieces and not pieces[-1][0] and (island or not same):
            pieces[-1] = (False, pieces[-1][1] + gone, pieces[-1][2] + come)
        else:
            pieces.append((same, gone, come))
    return tuple(_words(pieces))


def _tokens(sentence: str) -> list[str]:
    """Words and signs, each with the space before it; the first as if it had one."""
    return _TOKEN.findall(f" {sentence}")


def _words(pieces: Sequence[tuple[bool, str, str]]) -> Iterator[Word]:
    for number, (same, gone, come) in enumerate(pieces):
        old, new = (gone, come) if number else (gone[1:], come if gone else come[1:])
        if same:
            yield Word("same", new if number else come[1:])
            continue
        if old:
            yield Word("removed", old)
        if new:
            yield Word("added", new)
