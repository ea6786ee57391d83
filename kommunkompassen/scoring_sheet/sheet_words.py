"""The words of the sheet, which writing and reading share."""

from __future__ import annotations

import re

from kommunkompassen.read.models import SOURCE_WORDS, Score, SourceKind

NUMBER, QUESTION, MAXIMUM, POINTS, PERCENT, SOURCES, NOTE = "Nr", "Fråga", "Max", "Poäng", "Procent", "Källor", "Anteckning"
HEADINGS = (NUMBER, QUESTION, MAXIMUM, POINTS, PERCENT, SOURCES, NOTE)
MADE_WITH = "Gjord med"
"""Heads the hidden column of what the sheet was made with; see basis."""
EVALUATION, EDITION, WRITER = "Utvärdering", "Utgåva", "Ifylld av"
AGREED, WHY = "Avstämd poäng", "Varför"
"""Head the points and their reason in a sheet for agreeing, which has other columns for each writer; see of_writer."""
TOTAL = "Totalt"
SHEET = "Poäng"

_KINDS: dict[str, SourceKind] = {
    **{word: kind for kind, word in SOURCE_WORDS.items()},
    **{kind: kind for kind in SOURCE_WORDS},
    "intervjuer": "interview",
    "webb": "website",
    "webben": "website",
}
_BETWEEN = re.compile(r"[,;+/&\n]|\boch\b")


def of_writer(heading: str, writer: str) -> str:
    """What heads a column that is one writer's alone: Poäng EE."""
    return f"{heading} {writer}"


def sources_in_words(score: Score) -> str:
    """The sources as they stand in the sheet; joined by a plus, since a comma parts the choices of a cell's list."""
    return " + ".join(word for kind, word in SOURCE_WORDS.items() if kind in score.sources)


def sources_from_words(text: str) -> tuple[list[SourceKind], list[str]]:
    """The sources in a text, in the format's order, and the words that are none."""
    words = [word.strip() for word in _BETWEEN.split(text) if word.strip()]
    kinds = {_KINDS[word.casefold()] for word in words if word.casefold() in _KINDS}
    return [kind for kind in SOURCE_WORDS if kind in kinds], [word for word in words if word.casefold() not in _KINDS]
