"""Which charts a report has."""

from __future__ import annotations

from pathlib import Path

import pytest

from kommunkompassen.base.theme import read_theme
from kommunkompassen.report import draw
from kommunkompassen.report.content import content
from tests.helpers import content_of, data, evaluation, real, rubric, save

CHARTS = {
    "arboga-2016": ["areas", "questions"],
    "kumla-2017": ["areas", "questions"],
    "ljungby-2018": ["areas", "questions"],
    "nassjo-2019": ["areas", "profile", "questions"],
    "botkyrka-2003": ["areas", "profile"],
}


@pytest.mark.parametrize("id_", CHARTS)
def test_the_published_reports_have_the_charts_that_their_data_allow(id_: str) -> None:
    document, model = evaluation(id_)
    found = draw.chosen(content(document, rubric(model.rubric), real(), draft=False, notes=False))
    assert [chart.name for chart in found] == CHARTS[id_]
    assert [chart.label for chart in found] == [f"Diagram {number}." for number in range(1, len(found) + 1)]


def test_all_four_charts_are_drawn_where_there_is_an_earlier_evaluation(tmp_path: Path) -> None:
    for name, year in (("Arboga", 2020), ("Boden", 2021), ("Kumla", 2022)):
        save(tmp_path, data(name, year, share="0.4"))
    made = content_of(tmp_path, data(compare_with=["mean"]))
    names = [chart.name for chart in draw.chosen(made)]
    assert names == ["areas", "profile", "change", "questions"]
    for picture in draw.draw(names, made, read_theme()):
        assert picture.width_mm == read_theme().chart.width_mm
        assert 0 < picture.height_mm < read_theme().page.height_mm
        assert picture.svg.startswith(b"<?xml")


@pytest.mark.parametrize("name", ["change", "xyzzy"])
def test_a_chart_that_the_report_does_not_have_is_a_key_error(tmp_path: Path, name: str) -> None:
    with pytest.raises(KeyError):
        draw.draw([name], content_of(tmp_path, data()), read_theme())


@pytest.mark.parametrize("edition", ["2010", "2020", "2003"])
def test_an_edition_without_maximums_has_no_chart_of_questions(tmp_path: Path, edition: str) -> None:
    assert [chart.name for chart in draw.chosen(content_of(tmp_path, data(edition=edition)))] == ["areas"]


def test_every_chart_says_in_words_what_it_shows(tmp_path: Path) -> None:
    for name, year in (("Arboga", 2020), ("Boden", 2021), ("Kumla", 2022)):
        save(tmp_path, data(name, year, share="0.4"))
    made = content_of(tmp_path, data(compare_with=["mean", "arboga-2020"]))
    sentences = draw.sentences(made)
    assert len(sentences["profile_sentences"]) == 2
    assert "Kumla 2022" in sentences["change_sentence"]
    assert sentences["questions_sentence"]
    assert all(chart.alt.endswith(".") and chart.caption.endswith(".") for chart in draw.chosen(made))
