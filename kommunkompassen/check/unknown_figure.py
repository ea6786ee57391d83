"""Braces in prose hold a figure that can be printed, or are doubled.

Passes:
    texts:
      closing: Kommunen fick {total} av {max_total} poäng.
Fails:
    texts:
      closing: Kommunen fick {summa} poäng.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from kommunkompassen.base.finding import Finding, Severity
from kommunkompassen.check.context import Context
from kommunkompassen.points import figures

RULE = "unknown-figure"
_NAMES = ("total", "max_total", "points", "percent")
_MOST_COMPARED, _LONGEST_COMPARED = 100, 40
"""Comparing costs so much that only the first hundred are compared with the figures there are, and none that is no slip."""
_SWEDISH = {"summa": "total", "totalt": "total", "poäng": "points", "procent": "percent"}


def check(context: Context) -> Iterator[Finding]:
    """An error at every brace that is no figure."""
    nears: dict[str, str] = {}
    for way, text in context.texts():
        for fault in figures.faults(text, context.result):
            if fault.why == "unknown" and fault.text not in nears and len(nears) < _MOST_COMPARED:
                nears[fault.text] = _near(fault.text, context)
            near = nears.get(fault.text, "")
            detail = "lone" if fault.text in "{}" else "near" if near else fault.why
            doubled = fault.text.replace("{", "{{").replace("}", "}}")
            values = {"text": fault.text, "doubled": doubled, "near": near}
            yield context.in_text(RULE, Severity.ERROR, way, fault.start, fault.end, detail, **values)


def _near(text: str, context: Context) -> str:
    """The figure that is written almost like it, or in Swedish; empty where there is none."""
    import difflib  # noqa: PLC0415  few files have such a figure

    if len(text) > _LONGEST_COMPARED:
        return ""
    inner = " ".join(text.strip("{}").casefold().replace(",", ".").split())
    word = re.match(r"[a-zåäö_]*", inner)
    rest = inner[word.end() :].strip() if word else ""
    name = _SWEDISH.get(word[0], word[0]) if word else ""
    likely = [(name, rest), (inner.replace(" ", "_"), ""), (name, "")]
    for one, number in likely:
        known = difflib.get_close_matches(one, _NAMES, n=1, cutoff=0.7)
        figure = f"{{{' '.join([*known, number]).strip()}}}" if known else ""
        if figure and not figures.faults(figure, context.result):
            return figure
    return ""
