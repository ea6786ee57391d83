"""The box of headings names what the area's text has, while the report is still being written.

Passes:
    areas:
      1:
        narrative: En text utan rubriker.
Fails:
    status: draft
    rubric: "2018"
    areas:
      1:
        narrative:
          - heading: Etik
            text: Kommunen har en policy.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from kommunkompassen.base.finding import Correction, Finding, Severity
from kommunkompassen.check import other_area
from kommunkompassen.check.context import Context
from kommunkompassen.check.mark_in_line import plain
from kommunkompassen.read.source import Mapping, Path_, Scalar, scalars

RULE = "box-heading"


def check(context: Context) -> Iterator[Finding]:
    """Information on each area whose box names headings that the text has not, with the lines that make it follow the text.

    A published report stands as it is: the box may well be the one that the evaluators had.
    """
    if context.evaluation.status == "published" or context.found_at(("status",)):
        return
    for number, area in context.evaluation.areas.items():
        edition = context.rubric.areas.get(number)
        told = [words for section in area.narrative if section.heading and (words := plain(section.heading))]
        if edition is None or not told or context.found_at(("areas", number)) or other_area.of_questions(context, number):
            continue
        box = edition.headings if area.headings is None else area.headings
        there = {other_area.in_small(heading) for heading in told}
        missing = [heading for heading in box if other_area.in_small(heading) not in there]
        if missing:
            way = ("areas", number, "narrative" if area.headings is None else "headings")
            margin = " " * (context.source.key_span(way).column - 1)
            values = {"missing": ", ".join(f"”{heading}”" for heading in missing)}
            lines = (f"{margin}headings:", *(f"{margin}  - {_item(heading)}" for heading in told))
            span = context.source.key_span(way)
            node = context.source.node(("areas", number))
            in_braces = isinstance(node, Mapping) and node.flow
            change = None if in_braces else Correction(span.line, _last_line(context, way), lines)
            yield Finding(RULE, Severity.INFO, context.source.path, span, values, "", change)


def without_faulty(context: Context, findings: Sequence[Finding]) -> list[Finding]:
    """The findings without those that show lines to write with a heading which others find faulty; that is mended first."""
    told = [finding for finding in findings if finding.rule == RULE]
    if not told:
        return list(findings)
    lines = {finding.span.line for finding in findings if finding.rule != RULE and finding.path == context.source.path}
    areas = {key.span.line: number for number, key in _numbers(context)}
    faulty = set[int]()
    for finding in told:
        number = areas[max(line for line in areas if line <= finding.span.line)]
        for place in range(len(context.evaluation.areas[number].narrative)):
            span = context.source.span(("areas", number, "narrative", str(place), "heading"))
            if lines & {*range(span.line, span.end_line + 1)}:
                faulty.add(finding.span.line)
    return [finding for finding in findings if finding.rule != RULE or finding.span.line not in faulty]


def _numbers(context: Context) -> list[tuple[str, Scalar]]:
    areas = context.source.node(("areas",))
    return list(areas.keys.items()) if isinstance(areas, Mapping) else []


def _last_line(context: Context, way: Path_) -> int:
    """The last line of the list that the area has now; where it has the edition's, the new one stands before the narrative."""
    first = context.source.key_span(way).line
    box = context.source.node(way) if way[-1] == "headings" else None
    return max((span.end_line for span, _ in scalars(box)), default=first) if box else first - 1


def _item(heading: str) -> str:
    from kommunkompassen.read.syntax.fault import quoted  # noqa: PLC0415  few boxes are amended

    safe = heading[0].isalpha() and ": " not in heading and " #" not in heading and not heading.endswith(":")
    return heading if safe else quoted(heading)
