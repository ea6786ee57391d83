"""What evaluations there are, with their status and points."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass
from decimal import Decimal

from kommunkompassen.base.messages import Language, say
from kommunkompassen.base.swedish import number as printed_number
from kommunkompassen.points.score import printed, score
from kommunkompassen.reporters import displayed
from kommunkompassen.repository import Repository


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
    """A section marked as a good example."""

    id: str
    municipality: str
    year: int
    area: str
    title: str
    heading: str
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
    """All sections marked as good examples, by evaluation and area."""
    for path in repository.paths():
        document = repository.evaluation(path)
        if document.model is None:
            continue
        rubric = repository.rubric(document.model.rubric)
        for number, area in document.model.areas.items():
            edition = rubric.model.areas.get(number) if rubric and rubric.model else None
            for index, section in enumerate(area.narrative):
                if section.good_example:
                    line = document.source.span(("areas", number, "narrative", str(index))).line
                    title = area.title or (edition.title if edition else "")
                    yield Example(
                        path.stem, document.model.municipality, document.model.year, number, title, section.heading or "", line
                    )


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
    return json.dumps([asdict(row) for row in rows], ensure_ascii=False, indent=2, default=str)


def examples_as_text(examples: Sequence[Example]) -> str:
    """One example a line."""
    lines = (f"{one.id}:{one.line}  {one.municipality}, {one.area} {one.title}: {one.heading}" for one in examples)
    return "\n".join(map(displayed, lines))


def examples_as_json(examples: Sequence[Example]) -> str:
    """A list of objects."""
    return json.dumps([asdict(one) for one in examples], ensure_ascii=False, indent=2)
