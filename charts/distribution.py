"""A chart of the site: how many municipalities got how many percent, in bands, the number above each bar."""

from __future__ import annotations

from collections.abc import Sequence

from charts.shapes import Drawing
from charts.style import Surface
from kommunkompassen.base.theme import Theme

_HEIGHT, _HEAD, _FOOT = 48.0, 6.0, 10.0
_GAP = 1.6


def draw(bands: Sequence[tuple[int, int, int]], theme: Theme) -> Drawing:
    """A bar for each band of percent, which is its lowest, its highest and how many are in it."""
    surface = Surface(theme, _HEIGHT)
    colours, small = theme.colours, theme.chart.small_pt
    width = surface.width / len(bands)
    base, room = _HEIGHT - _FOOT, _HEIGHT - _FOOT - _HEAD
    most = max(count for _, _, count in bands)
    for index, (low, high, count) in enumerate(bands):
        middle = width * (index + 0.5)
        if count:
            height = room * count / most
            surface.bar(width * index + _GAP / 2, base - height / 2, width - _GAP, height, colours.accent)
            surface.text(middle, base - height - 3, str(count), bold=True, align="center")
        surface.text(middle, base + 2.6, f"{low}–{high}", size=small, colour=colours.muted, align="center")
    surface.line((0, base), (surface.width, base), colours.rule)
    surface.text(surface.width, base + 7, "Procent av högsta poäng", size=small, colour=colours.muted, align="right")
    return surface.drawing()
