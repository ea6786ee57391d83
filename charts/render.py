"""Turn a drawing into SVG with matplotlib's own SVG renderer: its figures and axes, made for scales and ticks, take far longer.

Measured for the three charts of a report: whole figures with their artists take 230 ms more to import and 150 ms more to draw,
some 15 percent of a report that is made from nothing. What is relied on of the renderer, which is no documented interface of
matplotlib's, is held by tests/charts/test_render.py.

The same drawing gives the same bytes: no ids, no dates, no user's settings. What the renderer writes as styles become attributes,
since a page whose policy forbids styles of elements would show the picture in black.
"""

from __future__ import annotations

import io
import os
import re
import sys
from functools import cache
from pathlib import Path
from typing import Literal

# matplotlib keeps its list of fonts here instead of in the user's home. Must be set before the import.
os.environ.setdefault("MPLCONFIGDIR", str(Path(sys.prefix) / "matplotlib"))
# Its arithmetic would start a thread for each core, which takes longer than all there is to reckon here.
os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")

import matplotlib
from matplotlib import font_manager, text
from matplotlib.backend_bases import GraphicsContextBase
from matplotlib.backends.backend_svg import RendererSVG
from matplotlib.colors import to_rgba
from matplotlib.font_manager import FontProperties
from matplotlib.markers import MarkerStyle
from matplotlib.path import Path as Outline
from matplotlib.transforms import Affine2D

from charts.shapes import POINTS_PER_MM, Bar, Drawing, Hint, Line, Mark, Text
from kommunkompassen.base import paths

# A user's own settings must not reach the reports; text stays text.
matplotlib.rcParams.update({**matplotlib.rcParamsDefault, "svg.fonttype": "none", "backend": "svg"})

_OUTLINE_PT = 0.8
_MARK_PT = 1.2
_DASHES_PT = (4, 3)
_STYLE = re.compile(r'(<[^<>]*?) style="([^"<>]*)"')
_SHEET = re.compile(r"\s*<defs>\s*<style[^<>]*>\*\{stroke-linejoin: round; stroke-linecap: butt\}</style>\s*</defs>")
"""The renderer's own stylesheet, which says of all elements what can be said once, of the picture."""


def svg(drawing: Drawing) -> bytes:
    """The drawing as an SVG file."""
    written = io.StringIO()
    size = drawing.width_mm * POINTS_PER_MM, drawing.height_mm * POINTS_PER_MM
    renderer = RendererSVG(*size, written, metadata={"Date": None, "Creator": None})  # type: ignore[no-untyped-call]
    # The renderer counts in points, upwards from the foot.
    place = Affine2D().scale(POINTS_PER_MM, -POINTS_PER_MM).translate(0, size[1])
    for shape in drawing.shapes:
        if isinstance(shape, Text):
            _text(renderer, shape, place)
        elif isinstance(shape, Bar):
            _bar(renderer, shape, place)
        elif isinstance(shape, Line):
            pen = _pen(shape.colour, shape.width_pt)
            if shape.dashed:
                pen.set_dashes(0, _DASHES_PT)
            renderer.draw_path(pen, Outline([shape.start, shape.end]), place)  # type: ignore[no-untyped-call]
        elif isinstance(shape, Mark):
            _mark(renderer, shape, place)
        else:
            _hint(renderer, shape)
    renderer.finalize()  # type: ignore[no-untyped-call]
    return _without_styles(written.getvalue()).encode("utf-8")


def _without_styles(svg: str) -> str:
    """The picture with each style as attributes. In the renderer's texts and attributes all < and > are escaped."""
    svg = _SHEET.sub("", svg).replace("<svg ", '<svg stroke-linejoin="round" stroke-linecap="butt" ', 1)
    return _STYLE.sub(lambda tag: tag[1] + _attributes(tag[2]), svg)


def _attributes(style: str) -> str:
    pairs = (rule.split(":", 1) for rule in style.split(";"))
    return "".join(f' {name.strip()}="{value.strip()}"' for name, value in pairs)


def _text(renderer: RendererSVG, shape: Text, place: Affine2D) -> None:
    x, y = place.transform((shape.x, shape.baseline))
    # The renderer takes the alignment from a text of matplotlib's own.
    anchor = text.Text(x, y, horizontalalignment=shape.align)
    font = _font(shape.font, shape.size_pt)
    renderer.draw_text(_pen(shape.colour, 0), x, renderer.height - y, shape.text, font, 0, mtext=anchor)  # type: ignore[no-untyped-call]


def _bar(renderer: RendererSVG, shape: Bar, place: Affine2D) -> None:
    left, right, top, foot = shape.x, shape.x + shape.width, shape.top, shape.top + shape.height
    corners = Outline([(left, foot), (right, foot), (right, top), (left, top), (left, foot)], closed=True)
    pen = _pen(shape.outline or shape.colour, _OUTLINE_PT if shape.outline else 0, corners="miter")
    renderer.draw_path(pen, corners, place, to_rgba(shape.colour))  # type: ignore[no-untyped-call]


def _mark(renderer: RendererSVG, shape: Mark, place: Affine2D) -> None:
    style = MarkerStyle(shape.marker)
    form = style.get_transform() + Affine2D().scale(shape.size_pt).translate(*place.transform((shape.x, shape.y)))
    pen = _pen(shape.colour, _MARK_PT, corners="miter" if shape.marker == "D" else "round")
    renderer.draw_path(pen, style.get_path(), form, to_rgba(shape.fill))  # type: ignore[no-untyped-call]


def _hint(renderer: RendererSVG, shape: Hint) -> None:
    # Of hints the renderer knows nothing, but its writer writes any element; the picture's own units are points from the top.
    x, y, width, height = (f"{mm * POINTS_PER_MM:.2f}" for mm in (shape.x, shape.top, shape.width, shape.height))
    field = {"class": "hint", "fill": "none", "pointer-events": "all"}
    begun = renderer.writer.start("rect", {**field, "x": x, "y": y, "width": width, "height": height})  # type: ignore[no-untyped-call]
    renderer.writer.element("title", shape.words)  # type: ignore[no-untyped-call]
    renderer.writer.close(begun)  # type: ignore[no-untyped-call]


def _pen(colour: str, width_pt: float, corners: Literal["miter", "round"] = "round") -> GraphicsContextBase:
    pen = GraphicsContextBase()
    pen.set_foreground(colour)
    pen.set_linewidth(width_pt)
    pen.set_joinstyle(corners)
    return pen


@cache
def _font(file: str, size_pt: float) -> FontProperties:
    name = font_manager.get_font(str(paths.FONTS / file)).family_name
    return FontProperties(family=name, weight="bold" if "Bold" in file else "normal", size=size_pt)
