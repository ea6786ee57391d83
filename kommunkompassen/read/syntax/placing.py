"""What is wrong with a line that stands askew: the rule whose mistake makes it differ from the line as it should be."""

from __future__ import annotations

import re
from collections.abc import Iterable

from kommunkompassen.read.syntax import (
    block_indent,
    line_indent,
    missing_colon,
    missing_space,
    no_break_space,
    other_bullet,
    tab_indentation,
)
from kommunkompassen.read.syntax.fault import Mistake, span_in_line
from kommunkompassen.read.syntax.line import Head, Line

_UNKNOWN_KEY = "unknown-key"
_UNKNOWN_NUMBER = {"areas": "unknown-area", "scores": "unknown-question", "questions": "unknown-question"}
_SIGNS = ("", "{", "}", "[", "]", "|", "%")
"""No key begins with these, however it is written."""
_WORDS_AND_NUMBER = re.compile(r"[^\W\d_][^\n]*[^\W\d][?.!)”\"]?\s+(?P<number>\d{1,2}(?:[.,]\d{1,2})?)")
_NAME = re.compile(r"(?P<name>[^:]*+(?::[^:\s][^:]*+)*+):(?:\s++(?P<value>.*))?")


def name_and_value(rest: str) -> tuple[str, str]:
    """What stands before a line's colon and what behind; nothing before where there is no colon."""
    match = _NAME.fullmatch(rest) if rest[:1] not in _SIGNS else None
    return (match["name"].rstrip(), (match["value"] or "").rstrip()) if match else ("", "")


def number_behind_words(head: Head) -> str:
    """The number that stands behind a question's words, where there is no colon between: 1.3 Informeras invånarna? 14."""
    match = _WORDS_AND_NUMBER.fullmatch(head.value) if not head.sign else None
    return match["number"] if match else ""


def name(line: Line, key: str, near: str, right: str, above: str, known: Iterable[str]) -> Mistake:
    """A key, or a number, that is written otherwise than in the format."""
    start = line.text.index(key)
    span = span_in_line(line.number, start, start + len(key))
    if rule := _UNKNOWN_NUMBER.get(above):
        return Mistake(rule, span, "near", {"number": key, "near": near}, {line.number: right})
    return Mistake(_UNKNOWN_KEY, span, "near", {"key": key, "near": near, "known": ", ".join(known)}, {line.number: right})


def number_of_questions(line: Line, head: Head, near: str) -> Mistake:
    """An area with the questions of another, which the file lacks."""
    span = span_in_line(line.number, head.start, head.end)
    right = line.text[: head.start] + near + line.text[head.end :]
    return Mistake("unknown-area", span, "questions", {"number": head.word, "near": near}, {line.number: right})


def text(line: Line, column: int) -> Mistake:
    """A line of a text below a |, which should begin in that column."""
    right = f"{' ' * column}{line.text[len(line.lead) :]}"
    return no_break_space.mistake(line, None, right) or tab_indentation.mistake(line, right) or block_indent.mistake(line, right)


def item(line: Line, right: str) -> Mistake:
    """An item of a list of texts."""
    return (
        no_break_space.mistake(line, None, right)
        or other_bullet.mistake(line, right)
        or tab_indentation.mistake(line, right)
        or missing_space.mistake(line, None, right)
        or line_indent.item(line, right)
    )


def key(line: Line, head: Head | None, right: str, *, is_item: bool) -> Mistake:
    """A key, or the number of an area or a question; `is_item`: the first of an item."""
    mistake = no_break_space.mistake(line, head, right)
    if is_item:
        mistake = mistake or other_bullet.mistake(line, right)
    mistake = mistake or tab_indentation.mistake(line, right)
    if line.marker and not is_item:
        return mistake or line_indent.key(line, head, right)
    mistake = mistake or missing_space.mistake(line, head, right) or missing_colon.mistake(line, head, right)
    if mistake:
        return mistake
    if head and head.noise:
        values = {"key": line.text[head.start : head.end], "near": head.word}
        span = span_in_line(line.number, head.start, head.end)
        return Mistake(_UNKNOWN_KEY, span, "near", values, {line.number: right})
    return line_indent.item(line, right) if is_item and len(line.lead) != _indent(right) else line_indent.key(line, head, right)


def _indent(text: str) -> int:
    return len(text) - len(text.lstrip(" "))
