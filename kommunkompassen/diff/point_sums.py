"""What the changes do to the areas' points and the total: exact, and as printed."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from decimal import Decimal

from kommunkompassen.points.score import AreaScore, Exact, Result, Step, percent, printed


@dataclass(frozen=True, slots=True)
class Amount:
    """Points: exact and as printed (None: not all are given), the maximum, and whole percent of it where both are known."""

    exact: Exact | None
    printed: Decimal | None
    maximum: Decimal | None
    percent: Decimal | None
    broken: bool = False
    """The file has errors; points that are missing may stand in it."""


@dataclass(frozen=True, slots=True)
class Sum:
    """An area's points, or the total (`number` empty); None on a side that has no such area."""

    number: str
    title: str
    before: Amount | None
    after: Amount | None


def amount(points: Exact | None, maximum: Decimal | None, step: Step) -> Amount:
    """An amount from exact points."""
    if points is None:
        return Amount(None, None, maximum, None)
    return Amount(points, printed(points, step), maximum, percent(points, maximum) if maximum else None)


def marked_broken(sums: Iterable[Sum], *, before: bool, after: bool) -> list[Sum]:
    """The sums with it noted that a side's file has errors."""
    return [
        replace(
            one,
            before=replace(one.before, broken=before) if one.before else None,
            after=replace(one.after, broken=after) if one.after else None,
        )
        for one in sums
    ]


def total_alone(before: Result | None, after: Result | None) -> list[Sum]:
    """The total where a file that is on both sides can't be read on one of them: what is not known has no areas to tell of."""
    unknown = Amount(None, None, None, None)
    return [Sum("", "", _total(before) or unknown, _total(after) or unknown)]


def sums(before: Result | None, after: Result | None) -> list[Sum]:
    """The areas whose points or maximum differ, in order, and the total where any does."""
    old = {area.number: area for area in before.areas} if before else {}
    new = {area.number: area for area in after.areas} if after else {}
    found = list(_areas(old, new, before, after))
    total = Sum("", "", _total(before), _total(after))
    return [*found, total] if found or total.before != total.after else []


def _areas(old: dict[str, AreaScore], new: dict[str, AreaScore], before: Result | None, after: Result | None) -> Iterator[Sum]:
    for number in [*new, *(number for number in old if number not in new)]:
        was = _area(old.get(number), before)
        now = _area(new.get(number), after)
        if was != now:
            yield Sum(number, (new.get(number) or old[number]).title, was, now)


def _area(area: AreaScore | None, result: Result | None) -> Amount | None:
    return amount(area.points, area.maximum, result.step) if area and result else None


def _total(result: Result | None) -> Amount | None:
    return amount(result.points, result.maximum, result.step) if result else None
