"""What an evaluation compares itself with exists: mean, an evaluation or a reference.

Passes:
    compare_with:
      - mean
Fails:
    compare_with:
      - medel
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from kommunkompassen.base import paths
from kommunkompassen.base.finding import Finding, Severity
from kommunkompassen.check.context import Context
from kommunkompassen.points.compare import MEAN

RULE = "unknown-comparison"
_MEAN = ("medel", "genomsnitt", "snitt")
_SHOWN = 8
"""So many of the names that one can be compared with are shown."""
_LEAST_ALIKE = 0.75
_BETWEEN = re.compile(r"[,;]| och ")
_YEAR = re.compile("-[0-9]+$")


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
            near = _near(id_, known)
            detail = "mean" if near == [MEAN] else "near" if near else ""
            chosen = ", ".join(near or known[:_SHOWN])
            mended = [one for one in near if one not in (context.evaluation.compare_with or [])]
            yield context.at_misspelt(RULE, Severity.ERROR, way, detail, mended, id=id_, known=chosen)


def _near(given: str, known: Sequence[str]) -> list[str]:
    """What was most likely meant, the nearest first: of the same name, else of the name that is spelt most like it."""
    import difflib  # noqa: PLC0415  few files have such an id

    slug = paths.slug(given)
    if slug in known:
        return [slug]
    parts = [paths.slug(part) for part in _BETWEEN.split(given)]
    if all(part in known for part in parts):
        return parts
    if slug.startswith(_MEAN) and "-" not in slug:
        return [MEAN]
    names = {id_: _name(id_) for id_ in known}
    alike = difflib.get_close_matches(_name(slug), sorted(set(names.values())), n=1, cutoff=_LEAST_ALIKE)
    same = [id_ for id_, name in names.items() if name in alike]
    return difflib.get_close_matches(slug, same, n=3, cutoff=0) or ([MEAN] if slug.startswith(_MEAN) else [])


def example(context: Context) -> str:
    """The id of an evaluation that there is: another than this one, if there are any."""
    own = context.source.path.stem
    return next((id_ for id_ in context.repository.evaluation_ids() if id_ != own), own)


def spelt(context: Context, given: str, there: Sequence[str]) -> list[str]:
    """The evaluation that an id otherwise spelt means, if it is none of those that are there: Arboga 2016."""
    slug = paths.slug(given)
    return [
        id_ for id_ in context.repository.evaluation_ids() if id_.replace("-", "") == slug.replace("-", "") and id_ not in there
    ]


def _name(id_: str) -> str:
    """The id without its year."""
    return _YEAR.sub("", id_)
