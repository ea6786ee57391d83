"""A role model in mentions.yaml is a municipality that the evaluation names in that area, so that a reader finds it there.

Passes:
    # (mentions.yaml names municipalities that the evaluation's texts in the area name)
Fails:
    # (mentions.yaml names a municipality that the evaluation does not name in the area)
"""

from __future__ import annotations

from collections.abc import Iterator

from kommunkompassen.base import register
from kommunkompassen.base.finding import Finding, Severity
from kommunkompassen.check import other_names
from kommunkompassen.read.models import Area
from kommunkompassen.repository import Repository

RULE = "unfounded-role-model"


def check(repository: Repository) -> Iterator[Finding]:
    """An error on each municipality or evaluation that is not there."""
    document = repository.mentions()
    if document is None:
        return
    for number, entry in enumerate(document.model.role_models if document.model else ()):
        way = ("role_models", str(number))
        read = repository.evaluation_by_id(entry.evaluation)
        if read is None:
            span = document.source.span((*way, "evaluation"))
            yield Finding(RULE, Severity.ERROR, document.path, span, {"id": entry.evaluation}, "evaluation")
            continue
        if read.model is None:
            # What is wrong with it is told of it.
            continue
        text = _text(read.model.areas.get(entry.area, Area()))
        for place, name in enumerate(entry.municipalities):
            span = document.source.span((*way, "municipalities", str(place)))
            values = {"name": name, "id": entry.evaluation, "area": entry.area}
            if name not in register.by_name():
                yield Finding(RULE, Severity.ERROR, document.path, span, values, "municipality")
            elif not other_names.mentions(text, [name]):
                yield Finding(RULE, Severity.ERROR, document.path, span, values)


def _text(area: Area) -> str:
    """All that the area's pages say."""
    sections = [part for one in area.narrative for part in (one.heading, one.text) if part]
    return "\n\n".join([*sections, *(one.text for one in area.strengths), *area.improvements])
