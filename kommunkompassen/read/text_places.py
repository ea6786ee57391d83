"""Where the characters of a text stand in its file, which is gone through once however many places are asked for.

A text is parted in stretches in which each character stands right behind the one before it; a place is then found among them.
"""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_right
from collections.abc import Iterator, Sequence

from kommunkompassen.base.finding import Span

Stretch = tuple[int, int, int, int]
"""Its first character's number in the text, and that one's line and column (from 1); the last column that it reaches."""
_ESCAPES = {
    '"': re.compile(r"\\(?:x.{2}|u.{4}|U.{8}|.|$)"),
    "'": re.compile("''"),
}


class TextPlaces:
    """The places of one text. `style`: "" plain, "'" or '"' quoted, "|" or ">" block; `span`: of the whole, quotes included."""

    def __init__(self, lines: Sequence[str], text: str, span: Span, style: str) -> None:
        if style == "|":
            stretches = _block(lines, text, span)
        elif style in _ESCAPES:
            stretches = _quoted(lines, span, style)
        else:
            stretches = _folded(lines, span, block=style == ">")
        self._stretches = list(stretches) or [(0, span.line, span.column, span.column)]
        self._starts = [stretch[0] for stretch in self._stretches]

    def at(self, offset: int) -> tuple[int, int]:
        """Line and column (from 1) of the character with that number."""
        start, line, column, last = self._stretches[max(bisect_right(self._starts, offset) - 1, 0)]
        return line, min(column + max(offset - start, 0), last)


def _block(lines: Sequence[str], text: str, span: Span) -> Iterator[Stretch]:
    """A text after |, whose lines are the file's."""
    indent = next((_indent(line) for line in lines[span.line :] if line.strip()), 0)
    start = 0
    for number, line in enumerate(text.split("\n"), span.line + 1):
        yield start, number, indent + 1, indent + 1 + len(line)
        start += len(line) + 1


def _folded(lines: Sequence[str], span: Span, *, block: bool) -> Iterator[Stretch]:
    """A plain text and one after > may go on over several lines; the break between two of them is one space in the text."""
    first = span.line + 1 if block else span.line
    last = min(span.end_line - (1 if block and span.end_column == 1 else 0), len(lines))
    offset, after_text = 0, False
    for number in range(first, last + 1):
        line = lines[number - 1]
        start = span.column - 1 if number == span.line else len(line) - len(line.lstrip())
        end = span.end_column - 1 if number == span.end_line else len(line.rstrip())
        length = max(end - start, 0)
        if line.strip() or not after_text:
            yield offset, number, start + 1, start + length + 1
        # Blank lines between two lines are as many breaks in the text; then the first line's own is none.
        after_text = bool(line.strip())
        blank = number < last and not lines[number].strip()
        offset += length + (0 if blank and after_text else 1)


def _quoted(lines: Sequence[str], span: Span, style: str) -> Iterator[Stretch]:
    """A text in quotes: escapes take more room than what they stand for, and lines are folded."""
    line, column, offset = span.line, span.column, 0  # column of the quote from 1: as an index, the first character inside
    while True:
        raw = lines[line - 1]
        more = line < span.end_line
        end = len(raw.rstrip(" \t")) if more else span.end_column - 2
        broken, before = False, ""
        for match in _ESCAPES[style].finditer(raw, column, end):
            yield offset, line, column + 1, match.start() + 1
            offset += match.start() - column
            before = raw[match.start() - 1] if match.start() > column else before
            broken = more and match[0] == "\\"
            column = match.start() if broken else match.end()
            if not broken:
                letter = _letter(before, match[0])
                # An accent that makes one letter with the sign before it is none of its own in the text.
                joined = bool(before) and len(letter) == 1
                before = letter[-1:]
                if not joined:
                    yield offset, line, match.start() + 1, match.start() + 1
                    offset += 1
        if not broken:
            yield offset, line, column + 1, end + 1
            offset += max(end - column, 0)
        if not more:
            return
        blank = 0
        while line + blank + 1 < span.end_line and not lines[line + blank].strip():
            blank += 1
        # A break is one space, or as many breaks as there are blank lines; behind a backslash it is nothing.
        for _ in range(blank if blank or broken else 1):
            yield offset, line, (column if broken else end) + 1, (column if broken else end) + 1
            offset += 1
        line += blank + 1
        column = _indent(lines[line - 1], " \t")


def _letter(before: str, escape: str) -> str:
    """The sign with the one that an escape's code stands for, put together where they make one letter; empty without a code."""
    code = escape[2:] if escape[1:2] in ("x", "u", "U") else ""
    try:
        return unicodedata.normalize("NFC", before + chr(int(code, 16))) if code else ""
    except (ValueError, OverflowError):
        return ""


def _indent(line: str, white: str = " ") -> int:
    return len(line) - len(line.lstrip(white))
