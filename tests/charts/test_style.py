"""The drawing surface and the measuring of text."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from charts.style import Surface, text_width, wrapped
from kommunkompassen import paths
from tests.charts.pictures import ONE_LONG_WORD, THEME, TITLE_OF_120, lines, width_pt

TEXTS = [
    "",
    "Etik",
    "Kommunen som arbetsgivare – personalpolitik",
    TITLE_OF_120,
    ONE_LONG_WORD,
    f"Ett {ONE_LONG_WORD} två",
    "i " * 80,
    "$x_1$ <b> & 50 % ”citat”",
]


def test_the_long_title_is_as_long_as_it_says() -> None:
    assert len(TITLE_OF_120) == 120


@pytest.mark.parametrize("width", [8.0, 30.0, 61.0])
@pytest.mark.parametrize("text", TEXTS)
def test_wrapped_lines_are_never_wider_than_asked_and_hold_the_whole_text(text: str, width: float) -> None:
    found = wrapped(THEME, text, width)
    assert found
    for line in found:
        # A hundredth for kerning, which is not in the letters' own widths.
        assert width_pt(line, THEME.chart.label_pt, bold=False) <= width / 25.4 * 72 * 1.01
    assert "".join("".join(found).split()) == "".join(text.split())


def test_a_text_that_fits_is_one_line() -> None:
    assert wrapped(THEME, "Etik och demokrati", 100) == ["Etik och demokrati"]
    assert wrapped(THEME, "  Etik \n och   demokrati ", 100) == ["Etik och demokrati"]


@pytest.mark.parametrize("bold", [True, False])
def test_the_width_of_a_text_is_that_of_its_letters(bold: bool) -> None:
    text = "Målområde 1–8: åäö"
    assert text_width(THEME, text, bold=bold) * 72 / 25.4 == pytest.approx(width_pt(text, 9, bold=bold), rel=0.03)


def test_signs_of_formulas_are_printed_as_they_stand() -> None:
    surface = Surface(THEME, 20)
    surface.text(5, 10, "$x_1$ \\alpha 5 % & <b>")
    assert [line.text for line in lines(surface.svg("x"))] == ["$x_1$ \\alpha 5 % & <b>"]


def test_a_picture_has_the_size_asked_for() -> None:
    surface = Surface(THEME, 42)
    surface.text(0, 21, "Mitten")
    picture = surface.svg("x")
    assert (picture.width_mm, picture.height_mm) == (THEME.chart.width_mm, 42)
    [line] = lines(picture)
    assert line.left == pytest.approx(0)
    assert (line.top + line.bottom) / 2 == pytest.approx(21, abs=1)


DRAW = (
    "import hashlib\n"
    "from charts import areas, questions\n"
    "from kommunkompassen.theme import read_theme\n"
    "from tests.helpers import result_of_questions\n"
    "drawn = result_of_questions(*[[('7.5', '15'), ('3', '20')]] * 8)\n"
    "pictures = areas.draw(drawn, read_theme()).svg + questions.draw(drawn, read_theme()).svg\n"
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
