"""Types for the texts of a YAML file: each turns the text that stands there into a value, or says what was expected.

What a type does not take is an UnfitError; what was expected is the key of the text that users see.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal
from typing import Annotated, Any

from kommunkompassen.read.parts import Matches, Reads, UnfitError

_POINTS = re.compile(r"[+-]?[0-9]{1,6}([.,][0-9]{1,9})?")
_YEAR = re.compile(r"(19|20)[0-9][0-9]")
_TRUTHS = ("true", "True", "TRUE", "false", "False", "FALSE")
_PERIOD = re.compile(r"([0-9]{4})(?:-([0-9][0-9])(?:-([0-9][0-9]))?)?")


def _text(value: Any) -> str:
    if isinstance(value, str):
        return value.strip()
    raise UnfitError("text_expected")


def stripped(value: Any) -> Any:
    """A text without the white space around it, which a block has at its end; anything else as it is."""
    return value.strip() if isinstance(value, str) else value


def _points(value: Any) -> Decimal:
    if isinstance(value, Decimal):
        return value
    if not isinstance(value, str) or not _POINTS.fullmatch(value.strip()):
        raise UnfitError("points_expected")
    return Decimal(value.strip().replace(",", "."))


def _year(value: Any) -> int:
    if isinstance(value, int):
        return value
    if not isinstance(value, str) or not _YEAR.fullmatch(value.strip()):
        raise UnfitError("year_expected")
    return int(value)


def _truth(value: Any) -> bool:
    if isinstance(value, bool):
        return value
    text = stripped(value)
    if text not in _TRUTHS:
        raise UnfitError("truth_expected")
    return bool(text.lower() == "true")


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
    found = _PERIOD.fullmatch(text.strip())
    if not found:
        return None
    year, month, day = (int(part or 0) for part in found.groups())
    if found[2] and not 1 <= month <= 12:
        return None
    if found[3] and not 1 <= day <= _days(year, month):
        return None
    return Date(year, month, day)


def _days(year: int, month: int) -> int:
    leap = year % 4 == 0 and (year % 100 != 0 or year % 400 == 0)
    return (31, 29 if leap else 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)[month - 1]


def parse_period(text: str) -> Period | None:
    """A date, or a first and a last with a / between; None for anything else."""
    dates = [parse_date(part) for part in text.split("/")]
    first, last = dates[0], dates[-1]
    return Period(first, last) if len(dates) <= 2 and first and last and first <= last else None


def _period(value: Any) -> Period:
    if isinstance(value, Period):
        return value
    if isinstance(value, str) and (period := parse_period(value)):
        return period
    raise UnfitError("period_expected")


def _known_date(value: Any) -> Date | None:
    if value is None or stripped(value) == "unknown":
        return None
    date = parse_date(value) if isinstance(value, str) else None
    if date is None:
        raise UnfitError("date_expected")
    return date


# The JSON Schemas describe what an editor's YAML reader sees: it takes 2019 for a number, 2019-03 and 13,5 for texts.
_SPACE = r"[ \t\r\n]*"
_LONG_MONTH, _SHORT_MONTH = r"(0[13578]|1[02])", r"(0[469]|11)"
_DAY = rf"{_LONG_MONTH}-(0[1-9]|[12][0-9]|3[01])|{_SHORT_MONTH}-(0[1-9]|[12][0-9]|30)|02-(0[1-9]|[12][0-9])"
_DATE = rf"{_SPACE}[0-9]{{4}}(-(0[1-9]|1[0-2]|{_DAY}))?{_SPACE}"

Text = Annotated[str, Reads(_text, {"type": ["string", "number", "boolean"]})]
"""A text; white space around it is not part of it."""

Points = Annotated[
    Decimal,
    Reads(
        _points,
        {
            "type": ["number", "string"],
            "exclusiveMinimum": -1_000_000,
            "exclusiveMaximum": 1_000_000,
            "pattern": rf"^{_SPACE}[+-]?[0-9]{{1,6}}([.,][0-9]{{1,9}})?{_SPACE}$",
        },
    ),
]
"""Points, exact; comma or point before the decimals."""

Year = Annotated[
    int,
    Reads(
        _year,
        {
            "type": ["integer", "string"],
            "minimum": 1900,
            "maximum": 2099,
            "pattern": rf"^{_SPACE}(19|20)[0-9]{{2}}{_SPACE}$",
        },
    ),
]
Truth = Annotated[
    bool,
    Reads(_truth, {"type": ["boolean", "string"], "pattern": rf"^{_SPACE}({'|'.join(_TRUTHS)}){_SPACE}$"}),
]
Conducted = Annotated[
    Period,
    Reads(_period, {"type": ["integer", "string"], "minimum": 1000, "maximum": 9999, "pattern": rf"^{_DATE}(/{_DATE})?$"}),
]
KnownDate = Annotated[
    Date | None,
    Reads(
        _known_date, {"type": ["integer", "string", "null"], "minimum": 1000, "maximum": 9999, "pattern": rf"^({_DATE}|unknown)$"}
    ),
]
"""A date, or the word unknown (None)."""

AreaNumber = Annotated[str, Matches("^[1-9][0-9]*$")]
QuestionNumber = Annotated[str, Matches(r"^[1-9][0-9]*\.[1-9][0-9]*$")]
"""Keys; whether the edition has such an area or question is the check's business, so any text is read."""
