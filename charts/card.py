"""The pictures that go with links when they are shared: whose report it is, its total, and its areas as bars; or the site's name.

Twice as wide as high, as those who show such pictures want it, with type large enough for a phone.
"""

from __future__ import annotations

from charts.shapes import Drawing
from charts.style import Surface, wrapped
from kommunkompassen.base.swedish import number
from kommunkompassen.base.theme import Theme
from kommunkompassen.points.score import Result, printed

_SIDE = 8.0
_FIRST = 20.0
"""The middle of the name's first line."""
_NAMES = ((24.0, 2), (18.0, 3), (12.0, 5))
"""Sizes of the name, and the lines of each that there is room for."""
_PITCH = 0.42
"""From one line of the name to the next, in millimetres for each point."""
_SMALL_PT = 10.0
_YEAR_PT = 13.0
_TOTAL_PT = 40.0
_SITE_PT = 34.0
_COLUMN = 68.0
"""Where the bars begin."""
_BAR = 2.8
_TO_TITLE = 3.5
"""From the middle of a bar up to that of its title."""
_POINTS = 8.0
_POINTS_PT = 10.5


def draw(name: str, year: int, result: Result, theme: Theme) -> Drawing:
    """Name, year and total to the left, a bar for each area to the right; nothing is said of points that are not given."""
    surface, colours = _empty(theme), theme.colours
    surface.text(_SIDE, 11, "KOMMUNKOMPASSEN", size=_SMALL_PT, bold=True, colour=colours.accent)
    size, lines = _fitted(theme, name)
    for index, line in enumerate(lines):
        surface.text(_SIDE, _FIRST + index * _PITCH * size, line, size=size, bold=True)
    below = _FIRST + len(lines) * _PITCH * size
    surface.text(_SIDE, below, f"Utvärdering {year}", size=_YEAR_PT, colour=colours.muted)
    if result.points is not None:
        surface.text(_SIDE, 57, number(printed(result.points, result.step)), size=_TOTAL_PT, bold=True, colour=colours.accent)
        surface.text(_SIDE, 68, f"poäng av {number(result.maximum)} möjliga", size=_YEAR_PT, colour=colours.muted)
    _areas(surface, result)
    return surface.drawing()


def draw_site(name: str, words: str, theme: Theme) -> Drawing:
    """The site's name, and what it holds in a sentence."""
    surface = _empty(theme)
    width = surface.width - 2 * _SIDE
    for index, line in enumerate(wrapped(theme, name, width, bold=True, size=_SITE_PT)[:2]):
        surface.text(_SIDE, 24 + index * _PITCH * _SITE_PT, line, size=_SITE_PT, bold=True, colour=theme.colours.accent)
    for index, line in enumerate(wrapped(theme, words, width, size=_YEAR_PT)[:3]):
        surface.text(_SIDE, 52 + index * _PITCH * _YEAR_PT * 1.1, line, size=_YEAR_PT, colour=theme.colours.muted)
    return surface.drawing()


def _empty(theme: Theme) -> Surface:
    """Paper with the colour of the reports along its upper edge."""
    surface = Surface(theme, theme.chart.width_mm / 2)
    surface.bar(0, surface.height / 2, surface.width, surface.height, theme.colours.paper)
    surface.bar(0, 1, surface.width, 2, theme.colours.accent)
    return surface


def _areas(surface: Surface, result: Result) -> None:
    colours = surface.theme.colours
    width = surface.width - _COLUMN - _SIDE
    pitch = (surface.height - 2 - _SIDE) / len(result.areas)
    for index, area in enumerate(result.areas):
        y = 2 + _SIDE / 2 + (index + 0.5) * pitch + _TO_TITLE / 2
        title, *more = wrapped(surface.theme, f"{area.number} {area.title}", width - _POINTS)
        surface.text(_COLUMN, y - _TO_TITLE, f"{title.rstrip(' ,–')}…" if more else title, colour=colours.muted)
        surface.bar(_COLUMN, y, width, _BAR, colours.track)
        if area.points is not None:
            surface.bar(_COLUMN, y, width * float(area.points / area.maximum), _BAR, colours.accent)
            text = number(printed(area.points, result.step))
            surface.text(surface.width - _SIDE, y - _TO_TITLE, text, size=_POINTS_PT, bold=True, align="right")


def _fitted(theme: Theme, name: str) -> tuple[float, list[str]]:
    """The name in as large a type as leaves it few enough lines, and in these lines."""
    for size, most in _NAMES:
        lines = wrapped(theme, name, _COLUMN - _SIDE - 4, bold=True, size=size)
        if len(lines) <= most:
            break
    return size, lines[:most]
