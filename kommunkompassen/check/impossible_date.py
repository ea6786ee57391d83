"""Dates and times in texts exist, years are within reach, and what lasts from one year to another ends after it began.

Passes:
    texts:
      closing: Planen för 2024–2027 antogs den 29 februari 2024, kl. 18.00.
Fails:
    texts:
      closing: Planen antogs den 31 november.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from kommunkompassen.base.dates import parse_date
from kommunkompassen.base.finding import Finding, Severity
from kommunkompassen.base.swedish import MONTHS
from kommunkompassen.check.context import PRINTED, Context

RULE = "impossible-date"
_MONTH = rf"(?P<month>{'|'.join(MONTHS)}|jan|feb|mar|apr|jun|jul|aug|sept?|okt|nov|dec)\b"
_DAY = re.compile(rf"3(?<![\w.,/–-].)(?P<day>\d)(?:[ \u00a0]{_MONTH}|/(?P<number>\d{{1,2}})(?=[ -](?:19|20)\d\d(?!\d)))")
"""From a 3, which few texts have many of: of other days all months have one."""
_YEARS = re.compile(
    r"2(?<![\w/,.–-].)(?:9[ \u00a0]feb(?:ruari|\.)?[ \u00a0](?P<leap>(?:19|20)\d\d)(?!\d)"
    r"|0(?:(?P<date>\d\d-\d\d-\d\d)(?![\w-])|(?P<to>\d\d)-(?P<last>(?:19|20)\d\d)(?![\w-])"
    r"|(?P<digits>\d{3})(?!\d))"
    r"|(?P<far>[1-9]\d\d)(?![\w:,]))"
)
_RANGE = re.compile(
    rf"–(?:(?<=(?:19|20)\d\d–)|(?<=(?:19|20)\d\d –)) ?(?P<year>(?:19|20)\d\d)(?![\w-])"
    rf"|–(?<=\d–)(?P<day>\d{{1,2}})[ \u00a0]{_MONTH}"
)
_OF_A_YEAR = re.compile(
    rf"(?:\b(?:[Åå]r|[Åå]ren|[Ss]edan|[Hh]östen|[Vv]åren|[Ss]ommaren|[Vv]intern|[Gg]äller|mandatperioden|{'|'.join(MONTHS)}))"
    r"[ \u00a0]$"
)
"""What stands right before a year and before few other numbers."""
_THING = re.compile(r"[ \u00a0](?:kr|kronor|[a-zåäö]+(?:or|ar|er|ar?e|barn|personer|procent)|besök|svar|samtal|barn)\b")
"""What follows a number that is no year."""
_OF_A_NUMBER = re.compile(r"(?:[Dd]nr|[Dd]iarie\w*|[Ää]rende\w*|[A-ZÅÄÖ]{2,8})[.:]?[ \u00a0/-]?$")
_BEFORE = 20
"""Letters before a number that are looked at."""
_TIMES = re.compile(r"kl(?<!\w..)(?:\.|ockan)?[ \u00a0]?(?P<times>\d{1,2}(?:[.:]\d\d)?(?: ?[–-] ?\d{1,2}(?:[.:]\d\d)?)?)(?!\d)")
_BEGINNING = re.compile(_TIMES.pattern.replace("kl", "Kl", 1))
_LAST_FORECAST = "2100"
_LAST_HOUR, _LAST_MINUTE = 24, 59


def check(context: Context) -> Iterator[Finding]:
    """A warning at each."""
    whole = context.texts(*PRINTED).whole
    if not any(_found(context, whole)):
        return
    for way, text in context.texts(*PRINTED):
        for start, end, detail in _found(context, text):
            yield context.in_text(RULE, Severity.WARNING, way, start, end, detail, text=text[start:end].strip())


def _found(context: Context, text: str) -> Iterator[tuple[int, int, str]]:
    """From where to where each stands, and which kind it is."""
    yield from ((*match.span(), "") for match in _DAY.finditer(text) if not _has_day(match))
    for match in _YEARS.finditer(text):
        if match["digits"] or match["far"]:
            if _is_of_a_year(match) and match[0] != _LAST_FORECAST:
                yield *match.span(), "year"
        elif match["leap"]:
            if not parse_date(f"{match['leap']}-02-29"):
                yield *match.span(), ""
        elif match["date"]:
            if not parse_date(match[0]) and not _is_of_a_number(match):
                yield *match.span(), ""
        elif match["last"] < f"20{match['to']}" and not _is_of_a_number(match):
            yield *match.span(), "backwards"
    for match in _RANGE.finditer(text):
        first = re.search(r"(?<![\w.,/–-])(?:\d{4} ?|\d{1,2})$", text[max(match.start() - _BEFORE, 0) : match.start()])
        if first and int(first[0]) > int(match["year"] or match["day"]):
            yield match.start() - len(first[0]), match.end(), "backwards"
    for pattern in (_TIMES, *([_BEGINNING] if context.capitals & {"Kl", "Klockan"} else [])):
        yield from ((*match.span(), "time") for match in pattern.finditer(text) if not _are_times(match["times"]))


def _has_day(match: re.Match[str]) -> bool:
    """Whether the month has the day, in some year."""
    month = int(match["number"]) if match["number"] else 1 + [name[:3] for name in MONTHS].index(match["month"][:3])
    return parse_date(f"2024-{month:02}-3{match['day']}") is not None


def _before(match: re.Match[str]) -> str:
    return match.string[max(match.start() - _BEFORE, 0) : match.start()]


def _is_of_a_year(match: re.Match[str]) -> bool:
    return bool(_OF_A_YEAR.search(_before(match))) and not _THING.match(match.string, match.end())


def _is_of_a_number(match: re.Match[str]) -> bool:
    return bool(_OF_A_NUMBER.search(_before(match)))


def _are_times(given: str) -> bool:
    """Whether all of them are times of a day: 8, 9.30, 18.00–24.00."""
    for time in re.split(r" ?[–-] ?", given):
        hour, _, minute = time.replace(":", ".").partition(".")
        if int(hour) > _LAST_HOUR or int(minute or 0) > _LAST_MINUTE or (int(hour) == _LAST_HOUR and int(minute or 0)):
            return False
    return True
