"""Where the edition's default text speaks of other years than the report's, the report has a text of its own.

Passes:
    status: draft
    texts:
      comparisons: Jämförelser finns på skr.se.
Fails:
    status: draft
    rubric: "2016"
    year: 2027
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from kommunkompassen.base import paths
from kommunkompassen.base.finding import Finding, Severity
from kommunkompassen.check.context import Context

RULE = "dated-default"
_YEARS = re.compile(r"\{# gäller (\d{4})–(\d{4})\b")
_NAMES = ("about", "evaluation", "results", "profile", "comparisons")


def check(context: Context) -> Iterator[Finding]:
    """Information with the key to write, for each such text of another time, while the report is still being written."""
    if context.evaluation.status == "published":
        return
    evaluation, edition = context.evaluation, context.rubric
    names: dict[str, tuple[str, ...]] = {name: ("texts", name) for name in _NAMES if not getattr(evaluation.texts, name)}
    names |= {
        f"area-{n}": ("areas", n, "general") for n, area in evaluation.areas.items() if n in edition.areas and not area.general
    }
    for name, way in names.items():
        path = paths.default_text(name, edition.default_texts)
        match = _YEARS.search(path.read_text("utf-8")) if path else None
        if path and match and not int(match[1]) <= evaluation.year <= int(match[2]):
            values = {
                "file": path.name,
                "first": match[1],
                "last": match[2],
                "key": ": ".join(way) + ":",
                "year": str(evaluation.year),
            }
            yield context.at_value(RULE, Severity.INFO, ("year",), **values)
