"""Chart 1: points per area against the area's maximum, and where the mean lies.

In the areas' own order, by which a reader finds them again in the chapters; by points they are ranked in "I korthet".
"""

from __future__ import annotations

from charts import hints
from charts.rows import LABEL_WIDTH, bottom, draw_label, layout
from charts.shapes import Drawing
from charts.style import Surface, text_width
from kommunkompassen.base.swedish import number
from kommunkompassen.base.theme import Theme
from kommunkompassen.points.compare import Comparison
from kommunkompassen.points.figures import NOT_SCORED
from kommunkompassen.points.score import Result, printed

_BAR = 4.6
_TICK = 6.0
_GAP = 1.8
_CLEAR = 1.0
"""Between a text and the tick, at least."""


def draw(result: Result, theme: Theme, compared: Comparison | None = None) -> Drawing:
    """Bars on tracks that show what could have been reached, the points at each bar's end; a tick where the other points lie."""
    rows = layout(theme, result.areas, 0)
    surface = Surface(theme, bottom(rows))
    colours = theme.colours
    width = surface.width - LABEL_WIDTH
    others = compared.areas if compared and compared.areas else [None] * len(rows)
    for area, other, row in zip(result.areas, others, rows, strict=True):
        draw_label(surface, row)
        surface.bar(LABEL_WIDTH, row.middle, width, _BAR, colours.track)
        if area.points is None:
            surface.text(LABEL_WIDTH + 2, row.middle, NOT_SCORED, colour=colours.ink)
            continue
        length = width * float(area.points / area.maximum)
        surface.bar(LABEL_WIDTH, row.middle, length, _BAR, colours.accent)
        tick = None if other is None else width * float(other) / float(area.maximum)
        if tick is not None:
            surface.tick(LABEL_WIDTH + tick, row.middle, _TICK, inside=_BAR if tick < length else 0)
        text = number(printed(area.points, result.step))
        left, inside = _place(length, tick, text_width(theme, text, bold=True), width)
        surface.text(LABEL_WIDTH + left, row.middle, text, bold=True, colour=colours.paper if inside else colours.ink)
        beside = [] if other is None or not compared else [f"{compared.name} {number(printed(other, compared.step))}"]
        surface.hint(0, row.middle, surface.width, row.height, hints.area(area, result.step, *beside))
    return surface.drawing()


def _place(length: float, tick: float | None, text: float, width: float) -> tuple[float, bool]:
    """Where a text of this width begins, and whether that is inside the bar: at the bar's end, out of the tick's way."""
    ends = [(length, length)] if tick is None else [(length, length), (min(length, tick), max(length, tick))]
    places = [place for low, high in ends for place in ((low - _GAP - text, True), (high + _GAP, False))]
    free = [
        (left, inside)
        for left, inside in places
        if (left >= _GAP if inside else left + text <= width)
        and (tick is None or not left - _CLEAR < tick < left + text + _CLEAR)
    ]
    return free[0]
