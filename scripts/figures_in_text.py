"""Find the figures in a text and write each in one way: "5–10", "53 %", "30 miljon", "70000", "mars 2019", "30-tal".

A figure is a number with what belongs to it (percent, million, the other end of a range, day, month and year), in digits or
in words from two upwards.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from kommunkompassen.base.swedish import MONTHS

_WORDS = {"två": 2, "tre": 3, "fyra": 4, "fem": 5, "sex": 6, "sju": 7, "åtta": 8, "nio": 9, "tio": 10, "elva": 11, "tolv": 12}
_WORDS |= {"femton": 15, "tjugo": 20, "trettio": 30, "fyrtio": 40, "femtio": 50, "hundra": 100}
_ORDINALS = {"tredje": 3, "fjärde": 4, "femte": 5, "sjätte": 6, "sjunde": 7, "åttonde": 8, "nionde": 9, "tionde": 10}

_NUMBER = rf"(?:\d{{1,3}}(?:[ .]\d{{3}})+(?!\d)|\d+(?:[.,]\d+)?|\b(?:{'|'.join(_WORDS)})\b)"
_FIGURE = re.compile(
    r"(?<![\w.,/])(?:"
    r"(?P<iso>\d{4})-(?P<iso_month>\d\d)-(?P<iso_day>\d\d)(?:--?(?P<iso_last>\d\d))?"
    r"|(?P<slash_day>\d{1,2})/(?P<slash_month>\d{1,2})[- ](?P<slash_year>\d{4})"
    rf"|(?:(?P<day>\d{{1,2}}(?:-\d{{1,2}})?) )?(?P<month>{'|'.join(MONTHS)})\b(?:(?: år)? (?P<year>\d{{4}}))?"
    r"|(?P<about>\d+)-tal(?:et|s)?\b"
    rf"|(?P<sign>[+-](?=\d))?(?P<first>{_NUMBER})(?:(?P<joint> ?--? ?| till | och | eller )(?P<last>{_NUMBER}))?"
    r"(?P<unit> ?%| ?procent\b| miljon(?:er)?\b| miljard(?:er)?\b| tusen\b)?"
    rf"|(?P<ordinal>{'|'.join(_ORDINALS)})\b"
    r")",
    re.IGNORECASE,
)


def figures(text: str, *, own: bool) -> Iterator[tuple[int, str]]:
    """Every figure and where it begins. Of our own text also each part and other reading, so that more is found in it."""
    for found in _FIGURE.finditer(text):
        for figure in _figures(found, own=own):
            yield found.start(), figure


def _number(written: str) -> str:
    if written.casefold() in _WORDS:
        return str(_WORDS[written.casefold()])
    digits = re.sub(r"[ .](?=\d{3}(?:\D|$))", "", written) if re.fullmatch(r"\d{1,3}(?:[ .]\d{3})+", written) else written
    return digits.replace(".", ",")


def _figures(found: re.Match[str], *, own: bool) -> Iterator[str]:
    if found["iso"]:
        days = [str(int(day)) for day in (found["iso_day"], found["iso_last"]) if day]
        yield from _date("–".join(days), MONTHS[int(found["iso_month"]) - 1], found["iso"], own=own)
    elif found["slash_day"]:
        yield from _date(found["slash_day"], MONTHS[int(found["slash_month"]) - 1], found["slash_year"], own=own)
    elif found["month"]:
        yield from _date((found["day"] or "").replace("-", "–"), found["month"].casefold(), found["year"], own=own)
    elif found["about"]:
        yield f"{found['about']}-tal"
    elif found["ordinal"]:
        yield f"{_ORDINALS[found['ordinal'].casefold()]}:e"
    else:
        yield from _numbers(found, own=own)


def _date(day: str, month: str, year: str | None, *, own: bool) -> Iterator[str]:
    yield " ".join(filter(None, (day, month, year)))
    for parts in ((month,), (day, month), (month, year), (year,)) if own else ():
        if all(parts):
            yield " ".join(filter(None, parts))


def _numbers(found: re.Match[str], *, own: bool) -> Iterator[str]:
    first, last = _number(found["first"]), _number(found["last"]) if found["last"] else None
    unit = (found["unit"] or "").strip().casefold().replace("procent", "%")
    unit = " " + unit.removesuffix("er") if unit else ""
    sign = found["sign"] if found["sign"] == "+" else ""
    spans = last and float(first.replace(",", ".")) < float(last.replace(",", "."))
    if last and spans and (own or "-" in found["joint"] or "till" in found["joint"]):
        yield f"{first}–{last}{unit}"
        yield from (first, last, f"{first}{unit}", f"{last}{unit}") if own else ()
        return
    for number in filter(None, (first, last)):
        yield f"{sign}{number}{unit if number == (last or first) else ''}"
        yield from (number, f"{number}{unit}") if own else ()
