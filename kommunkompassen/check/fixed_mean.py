"""A published report names the evaluations that its mean is made of, and each of them may be counted.

Evaluations are not published in the order in which they were conducted. Without the names a published report would change
when an earlier visit is published later. In a draft the mean is worked out anew each time.

Passes:
    compare_with:
      - mean
    mean_of:
      - nassjo-2026
Fails:
    mean_of:
      - arboga-2061
"""

from __future__ import annotations

from collections.abc import Iterator

from kommunkompassen.base.finding import Finding, Severity
from kommunkompassen.base.register import present_id
from kommunkompassen.check import unknown_comparison
from kommunkompassen.check.context import Context
from kommunkompassen.check.fixed_names import missing_names
from kommunkompassen.points import compare

RULE = "fixed-mean"
_KEY = "mean_of"


def check(context: Context) -> Iterator[Finding]:
    """An error where the names are missing and there is a mean, and on each name that a mean can't count."""
    evaluation = context.evaluation
    compared = evaluation.compare_with is None or compare.MEAN in evaluation.compare_with
    if evaluation.mean_of is None:
        if compared and evaluation.status == "published" and not context.is_there((_KEY,)):
            ids = compare.countable_ids(context.document, context.rubric, context.repository)
            if len(ids) >= compare.FEWEST_FOR_A_MEAN:
                yield missing_names(context, RULE, _KEY, ids)
        return
    if not compared:
        if any(unknown_comparison.check(context)):
            # What is misspelt there may be meant for the mean.
            return
        yield context.at_key(RULE, Severity.WARNING, (_KEY,), "unused")
        return
    for index, id_ in enumerate(evaluation.mean_of):
        if why := "twice" if id_ in evaluation.mean_of[:index] else _why_not(context, id_):
            mended = unknown_comparison.spelt(context, id_, evaluation.mean_of)
            yield context.at_misspelt(
                RULE,
                Severity.ERROR,
                (_KEY, str(index)),
                why,
                mended if why == "unknown" else (),
                id=id_,
                known=unknown_comparison.example(context),
            )


def _why_not(context: Context, id_: str) -> str:
    """Why a mean can't count the evaluation: unknown, own, draft, edition, later or unscored; empty where it can."""
    path = context.repository.path_by_id(id_)
    if path is None:
        return "unknown"
    other = context.repository.summaries()[path]
    if other is None or other.broken:
        # Told at compare_with, with the file to mend.
        return ""
    if present_id(other.municipality) == present_id(context.evaluation.municipality):
        return "own"
    if other.status != "published":
        return "draft"
    if not context.rubric.comparable(other.rubric):
        return "edition"
    if compare.latest(other) > compare.latest(context.evaluation):
        return "later"
    return "" if compare.points_by_area(path, context.repository) else "unscored"
