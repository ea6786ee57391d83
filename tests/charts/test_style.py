"""The measuring of text."""

from __future__ import annotations

import pytest

from charts.style import text_width, wrapped
from tests.charts.pictures import ONE_LONG_WORD, THEME, TITLE_OF_120, width_pt

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
