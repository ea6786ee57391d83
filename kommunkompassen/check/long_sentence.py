"""Sentences are short enough to be read in one go; one of more than fifty words is pointed out.

Passes:
    texts:
      closing: Kort och klart.
Fails:
    texts:
      closing: |
        Kommunen och dess nämnder och bolag och förbund har under året och åren före det arbetat med mål och medel och planer och
        program och policyer och riktlinjer och rutiner och arbetssätt och metoder och verktyg och system och strukturer och möten
        och dialoger och enkäter och rapporter.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from kommunkompassen.check.context import Context
from kommunkompassen.finding import Finding, Severity

RULE = "long-sentence"
MOST_WORDS = 50
_SENTENCE = re.compile(r"[^\s](?:(?![.!?…](?:[”\")\]]*)(?:\s|$))(?!\n\s*\n)(?!\n\s*[-*] ).|\n(?!\s*\n)(?!\s*[-*] ))*", re.S)


def check(context: Context) -> Iterator[Finding]:
    """Information on each sentence with too many words."""
    for way, text in context.texts():
        for found in _SENTENCE.finditer(text):
            words = len(found[0].split())
            if words > MOST_WORDS:
                yield context.in_text(RULE, Severity.INFO, way, found.start(), found.end(), words=str(words))
