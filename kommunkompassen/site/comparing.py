"""The page that compares: every evaluation's points per area in a table for each group of comparable editions.

The tables are the page: its script takes from them what it draws, so that no figure stands in two places.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from kommunkompassen.read.models import Rubric
from kommunkompassen.site.page import Page
from kommunkompassen.site.published import Published

PATH = "jamfor.html"


@dataclass(frozen=True, slots=True)
class Weight:
    """A question that gives other points at most in one edition than in another, and the names of those that give as much."""

    question: str
    maxima: tuple[tuple[Decimal, tuple[str, ...]], ...]


@dataclass(frozen=True, slots=True)
class Group:
    """Editions whose areas can be compared, and the evaluations that follow one of them."""

    id: str
    editions: tuple[Rubric, ...]
    """The oldest first."""
    areas: tuple[str, ...]
    """The titles, in the newest edition's words."""
    evaluations: tuple[Published, ...]

    @property
    def names(self) -> tuple[str, ...]:
        """The editions'."""
        return tuple(edition.name for edition in self.editions)

    @property
    def weights(self) -> list[Weight]:
        """The questions whose weight differs."""
        maxima_of: dict[str, dict[Decimal, tuple[str, ...]]] = {}
        for edition in self.editions:
            for question, maximum in _maxima(edition).items():
                held = maxima_of.setdefault(question, {})
                held[maximum] = (*held.get(maximum, ()), edition.name)
        return [Weight(question, tuple(maxima.items())) for question, maxima in maxima_of.items() if len(maxima) > 1]

    def weights_of(self, edition: str) -> list[str]:
        """What an edition's questions whose weight differs give at most: the same for editions that weigh alike."""
        [own] = [_maxima(rubric) for rubric in self.editions if rubric.id == edition]
        return [f"{own[weight.question]:f}" for weight in self.weights if weight.question in own]


def _maxima(edition: Rubric) -> dict[str, Decimal]:
    questions = (pair for area in edition.areas.values() for pair in area.questions.items())
    return {key: question.maximum for key, question in questions if question.maximum is not None}


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
            made.append(Group(edition.id, tuple(alike), titles, own))
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
