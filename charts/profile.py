"""Chart 2: the profile over the areas against references, a column of its own for each, the differences printed."""

from __future__ import annotations

from collections.abc import Sequence

from charts.rows import LABEL_WIDTH, bottom, draw_axis, draw_label, layout
from charts.shapes import Drawing
from charts.style import Surface, wrapped
from kommunkompassen.base.swedish import signed
from kommunkompassen.base.theme import Theme
from kommunkompassen.points.compare import Comparison
from kommunkompassen.points.score import Result, printed

_LINE = 4.0
_MARK = 3.4
_GAP = 5.0
_DIFFERENCE = 11.0
_AXIS = 6.0
MOST_SIDE_BY_SIDE = 2


def draw(result: Result, own_name: str, comparisons: Sequence[Comparison], theme: Theme) -> Drawing:
    """A dumbbell per area and reference: filled the own points, open the reference's, the difference to the right.

    More than two references stand in further tiers below. Comparisons without areas must be left out by the caller.
    """
    tiers = [comparisons[n : n + MOST_SIDE_BY_SIDE] for n in range(0, len(comparisons), MOST_SIDE_BY_SIDE)]
    heights = [bottom(layout(theme, result.areas, _head(theme, own_name, tier))) + _AXIS for tier in tiers]
    surface = Surface(theme, sum(heights) + _GAP * (len(tiers) - 1))
    top = 0.0
    for tier, height in zip(tiers, heights, strict=True):
        _tier(surface, result, own_name, tier, top)
        top += height + _GAP
    return surface.drawing()


def _tier(surface: Surface, result: Result, own_name: str, tier: Sequence[Comparison], top: float) -> None:
    theme = surface.theme
    head = top + _head(theme, own_name, tier)
    rows = layout(theme, result.areas, head)
    for row in rows:
        draw_label(surface, row)
    width = _column(theme, tier)
    for column, comparison in enumerate(tier):
        left = LABEL_WIDTH + column * (width + _GAP)
        scale = width - _DIFFERENCE
        draw_axis(surface, left, scale, head, bottom(rows), (0, 50, 100))
        _key(surface, left, top, width, own_name, comparison.name)
        assert comparison.areas
        for area, other, row in zip(result.areas, comparison.areas, rows, strict=True):
            if area.points is None:
                continue
            own, theirs = printed(area.points, result.step), printed(other, comparison.step)
            x_own, x_other = (left + scale * float(value) / 100 for value in (own, theirs))
            surface.line((x_other, row.middle), (x_own, row.middle), theme.colours.mark, 1.6)
            surface.mark(x_other, row.middle, "D", theme.colours.muted, filled=False, size=5)
            surface.mark(x_own, row.middle, "o", theme.colours.accent, filled=True)
            surface.text(left + width, row.middle, signed(own - theirs), align="right")


def _key(surface: Surface, left: float, top: float, width: float, own_name: str, other_name: str) -> None:
    """The column's heading, which is also its key: each name beside its mark."""
    small, colours = surface.theme.chart.small_pt, surface.theme.colours
    own, other = _name_lines(surface.theme, own_name, width), _name_lines(surface.theme, other_name, width)
    surface.mark(left + 1.2, top + 2, "o", colours.accent, filled=True, size=5)
    for index, line in enumerate(own):
        surface.text(left + _MARK, top + 2 + index * _LINE, line, size=small, colour=colours.accent, bold=True)
    top += len(own) * _LINE
    surface.mark(left + 1.2, top + 2, "D", colours.muted, filled=False, size=4)
    for index, line in enumerate(other):
        surface.text(left + _MARK, top + 2 + index * _LINE, line, size=small)


def _name_lines(theme: Theme, name: str, width: float) -> list[str]:
    # Measured in the size of the labels, which is larger than the key's and so leaves room for bold.
    return wrapped(theme, name, width - _MARK)


def _head(theme: Theme, own_name: str, tier: Sequence[Comparison]) -> float:
    """The height of the tallest key of the tier."""
    width = _column(theme, tier)
    lines = len(_name_lines(theme, own_name, width)) + max(len(_name_lines(theme, one.name, width)) for one in tier)
    return lines * _LINE + 2


def _column(theme: Theme, tier: Sequence[Comparison]) -> float:
    return (theme.chart.width_mm - LABEL_WIDTH - _GAP * (len(tier) - 1)) / len(tier)
