"""No leftovers of a template: instructions to the writer, filling, notes of things to do.

Passes:
    texts:
      closing: Kommunen går vidare.
Fails:
    texts:
      closing: TODO skriv slutord
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from kommunkompassen.base.finding import Finding
from kommunkompassen.check.context import Context

RULE = "template-leftover"
_LEFTOVER = re.compile(
    r"\b(?:klistra[s]? in\b|hämtas direkt ur\b|fyll i här\b|skriv här\b|lorem ipsum\b|xxx+\b|todo\b|tbd\b|fixme\b)", re.I
)

_WORDS = ("klistra", "hämtas direkt ur", "fyll i här", "skriv här", "lorem ipsum", "xxx", "todo", "tbd", "fixme")
"""Looked for first, since a search without regard to capitals is slow."""


def check(context: Context) -> Iterator[Finding]:
    """A gap at each leftover in a text."""
    whole = " ".join(map(str.strip, context.source.lines)).lower()
    if not any(word in whole for word in _WORDS):
        return
    for way, text in context.texts():
        for found in _LEFTOVER.finditer(text):
            yield context.in_text(RULE, context.gap, way, found.start(), found.end(), text=found[0])
