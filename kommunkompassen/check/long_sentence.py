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

from kommunkompassen.check.context import Context
from kommunkompassen.finding import Finding, Severity

RULE = "long-sentence"
MOST_WORDS = 50
_END = re.compile(r"[.!?…][”\")\]]*(?=\s|$)|\n[ \t]*\n|\n(?=[ \t]*[-*] )")
"""Where a sentence ends: after its stop, between paragraphs, before an item of a list."""


def check(context: Context) -> Iterator[Finding]:
    """Information on each sentence with too many words."""
    for way, text in context.texts():
        # Pieces between the commonest ends hold whole sentences; most texts have no piece that is long enough.
        pieces = text.replace("\n\n", ". ").split(". ")
        if max(piece.count(" ") + piece.count("\n") for piece in pieces) < MOST_WORDS:
            continue
        for start, end in _sentences(text):
            words = len(text[start:end].split())
            if words > MOST_WORDS:
                yield context.in_text(RULE, Severity.INFO, way, start, end, words=str(words))


def _sentences(text: str) -> Iterator[tuple[int, int]]:
    """First character and end of each sentence, its stop included."""
    start = 0
    for after in (*(found.end() for found in _END.finditer(text)), len(text)):
        sentence = text[start:after]
        if sentence.strip():
            yield start + len(sentence) - len(sentence.lstrip()), start + len(sentence.rstrip())
        start = after
