"""Chart 3: the change per area since the municipality's earlier evaluation of a comparable edition."""

from __future__ import annotations

from charts.rows import LABEL_WIDTH, bottom, draw_axis, draw_label, layout
from charts.shapes import Drawing
from charts.style import Surface
from kommunkompassen.base.swedish import signed
from kommunkompassen.base.theme import Theme
from kommunkompassen.points.compare import Earlier
from kommunkompassen.points.score import Result, printed

_HEAD = 7.0
_DIFFERENCE = 14.0
_AXIS = 6.0


def draw(result: Result, year: int, earlier: Earlier, theme: Theme) -> Drawing:
    """A line per area from the earlier points (open) to the new ones (filled), the change to the right."""
    rows = layout(theme, result.areas, _HEAD)
    surface = Surface(theme, bottom(rows) + _AXIS)
    colours, small = theme.colours, theme.chart.small_pt
    scale = surface.width - LABEL_WIDTH - _DIFFERENCE
    draw_axis(surface, LABEL_WIDTH, scale, _HEAD, bottom(rows), (0, 25, 50, 75, 100))
    surface.mark(LABEL_WIDTH + 1.2, 2, "D", colours.muted, filled=False, size=4)
    surface.text(LABEL_WIDTH + 3.4, 2, str(earlier.year), size=small)
    surface.mark(LABEL_WIDTH + 16.2, 2, "o", colours.accent, filled=True, size=5)
    surface.text(LABEL_WIDTH + 18.4, 2, str(year), size=small, bold=True, colour=colours.accent)
    surface.text(surface.width, 2, "Förändring", size=small, colour=colours.muted, align="right")
    for area, before, row in zip(result.areas, earlier.result.areas, rows, strict=True):
        draw_label(surface, row)
        if area.points is None or before.points is None:
            continue
        new, old = printed(area.points, result.step), printed(before.points, earlier.result.step)
        x_new, x_old = (LABEL_WIDTH + scale * float(value) / 100 for value in (new, old))
        surface.line((x_old, row.middle), (x_new, row.middle), colours.mark, 1.6)
        surface.mark(x_old, row.middle, "D", colours.muted, filled=False, size=5)
        surface.mark(x_new, row.middle, "o", colours.accent, filled=True)
        surface.text(surface.width, row.middle, signed(new - old), bold=True, align="right")
    return surface.drawing()
