"""What the charts share that set two points side by side in each area: the own points as a filled mark, the others as a tick.

A tick is higher than the mark, and so is seen above and below it where both are alike. The values stand outside the pair, each
at its own sign, and the differences in a column to the right.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from charts.rows import Row, draw_axis
from charts.shapes import Align
from charts.style import Surface, column_width, text_width
from kommunkompassen.base.swedish import number, signed
from kommunkompassen.base.theme import Theme

AXIS = 6.0
"""The height of the numbers below the rows."""
DIFFERENCE = "Skillnad"
"""Over the differences."""
KEY_INDENT = 3.4
"""From a sign in the key to its name."""
_TICK = 5.0
_GAP = 1.9
_LEAST = 1.2
"""The room that a mark needs at the end of the scale."""


@dataclass(frozen=True, slots=True)
class Pair:
    """The own points of an area as printed, and the others'."""

    own: Decimal
    other: Decimal

    @property
    def difference(self) -> str:
        """+4,5."""
        return signed(self.own - self.other)


Pairs = Sequence[Pair | None]
"""Those of all areas; None where there is nothing to set side by side."""


@dataclass(frozen=True, slots=True)
class Scale:
    """From 0 to 100 within a column: the room before it and its length."""

    before: float
    length: float

    def x(self, points: Decimal) -> float:
        """How far into the column so many points are."""
        return self.before + self.length * float(points) / 100


def scale(theme: Theme, width: float, columns: Sequence[Pairs]) -> Scale:
    """The longest scale beside which the values and the differences have room in each of the columns, all of one width."""
    pairs = [pair for column in columns for pair in column if pair]
    room = width - column_width(theme, [pair.difference for pair in pairs], bold=True) - _LEAST
    found = Scale(_LEAST, room - 2 * _LEAST)
    # Each step makes the scale a little shorter, and so the room that the values need beyond its ends a little larger.
    for _ in range(8):
        before, behind = _LEAST, _LEAST
        for pair in pairs:
            low, high = _texts(pair)
            at = sorted((float(pair.own), float(pair.other)))
            before = max(before, _GAP + _width(theme, low) - found.length * at[0] / 100)
            behind = max(behind, _GAP + _width(theme, high) - found.length * (1 - at[1] / 100))
        found = Scale(before, room - before - behind)
    return found


def draw_pairs(
    surface: Surface, left: float, width: float, scale: Scale, rows: Sequence[Row], pairs: Pairs, names: tuple[str, str]
) -> None:
    """A column from `left`: the axis, and for each row its pair, the values and the difference; `names`: of own and others'."""
    colours, small = surface.theme.colours, surface.theme.chart.small_pt
    draw_axis(surface, left + scale.before, scale.length, rows, (0, 25, 50, 75, 100))
    for pair, row in zip(pairs, rows, strict=True):
        if not pair:
            continue
        x_own, x_other = left + scale.x(pair.own), left + scale.x(pair.other)
        surface.line((x_other, row.middle), (x_own, row.middle), colours.mark, 1.6)
        surface.tick(x_other, row.middle, _TICK)
        surface.mark(x_own, row.middle, "o", colours.accent, filled=True)
        low, high = _texts(pair)
        left_is_own = pair.own < pair.other
        texts: Sequence[tuple[str, float, Align, bool]] = (
            (low, min(x_own, x_other) - _GAP, "right", left_is_own),
            (high, max(x_own, x_other) + _GAP, "left", not left_is_own),
        )
        for text, x, align, is_own in texts:
            ink = colours.accent if is_own else None
            surface.text(x, row.middle, text, size=small, bold=is_own, colour=ink, align=align, clear=True)
    differences = [(row.middle, pair.difference) for pair, row in zip(pairs, rows, strict=True) if pair]
    surface.column(left + width, differences, bold=True)
    for pair, row in zip(pairs, rows, strict=True):
        if pair:
            surface.hint(left, row.middle, width, row.height, pair_words(f"{row.number} {' '.join(row.lines)}", pair, names))


def pair_words(area: str, pair: Pair, names: tuple[str, str]) -> str:
    """1 Offentlighet och demokrati: Nässjö 72, Medel 50, skillnad +22."""
    own, other = (f"{name} {number(value)}" for name, value in zip(names, (pair.own, pair.other), strict=True))
    return f"{area}: {own}, {other}, skillnad {pair.difference}"


def draw_key(surface: Surface, left: float, y: float, own: Sequence[str], other: Sequence[str], pitch: float) -> None:
    """The two signs, each before its name in lines; the own one first."""
    small, colours = surface.theme.chart.small_pt, surface.theme.colours
    surface.mark(left + 1.2, y, "o", colours.accent, filled=True, size=5)
    for index, line in enumerate(own):
        surface.text(left + KEY_INDENT, y + index * pitch, line, size=small, colour=colours.accent, bold=True)
    y += len(own) * pitch
    surface.tick(left + 1.2, y, 3)
    for index, line in enumerate(other):
        surface.text(left + KEY_INDENT, y + index * pitch, line, size=small)


def draw_heading(surface: Surface, y: float, text: str) -> None:
    """Over the column to the right."""
    surface.text(surface.width, y, text, size=surface.theme.chart.small_pt, colour=surface.theme.colours.muted, align="right")


def _texts(pair: Pair) -> tuple[str, str]:
    """The value that stands to the left of the pair, and the one to the right."""
    mine, theirs = number(pair.own), number(pair.other)
    return (mine, theirs) if pair.own < pair.other else (theirs, mine)


def _width(theme: Theme, text: str) -> float:
    return text_width(theme, text, bold=True, size=theme.chart.small_pt)
