"""Areas and questions are the edition's: none unknown, none without points."""

from __future__ import annotations

from collections.abc import Iterator

from kommunkompassen.check.context import Context
from kommunkompassen.finding import Finding, Severity
from kommunkompassen.source import Mapping


def check(context: Context) -> Iterator[Finding]:
    """Unknown areas and questions are errors; a question without points is a gap."""
    areas = context.rubric.areas
    for number, area in context.evaluation.areas.items():
        way = ("areas", number)
        if number not in areas:
            yield context.at_key(
                "unknown-area", Severity.ERROR, way, number=number, rubric=context.rubric.name, known=", ".join(areas)
            )
            continue
        questions = areas[number].questions
        for key in area.scores:
            if key not in questions:
                known = ", ".join(questions) or "–"
                yield context.at_key(
                    "unknown-question",
                    Severity.ERROR,
                    (*way, "scores", key),
                    "" if questions else "none",
                    number=key,
                    area=number,
                    known=known,
                )
        yield from _missing(context, number)


def _missing(context: Context, number: str) -> Iterator[Finding]:
    area = context.evaluation.areas[number]
    way = ("areas", number)
    questions = context.rubric.areas[number].questions
    place = (*way, "scores")
    written = context.source.node(place) is not context.source.node(way)
    if questions and not any(score.points is not None for score in area.scores.values()) and not _found(context, place):
        yield context.at_key("missing-score", context.gap, place if written else way, "all", number=number)
        return
    for key, question in questions.items():
        if key in area.scores and area.scores[key].points is not None:
            continue
        inner = (*place, key)
        if written and context.source.node(inner) is not context.source.node(place):
            spans = (context.source.span(inner), context.source.key_span(inner), context.source.span((*inner, "points")))
            if not any(finding.span in spans for finding in context.document.findings):
                yield context.at_key("missing-score", context.gap, inner, number=key, question=question.text)
        else:
            yield context.at_key("missing-score", context.gap, place if written else way, number=key, question=question.text)


def _found(context: Context, way: tuple[str, ...]) -> bool:
    """Whether something below was already found to be wrong, and was taken out for that."""
    node = context.source.node(way)
    below = node.values.values() if isinstance(node, Mapping) else ()
    spans = {inner.span for inner in below}
    return any(finding.span in spans for finding in context.document.findings)
