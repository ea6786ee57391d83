"""Drawings become SVG: the same bytes always, text as text, sizes as asked for."""

from __future__ import annotations

import os
import subprocess
import sys

import pytest
from lxml import etree

from charts.render import svg
from charts.style import Surface
from kommunkompassen.base import paths
from tests.charts.pictures import THEME, lines


def test_signs_of_formulas_are_printed_as_they_stand() -> None:
    surface = Surface(THEME, 20)
    surface.text(5, 10, "$x_1$ \\alpha 5 % & <b>")
    assert [line.text for line in lines(surface.drawing())] == ["$x_1$ \\alpha 5 % & <b>"]


def test_a_picture_has_the_size_asked_for() -> None:
    surface = Surface(THEME, 42)
    surface.text(0, 21, "Mitten")
    drawing = surface.drawing()
    assert (drawing.width_mm, drawing.height_mm) == (THEME.chart.width_mm, 42)
    [line] = lines(drawing)
    assert line.left == pytest.approx(0)
    assert (line.top + line.bottom) / 2 == pytest.approx(21, abs=1)


def test_looks_are_attributes_and_never_styles() -> None:
    surface = Surface(THEME, 20)
    surface.text(5, 10, '<a style="fill: red"> style="x"', bold=True)
    surface.bar(0, 4, 20, 3, "#ffffff", outline="#000000")
    surface.line((0, 1), (9, 1), "#123456", dashed=True)
    picture = etree.fromstring(svg(surface.drawing()))
    assert not picture.xpath("//@style | //*[local-name()='style']")
    text, bar, line = picture
    assert text.text == '<a style="fill: red"> style="x"'
    assert (text.get("font-weight"), text.get("font-family")) == ("700", f"'{THEME.typeface.family}'")
    assert (bar.get("fill"), bar.get("stroke")) == ("#ffffff", "#000000")
    assert line.get("stroke") == "#123456"
    assert line.get("stroke-dasharray")


def test_shapes_lie_where_they_are_said_to() -> None:
    surface = Surface(THEME, 25.4)
    surface.bar(0, 12.7, 25.4, 2.54, "#ffffff")
    surface.line((0, 0), (12.7, 25.4), "#123456", 0.5)
    surface.mark(25.4, 12.7, "o", "#123456", filled=False, size=6)
    surface.mark(25.4, 12.7, "D", "#123456", filled=True, size=2**0.5)
    bar, line, circle, diamond = etree.fromstring(svg(surface.drawing()))
    assert [bar.get(name) for name in ("x", "y", "width", "height")] == ["0", "32.4", "72", "7.2"]
    assert [line.get(name) for name in ("x1", "y1", "x2", "y2", "stroke-width")] == ["0", "0", "36", "72", "0.5"]
    assert [circle.get(name) for name in ("cx", "cy", "r", "fill")] == ["72", "36", "3", THEME.colours.paper]
    # Its sides are as long as its size is large.
    assert (diamond.get("points"), diamond.get("fill")) == ("71,36 72,35 73,36 72,37", "#123456")


DRAW = (
    "import hashlib\n"
    "from charts import areas, questions, render\n"
    "from kommunkompassen.base.theme import read_theme\n"
    "from tests.helpers import result_of_questions\n"
    "drawn = result_of_questions(*[[('7.5', '15'), ('3', '20')]] * 8)\n"
    "pictures = b''.join(render.svg(one.draw(drawn, read_theme())) for one in (areas, questions))\n"
    "print(len(pictures) > 5000, hashlib.sha256(pictures).hexdigest())\n"
)


def _drawn_in_another_process(**environment: str) -> str:
    done = subprocess.run(
        [sys.executable, "-c", DRAW],
        cwd=paths.PROJECT,
        env={**os.environ, **environment},
        capture_output=True,
        text=True,
        check=True,
    )
    assert done.stdout.startswith("True ")
    return done.stdout


def test_the_same_bytes_come_of_every_run_and_in_every_language() -> None:
    assert _drawn_in_another_process(PYTHONHASHSEED="1") == _drawn_in_another_process(PYTHONHASHSEED="2", LC_ALL="sv_SE.UTF-8")
