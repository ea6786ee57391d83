"""The good examples that evaluations name."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass
from textwrap import shorten
from typing import Literal

from kommunkompassen.base.json_text import json_text
from kommunkompassen.points.score import Result, score
from kommunkompassen.read.models import Area
from kommunkompassen.reporters.excerpt import displayed
from kommunkompassen.repository import Repository

_LONGEST_NAME = 60
"""So many letters of a text without a heading are shown to know it by."""


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


def examples_as_text(examples: Sequence[Example]) -> str:
    """One example a line."""
    lines = (
        f"{example.id}:{example.line}  {example.municipality}, {example.area} {example.title}: {example.heading}"
        for example in examples
    )
    return "\n".join(map(displayed, lines))


def examples_as_json(examples: Sequence[Example]) -> str:
    """A list of objects."""
    return json_text([asdict(example) for example in examples])
