"""Nothing stands twice among an area's strengths and improvements.

Passes:
    areas:
      1:
        score: 50
        strengths: [Öppenhet, Dialog]
Fails:
    areas:
      1:
        score: 50
        strengths: [Öppenhet, öppenhet]
"""

from __future__ import annotations

from collections.abc import Iterator

from kommunkompassen.base.finding import Finding, Severity
from kommunkompassen.check.context import Context
from kommunkompassen.read.fields import Kind
from kommunkompassen.read.source import Path_

RULE = "repeated-item"


def check(context: Context) -> Iterator[Finding]:
    """A warning on an item that the same area already has."""
    seen: dict[tuple[str, str], Path_] = {}
    for way, text in context.texts(Kind.ITEM):
        key = (way[1], " ".join(text.casefold().rstrip(".").split()))
        if key in seen:
            yield context.at_value(RULE, Severity.WARNING, way, first=str(context.source.span(seen[key]).line))
        else:
            seen[key] = way
