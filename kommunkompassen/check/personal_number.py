"""No personal number stands anywhere in the file, be it in a text, in a note or in a comment: what lies in git is not secret.

A personal number has a possible date (a coordination number's day is 60 more) and a last digit that the others give. One that
is written with century and dash, as nothing else is, counts whatever its last digit. Organisation numbers have no such month.

Passes:
    texts:
      closing: Bolagets organisationsnummer är 556036-0793.
Fails:
    texts:
      closing: Ordföranden, 19850101-2387, har svarat.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from kommunkompassen.base.finding import Finding, Severity, Span
from kommunkompassen.check.context import Context

RULE = "personal-number"
_LIKE = re.compile(
    r"(?<![0-9])([0-9]{4}|[0-9]{2})([-. ]?)([0-9]{2})\2([0-9]{2})([ \u00a0]?[-+–‑−]?[ \u00a0]?)([0-9]{4})(?![0-9])"
)
_MAY_BE = re.compile(r"[0-9][^0-9\n]?[0-9]{2}[^0-9\n]?[0-9]{2}[^\w\n/]{0,3}[0-9]{4}(?![0-9])")
"""What is in each, sought in the whole file first: few have one."""
_MOBILE = re.compile(r"07[02369]")
_CENTURIES = ("18", "19", "20")
_DAYS = (31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)
_COORDINATION = 60


def check(context: Context) -> Iterator[Finding]:
    """An error in a published evaluation, else a warning; always a warning where it may as well be another number.

    The message does not repeat it: it may be shown where more people see it than the file.
    """
    if not _MAY_BE.search(context.whole):
        return
    for number, line in enumerate(context.source.lines, 1):
        for match in _LIKE.finditer(line):
            sure = _is_certain(*match.groups())
            if sure is not None:
                span = Span(number, match.start() + 1, number, match.end() + 1)
                yield (
                    context.at(RULE, context.when_published, span) if sure else context.at(RULE, Severity.WARNING, span, "unsure")
                )


def _is_certain(year: str, between: str, month: str, day: str, sign: str, last: str) -> bool | None:
    """Whether it is a personal number for certain, or None where it is none."""
    dashed = bool(sign.strip(" \u00a0"))
    if (len(year) == 4 and year[:2] not in _CENTURIES) or not _is_date(int(year[-2:]), int(month), int(day)):
        return None
    if _checks(year[-2:] + month + day + last):
        # A time of day behind a date has a fitting last digit now and then, and so has a mobile number.
        is_other = (between and not dashed) or (len(year) == 2 and not dashed and _MOBILE.match(year + month))
        return None if is_other else True
    if not dashed or between:
        return None
    return len(year) == 4


def _is_date(year: int, month: int, day: int) -> bool:
    day = day - _COORDINATION if day > _COORDINATION else day
    if not 1 <= month <= 12 or not 1 <= day <= _DAYS[month - 1]:
        return False
    return (month, day) != (2, 29) or year % 4 == 0


def _checks(digits: str) -> bool:
    """Whether the last of ten digits is what the others give (Luhn): every other is doubled, and all digits sum up to tens."""
    doubled = (str(int(digit) * (2 - place % 2)) for place, digit in enumerate(digits))
    return sum(int(digit) for number in doubled for digit in number) % 10 == 0
