"""A list stands on lines of its own: bullets within a line were items once, and would be printed in the middle of a paragraph.

Passes:
    texts:
      closing: |
        Det här gör kommunen:

        - en plan
        - en policy
Fails:
    texts:
      closing: |
        Det här gör kommunen: • en plan • en policy
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from kommunkompassen.base.finding import Finding, Severity
from kommunkompassen.check.context import Context
from kommunkompassen.check.marks import Mark, mark_of
from kommunkompassen.read.fields import Kind
from kommunkompassen.read.rewriting import rewritten
from kommunkompassen.read.source import Path_

RULE = "inline-list"
_BULLETS = "•∙●○▪▫■□◦‣⁃➢➤►▶\uf0a7\uf0b7"
"""Bullets that are no signs between words; arrows, ticks and the dot in the middle of a line may be."""
_WITHIN = re.compile(rf"(?<=\S)[ \t\xa0]*+[{_BULLETS}][ \t\xa0]*(?=[^\s{_BULLETS}])")
_FEWEST = 2
"""Bullets within a line that is neither an item itself nor leads to a list by its colon."""


def check(context: Context) -> Iterator[Finding]:
    """A warning on each line with several items, with a line for each where they are no item of an area's list."""
    for kind in (Kind.MARKDOWN, Kind.ITEM):
        for way, text in context.texts(kind).having(*_BULLETS):
            start = 0
            lines = text.split("\n")
            for line, following in zip(lines, [*lines[1:], ""], strict=True):
                mark = mark_of(line)
                # Of one that begins with a bullet, pasted-list tells the whole.
                if (not mark or mark.kind == "proper") and len(pieces := parted(line)) > 1:
                    better = _as_list(line, mark, pieces, following)
                    yield _finding(context, way, text, start, line, "" if kind is Kind.ITEM else better)
                start += len(line) + 1


def _as_list(line: str, mark: Mark | None, pieces: Sequence[str], following: str) -> str:
    """The line's items on lines of their own: beside it where it is one itself, else as a list with blank lines around it."""
    if mark:
        return "\n".join([line[: mark.end] + pieces[0], *(f"{line[: mark.indent]}- {piece}" for piece in pieces[1:])])
    return "\n".join([pieces[0].rstrip(), "", *(f"- {piece}" for piece in pieces[1:]), *([""] if following.strip() else [])])


def _finding(context: Context, way: Path_, text: str, start: int, line: str, better: str) -> Finding:
    """At the line's first bullet. `better`: the line written anew; empty in an area's list, whose items are no lines."""
    match = _WITHIN.search(line)
    assert match, "it has parted the line"
    bullet = match.start() + len(match[0]) - len(match[0].lstrip())
    span = context.source.span_in_text(way, start + bullet, start + bullet + 1)
    sign = line[bullet] if line[bullet].isprintable() else "•"
    mended = rewritten(context.source, way, text, start, start + len(line), better) if better else None
    return Finding(RULE, Severity.WARNING, context.source.path, span, {"sign": sign}, "" if better else "item", mended)


def parted(line: str) -> list[str]:
    """What a line says before its first bullet, or behind its own mark, and the items behind; where there are none, the words."""
    mark = mark_of(line)
    words = line[mark.end :] if mark else line
    pieces = [piece.strip() for piece in _WITHIN.split(words)]
    fewest = 1 if mark or pieces[0].endswith(":") else _FEWEST
    return pieces if len(pieces) > fewest else [words]


def blanked(text: str) -> str:
    """The text with blanks for the bullets that are told of here."""
    lines = text.split("\n")
    return "\n".join(_WITHIN.sub(lambda bullet: " " * len(bullet[0]), line) if len(parted(line)) > 1 else line for line in lines)
