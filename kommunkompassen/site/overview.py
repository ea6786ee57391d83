"""The first page: all evaluations in a table that can be sorted, the newest, and how many there are of each edition."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from kommunkompassen.site.page import Page
from kommunkompassen.site.published import Published

_NEWEST = 5


def overview(evaluations: Sequence[Published], name: str) -> Page:
    """The page; the evaluations in the order in which they are read where nothing sorts them."""
    newest = sorted(evaluations, key=lambda one: (-one.year, one.evaluation))[:_NEWEST]
    editions = Counter((one.edition, one.edition_name) for one in evaluations)
    return Page(
        "index.html",
        "index.html",
        name,
        "Alla publicerade utvärderingar av svenska kommuner med Kommunkompassen, att läsa, söka i och jämföra.",
        {
            "evaluations": evaluations,
            "municipalities": len({one.municipality for one in evaluations}),
            "newest": newest,
            "editions": [(edition_name, count) for (_, edition_name), count in sorted(editions.items(), reverse=True)],
        },
    )
