"""A list in a text is written as one: each item begins with - or 1. and a space, and a blank line ends it.

What word processors put before an item is no mark of a list here, and its lines would run together into one paragraph. A line
right below a list would become part of its last item.

Passes:
    texts:
      closing: |
        Det här gör kommunen:

        - en plan
        - en policy

        Dessutom finns en enkät.
Fails:
    texts:
      closing: |
        Det här gör kommunen:
        • en plan
        • en policy
        Dessutom finns en enkät.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from kommunkompassen.base.finding import Correction, Finding, Severity
from kommunkompassen.check.context import Context
from kommunkompassen.check.marks import Mark, mark_of
from kommunkompassen.read.fields import Kind
from kommunkompassen.read.rewriting import rewritten
from kommunkompassen.read.source import Path_

RULE = "pasted-list"
_NEW_PARAGRAPH = re.compile(r"[”\"“'*_(]*[^\W\d_a-zåäöéü]")


def check(context: Context) -> Iterator[Finding]:
    """A warning on each list that would be run together, and on each text that would be taken into one."""
    for way, text in context.texts(Kind.MARKDOWN):
        lines = text.split("\n")
        marks = [mark_of(line) for line in lines]
        if any(marks):
            yield from _lists(context, way, text, lines, marks)


def _lists(context: Context, way: Path_, text: str, lines: list[str], marks: list[Mark | None]) -> Iterator[Finding]:
    number, start = 0, 0
    while number < len(lines):
        end = number + 1
        if items := [mark for mark in marks[number:end] if mark]:
            end = _end(lines, marks, number)
            items = [mark for mark in marks[number:end] if mark]
        behind = start + sum(len(line) + 1 for line in lines[number:end])
        below = end < len(lines) and bool(lines[end].strip())
        if items and _is_pasted(items, lines, number):
            above = [""] if number and lines[number - 1].strip() else []
            new = "\n".join([*above, *_written(lines[number:end], marks[number:end]), *([""] if below else [])])
            mended = rewritten(context.source, way, text, start, behind - 1, new)
            row = next(row for row in range(number, end) if (mark := marks[row]) and mark.kind != "proper")
            at = start + sum(len(line) + 1 for line in lines[number:row])
            yield _finding(context, way, at + len(lines[row]) - len(lines[row].lstrip()), items, "", mended)
        elif items and below and _is_list(items) and _NEW_PARAGRAPH.match(lines[end]):
            mended = rewritten(context.source, way, text, behind, behind, "\n")
            yield _finding(context, way, behind, items, "below", mended)
        number, start = end, behind


def _finding(context: Context, way: Path_, at: int, items: Sequence[Mark], detail: str, mended: Correction | None) -> Finding:
    span = context.source.span_in_text(way, at, at + 1)
    sign = next((mark.sign for mark in items if mark.kind != "proper"), "-")
    values = {"sign": sign if sign.isprintable() else "•"}
    return Finding(RULE, Severity.WARNING, context.source.path, span, values, detail, mended)


def _end(lines: Sequence[str], marks: Sequence[Mark | None], first: int) -> int:
    """Where a list that begins on the line ends: behind its last item and the lines that go on with that."""
    end = number = first + 1
    while number < len(lines):
        if marks[number]:
            end = number + 1
        elif not lines[number].strip():
            # Between two pasted items there may be a blank line; what is a list already goes on by itself.
            following = marks[number + 1] if number + 1 < len(lines) else None
            if not following or not _are_alike(marks[first], following, lines[number + 1]):
                break
        elif end == number and (lines[number].startswith("  ") or not _NEW_PARAGRAPH.match(lines[number])):
            end = number + 1
        number += 1
    return end


def _are_alike(one: Mark | None, other: Mark, line: str) -> bool:
    """Whether a pasted item goes on with another below a blank line; a dash and a capital rather begin what someone says."""
    same = one is not None and one.kind != "proper" and other.kind == one.kind
    return same and (other.kind != "dash" or line[other.end].islower())


def _is_list(items: Sequence[Mark]) -> bool:
    """Whether the marks are right, and so a list already; a number that is not 1 begins none."""
    return items[0].kind == "proper" and items[0].sign.rstrip(".)") in ("-", "*", "+", "1")


def _is_pasted(items: Sequence[Mark], lines: Sequence[str], first: int) -> bool:
    """Whether marks of another kind were meant as a list's: the sign is plain, or there are several, or a colon comes before."""
    other = [mark for mark in items if mark.kind != "proper"]
    if not other:
        return False
    if numbered := [mark for mark in other if mark.is_numbered]:
        expected = "abcdefghijklmnopqrstuvwxyzåäö" if numbered[0].kind == "letter" else [str(one) for one in range(1, 100)]
        return len(numbered) > 1 and all(mark.sign[:-1] == one for mark, one in zip(numbered, expected, strict=False))
    before = next((line for line in (lines[number].rstrip() for number in range(first - 1, -1, -1)) if line), "")
    return any(mark.kind == "bullet" for mark in other) or len(items) > 1 or before.endswith(":")


def _written(lines: Sequence[str], marks: Sequence[Mark | None]) -> list[str]:
    """The lines as a list; a mark of another kind than those before it is one step further in, as in Word."""
    levels: list[tuple[str, int]] = []
    counts: list[int] = []
    new: list[str] = []
    inside = ""
    for line, mark in zip(lines, marks, strict=True):
        if not line.strip():
            continue
        if mark is None:
            new.append(inside + line.strip())
            continue
        name = mark.sign if mark.kind == "bullet" else "number" if mark.is_numbered else mark.kind.replace("proper", "dash")
        kind = (name, mark.indent)
        if kind not in levels:
            while levels and (mark.indent < levels[-1][1] or (levels[-1][0] == "dash" and mark.indent == levels[-1][1])):
                levels.pop()
            levels.append(kind)
        del levels[levels.index(kind) + 1 :], counts[len(levels) :]
        counts += [0] * (len(levels) - len(counts))
        counts[len(levels) - 1] += 1
        margin = "".join("   " if one[0] == "number" else "  " for one in levels[:-1])
        begin = f"{counts[-1]}. " if mark.is_numbered else "- "
        new.append(margin + begin + line[mark.end :].rstrip())
        inside = margin + " " * len(begin)
    return new
