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


def layout(theme: Theme, areas: Sequence[AreaScore], top: float) -> list[Row]:
    """A row for each area from `top` downwards, higher where the name needs more lines."""
    rows, y = [], top
    pitch = theme.chart.label_pt * _LINE / POINTS_PER_MM
    for area in areas:
        lines = tuple(wrapped(theme, area.title, LABEL_WIDTH - _NUMBER_WIDTH - 2))
        height = max(_ROW, len(lines) * pitch + 2.5)
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


def draw_axis(surface: Surface, left: float, width: float, top: float, y: float, ticks: Sequence[int]) -> None:
    """Faint lines at the ticks of a scale from 0 to 100, with their numbers below."""
    for tick in ticks:
        x = left + width * tick / 100
        surface.line((x, top), (x, y), surface.theme.colours.track, 0.6)
        surface.text(x, y + 2.6, str(tick), size=surface.theme.chart.small_pt, colour=surface.theme.colours.muted, align="center")
