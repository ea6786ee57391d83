"""No text says the same sentence twice: the second is left over from pasting.

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

RULE = "repeated-text"
_FEWEST_WORDS = 3
_SENTENCE = re.compile(r"[^\s.!?][^.!?\n]*(?:[.!?](?!\s|$)[^.!?\n]*|\n(?![ \t]*(?:\n|[-*•] |\d+[.)] ))[^.!?\n]*)*[.!?]*")


def check(context: Context) -> Iterator[Finding]:
    """A warning at each sentence that stands in the same text already."""
    for path, text in context.texts(Kind.MARKDOWN):
        # Sentences mostly stand on lines of their own: where no line and no piece of one comes back, none does.
        pieces = [piece.strip() for piece in text.replace(". ", ".\n").split("\n") if piece.strip()]
        if len(pieces) == len(set(pieces)):
            continue
        seen: dict[str, int] = {}
        for found in _SENTENCE.finditer(text):
            words = found[0].casefold().rstrip(".!? ").split()
            key = " ".join(words).lstrip("-*• ")
            if len(words) < _FEWEST_WORDS:
                continue
            if key in seen:
                first = str(context.source.span_in_text(path, seen[key], seen[key]).line)
                yield context.in_text(RULE, Severity.WARNING, path, found.start(), found.end(), first=first)
            else:
                seen[key] = found.start()
