"""A short fact can be what it says: a unit once, a share of at most a hundred percent, an exact number of people, one line each.

What a label says is a share is one where nothing in it speaks of costs or of goals, which may be more than the whole.

Passes:
    facts:
      - label: Folkmängd (31 december 2026)
        value: 21 435
Fails:
    facts:
      - label: Folkmängd (31 december 2026)
        value: ca 21.435
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from kommunkompassen.base.finding import Finding, Severity
from kommunkompassen.check.context import Context
from kommunkompassen.read.source import Path_

RULE = "fact-value"
_PEOPLE = re.compile(r"(?i)^(?:antal(?:et)? )?(?:folkmängd|invånare|befolkning(?:en)?|invånarantal)\b(?!sök)")
_OF_PEOPLE_OTHERWISE = re.compile(
    r"(?i)\bper\b|andel|procent|%|tusen|täthet|ålder|förändring|ökning|minskning|index|/ ?(?:km|kvadrat)|medel|snitt|prognos"
)
_SHARE = re.compile(r"(?i)^(?:andel|valdeltagande|svarsfrekvens|sysselsättningsgrad|arbetslöshet)")
_MAY_BE_MORE = re.compile(r"(?i)kostnad|skatt|intäkt|budget|\bmål|bidrag|ökning|förändring|i förhållande|jämför")
_PERCENT = re.compile(r"^(?P<number>[+−-]?\d+(?:[,.]\d+)?)[ \u00a0]?(?:%|procent)")
_UNITS = {
    **dict.fromkeys(("%", "procent"), "%"),
    **dict.fromkeys(("kr", "kronor", "sek"), "kr"),
    **dict.fromkeys(("mnkr", "mkr", "miljoner"), "mnkr"),
    **dict.fromkeys(("km²", "km2", "kvadratkilometer", "kvkm"), "km²"),
}
"""What units are called, by what they are."""
_NUMBER = re.compile(r"[\d \u00a0.,+−-]*\d[\d \u00a0.,]*")
_NUMBER_AND_UNIT = re.compile(rf"{_NUMBER.pattern}(?:[ \u00a0]?(?:%|procent|kr|kronor|mnkr|km²|st))?")
_IS_YEAR = re.compile(r"(?:19|20)\d\d|1177|112|\d{1,3}")
"""What a label in digits may be by itself: a year, a number to ring."""
_POINT = re.compile(r"(?<![\d.,:])[1-9]\d{0,2}(?:\.\d{3})+(?![\d.,])")
_DECIMALS = re.compile(r"\d+(?:,\d+|k)")
_ABOUT = re.compile(r"(?i)(?:ca\b\.?|cirka|c:a|ungefär|omkring|runt|drygt|knappt|nästan|~)")
_VERSION = re.compile(r"(?i)version|utgåva|nummer|adress|ip\b")


def check(context: Context) -> Iterator[Finding]:
    """A warning on each fact, at most one, and on a label that an earlier fact has."""
    seen: dict[str, Path_] = {}
    written = (
        {way: " ".join(text.split()) for way, text, _ in context.written if way[0] == "facts"} if context.evaluation.facts else {}
    )
    for way in dict.fromkeys(way[:2] for way in written):
        label, value = written.get((*way, "label"), ""), written.get((*way, "value"), "")
        if not label or not value:
            continue
        first = seen.setdefault(label.casefold().rstrip(":"), way)
        if first != way:
            line = str(context.source.span((*first, "label")).line)
            yield context.at_value(RULE, Severity.WARNING, (*way, "label"), "again", label=label, first=line)
        if detail := _detail(label, value):
            key = "label" if detail == "turned" else "value"
            right = [value.replace(point[0], point[0].replace(".", " "))] if (point := _POINT.search(value)) else []
            mended = right if detail == "point" else []
            yield context.at_misspelt(RULE, Severity.WARNING, (*way, key), detail, mended, label=label, value=value)


def _detail(label: str, value: str) -> str:
    """Which of the messages a fact gets; empty for none."""
    of_people = _PEOPLE.search(label) and not _OF_PEOPLE_OTHERWISE.search(label)
    words = [_UNITS.get(word, word) for word in re.sub(r"(?<=\d)%|%(?=%)", " % ", value.lower()).split()]
    if _is_turned(label, value):
        return "turned"
    if any(one == other and not one[0].isdecimal() for one, other in pairwise(words)):
        return "unit"
    if _repeats(label, value):
        return "label"
    if "?" in value and "??" not in value:
        return "question"
    if _POINT.search(value) and not _VERSION.search(label):
        return "point"
    share = _PERCENT.match(value)
    if share and _SHARE.search(label) and not _MAY_BE_MORE.search(label) and not 0 <= _number(share["number"]) <= 100:
        return "share"
    if of_people and (_ABOUT.match(value) or (value[0].isalpha() and value.isalpha())):
        return "about"
    return "decimals" if of_people and _DECIMALS.fullmatch(value.removesuffix(" invånare")) else ""


def _is_turned(label: str, value: str) -> bool:
    """Whether the label is a number and the value none."""
    has_unit = _NUMBER_AND_UNIT.fullmatch(label) and not _IS_YEAR.fullmatch(label)
    return bool(has_unit) and value[:1].isalpha() and not any(sign.isdecimal() for sign in value)


def _repeats(label: str, value: str) -> bool:
    """Whether the value is the label again, or begins with a label of its own."""
    small, name = value.casefold(), label.casefold().rstrip(":")
    return small.rstrip(":") == name or small.startswith(f"{name}:") or bool(re.fullmatch(r"[^\W\d_][^:]*:", value))


def _number(written: str) -> float:
    return float(written.replace(",", ".").replace("−", "-"))
