"""How municipalities stand in an area or a question: the latest of each among comparable editions, how many got how much, ranks.

Of few nothing is said that would single somebody out by chance: a distribution from five on, a rank from ten on.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from fractions import Fraction
from math import ceil
from statistics import median
from typing import NamedTuple

from kommunkompassen.base.swedish import number
from kommunkompassen.read.models import Rubric
from kommunkompassen.site import addresses
from kommunkompassen.site.published import Published

FEWEST_FOR_A_DISTRIBUTION = 5
FEWEST_FOR_A_RANK = 10
MOST_OF_THE_BEST = 5
_SHARE_OF_THE_BEST = Fraction(1, 5)
_BAND = 10
"""Percent."""


@dataclass(frozen=True, slots=True)
class Standing:
    """A municipality's latest points."""

    published: Published
    printed: Decimal
    maximum: Decimal | None
    percent: int | None
    rank: int | None = None

    @property
    def value(self) -> Decimal | int:
        """What they are compared by: whole percent, since a question's maximum may differ; else points of one edition."""
        return self.printed if self.percent is None else self.percent


class Row(NamedTuple):
    """A standing as it is printed. A template that asks for each of its values by name takes five times as long."""

    municipality: str
    """Where its page lies in the site."""
    name: str
    report: str
    """Where the area begins in its report."""
    year: int
    points: str
    percent: int | None
    rank: int | None


@dataclass(frozen=True, slots=True)
class Band:
    """How many evaluations have from `low` to `high` percent."""

    low: int
    high: int
    count: int


@dataclass(frozen=True, slots=True)
class Standings:
    """The highest first; those who are alike by name."""

    all: tuple[Standing, ...]

    @property
    def ranked(self) -> bool:
        """Whether there are enough for ranks."""
        return len(self.all) >= FEWEST_FOR_A_RANK

    @property
    def bands(self) -> tuple[Band, ...]:
        """How the percents are distributed; empty of too few, and where there is no maximum."""
        shares = [standing.percent for standing in self.all if standing.percent is not None]
        if len(self.all) < FEWEST_FOR_A_DISTRIBUTION or len(shares) < len(self.all):
            return ()
        lows = range(0, 100, _BAND)
        return tuple(
            Band(low, high, sum(low <= share <= high for share in shares))
            for low, high in ((low, 100 if low == lows[-1] else low + _BAND - 1) for low in lows)
        )

    @property
    def median(self) -> Decimal:
        """The middle percent. Raises StatisticsError where there is none."""
        return Decimal(str(median(standing.percent for standing in self.all if standing.percent is not None)))

    @property
    def best(self) -> tuple[Standing, ...]:
        """A fifth of them, five at most, and those who are alike with the last; none where these are more than ten."""
        if len(self.all) < FEWEST_FOR_A_DISTRIBUTION:
            return ()
        last = self.all[min(MOST_OF_THE_BEST, ceil(len(self.all) * _SHARE_OF_THE_BEST)) - 1].value
        standings = tuple(standing for standing in self.all if standing.value >= last)
        return standings if len(standings) <= 2 * MOST_OF_THE_BEST else ()

    def rows(self, area: str) -> list[Row]:
        """All as they are printed; `area`: what their reports are opened at."""
        place = addresses.place_of_area(area)
        return [_row(standing, place) for standing in self.all]


def _row(standing: Standing, place: str) -> Row:
    extract = standing.published.extract
    own = extract.evaluation
    most = "" if standing.maximum is None else f" av {number(standing.maximum)}"
    return Row(
        addresses.municipality(extract.municipality_id),
        own.municipality,
        addresses.report(own.evaluation, place),
        own.year,
        f"{number(standing.printed)}{most}",
        standing.percent,
        standing.rank,
    )


def latest(evaluations: Iterable[Published], rubric: Rubric) -> list[Published]:
    """The newest evaluation of each municipality among those of editions that can be compared; they come newest first."""
    newest: dict[str, Published] = {}
    for published in evaluations:
        if rubric.comparable(published.extract.evaluation.edition):
            newest.setdefault(published.extract.municipality_id, published)
    return list(newest.values())


def of_area(evaluations: Sequence[Published], number: str) -> Standings:
    """How the evaluations stand in an area."""
    rows = ((published, row) for published in evaluations for row in published.extract.areas if row.area == int(number))
    return _ranked(
        [Standing(published, row.printed, row.maximum, row.percent) for published, row in rows if row.printed is not None]
    )


def of_questions(evaluations: Sequence[Published]) -> dict[str, Standings]:
    """How the evaluations stand in each question that has points."""
    found: dict[str, list[Standing]] = {}
    for published in evaluations:
        for row in published.extract.questions:
            if row.printed is not None:
                standing = Standing(published, row.printed, row.maximum, row.percent)
                found.setdefault(row.question, []).append(standing)
    return {number: _ranked(standings) for number, standings in found.items()}


def _ranked(standings: list[Standing]) -> Standings:
    # Sorting keeps the order of the names among those who are alike.
    ordered = sorted(standings, key=lambda standing: -standing.value)
    if len(ordered) < FEWEST_FOR_A_RANK:
        return Standings(tuple(ordered))
    ranks: dict[Decimal | int, int] = {}
    for place, standing in enumerate(ordered, 1):
        ranks.setdefault(standing.value, place)
    return Standings(tuple(replace(standing, rank=ranks[standing.value]) for standing in ordered))
