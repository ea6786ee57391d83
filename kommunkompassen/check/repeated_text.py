"""No paragraph and no sentence stands twice in a text: the second is left over from pasting.

Passes:
    texts:
      closing: Kommunen följer upp målen. Den mäter ofta.
Fails:
    texts:
      closing: Kommunen följer upp målen. Kommunen följer upp målen.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from kommunkompassen.base.finding import Finding, Severity
from kommunkompassen.check.context import Context
from kommunkompassen.read.fields import Kind
from kommunkompassen.read.source import Path_

RULE = "repeated-text"
_FEWEST_WORDS = 3
_SENTENCE = re.compile(r"[^\s.!?][^.!?\n]*(?:[.!?](?!\s|$)[^.!?\n]*|\n(?![ \t]*(?:\n|[-*•] |\d+[.)] ))[^.!?\n]*)*[.!?]*")


def check(context: Context) -> Iterator[Finding]:
    """A warning at each paragraph and at each other sentence that stands in the same text already."""
    for path, text in context.texts(Kind.MARKDOWN):
        again = []
        paragraphs: dict[str, int] = {}
        for start, end in _paragraphs(text) if "\n\n" in text else ():
            words = _words(text[start:end])
            first = paragraphs.setdefault(" ".join(words), start)
            if first != start and len(words) >= _FEWEST_WORDS:
                again.append((start, end))
                yield _finding(context, (path, start, end), (path, first), "paragraph")
        for start, end, first in _sentences(text):
            if not any(begin <= start < last for begin, last in again):
                yield _finding(context, (path, start, end), (path, first))


def _finding(context: Context, place: tuple[Path_, int, int], before: tuple[Path_, int], detail: str = "") -> Finding:
    path, start = before
    first = str(context.source.span_in_text(path, start, start).line)
    return context.in_text(RULE, Severity.WARNING, *place, detail, first=first)


def _paragraphs(text: str) -> Iterator[tuple[int, int]]:
    """First character and end of each."""
    start = 0
    for piece in text.split("\n\n"):
        yield start + len(piece) - len(piece.lstrip()), start + len(piece.rstrip())
        start += len(piece) + 2


def _sentences(text: str) -> Iterator[tuple[int, int, int]]:
    """First character and end of each sentence that the text has had before, and where it had it."""
    # Sentences mostly stand on lines of their own: where no line and no piece of one comes back, none does.
    pieces = [piece.strip() for piece in text.replace(". ", ".\n").split("\n") if piece.strip()]
    if len(pieces) == len(set(pieces)):
        return
    seen: dict[str, int] = {}
    for found in _SENTENCE.finditer(text):
        words = _words(found[0])
        if len(words) >= _FEWEST_WORDS:
            first = seen.setdefault(" ".join(words).lstrip("-*• "), found.start())
            if first != found.start():
                yield found.start(), found.end(), first


def _words(text: str) -> list[str]:
    return text.casefold().rstrip(".!? \n").split()
