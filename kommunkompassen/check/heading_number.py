"""Headings are words: the report numbers its chapters and prints points by itself, and typed numbers would be others.

Passes:
    areas:
      1:
        score: 50
        narrative:
          - heading: Medborgardialog
            text: Text.
Fails:
    areas:
      1:
        score: 50
        narrative:
          - heading: 1.1 Medborgardialog
            text: Text.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal

from kommunkompassen.base.finding import Finding, Severity
from kommunkompassen.check.context import Context
from kommunkompassen.read.rewriting import rewritten
from kommunkompassen.read.source import Path_

RULE = "heading-number"
_NUMBER = re.compile(
    r"(?:(?:Område|Fråga|Avsnitt|Kapitel) \d{1,2}(?:\.\d{1,2}){0,2}[.:)]?|[1-9](?:\.[1-9]\d?){1,2}[.:)]?|[1-9]\d?[.)])"
    r"[ \t\xa0–-]+(?=[A-ZÅÄÖ])"
)
_POINTS = re.compile(
    r" (?:\(\d{1,3}(?:[.,]\d{1,2})(?: av \d{1,3})?\)|\(?\d{1,3}(?:[.,]\d{1,2})?[ \xa0]?(?:p|poäng)\b\.?(?: av \d{1,3})?\)?"
    r"|(?P<alone>\d{1,3}[.,]\d{1,2}))$"
)
"""Points behind a heading; alone they may be a version's number (E-hälsa 2.0), unless they are a question's."""
_LONGEST = 200


def check(context: Context) -> Iterator[Finding]:
    """A warning on a heading, or an area's title, with a number before it or points behind it."""
    for way, text in _headings(context):
        if len(text) > _LONGEST:
            continue
        if match := _NUMBER.match(text):
            yield _finding(context, way, text, match, "")
        elif (match := _POINTS.search(text)) and (not match["alone"] or _is_scored(context, way[1], match["alone"])):
            yield _finding(context, way, text, match, "points")


def _headings(context: Context) -> Iterator[tuple[Path_, str]]:
    for number, area in context.evaluation.areas.items():
        way = ("areas", number)
        if area.title:
            yield (*way, "title"), area.title
        yield from (((*way, "headings", str(place)), heading) for place, heading in enumerate(area.headings or ()))
        for place, section in enumerate(area.narrative):
            if section.heading:
                yield (*way, "narrative", str(place), "heading"), section.heading


def _is_scored(context: Context, number: str, given: str) -> bool:
    """Whether a question of the area has these points."""
    points = Decimal(given.replace(",", "."))
    return any(score.points == points for score in context.evaluation.areas[number].scores.values())


def _finding(context: Context, way: Path_, text: str, match: re.Match[str], detail: str) -> Finding:
    values = {"text": match[0].strip(" \t\xa0"), "right": text[: match.start()] + text[match.end() :]}
    finding = context.in_text(RULE, Severity.WARNING, way, match.start(), match.end(), detail, **values)
    return replace(finding, correction=rewritten(context.source, way, text, match.start(), match.end(), ""))
