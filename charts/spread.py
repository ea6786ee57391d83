"""How a question's points spread over evaluations: small pictures of one kind beside each other, one for each area.

The line goes from the lowest to the highest, the bar from the lower to the upper quartile, the stroke is the median; all in
percent of the question's maximum.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from charts.shapes import Drawing
from charts.style import Surface, wrapped
from kommunkompassen.base.theme import Theme

_ROW = 4.6
_TITLE_LINE = 4.2
_AXIS = 6.5
_BETWEEN = 8.0
_NUMBER = 9.0
_COUNT = 15.0
_BAR = 2.6
_TICKS = (0, 50, 100)


@dataclass(frozen=True, slots=True)
class SpreadRow:
    """A question: its number, how many evaluations, and five values in percent of its maximum, the lowest first."""

    number: str
    count: int
    values: tuple[float, float, float, float, float]


@dataclass(frozen=True, slots=True)
class SpreadPanel:
    """An area and its questions."""

    title: str
    rows: tuple[SpreadRow, ...]


def draw(panels: Sequence[SpreadPanel], theme: Theme) -> Drawing:
    """The panels two and two, each with the number of evaluations to the right of its rows."""
    width = (theme.chart.width_mm - _BETWEEN) / 2
    titles = [wrapped(theme, panel.title, width - 2) for panel in panels]
    pairs = [range(first, min(first + 2, len(panels))) for first in range(0, len(panels), 2)]
    # Titles of a pair take as many lines as the longer one needs, so that both pictures begin on one line.
    heads = [max(len(titles[index]) for index in pair) * _TITLE_LINE + 1 for pair in pairs]
    heights = [
        head + max(len(panels[index].rows) for index in pair) * _ROW + _AXIS for head, pair in zip(heads, pairs, strict=True)
    ]
    surface, top = Surface(theme, sum(heights)), 0.0
    for pair, head, height in zip(pairs, heads, heights, strict=True):
        for place, index in enumerate(pair):
            left = place * (width + _BETWEEN)
            for number, line in enumerate(titles[index]):
                surface.text(left, top + (number + 0.5) * _TITLE_LINE, line, bold=True)
            _panel(surface, panels[index], left, top + head, width)
        top += height
    return surface.drawing()


def _panel(surface: Surface, panel: SpreadPanel, left: float, top: float, width: float) -> None:
    theme, colours = surface.theme, surface.theme.colours
    small, start, scale = theme.chart.small_pt, left + _NUMBER, width - _NUMBER - _COUNT
    foot = top + len(panel.rows) * _ROW
    surface.axis(start, scale, top, foot, _TICKS, "\u00a0%")
    surface.text(left + width, foot + 2.6, "antal", size=small, colour=colours.muted, align="right")
    for index, row in enumerate(panel.rows):
        y = top + (index + 0.5) * _ROW
        lowest, lower, median, upper, highest = (start + scale * value / 100 for value in row.values)
        surface.text(left, y, row.number, size=small)
        surface.line((lowest, y), (highest, y), colours.mark, 1.0)
        surface.bar(lower, y, max(upper - lower, 0.3), _BAR, colours.accent)
        surface.tick(median, y, _BAR + 1.0, inside=_BAR if lower < median < upper else 0)
        surface.text(left + width, y, str(row.count), size=small, colour=colours.muted, align="right")
