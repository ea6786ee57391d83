"""The first page: all evaluations in a table that can be sorted, the newest, and how many there are of each edition."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from kommunkompassen.read.models import Rubric
from kommunkompassen.site.page import Page
from kommunkompassen.site.published import Published

_NEWEST = 5
_INDEX = "index.html"
DESCRIPTION = "Alla publicerade utvärderingar av svenska kommuner med Kommunkompassen, att läsa, söka i och jämföra."


def overview(evaluations: Sequence[Published], rubrics: Sequence[Rubric], name: str) -> Page:
    """The page; the evaluations in the order in which they are read where nothing sorts them."""
    editions = Counter(published.extract.evaluation.edition for published in evaluations)
    return Page(
        _INDEX,
        _INDEX,
        name,
        DESCRIPTION,
        {
            "evaluations": evaluations,
            "municipalities": len({published.extract.municipality_id for published in evaluations}),
            "newest": sorted(evaluations, key=lambda published: published.extract.date, reverse=True)[:_NEWEST],
            "editions": [(rubric, editions[rubric.id]) for rubric in reversed(rubrics) if editions[rubric.id]],
            "groups": _groups(rubrics),
        },
    )


def _groups(rubrics: Sequence[Rubric]) -> dict[str, int]:
    """A number for each edition, the same for those that can be compared, higher for newer ones."""
    groups: dict[str, int] = {}
    for number, rubric in enumerate(rubrics):
        groups[rubric.id] = next((groups[id_] for id_ in groups if rubric.comparable(id_)), number)
    return groups
