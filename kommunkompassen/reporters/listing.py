"""What evaluations there are, with their status and points."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass
from decimal import Decimal
from textwrap import shorten
from typing import Literal

from kommunkompassen.base.json_text import json_text
from kommunkompassen.base.messages import Language, say
from kommunkompassen.base.swedish import number as printed_number
from kommunkompassen.points.score import Result, printed, score
from kommunkompassen.read.models import Area
from kommunkompassen.reporters.excerpt import displayed
from kommunkompassen.repository import Repository

_LONGEST_NAME = 60
"""So many letters of a text without a heading are shown to know it by."""


@dataclass(frozen=True, slots=True)
class Row:
    """One evaluation; None for what could not be read."""

    id: str
    municipality: str | None
    year: int | None
    rubric: str | None
    status: str | None
    points: Decimal | None
    """Printed points in all; None where something is not yet scored."""


@dataclass(frozen=True, slots=True)
class Example:
    """A section or a strength marked as a good example."""

    id: str
    municipality: str
    year: int
    area: str
    title: str
    part: Literal["narrative", "strengths"]
    heading: str
    """The section's; without one, and of a strength, its first words."""
    line: int


def rows(repository: Repository) -> Iterator[Row]:
    """All evaluations by id."""
    for path in repository.paths():
        model = repository.evaluation(path).model
        if model is None:
            yield Row(path.stem, None, None, None, None, None)
            continue
        rubric = repository.rubric(model.rubric)
        points = None
        if rubric and rubric.model:
            result = score(model, rubric.model)
            points = None if result.points is None else printed(result.points, result.step)
        yield Row(path.stem, model.municipality, model.year, model.rubric, model.status, points)


def good_examples(repository: Repository) -> Iterator[Example]:
    """All sections and strengths marked as good examples, by evaluation and area."""
    for path in repository.paths():
        document = repository.evaluation(path)
        if document.model is None:
            continue
        rubric = repository.rubric(document.model.rubric)
        for number, area in document.model.areas.items():
            edition = rubric.model.areas.get(number) if rubric and rubric.model else None
            title = area.title or (edition.title if edition else "")
            result = score(document.model, rubric.model) if rubric and rubric.model else None
            for part, index, name in _marked(area, result):
                line = document.source.span(("areas", number, part, str(index))).line
                yield Example(path.stem, document.model.municipality, document.model.year, number, title, part, name, line)


def _marked(area: Area, result: Result | None) -> Iterator[tuple[Literal["narrative", "strengths"], int, str]]:
    """An area's good examples: in which list, their positions there, and what they are called."""
    for index, section in enumerate(area.narrative):
        if section.good_example:
            yield "narrative", index, section.heading or _beginning(section.text or "", result)
    for index, strength in enumerate(area.strengths):
        if strength.good_example:
            yield "strengths", index, _beginning(strength.text, result)


def _beginning(text: str, result: Result | None) -> str:
    """The first words of a text as they are printed."""
    from kommunkompassen.points.prose import to_inline_html  # noqa: PLC0415  few lists name a strength, and parsing takes long to import

    words = " ".join(text.split())
    printed_words = str(to_inline_html(words, result).striptags()) if result else words
    return shorten(printed_words, _LONGEST_NAME, placeholder=" …")


def as_text(rows: Sequence[Row], language: Language) -> str:
    """A table with a heading."""
    cells = [say("list-heading", language).split("|")]
    for row in rows:
        if row.rubric is None:
            cells.append([row.id, "", say("unreadable", language), ""])
            continue
        points = say("unscored", language) if row.points is None else printed_number(row.points)
        cells.append([row.id, displayed(row.rubric), say(f"status-{row.status}", language), points])
    widths = [max(len(line[column]) for line in cells) for column in range(4)]
    return "\n".join("  ".join(cell.ljust(width) for cell, width in zip(line, widths, strict=True)).rstrip() for line in cells)


def as_json(rows: Sequence[Row]) -> str:
    """A list of objects; points as a text, null where something is not scored."""
    return json_text([asdict(row) for row in rows])


def examples_as_text(examples: Sequence[Example]) -> str:
    """One example a line."""
    lines = (f"{one.id}:{one.line}  {one.municipality}, {one.area} {one.title}: {one.heading}" for one in examples)
    return "\n".join(map(displayed, lines))


def examples_as_json(examples: Sequence[Example]) -> str:
    """A list of objects."""
    return json_text([asdict(one) for one in examples])
