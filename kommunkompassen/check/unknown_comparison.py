"""What an evaluation compares itself with exists: mean, an evaluation or a reference.

Passes:
    compare_with:
      - mean
Fails:
    compare_with:
      - medel
"""

from __future__ import annotations

from collections.abc import Iterator

from kommunkompassen.base import paths
from kommunkompassen.base.finding import Finding, Severity
from kommunkompassen.check.context import Context
from kommunkompassen.points.compare import MEAN

RULE = "unknown-comparison"
_MEAN = ("medel", "genomsnitt", "snitt")


def check(context: Context) -> Iterator[Finding]:
    """An error on each id that is nothing of the kind, and a warning on one that stands there already."""
    repository = context.repository
    own = context.source.path.stem
    evaluations = [id_ for id_ in repository.evaluation_ids() if id_ != own]
    known = [MEAN, *evaluations, *repository.reference_ids()]
    for index, id_ in enumerate(context.evaluation.compare_with or []):
        way = ("compare_with", str(index))
        if id_ in (context.evaluation.compare_with or [])[:index]:
            yield context.at_value(RULE, Severity.WARNING, way, "twice", id=id_)
        elif id_ == own:
            yield context.at_value(RULE, Severity.ERROR, way, "itself")
        elif id_ not in known:
            import difflib  # noqa: PLC0415  few files have such an id

            mean, slug = id_.casefold().startswith(_MEAN), paths.slug(id_)
            near = [MEAN] if mean else [slug] if slug in known else difflib.get_close_matches(id_, known, n=3, cutoff=0.5)
            yield context.at_value(RULE, Severity.ERROR, way, id=id_, known=", ".join(near or known[:8]))
