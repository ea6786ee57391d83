"""The page that compares: every evaluation's points per area in a table for each group of comparable editions.

The tables are the page: its script takes from them what it draws, so that no figure stands in two places.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from kommunkompassen.read.models import Rubric
from kommunkompassen.site.page import Page
from kommunkompassen.site.published import Published

PATH = "jamfor.html"


@dataclass(frozen=True, slots=True)
class Group:
    """Editions whose areas can be compared, and the evaluations that follow one of them."""

    id: str
    names: tuple[str, ...]
    areas: tuple[str, ...]
    """The titles, in the newest edition's words."""
    evaluations: tuple[Published, ...]


def groups(evaluations: Sequence[Published], editions: Sequence[Rubric]) -> list[Group]:
    """The newest edition's group first; those without evaluations are left out."""
    made: list[Group] = []
    placed: set[str] = set()
    for edition in reversed(editions):
        alike = [one for one in editions if edition.comparable(one.id) and one.id not in placed]
        placed |= {one.id for one in alike}
        own = tuple(one for one in evaluations if one.extract.evaluation.edition in {each.id for each in alike})
        if own:
            titles = tuple(f"{number} {area.title}" for number, area in edition.areas.items())
            made.append(Group(edition.id, tuple(one.name for one in alike), titles, own))
    return made


def comparison_page(evaluations: Sequence[Published], editions: Sequence[Rubric]) -> Page:
    """The page."""
    return Page(
        PATH,
        "compare.html",
        "Jämför",
        "Jämför två till fyra utvärderingar med Kommunkompassen, område för område.",
        {"groups": groups(evaluations, editions)},
        kind="comparing",
    )
