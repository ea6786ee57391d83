"""Chart 2 beside several references: a block for each area, in it a line for each reference below the own points.

One scale runs over the whole chart, as long as the page allows. A thin line leads from the own mark down past the others' ticks,
so that no mark lies upon another's, and every value stands at its own sign.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from charts.pairs import AXIS, DIFFERENCE, Pair, Pairs, Scale, draw_heading, pair_words, scale
from charts.shapes import POINTS_PER_MM, Align, Drawing
from charts.style import Surface, text_width, wrapped
from kommunkompassen.base.swedish import number
from kommunkompassen.base.theme import Theme
from kommunkompassen.points.compare import Comparison
from kommunkompassen.points.figures import NOT_SCORED
from kommunkompassen.points.score import AreaScore, Result, printed

_NUMBER = 5.0
_TITLE = 48.0
"""How far the areas' names reach."""
_WIDEST_NAME = 34.0
_LINE = 3.9
_PITCH = 3.2
"""From line to line of a name, and of a title."""
_BETWEEN = 3.0
_GAP = 2.0
_TICK = 3.2
_TALLEST = 225.0
"""As much of a page as a chart may take."""
_MOST_LINES = 3
_HEAD = 5.0
_APART = 3.0
"""Between the values and the differences."""
_MIDDLE = 50


@dataclass(frozen=True, slots=True)
class _Block:
    """An area, its name in lines, and where its block begins and ends."""

    area: AreaScore
    title: Sequence[str]
    top: float
    foot: float


def draw(result: Result, own_name: str, comparisons: Sequence[Comparison], theme: Theme) -> Drawing:
    """The blocks of all areas, the differences to the right. Comparisons without areas must be left out by the caller."""
    names, blocks = _room(result, own_name, comparisons, theme)
    left = _TITLE + _GAP + max(text_width(theme, line, bold=True, size=theme.chart.small_pt) for name in names for line in name)
    pairs = [_pairs(result, comparison) for comparison in comparisons]
    surface = Surface(theme, blocks[-1].foot + AXIS)
    common = scale(theme, surface.width - left - _APART, pairs)
    surface.axis(left + common.before, common.length, _HEAD, blocks[-1].foot, (0, 25, 50, 75, 100))
    draw_heading(surface, 2, DIFFERENCE)
    differences: list[tuple[float, str]] = []
    for index, block in enumerate(blocks):
        _draw_title(surface, block)
        middles = list(_middles(names, block.top))
        _draw_names(surface, names, middles, left - _GAP)
        own = None if block.area.points is None else printed(block.area.points, result.step)
        others = [_other(comparison, index) for comparison in comparisons]
        _draw_values(surface, left, common, own, others, middles)
        for name, column, other, middle in zip(comparisons, pairs, others, middles[1:], strict=True):
            pair = column[index]
            if pair:
                differences.append((middle, pair.difference))
            words = (
                pair_words(f"{block.area.number} {block.area.title}", pair, (own_name, name.name))
                if pair
                else f"{name.name} {number(other)}"
            )
            surface.hint(left, middle, surface.width - left, _LINE, words)
    surface.column(surface.width, differences, bold=True)
    return surface.drawing()


def _room(result: Result, own_name: str, comparisons: Sequence[Comparison], theme: Theme) -> tuple[list[list[str]], list[_Block]]:
    """The names in as many lines as the page has room for, the own one first, and the blocks."""
    for most in range(_MOST_LINES, 0, -1):
        names = [_name(theme, name, most) for name in (own_name, *(comparison.name for comparison in comparisons))]
        blocks = list(_blocks(result, names, theme))
        if blocks[-1].foot <= _TALLEST:
            break
    return names, blocks


def _name(theme: Theme, name: str, most: int) -> list[str]:
    lines = wrapped(theme, name, _WIDEST_NAME, bold=True, size=theme.chart.small_pt)
    if len(lines) <= most:
        return lines
    last = lines[most - 1]
    while text_width(theme, last + " …", bold=True, size=theme.chart.small_pt) > _WIDEST_NAME:
        last = last[:-1]
    return [*lines[: most - 1], f"{last} …"]


def _blocks(result: Result, names: Sequence[Sequence[str]], theme: Theme) -> Iterator[_Block]:
    top = _HEAD
    for area in result.areas:
        title = wrapped(theme, area.title, _TITLE - _NUMBER - _GAP)
        pitch = theme.chart.label_pt * 1.2 / POINTS_PER_MM
        height = max(sum(map(_height, names)), _LINE + (len(title) - 1) * pitch) + _BETWEEN
        yield _Block(area, title, top, top + height)
        top += height


def _height(name: Sequence[str]) -> float:
    return _LINE + (len(name) - 1) * _PITCH


def _middles(names: Sequence[Sequence[str]], top: float) -> Iterator[float]:
    """Where the first line of each name stands."""
    y = top + _BETWEEN / 2
    for name in names:
        yield y + _LINE / 2
        y += _height(name)


def _other(comparison: Comparison, index: int) -> Decimal:
    assert comparison.areas
    return printed(comparison.areas[index], comparison.step)


def _pairs(result: Result, comparison: Comparison) -> Pairs:
    return [
        None if area.points is None else Pair(printed(area.points, result.step), _other(comparison, index))
        for index, area in enumerate(result.areas)
    ]


def _draw_title(surface: Surface, block: _Block) -> None:
    colours = surface.theme.colours
    if block.top > _HEAD:
        surface.line((0, block.top), (surface.width, block.top), colours.rule, 0.5)
    middle = block.top + _BETWEEN / 2 + _LINE / 2
    surface.text(0, middle, block.area.number, colour=colours.muted)
    pitch = surface.theme.chart.label_pt * 1.2 / POINTS_PER_MM
    for index, line in enumerate(block.title):
        surface.text(_NUMBER, middle + index * pitch, line)


def _draw_names(surface: Surface, names: Sequence[Sequence[str]], middles: Sequence[float], right: float) -> None:
    small, colours = surface.theme.chart.small_pt, surface.theme.colours
    for index, (name, middle) in enumerate(zip(names, middles, strict=True)):
        own = index == 0
        for number_of_line, line in enumerate(name):
            y = middle + number_of_line * _PITCH
            surface.text(right, y, line, size=small, bold=own, colour=colours.accent if own else None, align="right")


def _draw_values(
    surface: Surface, left: float, common: Scale, own: Decimal | None, others: Sequence[Decimal], middles: Sequence[float]
) -> None:
    """The own mark, the line that leads down from it, and the others' ticks, each with its value."""
    small, colours = surface.theme.chart.small_pt, surface.theme.colours
    if own is None:
        surface.text(left + common.before, middles[0], NOT_SCORED, size=small, clear=True)
    else:
        x_own = left + common.x(own)
        surface.line((x_own, middles[0]), (x_own, middles[-1] + _LINE / 2), colours.accent, 0.7)
        surface.mark(x_own, middles[0], "o", colours.accent, filled=True)
        surface.text(x_own + _GAP, middles[0], number(own), size=small, bold=True, colour=colours.accent, clear=True)
    for other, middle in zip(others, middles[1:], strict=True):
        x = left + common.x(other)
        if own is not None:
            surface.line((left + common.x(own), middle), (x, middle), colours.mark, 1.6)
        surface.tick(x, middle, _TICK)
        # Without a pair no room was made for a value beyond the scale's end.
        below = other < own if own is not None else other > _MIDDLE
        aside = -_GAP if below else _GAP
        align: Align = "right" if below else "left"
        surface.text(x + aside * 0.7, middle, number(other), size=small, align=align, clear=True)
