"""Chart 2: the profile over the areas against references, the differences printed."""

from __future__ import annotations

from collections.abc import Sequence

from charts import several
from charts.pairs import AXIS, DIFFERENCE, KEY_INDENT, Pair, draw_heading, draw_key, draw_pairs, scale
from charts.rows import LABEL_WIDTH, bottom, draw_label, layout
from charts.shapes import Drawing
from charts.style import Surface, text_width, wrapped
from kommunkompassen.base.theme import Theme
from kommunkompassen.points.compare import Comparison
from kommunkompassen.points.score import Result, printed

_LINE = 4.0


def draw(result: Result, own_name: str, comparisons: Sequence[Comparison], theme: Theme) -> Drawing:
    """A pair per area, with the difference to the right; beside several references a block per area.

    Comparisons without areas must be left out by the caller.
    """
    if len(comparisons) > 1:
        return several.draw(result, own_name, comparisons, theme)
    [comparison] = comparisons
    assert comparison.areas
    width = theme.chart.width_mm - LABEL_WIDTH
    # Beside the column's heading.
    room = width - KEY_INDENT - text_width(theme, DIFFERENCE, size=theme.chart.small_pt) - KEY_INDENT
    own, other = (wrapped(theme, name, room, bold=True, size=theme.chart.small_pt) for name in (own_name, comparison.name))
    rows = layout(theme, result.areas, (len(own) + len(other)) * _LINE + 2)
    surface = Surface(theme, bottom(rows) + AXIS)
    pairs = [
        None if area.points is None else Pair(printed(area.points, result.step), printed(points, comparison.step))
        for area, points in zip(result.areas, comparison.areas, strict=True)
    ]
    for row in rows:
        draw_label(surface, row)
    draw_pairs(surface, LABEL_WIDTH, width, scale(theme, width, [pairs]), rows, pairs, (own_name, comparison.name))
    draw_key(surface, LABEL_WIDTH, 2, own, other, _LINE)
    draw_heading(surface, 2 + (len(own) + len(other) - 1) * _LINE, DIFFERENCE)
    return surface.drawing()
