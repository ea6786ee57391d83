"""What a chart is made of before it is a picture: texts, bars, lines and marks, in millimetres from the left and the top."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

POINTS_PER_MM = 72 / 25.4
Align = Literal["left", "center", "right"]
Marker = Literal["o", "D"]


@dataclass(frozen=True, slots=True)
class Text:
    """A line of text on its baseline; `font` is a file in templates/fonts, the size in points."""

    x: float
    baseline: float
    text: str
    font: str
    size_pt: float
    colour: str
    align: Align


@dataclass(frozen=True, slots=True)
class Bar:
    """A filled rectangle, with an outline or without."""

    x: float
    top: float
    width: float
    height: float
    colour: str
    outline: str | None


@dataclass(frozen=True, slots=True)
class Line:
    """A straight line; its width in points."""

    start: tuple[float, float]
    end: tuple[float, float]
    colour: str
    width_pt: float
    dashed: bool = False


@dataclass(frozen=True, slots=True)
class Mark:
    """A round or diamond mark around a point; its size in points."""

    x: float
    y: float
    marker: Marker
    colour: str
    fill: str
    size_pt: float


@dataclass(frozen=True, slots=True)
class Hint:
    """A field that is not seen, and says something while the pointer is on it."""

    x: float
    top: float
    width: float
    height: float
    words: str


Shape = Text | Bar | Line | Mark | Hint


@dataclass(frozen=True, slots=True)
class Drawing:
    """A whole chart: its size and its shapes, the later ones on top. Equal drawings give the same picture."""

    width_mm: float
    height_mm: float
    shapes: tuple[Shape, ...]
