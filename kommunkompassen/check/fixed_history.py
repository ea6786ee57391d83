"""A published report names the municipality's own earlier evaluations, and each of them is one.

An earlier visit may be published later. Without the names the report would change then. In a draft they are worked out
anew each time. A reference with a municipality and a year counts as an earlier evaluation.

Passes:
    history: []
Fails:
    history:
      - arboga-2061
"""

from __future__ import annotations

from collections.abc import Iterator

from kommunkompassen.base.finding import Finding, Severity, Span
from kommunkompassen.base.register import present_id
from kommunkompassen.check import unknown_comparison
from kommunkompassen.check.context import Context
from kommunkompassen.check.fixed_names import missing_names
from kommunkompassen.points import compare
from kommunkompassen.points.series import visit_by_id

RULE = "fixed-history"
_KEY = "history"


def check(context: Context) -> Iterator[Finding]:
    """An error where there are earlier evaluations and no names, and on each name that is none of them."""
    evaluation = context.evaluation
    if evaluation.history is None:
        ids = compare.earlier_visits(context.document, context.repository) if evaluation.status == "published" else []
        if ids and not context.is_there((_KEY,)):
            yield missing_names(context, RULE, _KEY, ids)
        yield from _unnamed(context)
        return
    not_published = evaluation.status != "published"
    for index, id_ in enumerate(evaluation.history):
        if why := "twice" if id_ in evaluation.history[:index] else _why_not(context, id_):
            values = {"id": id_, "municipality": evaluation.municipality, "known": unknown_comparison.example(context)}
            yield context.at_value(RULE, Severity.ERROR, (_KEY, str(index)), why, **values)
        elif not_published:
            yield from _of_another_edition(context, id_, context.source.span((_KEY, str(index))))


def _unnamed(context: Context) -> Iterator[Finding]:
    """Where no names are written: earlier evaluations that are broken, or not published and so not counted."""
    own, date = present_id(context.evaluation.municipality), compare.latest(context.evaluation)
    span = context.source.key_span(("year",))
    for path in context.repository.of_municipality(own):
        other = context.repository.summaries()[path]
        if other is None:
            earlier = path.stem.rpartition("-")[2] < str(context.evaluation.year)
            if earlier and path in compare.unreadable(context.repository):
                yield context.at(RULE, Severity.ERROR, span, "broken", id=path.stem)
        elif path.resolve() == context.source.path.resolve() or compare.latest(other) >= date:
            continue
        elif other.broken and other.status == "published":
            yield context.at(RULE, Severity.ERROR, span, "broken", id=path.stem)
        elif other.status != "published":
            yield context.at(RULE, Severity.INFO, span, "not-counted", id=path.stem)
    if context.evaluation.status != "published":
        for id_ in compare.earlier_visits(context.document, context.repository):
            yield from _of_another_edition(context, id_, span)


def _of_another_edition(context: Context, id_: str, span: Span) -> Iterator[Finding]:
    """Information before publishing: the history is shown with a break there."""
    visit = visit_by_id(id_, context.repository)
    if visit and not context.rubric.comparable(visit.edition):
        values = {"id": id_, "edition": visit.edition, "own": context.rubric.id}
        yield context.at(RULE, Severity.INFO, span, "edition", **values)


def _why_not(context: Context, id_: str) -> str:
    """Why it is no earlier evaluation of the municipality: unknown, other, draft, later or broken; empty where it is one."""
    own, date = present_id(context.evaluation.municipality), compare.latest(context.evaluation)
    if path := context.repository.path_by_id(id_):
        other = context.repository.summaries()[path]
        if other is None or other.broken:
            return "broken"
        if present_id(other.municipality) != own:
            return "other"
        if other.status != "published":
            return "draft"
        return "later" if compare.latest(other) >= date else ""
    reference = context.repository.reference(id_)
    if reference is None:
        return "unknown"
    if reference.model is None or reference.broken:
        return "broken"
    conducted = compare.date_of_visit(reference.model, own)
    return "other" if conducted is None else "later" if conducted >= date else ""
