"""Charts in the forms that the formats need."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from PIL import Image

from kommunkompassen.base.theme import read_theme
from kommunkompassen.base.tools import ToolError
from kommunkompassen.publish import pictures
from kommunkompassen.report.content import Content
from kommunkompassen.report.draw import DrawnChart, chosen, draw
from tests.helpers import content_of, data, save


def content(folder: Path) -> Content:
    """A report that has all charts."""
    save(folder, data("Hallsberg", 2026, share="0.7"))
    save(folder, data("Kumla", 2022, share="0.4"))
    return content_of(folder, data(compare_with=["hallsberg-2026"]))


@pytest.fixture
def drawn(tmp_path: Path) -> list[DrawnChart]:
    made = draw([chart.name for chart in chosen(content(tmp_path))], content(tmp_path), read_theme())
    assert len(made) >= 4
    return made


def test_a_chart_drawn_twice_has_the_same_bytes_and_no_date(drawn: list[DrawnChart], tmp_path: Path) -> None:
    # matplotlib writes the date and its own name, unless it is told not to.
    assert draw([chart.name for chart in drawn], content(tmp_path / "again"), read_theme()) == drawn
    for chart in drawn:
        assert not re.search(rb"<dc:date|<dc:creator|20\d\d-\d\d-\d\d", chart.svg)


def test_a_chart_s_text_is_text_in_the_typeface_that_is_brought_along(drawn: list[DrawnChart]) -> None:
    for chart in drawn:
        texts = re.findall(rb"<text [^>]*font-family=\"([^\"]*)\"", chart.svg)
        assert len(texts) > 8
        # Without the quotes round it, Typst drops the text.
        assert set(texts) == {b"'Source Sans 3'"}


def test_inline_pictures_have_no_id_in_common(drawn: list[DrawnChart]) -> None:
    ids = [one for chart in drawn for one in re.findall(r'\bid="([^"]*)"', pictures.inline_svg(chart, read_theme()))]
    assert len(set(ids)) == len(ids)


def test_inline_pictures_take_the_page_s_colours(drawn: list[DrawnChart]) -> None:
    for chart in drawn:
        svg = pictures.inline_svg(chart, read_theme())
        assert re.findall(r"#[0-9a-fA-F]{6}\b", svg) == []
        assert "var(--ink)" in svg
        assert "<style" not in svg
        assert not re.search(r'<svg [^>]*\b(width|height)="', svg)


def test_pngs_are_as_large_as_print_needs(drawn: list[DrawnChart], tmp_path: Path) -> None:
    pictures.write_svgs(drawn, tmp_path)
    made = pictures.pngs(drawn, tmp_path)
    assert list(made) == [chart.name for chart in drawn]
    for chart in drawn:
        data = made[chart.name]
        assert data.startswith(b"\x89PNG")
        size = int.from_bytes(data[16:20], "big"), int.from_bytes(data[20:24], "big")
        wanted = chart.width_mm / 25.4 * 300, chart.height_mm / 25.4 * 300
        assert size == pytest.approx(wanted, abs=2)
        assert b"Software" not in data


def test_a_picture_that_cannot_be_made_is_a_tool_s_failure(drawn: list[DrawnChart], tmp_path: Path) -> None:
    # The SVG files are not there.
    (tmp_path / "work").mkdir()
    with pytest.raises(ToolError, match=r"areas\.svg"):
        pictures.pngs(drawn, tmp_path / "work")


def test_a_stand_in_is_a_picture(tmp_path: Path) -> None:
    pictures.write_placeholders(["areas", "profile"], tmp_path)
    assert sorted(path.name for path in tmp_path.iterdir()) == ["areas.png", "profile.png"]
    for path in tmp_path.iterdir():
        with Image.open(path) as picture:
            picture.load()
            assert picture.size == (1, 1)
