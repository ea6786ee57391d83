"""A section of a narrative has a text under its heading.

Passes:
    areas:
      1:
        narrative:
          - heading: Etik
            text: Kommunen har en policy.
Fails:
    areas:
      1:
        narrative:
          - heading: Etik
            text: Kommunen har en policy.
          - heading: Dialog
"""

from __future__ import annotations

from collections.abc import Iterator

from kommunkompassen.check.context import Context
from kommunkompassen.finding import Finding

RULE = "empty-section"


def check(context: Context) -> Iterator[Finding]:
    """A gap on each heading without a text, in areas where other sections have one; the rest is an empty area."""
    for number, area in context.evaluation.areas.items():
        if not any(section.text for section in area.narrative):
            continue
        for index, section in enumerate(area.narrative):
            way = ("areas", number, "narrative", str(index))
            if not section.text and not context.found_at(("areas", number, "narrative")):
                if section.heading:
                    yield context.at_value(RULE, context.gap, (*way, "heading"), heading=section.heading)
                else:
                    yield context.at_value(RULE, context.gap, way, "no-heading")
