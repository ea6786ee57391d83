"""What an evaluation compares itself with exists, can be compared, and can be read."""

from __future__ import annotations

from collections.abc import Iterator

from kommunkompassen.check.context import Context
from kommunkompassen.compare import MEAN, counted
from kommunkompassen.finding import Finding, Severity, has_errors
from kommunkompassen.models import Evaluation
from kommunkompassen.read import Document

UNKNOWN = "unknown"


def check(context: Context) -> Iterator[Finding]:
    """Errors for unknown ids, editions that can't be compared, and published evaluations that count but are broken."""
    chosen = context.evaluation.compare_with
    for index, id_ in enumerate(chosen or []):
        way = ("compare_with", str(index))
        if id_ == MEAN:
            yield from _broken_members(context, way)
        elif other := context.repository.evaluation_by_id(id_):
            yield from _evaluation(context, way, id_, other)
        elif reference := context.repository.reference(id_):
            model = reference.model
            if model is None or has_errors(reference.findings):
                yield context.at_value("broken-comparison", Severity.ERROR, way, id=id_, file=reference.path.name)
            elif model.edition != UNKNOWN and not context.rubric.comparable(model.edition):
                yield _not_comparable(context, way, id_, model.edition)
            elif model.edition == UNKNOWN and model.areas:
                yield _not_comparable(context, way, id_, "?")
        else:
            yield context.at_value("unknown-comparison", Severity.ERROR, way, id=id_, known=", ".join(_known(context)))
    if chosen is None:
        yield from _broken_members(context, ("compare_with",))


def _known(context: Context) -> list[str]:
    return [MEAN, *(path.stem for path in context.repository.paths()), *context.repository.reference_ids()]


def _evaluation(context: Context, way: tuple[str, ...], id_: str, other: Document[Evaluation]) -> Iterator[Finding]:
    if other.model is None or other.broken:
        yield context.at_value("broken-comparison", Severity.ERROR, way, id=id_, file=other.path.name)
    elif not context.rubric.comparable(other.model.rubric):
        yield _not_comparable(context, way, id_, other.model.rubric)


def _not_comparable(context: Context, way: tuple[str, ...], id_: str, edition: str) -> Finding:
    return context.at_value(
        "not-comparable", Severity.ERROR, way, id=id_, edition=edition, own=context.rubric.id,
        comparable=", ".join([context.rubric.id, *context.rubric.comparable_with]),
    )  # fmt: skip


def _broken_members(context: Context, way: tuple[str, ...]) -> Iterator[Finding]:
    for other in counted(context.document, context.rubric, context.repository):
        if other.broken:
            yield context.at_value("broken-comparison", Severity.ERROR, way, "mean", id=other.path.stem, file=other.path.name)
