"""Write a drawing as an SVG file.

The same drawing gives the same bytes. How things look stands in attributes, never in styles: a page whose policy forbids styles
of elements would show the picture in black.
"""

from __future__ import annotations

from functools import singledispatch

from markupsafe import escape

from charts.shapes import POINTS_PER_MM, Bar, Drawing, Hint, Line, Mark, Text

_OUTLINE_PT = 0.8
_MARK_PT = 1.2
_DASHES_PT = "4,3"
_ANCHORS = {"left": "start", "center": "middle", "right": "end"}


def svg(drawing: Drawing) -> bytes:
    """The drawing as an SVG file."""
    width, height = _points(drawing.width_mm), _points(drawing.height_mm)
    start = f'<svg xmlns="http://www.w3.org/2000/svg" width="{width}pt" height="{height}pt" viewBox="0 0 {width} {height}">'
    return "\n".join([start, *map(_element, drawing.shapes), "</svg>\n"]).encode("utf-8")


def _points(mm: float) -> str:
    return _number(mm * POINTS_PER_MM)


def _number(value: float) -> str:
    # A thousandth of a point is seen by nobody.
    return f"{round(value, 3):g}"


@singledispatch
def _element(shape: object) -> str:
    raise TypeError(shape)


@_element.register
def _text(shape: Text) -> str:
    place = f'x="{_points(shape.x)}" y="{_points(shape.baseline)}" text-anchor="{_ANCHORS[shape.align]}"'
    # Without the quotes round a name that holds a number, Typst drops the text.
    font = f'font-family="\'{shape.family}\'" font-size="{_number(shape.size_pt)}px" font-weight="{700 if shape.bold else 400}"'
    return f'<text {place} {font} fill="{shape.colour}">{escape(shape.text)}</text>'


@_element.register
def _bar(shape: Bar) -> str:
    outline = f' stroke="{shape.outline}" stroke-width="{_OUTLINE_PT}"' if shape.outline else ""
    return f'<rect {_place(shape)} fill="{shape.colour}"{outline}/>'


def _place(shape: Bar | Hint) -> str:
    x, y, width, height = map(_points, (shape.x, shape.top, shape.width, shape.height))
    return f'x="{x}" y="{y}" width="{width}" height="{height}"'


@_element.register
def _line(shape: Line) -> str:
    (x1, y1), (x2, y2) = (map(_points, end) for end in (shape.start, shape.end))
    dashes = f' stroke-dasharray="{_DASHES_PT}"' if shape.dashed else ""
    pen = f'stroke="{shape.colour}" stroke-width="{_number(shape.width_pt)}"{dashes}'
    return f'<line x1="{x1}" y1="{y1}" x2="{x2}" y2="{y2}" {pen}/>'


@_element.register
def _mark(shape: Mark) -> str:
    x, y, half = shape.x * POINTS_PER_MM, shape.y * POINTS_PER_MM, shape.size_pt / 2
    pen = f'fill="{shape.fill}" stroke="{shape.colour}" stroke-width="{_MARK_PT}"'
    if shape.marker == "o":
        return f'<circle cx="{_number(x)}" cy="{_number(y)}" r="{_number(half)}" {pen}/>'
    # A square on its corner, with sides as long as the size.
    half *= 2**0.5
    corners = ((x - half, y), (x, y - half), (x + half, y), (x, y + half))
    return f'<polygon points="{" ".join(f"{_number(across)},{_number(down)}" for across, down in corners)}" {pen}/>'


@_element.register
def _hint(shape: Hint) -> str:
    return f'<rect class="hint" {_place(shape)} fill="none" pointer-events="all"><title>{escape(shape.words)}</title></rect>'
