"""The municipality's totals over the years, joined only where the editions can be compared."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from itertools import pairwise

from charts.shapes import POINTS_PER_MM, Drawing
from charts.style import Surface, text_width, wrapped
from charts.words_over_years import NOT_KNOWN, added, edition_name, why_a_break
from kommunkompassen.base.swedish import number
from kommunkompassen.base.theme import Theme
from kommunkompassen.points.series import Series, Stretch, Visit

_YEAR = 11.0
_LABEL = 62.0
_TOTAL = 12.0
_HEAD = 6.0
_ROW = 7.5
_BREAK = 7.0
_AXIS = 6.0
_RANGE = 3.2
_LINE = 1.25


@dataclass(frozen=True, slots=True)
class _Row:
    """Where a visit stands: its middle (mm) and its edition's name in lines."""

    lines: tuple[str, ...]
    middle: float


def draw(series: Series, theme: Theme) -> Drawing:
    """A row for each evaluation, the oldest at the top; a break is a gap with a dashed rule that says what it is.

    A bridge is an unfilled range on the row below the break, as far to the right of the mark as was said.
    """
    rows, breaks, foot = _layout(series, theme)
    surface = Surface(theme, foot + _AXIS)
    unit = (surface.width - _LABEL - _TOTAL) / float(_top_of_scale(series))
    _axis(surface, series, unit, foot)
    for (before, after), y in zip(pairwise(series.stretches), breaks, strict=True):
        _break(surface, y, why_a_break(before.visits[-1], after.visits[0]))
    for stretch in series.stretches:
        _stretch(surface, stretch, rows, unit, series.visits[-1])
    return surface.drawing()


def _layout(series: Series, theme: Theme) -> tuple[dict[str, _Row], list[float], float]:
    """The rows by the visits' ids, the middles of the breaks, and where the last row ends."""
    rows: dict[str, _Row] = {}
    breaks: list[float] = []
    y, pitch = _HEAD, theme.chart.label_pt * _LINE / POINTS_PER_MM
    for index, stretch in enumerate(series.stretches):
        if index:
            breaks.append(y + _BREAK / 2)
            y += _BREAK
        for visit in stretch.visits:
            lines = tuple(wrapped(theme, edition_name(visit), _LABEL - _YEAR - 2))
            height = max(_ROW, len(lines) * pitch + 2.5)
            rows[visit.id] = _Row(lines, y + height / 2)
            y += height
    return rows, breaks, y


def _top_of_scale(series: Series) -> Decimal:
    """The highest maximum; more only where a range reaches beyond it."""
    ranges = [
        first.points + stretch.bridge.high
        for stretch in series.stretches
        if stretch.bridge and (first := stretch.visits[0]).points
    ]
    totals = [visit.points for visit in series.visits if visit.points is not None]
    return max(_maximum(series), *ranges, *totals)


def _maximum(series: Series) -> Decimal:
    return max(visit.maximum for visit in series.visits if visit.maximum is not None)


def _axis(surface: Surface, series: Series, unit: float, foot: float) -> None:
    """Faint lines at the quarters of the maximum, with their numbers below, and what stands to the right."""
    small, colours = surface.theme.chart.small_pt, surface.theme.colours
    surface.text(surface.width, 2, "Poäng", size=small, colour=colours.muted, align="right")
    for quarter in range(5):
        points = _maximum(series) * quarter / 4
        x = _LABEL + unit * float(points)
        surface.line((x, _HEAD), (x, foot), colours.track, 0.6)
        surface.text(x, foot + 2.6, number(points), size=small, colour=colours.muted, align="center")


def _break(surface: Surface, y: float, words: str) -> None:
    small, muted = surface.theme.chart.small_pt, surface.theme.colours.muted
    surface.text(0, y, words, size=small, colour=muted)
    surface.line((text_width(surface.theme, words, size=small) + 2, y), (surface.width, y), muted, 0.8, dashed=True)


def _stretch(surface: Surface, stretch: Stretch, rows: Mapping[str, _Row], unit: float, own: Visit) -> None:
    """Labels, then the lines, then the marks on them; open marks are earlier evaluations."""
    colours, small = surface.theme.colours, surface.theme.chart.small_pt
    known = [
        (_LABEL + unit * float(visit.points), rows[visit.id].middle, visit)
        for visit in stretch.visits
        if visit.points is not None
    ]
    for visit in stretch.visits:
        _label(surface, visit, rows[visit.id], is_own=visit == own)
    for (x_old, y_old, _), (x_new, y_new, _) in pairwise(known):
        surface.line((x_old, y_old), (x_new, y_new), colours.mark, 1.6)
    if stretch.bridge and (first := stretch.visits[0]).points is not None:
        low, high = (_LABEL + unit * float(first.points + points) for points in (stretch.bridge.low, stretch.bridge.high))
        y = rows[first.id].middle
        surface.bar(low, y, high - low, _RANGE, colours.paper, outline=colours.muted)
        words = added(stretch.bridge)
        if high + 1.2 + text_width(surface.theme, words, size=small) < surface.width - _TOTAL:
            surface.text(high + 1.2, y, words, size=small, colour=colours.muted)
        else:
            left = _LABEL + unit * float(first.points) - 2.5
            surface.text(left, y, words, size=small, colour=colours.muted, align="right")
    for x, y, visit in known:
        if visit == own:
            surface.mark(x, y, "o", colours.accent, filled=True)
        else:
            surface.mark(x, y, "D", colours.muted, filled=False, size=5)
        assert visit.points is not None
        words = f"{visit.year}, {edition_name(visit)}: {number(visit.points)} poäng"
        surface.hint(0, y, surface.width, _ROW, words + (f" av {number(visit.maximum)}" if visit.maximum else ""))


def _label(surface: Surface, visit: Visit, row: _Row, *, is_own: bool) -> None:
    colour = surface.theme.colours.accent if is_own else None
    surface.text(0, row.middle, str(visit.year), bold=True, colour=colour)
    pitch = surface.theme.chart.label_pt * _LINE / POINTS_PER_MM
    first = row.middle - pitch * (len(row.lines) - 1) / 2
    for index, line in enumerate(row.lines):
        surface.text(_YEAR, first + index * pitch, line)
    points = NOT_KNOWN if visit.points is None else number(visit.points)
    surface.text(surface.width, row.middle, points, bold=visit.points is not None, colour=colour, align="right")
