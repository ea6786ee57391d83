"""Drawings become SVG: the same bytes always, text as text, sizes as asked for."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

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
    _, text, bar, line = picture
    assert text.text == '<a style="fill: red"> style="x"'
    assert (text.get("font-weight"), text.get("font-family")) == ("700", f"'{THEME.typeface.family}'")
    assert (bar.get("fill"), bar.get("stroke"), bar.get("stroke-linejoin")) == ("#ffffff", "#000000", "miter")
    assert (line.get("fill"), line.get("stroke")) == ("none", "#123456")
    assert line.get("stroke-dasharray")
    assert (picture.get("stroke-linejoin"), picture.get("stroke-linecap")) == ("round", "butt")


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


def test_a_users_settings_change_nothing(tmp_path: Path) -> None:
    (tmp_path / "matplotlibrc").write_text("svg.fonttype: path\nlines.linewidth: 9\npath.sketch: 1, 100, 2\n")
    assert _drawn_in_another_process(MATPLOTLIBRC=str(tmp_path)) == _drawn_in_another_process()
