"""What all charts share: a drawing surface in millimetres with the theme's typeface and colours, and SVG that never varies.

The surface is one matplotlib axes over the whole figure, x to the right and y downwards, so that a chart's code says where
things stand in the same unit as the page. The same input gives the same bytes: fixed ids, no dates, no user's settings.
"""

from __future__ import annotations

import io
import os
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Literal

# matplotlib keeps its list of fonts here instead of in the user's home. Must be set before the import.
os.environ.setdefault("MPLCONFIGDIR", str(Path(sys.prefix) / "matplotlib"))

import matplotlib
from matplotlib import font_manager
from matplotlib.backends.backend_svg import FigureCanvasSVG
from matplotlib.figure import Figure
from matplotlib.font_manager import FontProperties
from matplotlib.lines import Line2D
from matplotlib.patches import Rectangle
from matplotlib.textpath import TextToPath

from kommunkompassen import paths
from kommunkompassen.theme import Theme

# A user's own settings must not reach the reports.
matplotlib.rcdefaults()

POINTS_PER_MM = 72 / 25.4
_CAPITALS = 0.66
"""The height of capitals and figures as a share of the size, in the typeface that is brought along."""
Align = Literal["left", "center", "right"]
Marker = Literal["o", "D"]


@dataclass(frozen=True, slots=True)
class Picture:
    """A drawn chart: its SVG and its size in millimetres."""

    svg: bytes
    width_mm: float
    height_mm: float


@cache
def _font(file: str, size: float) -> FontProperties:
    path = paths.FONTS / file
    known = {entry.fname for entry in font_manager.fontManager.ttflist}
    if str(path) not in known:
        font_manager.fontManager.addfont(str(path))
    properties = FontProperties(fname=str(path), size=size)
    named = font_manager.get_font(str(path))
    properties.set_family(named.family_name)
    properties.set_weight("bold" if "Bold" in file else "normal")
    return properties


@cache
def _text_width(text: str, file: str, size: float) -> float:
    width, _, _ = TextToPath().get_text_width_height_descent(text, _font(file, size), ismath=False)
    return float(width) / POINTS_PER_MM


class Surface:
    """A chart in the making. All lengths in millimetres, text sizes in points."""

    def __init__(self, theme: Theme, height_mm: float) -> None:
        self.theme = theme
        self.width = theme.chart.width_mm
        self.height = height_mm
        self._figure = Figure(figsize=(self.width / 25.4, height_mm / 25.4), frameon=False)
        self._axes = self._figure.add_axes((0, 0, 1, 1))
        self._axes.set_xlim(0, self.width)
        self._axes.set_ylim(height_mm, 0)
        self._axes.axis("off")

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
    ) -> None:
        """One line of text, its capitals and figures vertically centred on y."""
        face, size = self.theme.typeface, size or self.theme.chart.label_pt
        self._axes.text(
            x,
            y + size * _CAPITALS / 2 / POINTS_PER_MM,
            text,
            fontproperties=_font(face.bold if bold else face.regular, size),
            color=colour or self.theme.colours.ink,
            ha=align,
            va="baseline",
            parse_math=False,
        )

    def bar(self, x: float, y: float, width: float, height: float, colour: str, outline: str | None = None) -> None:
        """A filled rectangle, vertically centred on y."""
        self._axes.add_patch(
            Rectangle((x, y - height / 2), width, height, facecolor=colour, edgecolor=outline or "none", linewidth=0.8)
        )

    def line(self, xs: Sequence[float], ys: Sequence[float], colour: str, width: float = 0.5) -> None:
        """A line; width in points."""
        self._axes.add_line(Line2D(xs, ys, color=colour, linewidth=width, solid_capstyle="butt"))

    def mark(self, x: float, y: float, marker: Marker, colour: str, *, filled: bool, size: float = 6) -> None:
        """A round or diamond mark; size in points."""
        face = colour if filled else self.theme.colours.paper
        self._axes.add_line(
            Line2D(
                [x],
                [y],
                linestyle="none",
                marker=marker,
                markersize=size,
                markerfacecolor=face,
                markeredgecolor=colour,
                markeredgewidth=1.2,
            )
        )

    def svg(self, salt: str) -> Picture:
        """The finished chart. The salt (the chart's name) keeps ids apart when several charts share a page."""
        for artist in self._axes.get_children():
            artist.set_clip_on(False)
        buffer = io.BytesIO()
        settings = {**matplotlib.rcParamsDefault, "svg.hashsalt": salt, "svg.fonttype": "none", "backend": "svg"}
        with matplotlib.rc_context(settings):
            FigureCanvasSVG(self._figure).print_svg(buffer, metadata={"Date": None, "Creator": None})  # type: ignore[no-untyped-call]
        return Picture(buffer.getvalue(), self.width, self.height)


def text_width(theme: Theme, text: str, *, bold: bool = False, size: float | None = None) -> float:
    """The width of a line of text, in millimetres."""
    face = theme.typeface
    return _text_width(text, face.bold if bold else face.regular, size or theme.chart.label_pt)


def wrapped(theme: Theme, text: str, width: float) -> list[str]:
    """The text in lines that are at most `width` millimetres wide; a word too long for a line is cut."""
    lines = [""]
    for whole_word in text.split():
        word = whole_word
        candidate = f"{lines[-1]} {word}".strip()
        if text_width(theme, candidate) <= width:
            lines[-1] = candidate
            continue
        if lines[-1]:
            lines.append("")
        while text_width(theme, word) > width:
            cut = next(n for n in range(len(word) - 1, 0, -1) if text_width(theme, word[:n]) <= width)
            lines[-1] = word[:cut]
            lines.append("")
            word = word[cut:]
        lines[-1] = word
    return lines
