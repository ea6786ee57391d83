"""The comments of a YAML file: where a # begins one, and what it says."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from kommunkompassen.base.finding import Span

_START = re.compile(r"(?:^|(?<=\s))#")


@dataclass(frozen=True, slots=True)
class Comment:
    """A comment: its line and column (from 1), its text from the # on, and whether it has the line to itself."""

    line: int
    column: int
    text: str
    alone: bool


def read_comments(lines: Sequence[str], scalars: Iterable[tuple[Span, str]]) -> list[Comment]:
    """All comments in the file's order. `scalars` are the places and styles of its texts, in which a # is only a sign."""
    signs = [number for number, text in enumerate(lines, 1) if "#" in text]
    if not signs:
        return []
    taken: dict[int, int] = {}
    inside: set[int] = set()
    for span, style in scalars:
        if span.end_line < signs[0] or span.line > signs[-1]:
            continue
        if style in ("|", ">"):
            # The opening line may have a comment behind the |; the text's own lines have none.
            taken[span.line] = max(taken.get(span.line, 0), span.column)
            inside.update(range(span.line + 1, span.end_line + (1 if span.end_column > 1 else 0)))
            continue
        for line in range(span.line, span.end_line):
            taken[line] = len(lines[line - 1]) + 1
        taken[span.end_line] = max(taken.get(span.end_line, 0), span.end_column - 1)
    comments: list[Comment] = []
    for number in signs:
        text = lines[number - 1]
        if number in inside:
            continue
        if match := _START.search(text, min(taken.get(number, 0), len(text))):
            alone = not text[: match.start()].strip()
            comments.append(Comment(number, match.start() + 1, text[match.start() :].rstrip(), alone))
    return comments
