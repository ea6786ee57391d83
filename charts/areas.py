"""Chart 1: points per area against the area's maximum, in the areas' order."""

from __future__ import annotations

from charts.rows import LABEL_WIDTH, bottom, draw_label, layout
from charts.shapes import Drawing
from charts.style import Surface
from kommunkompassen.base.swedish import number
from kommunkompassen.base.theme import Theme
from kommunkompassen.points.figures import NOT_SCORED
from kommunkompassen.points.score import Result, printed

_BAR = 4.6
_ROOM_INSIDE = 12.0


def draw(result: Result, theme: Theme) -> Drawing:
    """Bars on tracks that show what could have been reached; the points at the end of each bar."""
    rows = layout(theme, result.areas, 0)
    surface = Surface(theme, bottom(rows))
    colours = theme.colours
    width = surface.width - LABEL_WIDTH
    for area, row in zip(result.areas, rows, strict=True):
        draw_label(surface, row)
        surface.bar(LABEL_WIDTH, row.middle, width, _BAR, colours.track)
        if area.points is None:
            surface.text(LABEL_WIDTH + 2, row.middle, NOT_SCORED, colour=colours.ink)
            continue
        length = width * float(area.points / area.maximum)
        surface.bar(LABEL_WIDTH, row.middle, length, _BAR, colours.accent)
        text = number(printed(area.points, result.step))
        if length >= _ROOM_INSIDE:
            surface.text(LABEL_WIDTH + length - 1.8, row.middle, text, bold=True, colour=colours.paper, align="right")
        else:
            surface.text(LABEL_WIDTH + length + 1.8, row.middle, text, bold=True)
    return surface.drawing()
