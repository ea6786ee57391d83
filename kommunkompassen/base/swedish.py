"""Swedish for print: numbers, points, percents, dates, genitives, lists. All texts come back ready to print.

Decimal comma, no-break spaces inside a number and before its unit, months in words, as Myndigheternas skrivregler has it.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from decimal import Decimal

from kommunkompassen.base.dates import Date, Period

NO_BREAK_SPACE = "\u00a0"
MINUS = "\u2212"
MONTHS = (
    *("januari", "februari", "mars", "april", "maj", "juni"),
    *("juli", "augusti", "september", "oktober", "november", "december"),
)
_NUMBERS = ("noll", "en", "två", "tre", "fyra", "fem", "sex", "sju", "åtta", "nio", "tio", "elva", "tolv")


def number(value: Decimal | int) -> str:
    """2195 -> 2 195, 76.50 -> 76,5; a real minus sign before what is negative."""
    sign = MINUS if value < 0 else ""
    whole, _, decimals = f"{abs(Decimal(value)):f}".partition(".")
    decimals = decimals.rstrip("0")
    groups: list[str] = []
    while len(whole) > 3:
        whole, groups = whole[:-3], [whole[-3:], *groups]
    return sign + NO_BREAK_SPACE.join([whole, *groups]) + ("," + decimals if decimals else "")


_BREAKING = " \u2000-\u2006\u2008-\u200a\u205f\u3000"
"""The spaces at which a line may end: the plain one, and those of other widths."""
_UNITS = (
    *("%", "‰", "°", "procent", "procents", "procentenhet", "procentenheter", "promille", "poäng"),
    *("kr", "krona", "kronor", "kronors", "öre", "tkr", "mkr", "mnkr", "mdkr", "SEK", "euro", "EUR", "€"),
    *("miljon", "miljoner", "miljard", "miljarder"),
    *(
        "mm",
        "cm",
        "dm",
        "m",
        "km",
        "mil",
        "meter",
        "m²",
        "m2",
        "km²",
        "km2",
        "kvm",
        "kvadratmeter",
        "kvadratkilometer",
        "hektar",
        "ha",
    ),
    *("g", "kg", "ton", "liter", "l", "m³", "m3", "W", "kW", "MW", "GW", "kWh", "MWh", "GWh", "TWh"),
    *("sekunder", "minut", "minuter", "minuters", "min", "timme", "timmar", "timmars", "tim", "h"),
    *("dag", "dagar", "dagars", "vecka", "veckor", "veckors", "månad", "månader", "månaders", "år", "års"),
)
_IN_NO_TAG = r"(?![^<>]*>)"
_GROUPS = re.compile(rf"\d(?<![\d.,]\d)\d{{0,2}}(?:[{_BREAKING}]\d{{3}})+(?!\d){_IN_NO_TAG}")
_UNIT = re.compile(rf"(\d(?:</(?:strong|em|a)>)?)[{_BREAKING}](?=(?:{'|'.join(map(re.escape, _UNITS))})(?!\w)){_IN_NO_TAG}")


def held_together(html: str) -> str:
    """The HTML with no-break spaces inside the numbers of its text (15 000) and before their units (37 %, 12 kronor)."""
    grouped = _GROUPS.sub(lambda number: re.sub(f"[{_BREAKING}]", NO_BREAK_SPACE, number[0]), html)
    return _UNIT.sub(lambda space: space[1] + NO_BREAK_SPACE, grouped)


def breakable_number(html: str) -> str:
    """The first number of the text that may be torn over two lines, or that may lose its unit; empty if there is none."""
    match = _GROUPS.search(html) or _UNIT.search(html)
    return re.sub("<[^>]*>", "", html[match.start() : match.end() + 12]).partition("<")[0].strip() if match else ""


def signed(value: Decimal | int) -> str:
    """A difference: +22, −3, ±0."""
    return "±0" if value == 0 else number(value) if value < 0 else "+" + number(value)


def percent(value: Decimal | int) -> str:
    """A percent that is already rounded: 72 %."""
    return f"{number(value)}{NO_BREAK_SPACE}%"


def count(value: int) -> str:
    """A number in running text: words up to twelve."""
    return _NUMBERS[value] if 0 <= value < len(_NUMBERS) else number(value)


def listed(words: Sequence[str]) -> str:
    """a, b och c."""
    return " och ".join([", ".join(words[:-1]), words[-1]] if len(words) > 1 else words)


def genitive(name: str) -> str:
    """Nässjös, but Tranås: a name that ends in s, x or z stays as it is."""
    return name if name.casefold().endswith(("s", "x", "z")) else name + "s"


def date(value: Date) -> str:
    """2019, mars 2019 or 12 mars 2019."""
    parts = [str(value.day)] if value.day else []
    parts += [MONTHS[value.month - 1]] if value.month else []
    return NO_BREAK_SPACE.join([*parts, str(value.year)])


def period(value: Period) -> str:
    """A date, or a span with what both ends share said once: 4–6 juni 2003, maj–juni 2003, 30 maj–2 juni 2003."""
    first, last = value.first, value.last
    if first == last:
        return date(last)
    if first.year != last.year or not (first.month and last.month):
        return f"{date(first)}–{date(last)}"
    if first.month != last.month or not (first.day and last.day):
        begin = date(first).removesuffix(f"{NO_BREAK_SPACE}{first.year}")
        return f"{begin}–{date(last)}"
    return f"{first.day}–{date(last)}"


def period_in_sentence(value: Period) -> str:
    """With its preposition: i mars 2019, den 12 mars 2019, den 4–6 juni 2003, 2019."""
    if value.first.day:
        return f"den {period(value)}"
    return f"i {period(value)}" if value.first.month else period(value)
