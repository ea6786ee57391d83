"""Dates as exactly as they are known, and periods of them, from the texts that stand in a file."""

from __future__ import annotations

import re
from dataclasses import dataclass

_PERIOD = re.compile(r"([0-9]{4})(?:-([0-9][0-9])(?:-([0-9][0-9]))?)?")


@dataclass(frozen=True, slots=True, order=True)
class Date:
    """A date as exactly as it is known; month and day are 0 where they are not."""

    year: int
    month: int = 0
    day: int = 0

    @property
    def latest(self) -> tuple[int, int, int]:
        """For "no later than": the last day it can mean."""
        return self.year, self.month or 12, self.day or 31


@dataclass(frozen=True, slots=True)
class Period:
    """When something took place: one date, or from a first to a last."""

    first: Date
    last: Date


def parse_date(text: str) -> Date | None:
    """2019, 2019-03 or 2019-03-12; None for anything else, also for days that do not exist."""
    match = _PERIOD.fullmatch(text.strip())
    if not match:
        return None
    year, month, day = (int(part or 0) for part in match.groups())
    if match[2] and not 1 <= month <= 12:
        return None
    if match[3] and not 1 <= day <= _days(year, month):
        return None
    return Date(year, month, day)


def _days(year: int, month: int) -> int:
    leap = year % 4 == 0 and (year % 100 != 0 or year % 400 == 0)
    return (31, 29 if leap else 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)[month - 1]


def is_backwards(text: str) -> bool:
    """Whether it is a first and a last date of which the last, whatever day it means, comes before the first."""
    dates = [parse_date(part) for part in text.split("/")]
    first, last = dates[0], dates[-1]
    return len(dates) == 2 and first is not None and last is not None and (first.year, first.month, first.day) > last.latest


def parse_period(text: str) -> Period | None:
    """A date, or a first and a last with a / between; None for anything else."""
    dates = [parse_date(part) for part in text.split("/")]
    first, last = dates[0], dates[-1]
    return Period(first, last) if len(dates) <= 2 and first and last and first <= last else None
