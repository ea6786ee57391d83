"""Read what a report's tables of points say, in a form that the published tables and ours share.

A row gives an item "2.1: 3 15 20" (points, maximum, percent), "sum 2: 41 100 41" or "Kalix 1: 72", and the question's
wording or the area's title. Questions and titles that stand outside tables count too.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from scripts.published_text import Section

KINDS = ("points", "wording", "title")
_QUESTION = re.compile(r"(\d\.\d)(?: (.+))?")
_AREA = re.compile(r"(?:Tabell \d+\. Område )?(\d)\.? ?(\D.*)?")
_FIGURE = re.compile(r"\d+(?:,\d+)?(?: ?%)?")


@dataclass(frozen=True, slots=True)
class Item:
    """What a row says: its kind, its text, and the line it stands on."""

    kind: str
    text: str
    line: int


def items(section: Section) -> dict[str, Item]:
    """The items of a section's tables, and of questions that stand in its lists, by their plain form."""
    found = [*_of_rows(section.rows)]
    for passage in section.passages:
        if re.fullmatch(r"\d\.\d \D.+", passage.text):
            found.append(Item("wording", passage.text, passage.line))
        if title := re.fullmatch(r"Område (\d \D+)", passage.text):
            found.append(Item("title", title[1], passage.line))
    return {plain_item(item.text): item for item in found}


def plain_item(text: str) -> str:
    """The item without what makes no difference: capitals, kinds of quotation marks, a question mark."""
    return re.sub(r"\s+", " ", re.sub(r'[”“"]', "", text)).rstrip("?. ").casefold()


def _of_rows(rows: Sequence[tuple[int, list[str]]]) -> Iterator[Item]:
    area, columns = "", list[str]()
    for line, cells in rows:
        filled = [cell for cell in cells if cell]
        figures = [cell.removesuffix("%").strip() for cell in filled if _FIGURE.fullmatch(cell)]
        if filled[:1] == ["Kriterium"]:
            columns = filled[1:]
        elif columns and len(figures) in (len(columns), len(columns) + 1):
            label = filled[0][0] if filled[0][0].isdecimal() else filled[0]
            yield from (
                Item("points", f"{name} {label}: {points}", line)
                for name, points in zip(columns, figures[-len(columns) :], strict=True)
            )
        elif any(_QUESTION.fullmatch(cell) for cell in filled):
            yield from _questions(filled, line)
        elif len(figures) > 1 and len(figures) >= len(filled) - 1:
            yield Item("points", f"sum {area}: {' '.join(figures)}", line)
        else:
            for title in filter(None, map(_AREA.fullmatch, _joined(filled))):
                area = title[1]
                yield Item("title", f"{area} {title[2]}", line)


def _joined(cells: Sequence[str]) -> list[str]:
    """A title that stands in the cell after its number, put together with it."""
    if len(cells) > 1 and re.fullmatch(r"\d\.", cells[0]):
        return [f"{cells[0]} {cells[1]}"]
    return [cell for cell in cells if re.match(r"(?:Tabell \d+\. Område )?\d\.? ?\D", cell)]


def _questions(cells: Sequence[str], line: int) -> Iterator[Item]:
    number, wording, figures = "", "", list[str]()
    for cell in [*cells, None]:
        question = _QUESTION.fullmatch(cell) if cell is not None else None
        if question or cell is None:
            if number:
                yield Item("points", f"{number}: {' '.join(figures)}", line)
                yield Item("wording", f"{number} {wording}", line)
            number, wording, figures = (question[1], question[2] or "", []) if question else ("", "", [])
        elif _FIGURE.fullmatch(cell):
            figures.append(cell.removesuffix("%").strip())
        else:
            wording = wording or cell
