"""What a text calls a good example is marked as one, so that it is counted and listed.

Passes:
    areas:
      1:
        score: 50
        strengths:
          - text: Dialogen med unga.
            good_example: true
Fails:
    areas:
      1:
        score: 50
        strengths:
          - Dialogen med unga (gott exempel).
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from kommunkompassen.base.finding import Finding, Severity
from kommunkompassen.check.context import Context
from kommunkompassen.read.models import Evaluation
from kommunkompassen.read.source import Path_

RULE = "unmarked-example"
_WORDS = re.compile(
    r"\A\W{0,4}(?:Gott|GOTT|Goda|GODA) (?:exempel|EXEMPEL)\*{0,3}(?:\s*[:–—-]|\s*\Z)|\((?:[Gg]ott|GOTT) (?:exempel|EXEMPEL)\)"
)
"""As a mark that the text has, and not as words of its sentences."""
KEY = "good_example: true"
_PARTS = ("strengths", "narrative")


def check(context: Context) -> Iterator[Finding]:
    """Information where a section or a strength has the mark in its words and not the key; a warning on the key in a text."""
    for way, text in context.texts().having(KEY):
        start = text.index(KEY)
        yield context.in_text(RULE, Severity.WARNING, way, start, start + len(KEY), "key", text=KEY)
    if not context.capitals & {"Gott", "GOTT", "Goda", "GODA"} and "(gott exempel)" not in context.whole:
        return
    for way, text, _ in context.written:
        match = _WORDS.search(text) if way[0] == "areas" and len(way) > 2 and way[2] in _PARTS else None
        if match and not _is_marked(context.evaluation, way):
            start = match.end() - len(match[0].lstrip(" *\n"))
            yield context.in_text(RULE, Severity.INFO, way, start, match.end(), text=match[0].strip())


def _is_marked(evaluation: Evaluation, way: Path_) -> bool:
    area = evaluation.areas.get(way[1])
    parts = getattr(area, way[2], ())
    return len(way) > 3 and int(way[3]) < len(parts) and parts[int(way[3])].good_example
