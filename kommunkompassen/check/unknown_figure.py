"""Braces in prose hold a figure that can be printed, or are doubled.

Passes:
    texts:
      closing: Kommunen fick {total} av {max_total} poäng.
Fails:
    texts:
      closing: Kommunen fick {summa} poäng.
"""

from __future__ import annotations

from collections.abc import Iterator

from kommunkompassen import figures
from kommunkompassen.check.context import Context
from kommunkompassen.finding import Finding, Severity

RULE = "unknown-figure"


def check(context: Context) -> Iterator[Finding]:
    """An error at every brace that is no figure."""
    for way, text in context.prose():
        for fault in figures.faults(text, context.result):
            doubled = fault.text.replace("{", "{{").replace("}", "}}")
            yield context.in_text(RULE, Severity.ERROR, way, fault.start, fault.end, fault.why, text=fault.text, doubled=doubled)
