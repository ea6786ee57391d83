"""The plan's table: every improvement, beside it what others do well in the same area, and room for what is to be done.

It is in Swedish whatever the command speaks, as the report is.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from kommunkompassen.base.messages import say
from kommunkompassen.base.register import present_id
from kommunkompassen.points.alike_areas import alike_areas
from kommunkompassen.report.content import Content
from kommunkompassen.reporters.listing import Example, good_examples
from kommunkompassen.repository import Repository
from kommunkompassen.table_files.files import Cell, Table

_COLUMNS = {
    "plan-area": 14,
    "plan-improvement": 25,
    "plan-examples": 22,
    "plan-action": 17,
    "plan-responsible": 9,
    "plan-done": 6,
    "plan-status": 7,
}
"""What they are called, and their widths in percent of the page."""
_MOST_EXAMPLES = 5
"""So many good examples of an area are shown, the newest."""


def table(content: Content, repository: Repository) -> Table:
    """A row for each improvement in the areas' order; the good examples stand at an area's first."""
    examples = _Examples(content, repository)
    rows: list[tuple[Cell, ...]] = []
    for area in content.areas:
        title, known = say("answers-area", "sv", number=area.number, title=area.title), examples.of(area.number)
        for place, improvement in enumerate(area.improvements):
            rows.append(((title,), (improvement.striptags(),), known if place == 0 else (), (), (), (), ()))
    evaluation = content.evaluation
    kind = "plan-about" if evaluation.status == "published" else "plan-about-draft"
    about = say(kind, "sv", name=evaluation.name, year=evaluation.year, count=len(rows))
    headings = [say(key, "sv") for key in _COLUMNS]
    choices = {len(_COLUMNS) - 1: say("plan-choices", "sv").split(", ")}
    return Table(say("plan-title", "sv"), about, headings, [*_COLUMNS.values()], rows, on_its_side=True, choices=choices)


class _Examples:
    """The good examples of other municipalities' published evaluations, the newest first."""

    def __init__(self, content: Content, repository: Repository) -> None:
        self._rubric = content.rubric
        self._repository = repository
        own = present_id(content.evaluation.municipality)
        published = {path.stem for path, one in repository.summaries().items() if one and one.status == "published"}
        examples = [one for one in good_examples(repository) if one.id in published and present_id(one.municipality) != own]
        self._found = sorted(examples, key=lambda one: (-one.year, one.municipality))

    def of(self, area: str) -> Cell:
        """Of the same area in editions that can be compared; where there are none, of the areas with the same theme."""
        same = [example for example in self._found if example.area == area and self._rubric.comparable(self._edition(example))]
        return tuple(self._told(same or self._alike(area)))

    def _alike(self, area: str) -> list[Example]:
        themes = {}
        for id_ in self._repository.rubric_ids():
            other = self._repository.rubric(id_)
            if other and other.model:
                themes[id_] = alike_areas(self._rubric, other.model).get(area)
        return [example for example in self._found if themes.get(self._edition(example)) == example.area]

    def _told(self, examples: Iterable[Example]) -> Iterator[str]:
        for example in [*examples][:_MOST_EXAMPLES]:
            evaluation = self._repository.evaluation_by_id(example.id)
            source = evaluation.model.source if evaluation and evaluation.model else None
            yield f"{example.municipality} {example.year}: {example.heading}"
            if source and source.address:
                yield source.address

    def _edition(self, example: Example) -> str:
        evaluation = self._repository.evaluation_by_id(example.id)
        return evaluation.model.rubric if evaluation and evaluation.model else ""
