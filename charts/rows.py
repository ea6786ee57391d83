"""Rows with a number and a name on the left, shared by the charts that show the areas one under the other."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from charts.shapes import POINTS_PER_MM
from charts.style import Surface, wrapped
from kommunkompassen.base.theme import Theme
from kommunkompassen.points.score import AreaScore

LABEL_WIDTH = 72.0
_NUMBER_WIDTH = 5.0
_ROW = 6.3
_LINE = 1.25


@dataclass(frozen=True, slots=True)
class Row:
    """Where an area's row stands: its middle, its height (mm), and its name in lines."""

    number: str
    lines: tuple[str, ...]
    middle: float
    height: float


def layout(theme: Theme, areas: Sequence[AreaScore], top: float, least: Sequence[float] = ()) -> list[Row]:
    """A row for each area from `top` downwards, higher where the name needs more lines, or what stands beside it (`least`)."""
    rows, y = [], top
    pitch = theme.chart.label_pt * _LINE / POINTS_PER_MM
    for area, beside in zip(areas, least or [0.0] * len(areas), strict=True):
        lines = tuple(wrapped(theme, area.title, LABEL_WIDTH - _NUMBER_WIDTH - 2))
        height = max(_ROW, len(lines) * pitch + 2.5, beside)
        rows.append(Row(area.number, lines, y + height / 2, height))
        y += height
    return rows


def bottom(rows: Sequence[Row]) -> float:
    """Where the last row ends."""
    return rows[-1].middle + rows[-1].height / 2 if rows else 0.0


def draw_label(surface: Surface, row: Row) -> None:
    """The area's number and name."""
    surface.text(0, row.middle, row.number, colour=surface.theme.colours.muted)
    pitch = surface.theme.chart.label_pt * _LINE / POINTS_PER_MM
    first = row.middle - pitch * (len(row.lines) - 1) / 2
    for index, line in enumerate(row.lines):
        surface.text(_NUMBER_WIDTH, first + index * pitch, line)


def draw_axis(surface: Surface, left: float, width: float, rows: Sequence[Row], ticks: Sequence[int], behind: str = "") -> None:
    """The axis behind the rows and below them."""
    top = rows[0].middle - rows[0].height / 2
    surface.axis(left, width, top, bottom(rows), ticks, behind)
