"""Swedish for print: numbers, points, percents, dates, genitives, lists. All texts come back ready to print.

Decimal comma, no-break spaces inside a number and before its unit, months in words, as Myndigheternas skrivregler has it.
"""

from __future__ import annotations

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
