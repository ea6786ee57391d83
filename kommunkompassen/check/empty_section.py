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

from kommunkompassen.base.finding import Correction, Finding, Span, correction
from kommunkompassen.check.context import Context
from kommunkompassen.read.source import Mapping, Scalar

RULE = "empty-section"


def check(context: Context) -> Iterator[Finding]:
    """A gap on each heading without a text, in areas where other sections have one; the rest is an empty area."""
    for number, area in context.evaluation.areas.items():
        if not any(section.text for section in area.narrative):
            continue
        for index, section in enumerate(area.narrative):
            way = ("areas", number, "narrative", str(index))
            if not section.text and not context.found_at(("areas", number, "narrative")):
                heading = context.source.node((*way, "heading"))
                if isinstance(heading, Scalar) and not heading.style and heading.span.end_line > heading.span.line:
                    yield _in_heading(context, heading)
                elif section.heading and (change := _without_dash(context, number, index)):
                    span = context.source.key_span((*way[:-1], str(index + 1), "text"))
                    yield Finding(RULE, context.gap, context.source.path, span, {}, "dash", change)
                elif section.heading:
                    yield context.at_value(RULE, context.gap, (*way, "heading"), heading=section.heading)
                else:
                    yield context.at_value(RULE, context.gap, way, "no-heading")


def _without_dash(context: Context, number: str, index: int) -> Correction | None:
    """The line of the next section's text without its dash, where that section has nothing but the text."""
    way = ("areas", number, "narrative", str(index + 1))
    below = context.source.node(way) if context.is_there(way) else None
    if not isinstance(below, Mapping) or below.flow or list(below.keys) != ["text"]:
        return None
    span = below.keys["text"].span
    line = context.source.lines[span.line - 1]
    before = line[: span.column - 1]
    change = f"{before.replace('-', ' ', 1)}{line[span.column - 1 :]}"
    return correction(context.source.lines, span.line, span.line, (change,)) if before.strip() == "-" else None


def _in_heading(context: Context, heading: Scalar) -> Finding:
    """A text without its key, which YAML reads as more of the heading."""
    first, *rest = context.source.lines[heading.span.line - 1 : heading.span.end_line]
    margin = " " * first.find("heading:")
    lines = (first, f"{margin}text: |", *(f"{margin}  {line.strip()}" for line in rest))
    change = correction(context.source.lines, heading.span.line, heading.span.end_line, lines)
    start = len(rest[0]) - len(rest[0].lstrip())
    span = Span(heading.span.line + 1, start + 1, heading.span.end_line, heading.span.end_column)
    return Finding(RULE, context.gap, context.source.path, span, {}, "in-heading", change)
