"""Where the characters of a text in quotes stand in the file: escapes take more room there, and lines are folded."""

from __future__ import annotations

from collections.abc import Sequence

from kommunkompassen.base.finding import Span

_ESCAPED = {"x": 4, "u": 6, "U": 10}
"""How long the escapes are that give a character's number; all others have two characters."""


def place_in_quotes(lines: Sequence[str], span: Span, style: str, offset: int) -> tuple[int, int]:
    """Line and column (from 1) of the character with that offset in the text. `span`: from quote to quote; `style`: the quote."""
    line, column = span.line, span.column  # of the quote, from 1; as an index: the first character inside
    left = offset
    while True:
        raw = lines[line - 1]
        end = len(raw.rstrip(" \t")) if line < span.end_line else len(raw)
        escaped_break = style == '"' and line < span.end_line and column == end - 1 and raw[column] == "\\"
        if line < span.end_line and (column >= end or escaped_break):
            blank = 0
            while line + blank + 1 < span.end_line and not lines[line + blank].strip():
                blank += 1
            # A break is one space, or as many breaks as there are blank lines; behind a backslash it is nothing.
            breaks = blank if blank or escaped_break else 1
            if left < breaks:
                return line, column + 1
            left -= breaks
            line += blank + 1
            column = len(lines[line - 1]) - len(lines[line - 1].lstrip(" \t"))
        elif left <= 0 or column >= end:
            return line, column + 1
        else:
            column += _length(raw, column, style)
            left -= 1


def _length(raw: str, column: int, style: str) -> int:
    """How many characters of the file the text's character takes that begins there."""
    if style == "'":
        return 2 if raw.startswith("''", column) else 1
    return _ESCAPED.get(raw[column + 1 : column + 2], 2) if raw[column] == "\\" else 1
