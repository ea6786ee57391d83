"""Dates and periods as people write them, in the form that the file has: 12 mars 2027, 12–14/3 -27, mars och april 2027."""

from __future__ import annotations

import re

from kommunkompassen.base import swedish
from kommunkompassen.base.dates import parse_period

_MONTHS = {name[:3]: number for number, name in enumerate(swedish.MONTHS, 1)}
_MONTH = r"(?P<name>jan|feb|mar|apr|maj|jun|jul|aug|sep|okt|nov|dec)(?P<rest>[a-z]*)\.?"
_YEAR = r"(?P<year>\d{4}|['-]?\d\d)"
_FORMS = tuple(
    re.compile(form)
    for form in (
        rf"(?:(?P<day>\d{{1,2}}) ?)?{_MONTH}(?: ?{_YEAR})?",
        rf"(?P<year>\d{{4}}) {_MONTH}(?: (?P<day>\d{{1,2}}))?",
        rf"(?P<day>\d{{1,2}})[/.](?P<month>\d{{1,2}})(?:[/. -]+{_YEAR})?",
        r"(?P<year>\d{4})[-./](?P<month>\d{1,2})(?:[-./](?P<day>\d{1,2}))?",
        r"(?P<month>\d{1,2})[/ -](?P<year>\d{4})",
        r"(?P<year>\d{4})(?P<month>\d\d)(?P<day>\d\d)|(?P<short>\d\d)(?P<month_>\d\d)(?P<day_>\d\d)",
        r"(?P<day>\d{1,2})",
        r"(?P<year>\d{4})",
    )
)
_NOISE = re.compile(
    r"\b(?:den|i|(?:början|mitten|slutet) av|(?:mån|tis|ons|tors|fre|lör|sön)dag(?:en)?|(?:kl\.? ?)?\d{1,2}[:.]\d\d$)(?=[\s,]|$)"
    r"|\((?:mån|tis|ons|tors|fre|lör|sön)dag\)|(?<=\d)(?::[ea]|(?<=\d)e)\b"
)
_BETWEEN = re.compile(
    r"\s+(?:-|till(?: och med)?|t\.?\s?o\.?\s?m\.?|och|samt)\s+|\s*[–—]\s*|--|(?<=[a-z])\s*[-/]\s*(?=[a-z0-9]*[a-z])"
    r"|,\s*(?=\d{1,2}(?:\D|$))|(?<=\d{4}-\d\d-\d\d)/|(?<=\d{4}-\d\d)/"
)
_DAYS = re.compile(r"^(\d{1,2})\s*-\s*(?=\d{1,2}(?:/|\s+[a-z]))")


def iso_of(given: str) -> str:
    """2027-03, 2027-03-12 or two of these with a / between; empty where it is not sure what is meant."""
    text = _DAYS.sub(r"\1 till ", " ".join(given.casefold().split()))
    text = " ".join(_NOISE.sub(" ", text).split())
    parts = [part.strip(" ,.") for part in _BETWEEN.split(re.sub(r",(?= ?\d{4}| ?[a-z])", " ", text))]
    dates = [_parts_of(" ".join(part.split())) for part in parts]
    if not all(dates) or not any("year" in date for date in dates):
        return ""
    first, last = dates[0], dates[-1]
    for key in ("year", "month"):
        # The one that says less has it from the other: 12–14 mars 2027, 2027-03-12 till 14.
        first.setdefault(key, last.get(key, 0))
        last.setdefault(key, first[key])
    written = [_iso(first)] if len(dates) == 1 else [_iso(first), _iso(last)]
    return "/".join(written) if parse_period("/".join(written)) else ""


def _parts_of(text: str) -> dict[str, int]:
    """What a part says of year, month and day; nothing where it is no date."""
    fitting = next((match for form in _FORMS if (match := form.fullmatch(text))), None)
    if fitting is None:
        return {}
    said = {key.rstrip("_"): value for key, value in fitting.groupdict().items() if value}
    parts: dict[str, int] = {key: int(said[key]) for key in ("month", "day") if key in said}
    if "name" in said:
        month = _MONTHS[said["name"]]
        if not swedish.MONTHS[month - 1].startswith(said["name"] + said.get("rest", "")):
            return {}
        parts["month"] = month
    if year := said.get("year") or said.get("short"):
        digits = year.lstrip("'-")
        parts["year"] = int(digits) if len(digits) == 4 else 2000 + int(digits)
    return parts


def _iso(date: dict[str, int]) -> str:
    return "-".join([f"{date['year']:04}", *(f"{date[key]:02}" for key in ("month", "day") if date.get(key))])
