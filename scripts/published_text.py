"""Read a published report, plain text taken out of Word, into the sections that our reports have too.

The texts have remains of HTML and Markdown: lists and tables in one line, cells parted by tabs, headings with or without
marks. What is left is a list of passages (a paragraph, a list item, a table cell), each with the line it stands on.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

COVER, CONTENTS, OVERVIEW, CLOSING, FACTS = "cover", "contents", "overview", "closing", "facts"

_SPACES = re.compile("[\u00a0\u2007\u2009\u202f\u200b]")
_DASHES = re.compile("[\u2010-\u2015\u2212]")
_LINK = re.compile(r"\[([^\]]*)\]\([^)]*\)")
_PARTS = re.compile(r"<[^>]*>|\t|[•●]|(?:^|(?<=\s))---(?=\s|$)")
_QUESTION_CELL = re.compile(r"\d\.\d\b.*|\d\.\d")

_HEADINGS = (
    (re.compile(r"Innehåll:?"), CONTENTS),
    (re.compile(r"Utvärderingslag"), COVER),
    (re.compile(r"1 Vad är Kommunkompassen\?"), "chapter 1"),
    (re.compile(r"2 (?:Resultat|\S+ kommun i förhållande).*"), "chapter 2"),
    (re.compile(r"3 (?:Detaljerad|Områdesvis|Värderingar).*"), "chapter 3"),
    (re.compile(r"Område ([1-8]) [^.]{3,80}"), "area"),
    (re.compile(r"4\.? Översikt av poängfördelning"), OVERVIEW),
    (re.compile(r"Kommunens resultat per område"), OVERVIEW),
    (re.compile(r"Slutord"), CLOSING),
    (re.compile(r"5 Kortfakta.*"), FACTS),
)


@dataclass(frozen=True, slots=True)
class Passage:
    """A paragraph, a list item or a table cell, and the number of the line it stands on."""

    line: int
    text: str


@dataclass(slots=True)
class Section:
    """A part of a report: its passages, and the rows of its tables of points."""

    passages: list[Passage] = field(default_factory=list)
    rows: list[tuple[int, list[str]]] = field(default_factory=list)


def plain(text: str) -> str:
    """The text with one kind of space, one kind of dash and no marks of Markdown."""
    text = _DASHES.sub("-", _SPACES.sub(" ", text).replace("\u00ad", ""))
    return re.sub(r"[*#]+", "", _LINK.sub(r"\1", text)).strip("\n")


def sections(text: str) -> dict[str, Section]:
    """The report's sections by name: cover, chapter 1, …, area 1, …, overview, closing, facts. Contents lists are left out."""
    found: dict[str, Section] = {}
    current = COVER
    for number, raw in enumerate(text.splitlines(), 1):
        line = plain(raw)
        current = _section(line.strip(), current)
        if current == CONTENTS or not line.strip():
            continue
        section = found.setdefault(current, Section())
        cells = [re.sub(r"<[^>]*>", "", cell).strip() for cell in line.split("\t")]
        if current == OVERVIEW and is_row(cells):
            section.rows.append((number, cells))
        else:
            section.passages.extend(Passage(number, part) for part in _parts(line))
    return found


def is_row(cells: list[str]) -> bool:
    """Whether a line's cells are a row of a table of points: numbers, or a question with its number."""
    filled = [cell for cell in cells if cell]
    return len(cells) > 1 and (
        any(_QUESTION_CELL.fullmatch(cell) for cell in filled)
        or any(cell.isdecimal() for cell in filled)
        or (len(filled) > 2 and filled[0] == "Kriterium")
        or any(re.fullmatch(r"\d\.? ?\D.*", cell) for cell in filled)
    )


def _section(line: str, current: str) -> str:
    for heading, name in _HEADINGS:
        if not (found := heading.fullmatch(line)):
            continue
        if current == CONTENTS and name not in (COVER, "chapter 1"):
            return current
        return f"area {found[1]}" if name == "area" else name
    return current


def _parts(line: str) -> Iterator[str]:
    for part in _PARTS.split(line):
        text = re.sub(r"^\s*- ", "", part).strip()
        if text:
            yield text
