"""An edit in prose draws no chart, an edit of a score those that show it; what is kept is what would be drawn."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pytest
from msgspec.structs import replace

from charts.shapes import Drawing
from kommunkompassen.base.theme import Theme, read_theme
from kommunkompassen.preview.kept_pictures import KeptPictures
from kommunkompassen.publish import pictures
from kommunkompassen.report import draw
from kommunkompassen.report.content import Content
from kommunkompassen.report.draw import DrawnChart
from tests.helpers import content_of, data, save


class Counting(KeptPictures):
    """Says what it had to draw."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        super().__init__()
        self.drawn: list[str] = []
        self.charts: list[str] = []
        self._names: dict[Drawing, str] = {}
        render, pngs = draw.render, pictures.pngs

        def noted(drawings: Sequence[Drawing]) -> list[bytes]:
            self.drawn += [self._names[drawing] for drawing in drawings]
            return render(drawings)

        def noted_pngs(charts: Sequence[DrawnChart], folder: Path) -> dict[str, bytes]:
            self.drawn += [f"{chart.name}.png" for chart in charts]
            return pngs(charts, folder)

        monkeypatch.setattr(draw, "render", noted)
        monkeypatch.setattr(pictures, "pngs", noted_pngs)

    def all(self, content: Content, theme: Theme) -> list[DrawnChart]:
        """The report's charts; `drawn` says which of them anew."""
        self.drawn.clear()
        self.charts = [chart.name for chart in draw.chosen(content)]
        self._names = {draw.drawing(name, content, theme): name for name in self.charts}
        return draw.draw(self.charts, content, theme, self.render)


@pytest.fixture
def values(tmp_path: Path) -> dict[str, Any]:
    for name, year in (("Arboga", 2020), ("Boden", 2021), ("Kumla", 2022)):
        save(tmp_path, data(name, year, share="0.4"))
    return data(compare_with=["mean", "arboga-2020"])


@pytest.fixture
def kept(monkeypatch: pytest.MonkeyPatch, tmp_path: Path, values: dict[str, Any]) -> Counting:
    made = Counting(monkeypatch)
    made.all(content_of(tmp_path, values), read_theme())
    assert len(made.charts) >= 4
    assert made.drawn == made.charts
    return made


def test_an_edit_in_prose_draws_none(kept: Counting, tmp_path: Path, values: dict[str, Any]) -> None:
    values["areas"]["1"]["strengths"] = ["En annan styrka"]
    values["texts"] = {"analysis": "Ny text."}
    kept.all(content_of(tmp_path, values), read_theme())
    assert kept.drawn == []


def test_an_edit_of_a_score_draws_what_shows_it_as_it_would_be_drawn(
    kept: Counting, tmp_path: Path, values: dict[str, Any]
) -> None:
    values["areas"]["1"]["scores"]["1.1"] = "1"
    content = content_of(tmp_path, values)
    made = kept.all(content, read_theme())
    assert kept.drawn == kept.charts
    assert made == draw.draw(kept.charts, content, read_theme())


def test_an_edit_of_what_two_charts_alone_show_draws_those(kept: Counting, tmp_path: Path, values: dict[str, Any]) -> None:
    save(tmp_path, data("Arboga", 2020, share="0.3"))
    kept.all(content_of(tmp_path, values), read_theme())
    # The mean has a tick in the first chart and a mark in the profile.
    assert kept.drawn == ["areas", "profile"]


def test_another_theme_draws_all(kept: Counting, tmp_path: Path, values: dict[str, Any]) -> None:
    theme = read_theme()
    other = replace(theme, colours=replace(theme.colours, ink="#112233"))
    content = content_of(tmp_path, values)
    made = kept.all(content, other)
    assert kept.drawn == kept.charts
    assert all(b"#112233" in chart.svg for chart in made)


def test_after_forgetting_all_is_drawn(kept: Counting, tmp_path: Path, values: dict[str, Any]) -> None:
    kept.forget()
    kept.all(content_of(tmp_path, values), read_theme())
    assert kept.drawn == kept.charts


def test_only_what_is_another_picture_becomes_a_png_anew(kept: Counting, tmp_path: Path, values: dict[str, Any]) -> None:
    charts = kept.all(content_of(tmp_path, values), read_theme())

    def pngs(charts: Sequence[DrawnChart]) -> dict[str, bytes]:
        kept.drawn.clear()
        pictures.write_svgs(charts, tmp_path)
        return kept.pngs(charts, tmp_path)

    first = pngs(charts)
    assert kept.drawn == [f"{name}.png" for name in kept.charts]
    assert all(png.startswith(b"\x89PNG") for png in first.values())
    assert pngs(charts) == first
    assert kept.drawn == []
    save(tmp_path, data("Arboga", 2020, share="0.3"))
    changed = pngs(kept.all(content_of(tmp_path, values), read_theme()))
    assert kept.drawn == ["areas.png", "profile.png"]
    assert {name for name in kept.charts if changed[name] != first[name]} == {"areas", "profile"}


def test_what_is_made_while_all_is_forgotten_is_not_kept(
    kept: Counting, tmp_path: Path, values: dict[str, Any], monkeypatch: pytest.MonkeyPatch
) -> None:
    charts = kept.all(content_of(tmp_path, values), read_theme())
    pictures.write_svgs(charts, tmp_path)
    kept.pngs(charts[:1], tmp_path)
    noted = pictures.pngs

    def meanwhile(charts: Sequence[DrawnChart], folder: Path) -> dict[str, bytes]:
        kept.forget()
        return noted(charts, folder)

    with monkeypatch.context() as patch:
        patch.setattr(pictures, "pngs", meanwhile)
        assert list(kept.pngs(charts, tmp_path)) == kept.charts
    kept.drawn.clear()
    kept.pngs(charts, tmp_path)
    assert kept.drawn == [f"{name}.png" for name in kept.charts]
