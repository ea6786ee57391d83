"""Chart 2: the profile over the areas against references, a column of its own for each, the differences printed."""

from __future__ import annotations

from collections.abc import Sequence

from charts.rows import LABEL_WIDTH, bottom, draw_axis, draw_label, layout
from charts.style import Picture, Surface, wrapped
from kommunkompassen.compare import Comparison
from kommunkompassen.score import Result, printed
from kommunkompassen.swedish import signed
from kommunkompassen.theme import Theme

_HEAD = 10.0
_GAP = 5.0
_DIFFERENCE = 11.0
_AXIS = 6.0
MOST_SIDE_BY_SIDE = 2


def draw(result: Result, own_name: str, comparisons: Sequence[Comparison], theme: Theme) -> Picture:
    """A dumbbell per area and reference: filled the own points, open the reference's, the difference to the right.

    More than two references stand in further tiers below. Comparisons without areas must be left out by the caller.
    """
    tiers = [comparisons[n : n + MOST_SIDE_BY_SIDE] for n in range(0, len(comparisons), MOST_SIDE_BY_SIDE)]
    rows = layout(theme, result.areas, _HEAD)
    tier_height = bottom(rows) + _AXIS + (_GAP if len(tiers) > 1 else 0)
    surface = Surface(theme, tier_height * len(tiers))
    for index, tier in enumerate(tiers):
        _tier(surface, result, own_name, tier, index * tier_height)
    return surface.svg("profile")


def _tier(surface: Surface, result: Result, own_name: str, tier: Sequence[Comparison], top: float) -> None:
    theme = surface.theme
    rows = layout(theme, result.areas, top + _HEAD)
    for row in rows:
        draw_label(surface, row)
    width = (surface.width - LABEL_WIDTH - _GAP * (len(tier) - 1)) / len(tier)
    for column, comparison in enumerate(tier):
        left = LABEL_WIDTH + column * (width + _GAP)
        scale = width - _DIFFERENCE
        draw_axis(surface, left, scale, top + _HEAD, bottom(rows), (0, 50, 100))
        _key(surface, left, top, width, own_name, comparison.name)
        assert comparison.areas
        for area, other, row in zip(result.areas, comparison.areas, rows, strict=True):
            if area.points is None:
                continue
            own, theirs = printed(area.points, result.step), printed(other, comparison.step)
            x_own, x_other = (left + scale * float(value) / 100 for value in (own, theirs))
            surface.line([x_other, x_own], [row.middle, row.middle], theme.colours.mark, 1.6)
            surface.mark(x_other, row.middle, "D", theme.colours.muted, filled=False, size=5)
            surface.mark(x_own, row.middle, "o", theme.colours.accent, filled=True)
            surface.text(left + width, row.middle, signed(own - theirs), align="right")


def _key(surface: Surface, left: float, top: float, width: float, own_name: str, other_name: str) -> None:
    """The column's heading, which is also its key: each name beside its mark."""
    small, colours = surface.theme.chart.small_pt, surface.theme.colours
    surface.mark(left + 1.2, top + 2, "o", colours.accent, filled=True, size=5)
    surface.text(left + 3.4, top + 2, own_name, size=small, colour=colours.accent, bold=True)
    surface.mark(left + 1.2, top + 6, "D", colours.muted, filled=False, size=4)
    surface.text(left + 3.4, top + 6, wrapped(surface.theme, other_name, width)[0], size=small)
