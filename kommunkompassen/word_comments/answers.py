"""The table that goes back to the municipality: each remark, where it belongs, and room for the answer and what was done.

It is in Swedish whatever the command speaks, as the report is. What was done is said only of changes that stand in the file.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from kommunkompassen.base.messages import say
from kommunkompassen.read import Document
from kommunkompassen.read.fields import FieldType, Kind, fields
from kommunkompassen.read.models import Evaluation, Rubric
from kommunkompassen.read.source import Mapping, Path_, Scalar
from kommunkompassen.report.content import Content
from kommunkompassen.report.places import Place, evened, places_in
from kommunkompassen.table_files.files import Cell, Table
from kommunkompassen.word_comments.blocks import Remark
from kommunkompassen.word_comments.line_numbers import without_line
from kommunkompassen.word_comments.review import Placed, Review
from kommunkompassen.word_comments.show import told

_HEADINGS = tuple(say(key, "sv") for key in ("answers-remark", "answers-place", "answers-answer", "answers-done"))
_WIDTHS = (36, 26, 20, 18)
"""The columns' widths, in percent of the page."""
_IN_WORDS = ("insertion", "deletion", "replacement", "silent-change")
_TITLES = (Kind.LINE, Kind.NAME)
"""An item of a list is known by such a text: a section by its heading, a fact by its label."""
_MOST_LINES = 10


@dataclass(frozen=True, slots=True)
class Returned:
    """A file that came back: its name, what was read of it, and which of its changes were taken into the evaluation."""

    name: str
    review: Review
    taken: Sequence[Remark]


def table(cells: Sequence[tuple[Cell, ...]], content: Content) -> Table:
    """The rows under their headings."""
    evaluation = content.evaluation
    about = say("answers-about", "sv", name=evaluation.name, year=evaluation.year, count=len(cells))
    return Table(say("answers-title", "sv"), about, _HEADINGS, _WIDTHS, cells)


def rows(returned: Sequence[Returned], evaluation: Document[Evaluation], edition: Rubric | None) -> list[tuple[Cell, ...]]:
    """The table's rows under its headings, in the order of the report's lines, remarks on one line side by side."""
    names = _Names(evaluation, edition)
    remarks = [(one, placed) for one in returned for placed in one.review.remarks]

    def order(pair: tuple[Returned, Placed]) -> tuple[bool, bool, str, int]:
        first = next((spot.place for spot in pair[1].spots), None)
        return (False, first.path != evaluation.path, str(first.path), first.line) if first else (True, True, "", 0)

    return [
        (
            (*((f"{one.name}:",) if len(returned) > 1 else ()), *(line.strip() for line in told(placed.remark, "sv"))),
            _place(placed, evaluation.path, names),
            (),
            (say("answers-taken", "sv"),) if placed.remark in one.taken or _stands_there(placed, one.review) else (),
        )
        for one, placed in sorted(remarks, key=order)
    ]


def _stands_there(placed: Placed, review: Review) -> bool:
    """Whether the file says today what the remark's one block says with its changes."""
    remark = placed.remark
    if remark.kind not in _IN_WORDS or len(remark.blocks) != 1 or len(placed.spots) != 1:
        return False
    block, [spot] = review.blocks[remark.blocks[0]], placed.spots
    return bool(spot.place.text) and spot.place.text == without_line(block.after)


def _place(placed: Placed, file: Path, names: _Names) -> Cell:
    """Where the remark belongs, in the report's own words, and the lines that a draft prints there."""
    if not placed.spots:
        return (say("answers-no-place", "sv"),)
    unsure = () if placed.is_certain else (say("answers-probable", "sv"),)
    lines = [str(spot.place.line) for spot in placed.spots[:_MOST_LINES] if spot.place.path == file]
    return (*unsure, names.of(placed.spots[0].place), *((say("answers-line", "sv", lines=", ".join(lines)),) if lines else ()))


class _Names:
    """What a reader of the report would call a place: Område 1 Offentlighet och demokrati, Styrkor 2."""

    def __init__(self, evaluation: Document[Evaluation], edition: Rubric | None) -> None:
        self._evaluation = evaluation
        self._edition = edition
        self._ways = {place: way for way, place in places_in(evaluation.source).items()}

    def of(self, place: Place) -> str:
        """The place's name; a default text is called by the heading that it stands under."""
        if place in self._ways:
            return ", ".join(self._steps(self._ways[place])) or say("answers-whole", "sv")
        if place.field:
            return say("answers-other-file", "sv")
        kind, _, number = place.path.stem.partition("-")
        return ", ".join(self._steps(("areas", number, "general") if kind == "area" else ("texts", place.path.stem)))

    def _steps(self, way: Path_) -> Iterator[str]:
        """The names of what leads to a place: areas by number and title, items by what they are called or by their number."""
        known, name = fields(Evaluation), ""
        for length, step in enumerate(way, 1):
            if known.kind is Kind.PART and step in known.keys:
                known = known.keys[step]
                if name:
                    yield name
                # That a section is its text goes without saying.
                name = known.info.title if known.info and step != "text" else ""
            elif known.kind is Kind.NUMBERED:
                yield self._area(step) if length == len(("areas", "1")) else say("answers-question", "sv", number=step)
                known, name = known.item, ""
            elif known.kind is Kind.LIST and step.isdecimal():
                yield self._called(way[:length], known.item) or f"{name} {int(step) + 1}"
                known, name = known.item, ""
        if name:
            yield name

    def _area(self, number: str) -> str:
        own = self._evaluation.model.areas.get(number) if self._evaluation.model else None
        known = self._edition.areas.get(number) if self._edition else None
        title = (own.title if own else None) or (known.title if known else "")
        return say("answers-area", "sv", number=number, title=title).strip()

    def _called(self, way: Path_, known: FieldType) -> str:
        """A section's heading, a fact's label; nothing for an item without one."""
        node = self._evaluation.source.node(way)
        for key, inner in known.keys.items():
            text = node.values.get(key) if isinstance(node, Mapping) else None
            if inner.kind in _TITLES and isinstance(text, Scalar):
                return evened(text.text)
        return ""
