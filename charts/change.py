"""Chart 3: the change per area since the municipality's earlier evaluation of a comparable edition."""

from __future__ import annotations

from charts.pairs import AXIS, Pair, draw_heading, draw_key, draw_pairs, scale
from charts.rows import LABEL_WIDTH, bottom, draw_label, layout
from charts.shapes import Drawing
from charts.style import Surface
from kommunkompassen.base.theme import Theme
from kommunkompassen.points.compare import Earlier
from kommunkompassen.points.score import Result, printed

_LINE = 4.0
_HEAD = 10.0


def draw(result: Result, year: int, earlier: Earlier, theme: Theme) -> Drawing:
    """A line per area from the earlier points (a tick) to the new ones (a filled mark), the change to the right."""
    rows = layout(theme, result.areas, _HEAD)
    surface = Surface(theme, bottom(rows) + AXIS)
    width = surface.width - LABEL_WIDTH
    pairs = [
        None
        if area.points is None or before.points is None
        else Pair(printed(area.points, result.step), printed(before.points, earlier.result.step))
        for area, before in zip(result.areas, earlier.result.areas, strict=True)
    ]
    for row in rows:
        draw_label(surface, row)
    draw_pairs(surface, LABEL_WIDTH, width, scale(theme, width, [pairs]), rows, pairs, (str(year), str(earlier.year)))
    draw_key(surface, LABEL_WIDTH, 2, [str(year)], [str(earlier.year)], _LINE)
    draw_heading(surface, 2 + _LINE, "Förändring")
    return surface.drawing()
