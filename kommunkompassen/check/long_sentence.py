"""Sentences are short enough to be read in one go; one of more than fifty words is pointed out.

Passes:
    texts:
      closing: Kort och klart.
Fails:
    texts:
      closing: |
        Kommunen och dess nämnder och bolag och förbund har under året och åren före det arbetat med mål och medel och planer och
        program och policyer och riktlinjer och rutiner och arbetssätt och metoder och verktyg och system och strukturer och möten
        och dialoger och enkäter och rapporter och samtal om sådant som behöver bli bättre.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from kommunkompassen.base.finding import Finding, Severity
from kommunkompassen.check.context import Context

RULE = "long-sentence"
MOST_WORDS = 50
_END = re.compile(r"[.!?…][”\")\]]*(?=\s|$)|\n[ \t]*\n|\n(?=[ \t]*[-*] )")
"""Where a sentence ends: after its stop, between paragraphs, before an item of a list."""


def check(context: Context) -> Iterator[Finding]:
    """Information on each sentence with too many words."""
    for way, text in context.texts():
        for first, last in _long_pieces(text):
            for start, end in _sentences(text[first:last]):
                words = len(text[first + start : first + end].split())
                if words > MOST_WORDS:
                    yield context.in_text(RULE, Severity.INFO, way, first + start, first + end, words=str(words))


def _long_pieces(text: str) -> Iterator[tuple[int, int]]:
    """Pieces between the commonest ends, which hold whole sentences; few texts have one that is long enough."""
    start = 0
    for piece in () if len(text) <= 2 * MOST_WORDS else text.replace("\n\n", ". ").replace(".\n", ". ").split(". "):
        if len(piece) > 2 * MOST_WORDS and piece.count(" ") + piece.count("\n") >= MOST_WORDS:
            yield start, start + len(piece) + 1
        start += len(piece) + len(". ")


def _sentences(text: str) -> Iterator[tuple[int, int]]:
    """First character and end of each sentence, its stop included."""
    start = 0
    for after in (*(match.end() for match in _END.finditer(text)), len(text)):
        sentence = text[start:after]
        if sentence.strip():
            yield start + len(sentence) - len(sentence.lstrip()), start + len(sentence.rstrip())
        start = after
