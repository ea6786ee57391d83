"""What all charts share: a drawing surface in millimetres with the theme's typeface and colours, and the measuring of text.

x runs to the right and y downwards, so that a chart's code says where things stand in the same unit as the page.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from typing import TYPE_CHECKING

from PIL import ImageFont

from charts.shapes import POINTS_PER_MM, Align, Bar, Drawing, Hint, Line, Mark, Marker, Shape, Text
from kommunkompassen.base import paths

if TYPE_CHECKING:
    from kommunkompassen.base.theme import Theme

_CAPITALS = 0.66
"""The height of capitals and figures as a share of the size, in the typeface that is brought along."""
_TICK = 0.55
_CLEAR = 0.35
"""Around a text that no line is to cross."""
_UNITS = 1000
"""Letters are measured in this size, so that no width is rounded to the dots of a screen."""


class Surface:
    """A chart in the making. All lengths in millimetres, text sizes in points."""

    def __init__(self, theme: Theme, height_mm: float) -> None:
        self.theme = theme
        self.width = theme.chart.width_mm
        self.height = height_mm
        self._shapes: list[Shape] = []

    def text(
        self,
        x: float,
        y: float,
        text: str,
        *,
        size: float | None = None,
        colour: str | None = None,
        bold: bool = False,
        align: Align = "left",
        clear: bool = False,
    ) -> None:
        """One line of text, its capitals and figures vertically centred on y; `clear`: no line behind it is seen through it."""
        size = size or self.theme.chart.label_pt
        if clear:
            width = text_width(self.theme, text, bold=bold, size=size)
            left = {"left": x, "center": x - width / 2, "right": x - width}[align]
            height = size * _CAPITALS / POINTS_PER_MM + 2 * _CLEAR
            self.bar(left - _CLEAR, y, width + 2 * _CLEAR, height, self.theme.colours.paper)
        baseline = y + size * _CAPITALS / 2 / POINTS_PER_MM
        ink = colour or self.theme.colours.ink
        self._shapes.append(Text(x, baseline, text, _file(self.theme, bold=bold), size, ink, align))

    def bar(self, x: float, y: float, width: float, height: float, colour: str, outline: str | None = None) -> None:
        """A filled rectangle, vertically centred on y."""
        self._shapes.append(Bar(x, y - height / 2, width, height, colour, outline))

    def line(
        self, start: tuple[float, float], end: tuple[float, float], colour: str, width: float = 0.5, *, dashed: bool = False
    ) -> None:
        """A line; width in points."""
        self._shapes.append(Line(start, end, colour, width, dashed))

    def mark(self, x: float, y: float, marker: Marker, colour: str, *, filled: bool, size: float = 6) -> None:
        """A round or diamond mark; size in points."""
        self._shapes.append(Mark(x, y, marker, colour, colour if filled else self.theme.colours.paper, size))

    def tick(self, x: float, y: float, height: float, *, inside: float = 0) -> None:
        """The sign of what is compared with: a stroke, vertically centred on y; inside a dark bar so high as paper, that it is
        seen there, and dark above and below it, that it does not seem to part the bar.
        """
        self.bar(x - _TICK / 2, y, _TICK, height, self.theme.colours.ink)
        if inside:
            self.bar(x - _TICK / 2, y, _TICK, inside, self.theme.colours.paper)

    def column(self, right: float, rows: Sequence[tuple[float, str]], *, bold: bool = False) -> None:
        """Numbers below each other, each at its y, their decimal commas in one line; `right`: where the column ends."""
        behind = {text: text_width(self.theme, decimals(text), bold=bold) for _, text in rows}
        for y, text in rows:
            self.text(right - max(behind.values()) + behind[text], y, text, bold=bold, align="right")

    def axis(self, left: float, width: float, top: float, foot: float, ticks: Sequence[int], behind: str = "") -> None:
        """Faint lines from `top` to `foot` at the ticks of a scale from 0 to 100, their numbers below; `behind`: the unit."""
        small = self.theme.chart.small_pt
        for tick in ticks:
            x = left + width * tick / 100
            self.line((x, top), (x, foot), self.theme.colours.track, 0.6)
            self.text(x, foot + 2.6, f"{tick}{behind}", size=small, colour=self.theme.colours.muted, align="center")

    def hint(self, x: float, y: float, width: float, height: float, words: str) -> None:
        """Words that show while the pointer is on a field, vertically centred on y; it must come after what it lies on."""
        self._shapes.append(Hint(x, y - height / 2, width, height, words))

    def drawing(self) -> Drawing:
        """The finished chart."""
        return Drawing(self.width, self.height, tuple(self._shapes))


def _file(theme: Theme, *, bold: bool) -> str:
    return theme.typeface.bold if bold else theme.typeface.regular


def text_width(theme: Theme, text: str, *, bold: bool = False, size: float | None = None) -> float:
    """The width of a line of text, in millimetres."""
    return _units(text, _file(theme, bold=bold)) / _UNITS * (size or theme.chart.label_pt) / POINTS_PER_MM


def decimals(text: str) -> str:
    """What stands from a number's comma on: ,5."""
    return text[text.find(",") :] if "," in text else ""


def column_width(theme: Theme, texts: Sequence[str], *, bold: bool = False) -> float:
    """The width of numbers whose commas stand in one line."""
    behind = [text_width(theme, decimals(text), bold=bold) for text in texts]
    before = [text_width(theme, text, bold=bold) - width for text, width in zip(texts, behind, strict=True)]
    return max(before, default=0) + max(behind, default=0)


@cache
def _font(file: str) -> ImageFont.FreeTypeFont:
    return ImageFont.truetype(paths.FONTS / file, _UNITS, layout_engine=ImageFont.Layout.BASIC)


@cache
def _units(text: str, file: str) -> float:
    return _font(file).getlength(text)


def wrapped(theme: Theme, text: str, width: float, *, bold: bool = False, size: float | None = None) -> list[str]:
    """The text in lines that are at most `width` millimetres wide; a word too long for a line is cut."""

    def fits(line: str) -> bool:
        return text_width(theme, line, bold=bold, size=size) <= width

    lines = [""]
    for whole_word in text.split():
        word = whole_word
        candidate = f"{lines[-1]} {word}".strip()
        if fits(candidate):
            lines[-1] = candidate
            continue
        if lines[-1]:
            lines.append("")
        while not fits(word):
            cut = next(n for n in range(len(word) - 1, 0, -1) if fits(word[:n]))
            lines[-1] = word[:cut]
            lines.append("")
            word = word[cut:]
        lines[-1] = word
    return lines
