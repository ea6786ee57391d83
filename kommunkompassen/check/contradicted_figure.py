"""A typed total or area score of the municipality's own is the computed one; a figure in braces can't be wrong.

Looked at are the total ("540 poäng av 800", "totalt 540 poäng") and an area's points in the area's own text ("72 poäng av
100"). Figures that are only about a limit (över 85 poäng) or in a sentence that names another municipality are left alone.

Passes:
    texts:
      closing: Kommunen fick totalt {total} poäng.
Fails:
    texts:
      closing: Kommunen fick totalt 999 poäng.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from kommunkompassen.base.finding import Finding, Severity
from kommunkompassen.base.swedish import number as in_swedish
from kommunkompassen.check.context import Context
from kommunkompassen.points.score import printed
from kommunkompassen.read.source import Path_

RULE = "contradicted-figure"
_SENTENCE = re.compile(r"[^.!?\n]+(?:\.\d[^.!?\n]*)*[.!?]*")
_NUMBER = r"(?P<given>\d+(?:,\d)?)"
_OF = r"(?:av|av totalt|av maximalt)"
_PATTERNS = (
    re.compile(rf"\b{_NUMBER} poäng {_OF} (?P<most>\d+)\b"),
    re.compile(rf"\b{_NUMBER} {_OF} (?P<most>\d+)(?: möjliga)? poäng\b"),
    re.compile(rf"\b(?:[Tt]otalt|[Ss]ammanlagt|[Ss]ammantaget)(?: \w+){{0,2}} {_NUMBER} poäng\b(?! av)(?P<most>)"),
)
_LIMIT = re.compile(
    r"\b(?:över|under|mer än|mindre än|fler än|minst|högst|drygt|knappt|nästan|cirka|ca|ungefär|omkring|runt|kring)\s+$", re.I
)
_BEFORE = 40
"""So many characters before a figure are looked at for a word that makes it a limit."""


def check(context: Context) -> Iterator[Finding]:
    """A warning on each figure that the computed one contradicts, with what to write instead."""
    for way, text in context.texts():
        if "poäng" not in text:
            continue
        for sentence in _SENTENCE.finditer(text):
            if "poäng" not in sentence[0]:
                continue
            found = [finding for pattern in _PATTERNS for finding in _contradicted(context, way, sentence, pattern)]
            if found and not _names_another(context, sentence[0]):
                yield from found


def _contradicted(context: Context, way: Path_, sentence: re.Match[str], pattern: re.Pattern[str]) -> Iterator[Finding]:
    for found in pattern.finditer(sentence[0]):
        given = found.start("given")
        if _LIMIT.search(sentence[0], max(given - _BEFORE, 0), given):
            continue
        figure, points = _meant(context, way, found["most"])
        if points is not None and Decimal(found["given"].replace(",", ".")) != printed(points, context.result.step):
            start = sentence.start() + given
            right = in_swedish(printed(points, context.result.step))
            values = {"given": found["given"], "right": right, "figure": figure}
            yield context.in_text(RULE, Severity.WARNING, way, start, start + len(found["given"]), **values)


def _meant(context: Context, way: Path_, most: str) -> tuple[str, Decimal | None]:
    """The figure that is meant, and its exact points: the total, or in an area's text the area's."""
    if not most or Decimal(most) == context.result.maximum:
        return "{total}", context.result.points
    areas = {area.number: area for area in context.result.areas}
    if way[0] == "areas" and way[1] in areas and Decimal(most) == areas[way[1]].maximum:
        return f"{{points {way[1]}}}", areas[way[1]].points
    return "", None


def _names_another(context: Context, sentence: str) -> bool:
    """Whether a sentence is about another municipality or a reference too, in whatever form it has the name."""
    own = context.evaluation.municipality
    if "medelvärde" in sentence or "genomsnitt" in sentence:
        return True
    return any(name != own and name in sentence for name in context.repository.once("names", lambda: _names(context)))


def _names(context: Context) -> set[str]:
    repository = context.repository
    references = [repository.reference(id_) for id_ in repository.reference_ids()]
    return {other.municipality for other in repository.summaries().values() if other} | {
        document.model.name for document in references if document and document.model
    }
