"""Chart 2: the profile over the areas against references, a column of its own for each, the differences printed."""

from __future__ import annotations

from collections.abc import Sequence

from charts.pairs import AXIS, KEY_INDENT, Pair, Pairs, Scale, draw_key, draw_pairs, scale
from charts.rows import LABEL_WIDTH, bottom, draw_label, layout
from charts.shapes import Drawing
from charts.style import Surface, wrapped
from kommunkompassen.base.theme import Theme
from kommunkompassen.points.compare import Comparison
from kommunkompassen.points.score import Result, printed

_LINE = 4.0
_GAP = 5.0
MOST_SIDE_BY_SIDE = 2


def draw(result: Result, own_name: str, comparisons: Sequence[Comparison], theme: Theme) -> Drawing:
    """A pair per area and reference, with the difference to the right; more than two references stand in further tiers below.

    Beside a single reference the own points stand at their marks; with several they would be repeated in each column, and stand
    in chart 1. Comparisons without areas must be left out by the caller.
    """
    tiers = [comparisons[n : n + MOST_SIDE_BY_SIDE] for n in range(0, len(comparisons), MOST_SIDE_BY_SIDE)]
    width = _column(theme, tiers[0])
    common = scale(theme, width, [_pairs(result, one) for one in comparisons], own=len(comparisons) == 1)
    heights = [bottom(layout(theme, result.areas, _head(theme, own_name, tier, width))) + AXIS for tier in tiers]
    surface = Surface(theme, sum(heights) + _GAP * (len(tiers) - 1))
    top = 0.0
    for tier, height in zip(tiers, heights, strict=True):
        _tier(surface, result, own_name, tier, top, width, common)
        top += height + _GAP
    return surface.drawing()


def _pairs(result: Result, comparison: Comparison) -> Pairs:
    assert comparison.areas
    return [
        None if area.points is None else Pair(printed(area.points, result.step), printed(other, comparison.step))
        for area, other in zip(result.areas, comparison.areas, strict=True)
    ]


def _tier(
    surface: Surface, result: Result, own_name: str, tier: Sequence[Comparison], top: float, width: float, common: Scale
) -> None:
    theme = surface.theme
    rows = layout(theme, result.areas, top + _head(theme, own_name, tier, width))
    for row in rows:
        draw_label(surface, row)
    for column, comparison in enumerate(tier):
        left = LABEL_WIDTH + column * (width + _GAP)
        draw_pairs(surface, left, width, common, rows, _pairs(result, comparison), (own_name, comparison.name))
        names = _name_lines(theme, own_name, width), _name_lines(theme, comparison.name, width)
        draw_key(surface, left, top + 2, *names, _LINE)


def _name_lines(theme: Theme, name: str, width: float) -> list[str]:
    return wrapped(theme, name, width - KEY_INDENT, bold=True, size=theme.chart.small_pt)


def _head(theme: Theme, own_name: str, tier: Sequence[Comparison], width: float) -> float:
    """The height of the tallest key of the tier."""
    lines = len(_name_lines(theme, own_name, width)) + max(len(_name_lines(theme, one.name, width)) for one in tier)
    return lines * _LINE + 2


def _column(theme: Theme, tier: Sequence[Comparison]) -> float:
    return (theme.chart.width_mm - LABEL_WIDTH - _GAP * (len(tier) - 1)) / len(tier)
