"""Questions are the edition's.

Passes:
    rubric: "2016"
    areas:
      1:
        scores:
          1.1: 5
Fails:
    rubric: "2016"
    areas:
      1:
        scores:
          1.9: 5
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from kommunkompassen.base.finding import Finding, Severity
from kommunkompassen.check import other_area
from kommunkompassen.check.context import Context
from kommunkompassen.read.key_names import is_sum

RULE = "unknown-question"


_MANY = 5
"""So many questions that the edition lacks tell of another edition, if there is one that has them all."""


def check(context: Context) -> Iterator[Finding]:
    """An error on the number of each question that the area does not have in the edition, or one on the edition."""
    given = {number: list(area.scores) for number, area in context.evaluation.areas.items() if number in context.rubric.areas}
    unknown = [key for number, keys in given.items() for key in keys if key not in context.rubric.areas[number].questions]
    if len(unknown) >= _MANY and (editions := _editions(context, given)):
        values = {"given": context.evaluation.rubric, "editions": ", ".join(editions)}
        yield context.at_value(RULE, Severity.ERROR, ("rubric",), "edition", **values)
        return
    for number, keys in given.items():
        edition = context.rubric.areas[number]
        if keys and not edition.questions:
            if context.found_at(("areas", number, "scores")):
                continue
            yield context.at_key(RULE, Severity.ERROR, ("areas", number, "scores"), "none", area=number)
            continue
        # That the whole area is another's is told at its number.
        for key in () if other_area.of_questions(context, number) else keys:
            if key in edition.questions:
                continue
            is_number = bool(re.fullmatch(r"[\d.]+", key))
            way = ("areas", number, "scores", key)
            if not is_number and context.found_at(way):
                continue
            values = {"number": key, "area": number, "known": ", ".join(edition.questions)}
            yield context.at_key(RULE, Severity.ERROR, way, "" if is_number else "sum" if is_sum(key) else "word", **values)


def _editions(context: Context, given: Mapping[str, list[str]]) -> list[str]:
    """The ids of the editions that have all these questions."""
    rubrics = {id_: context.repository.rubric(id_) for id_ in context.repository.rubric_ids()}
    areas = {id_: rubric.model.areas for id_, rubric in rubrics.items() if rubric and rubric.model}
    return [
        id_
        for id_, known in areas.items()
        if all(number in known and key in known[number].questions for number, keys in given.items() for key in keys)
    ]
