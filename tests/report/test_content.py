"""Everything a report prints, put together."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from kommunkompassen.points.figures import printed_figure
from kommunkompassen.report.content import content
from tests.helpers import PUBLISHED, content_of, data, evaluation, real, rubric


def _with_area(**area: object) -> dict[str, Any]:
    values = data()
    values["areas"]["1"] = {**values["areas"]["1"], **area}
    return values


@pytest.mark.parametrize("id_", PUBLISHED)
def test_a_published_report_holds_all_that_its_file_does(id_: str) -> None:
    document, model = evaluation(id_)
    made = content(document, rubric(model.rubric), real(), draft=False, notes=False)
    assert [area.number for area in made.areas] == list(model.areas)
    for area in made.areas:
        written = model.areas[area.number]
        assert len(area.strengths) == len(written.strengths)
        assert len(area.improvements) == len(written.improvements)
        assert len(area.narrative) == len(written.narrative)
        assert area.headings or area.questions
    assert {"about", "evaluation"} <= set(made.texts)
    assert "{" not in "".join(made.texts.values()) + "".join(area.general or "" for area in made.areas)


def test_a_part_without_data_is_not_there(tmp_path: Path) -> None:
    made = content_of(tmp_path, data())
    assert {"analysis", "closing", "results", "profile"}.isdisjoint(made.texts)
    assert (made.comparisons, made.earlier, made.facts) == ((), None, ())
    assert made.areas[0].narrative == ()
    assert made.areas[0].improvements == ()


def test_the_reports_own_texts_come_before_the_editions(tmp_path: Path) -> None:
    made = content_of(tmp_path, data(texts={"about": "Eget *ord* och {total} poäng."}))
    assert made.texts["about"].strip() == "<p>Eget <em>ord</em> och 400 poäng.</p>"
    assert content_of(tmp_path, data()).texts["about"] != made.texts["about"]


def test_the_reports_own_words_come_before_the_editions(tmp_path: Path) -> None:
    made = content_of(tmp_path, data(labels={"improvements": "Förbättringsområden"}))
    assert (made.wording.improvements, made.wording.strengths) == ("Förbättringsområden", "Styrkor")


def test_an_area_can_have_its_own_title_headings_and_general_text(tmp_path: Path) -> None:
    area = content_of(tmp_path, _with_area(title="Demokrati", headings=["Ett", "Två"], general="Allmänt *ord*.")).areas[0]
    assert (area.title, area.headings) == ("Demokrati", ("Ett", "Två"))
    assert area.general
    assert area.general.strip() == "<p>Allmänt <em>ord</em>.</p>"


def test_what_an_area_does_not_say_is_the_editions(tmp_path: Path) -> None:
    area = content_of(tmp_path, data()).areas[0]
    assert area.title == rubric("2018").areas["1"].title
    assert area.headings == tuple(rubric("2018").areas["1"].headings)
    assert area.general
    assert "invånarnas åsikter" in area.general


def test_an_edition_without_headings_lists_its_questions(tmp_path: Path) -> None:
    area = content_of(tmp_path, data(edition="2003")).areas[0]
    assert area.headings == ()
    assert len(area.questions) == len(rubric("2003").areas["1"].questions)
    assert area.questions[0].startswith("1.1 ")


@pytest.mark.parametrize(
    ("narrative", "sectioned"),
    [("En text.", False), ([{"text": "Utan rubrik."}], False), ([{"heading": "Rubrik", "text": "Text."}], True), ([], False)],
)
def test_a_narrative_is_sectioned_where_it_has_headings(tmp_path: Path, narrative: object, sectioned: bool) -> None:
    assert content_of(tmp_path, _with_area(narrative=narrative)).areas[0].sectioned is sectioned


def test_a_section_without_text_is_left_out_of_a_draft(tmp_path: Path) -> None:
    made = content_of(tmp_path, _with_area(narrative=[{"heading": "Tom"}, {"heading": "Full", "text": "Text."}]))
    assert [section.heading for section in made.areas[0].narrative] == ["Full"]


@pytest.mark.parametrize("typed", ["<b>x</b>", "1. Ett", "- Ett", "# Ett", "{% x %}", "{summa}", "Nässjös ”ord”"])
def test_items_are_one_paragraph_in_which_what_is_no_emphasis_link_or_figure_stands_as_typed(tmp_path: Path, typed: str) -> None:
    area = content_of(tmp_path, _with_area(strengths=[typed, "två\nrader", "två\n\n- stycken"])).areas[0]
    assert [one.html.unescape() for one in area.strengths] == [typed, "två rader", "två - stycken"]


def test_a_strength_may_be_a_good_example(tmp_path: Path) -> None:
    area = content_of(tmp_path, _with_area(strengths=["En", {"text": "**Två**", "good_example": "true"}])).areas[0]
    assert [(one.html, one.good_example) for one in area.strengths] == [("En", False), ("<strong>Två</strong>", True)]


def test_items_take_emphasis_links_and_figures_as_prose_does(tmp_path: Path) -> None:
    written = ["*a* **b** {{x}}", "[Kolada](https://www.kolada.se)", "[läs](javascript:alert(1))", "{points 1}, {total}"]
    made = content_of(tmp_path, _with_area(strengths=written, improvements=["**{percent 1}**"]))
    figures = [printed_figure(figure, made.result) for figure in ("{points 1}", "{total}", "{percent 1}")]
    assert tuple(one.html for one in made.areas[0].strengths) == (
        "<em>a</em> <strong>b</strong> {x}",
        '<a href="https://www.kolada.se">Kolada</a>',
        "[läs](javascript:alert(1))",
        f"{figures[0]}, {figures[1]}",
    )
    assert made.areas[0].improvements == (f"<strong>{figures[2]}</strong>",)


def test_the_default_text_on_the_evaluation_tells_what_is_known(tmp_path: Path) -> None:
    text = content_of(tmp_path, data(interviews="ett 30-tal", first_evaluation="true")).texts["evaluation"]
    assert "i mars\u00a02027" in text
    assert "ett 30-tal personer" in text
    assert "första utvärdering" in text
    silent = content_of(tmp_path, data()).texts["evaluation"]
    assert "personer i organisationen" not in silent
    assert "första" not in silent


def test_the_title_and_the_time_are_in_words(tmp_path: Path) -> None:
    made = content_of(tmp_path, data(official_name="Kumla stad", conducted="2027-03-04/2027-03-06"))
    assert made.title == "Kommunkompassen. Kumla stad 2027"
    assert made.conducted == "4–6\u00a0mars\u00a02027"


def test_the_strongest_and_the_weakest_areas_are_named_with_ties(tmp_path: Path) -> None:
    values = data()
    values["areas"]["2"]["scores"]["2.1"] = "15"
    values["areas"]["3"]["scores"]["3.1"] = "15"
    values["areas"]["4"]["scores"]["4.1"] = "0"
    made = content_of(tmp_path, values)
    assert [area.number for area in made.strongest] == ["2", "3"]
    assert [area.number for area in made.weakest] == ["4"]


def test_none_is_strongest_where_all_are_alike_or_something_is_not_scored(tmp_path: Path) -> None:
    assert content_of(tmp_path, data()).strongest == ()
    gap = data()
    gap["areas"]["2"]["scores"]["2.1"] = "15"
    gap["areas"]["4"]["scores"]["4.1"] = None
    assert content_of(tmp_path, gap).strongest == ()


def test_comparisons_are_profiles_totals_or_without_figures(tmp_path: Path) -> None:
    made = content_of(tmp_path, data(edition="2003", compare_with=["nacka-2003", "medel-forsta-gangen", "strangnas-2016"]))
    assert [one.name for one in made.profiles] == ["Nacka"]
    assert [one.name for one in made.totals] == ["Medelvärdet av förstagångsutvärderingar"]
    assert [one.name for one in made.without_figures] == ["Strängnäs"]


@pytest.mark.parametrize(("draft", "notes", "shown"), [(True, True, True), (False, True, False), (True, False, False)])
def test_notes_are_shown_only_in_a_draft(draft: bool, notes: bool, shown: bool) -> None:
    document, model = evaluation("nassjo-2019")
    assert content(document, rubric(model.rubric), real(), draft=draft, notes=notes).notes is shown
