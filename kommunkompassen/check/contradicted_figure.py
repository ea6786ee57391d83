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

from kommunkompassen.check.context import Context
from kommunkompassen.finding import Finding, Severity
from kommunkompassen.score import printed
from kommunkompassen.source import Path_
from kommunkompassen.swedish import genitive
from kommunkompassen.swedish import number as in_swedish

RULE = "contradicted-figure"
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


def check(context: Context) -> Iterator[Finding]:
    """A warning on each figure that the computed one contradicts, with what to write instead."""
    others = _others(context)
    for way, text in context.prose():
        for sentence in re.finditer(r"[^.!?\n]+(?:\.\d[^.!?\n]*)*[.!?]*", text):
            if any(name in sentence[0] for name in others):
                continue
            for pattern in _PATTERNS:
                yield from _contradicted(context, way, sentence, pattern)


def _contradicted(context: Context, way: Path_, sentence: re.Match[str], pattern: re.Pattern[str]) -> Iterator[Finding]:
    for found in pattern.finditer(sentence[0]):
        if _LIMIT.search(sentence[0][: found.start("given")]):
            continue
        figure, points = _meant(context, way, found["most"])
        given = Decimal(found["given"].replace(",", "."))
        if points is not None and given != printed(points, context.result.step):
            start = sentence.start() + found.start("given")
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


def _others(context: Context) -> set[str]:
    """Names of other municipalities and references, in the forms in which a sentence has them."""
    repository = context.repository
    models = [repository.evaluation(path).model for path in repository.paths()]
    names = {model.municipality for model in models if model} - {context.evaluation.municipality}
    references = [repository.reference(id_) for id_ in repository.reference_ids()]
    names |= {document.model.name for document in references if document and document.model}
    return names | {genitive(name) for name in names} | {"medelvärde", "genomsnitt"}
