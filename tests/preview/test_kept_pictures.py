"""An edit in prose makes no picture, an edit of a score those that show it; what is kept is what would be made."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pytest
from msgspec.structs import replace

from kommunkompassen.base.theme import Theme, read_theme
from kommunkompassen.preview.kept_pictures import KeptPictures
from kommunkompassen.publish import pictures
from kommunkompassen.report import draw
from kommunkompassen.report.content import Content
from kommunkompassen.report.draw import DrawnChart
from tests.helpers import content_of, data, save


class Counting(KeptPictures):
    """Says of which charts it had to make pictures."""

    def __init__(self, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        super().__init__()
        self.folder = folder
        self.made: list[str] = []
        self.charts: list[str] = []
        pngs = pictures.pngs

        def noted(charts: Sequence[DrawnChart], folder: Path) -> dict[str, bytes]:
            self.made += [chart.name for chart in charts]
            return pngs(charts, folder)

        monkeypatch.setattr(pictures, "pngs", noted)

    def all(self, content: Content, theme: Theme) -> dict[str, bytes]:
        """The pictures of the report's charts; `made` says which of them anew."""
        self.made.clear()
        self.charts = [chart.name for chart in draw.chosen(content)]
        drawn = draw.draw(self.charts, content, theme)
        pictures.write_svgs(drawn, self.folder)
        return self.pngs(drawn, self.folder)


@pytest.fixture
def values(tmp_path: Path) -> dict[str, Any]:
    for name, year in (("Arboga", 2020), ("Boden", 2021), ("Kumla", 2022)):
        save(tmp_path, data(name, year, share="0.4"))
    return data(compare_with=["mean", "arboga-2020"])


@pytest.fixture
def kept(monkeypatch: pytest.MonkeyPatch, tmp_path: Path, values: dict[str, Any]) -> Counting:
    (tmp_path / "pictures").mkdir()
    made = Counting(tmp_path / "pictures", monkeypatch)
    found = made.all(content_of(tmp_path, values), read_theme())
    assert len(made.charts) >= 4
    assert made.made == made.charts == list(found)
    assert all(png.startswith(b"\x89PNG") for png in found.values())
    return made


def test_an_edit_in_prose_makes_none(kept: Counting, tmp_path: Path, values: dict[str, Any]) -> None:
    values["areas"]["1"]["strengths"] = ["En annan styrka"]
    values["texts"] = {"analysis": "Ny text."}
    kept.all(content_of(tmp_path, values), read_theme())
    assert kept.made == []


def test_an_edit_of_a_score_makes_what_shows_it_as_it_would_be_made(
    kept: Counting, tmp_path: Path, values: dict[str, Any]
) -> None:
    values["areas"]["1"]["scores"]["1.1"] = "1"
    content = content_of(tmp_path, values)
    found = kept.all(content, read_theme())
    assert kept.made == kept.charts
    assert found == pictures.pngs(draw.draw(kept.charts, content, read_theme()), kept.folder)


def test_an_edit_of_what_two_charts_alone_show_makes_those(kept: Counting, tmp_path: Path, values: dict[str, Any]) -> None:
    before = kept.all(content_of(tmp_path, values), read_theme())
    save(tmp_path, data("Arboga", 2020, share="0.3"))
    found = kept.all(content_of(tmp_path, values), read_theme())
    # The mean has a tick in the first chart and a mark in the profile.
    assert kept.made == ["areas", "profile"]
    assert {name for name in kept.charts if found[name] != before[name]} == {"areas", "profile"}


def test_another_theme_makes_all(kept: Counting, tmp_path: Path, values: dict[str, Any]) -> None:
    theme = read_theme()
    kept.all(content_of(tmp_path, values), replace(theme, colours=replace(theme.colours, ink="#112233")))
    assert kept.made == kept.charts


def test_after_forgetting_all_are_made(kept: Counting, tmp_path: Path, values: dict[str, Any]) -> None:
    kept.forget()
    kept.all(content_of(tmp_path, values), read_theme())
    assert kept.made == kept.charts


def test_what_is_made_while_all_is_forgotten_is_not_kept(
    kept: Counting, tmp_path: Path, values: dict[str, Any], monkeypatch: pytest.MonkeyPatch
) -> None:
    content = content_of(tmp_path, values)
    kept.forget()
    noted = pictures.pngs

    def meanwhile(charts: Sequence[DrawnChart], folder: Path) -> dict[str, bytes]:
        kept.forget()
        return noted(charts, folder)

    with monkeypatch.context() as patch:
        patch.setattr(pictures, "pngs", meanwhile)
        assert list(kept.all(content, read_theme())) == kept.charts
    kept.all(content, read_theme())
    assert kept.made == kept.charts
