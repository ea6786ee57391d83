"""I korthet: what is on the page, in which order, what is left out, and that it never grows beyond a page."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from kommunkompassen.base.register import evaluation_id
from kommunkompassen.base.theme import read_theme
from kommunkompassen.report.brief import MOST_EXAMPLES, Brief, brief
from kommunkompassen.report.content import Content, content
from tests import made as reading
from tests.conftest import Workshop
from tests.helpers import content_of, data, evaluation, real, rubric, save

LONG = "Kommunens långsiktiga och gemensamma arbete med delaktighet, tillgänglighet och bemötande i alla verksamheter och bolag"


def _published(id_: str) -> Content:
    document, model = evaluation(id_)
    return content(document, rubric(model.rubric), real(), draft=False, notes=False)


def _brief(made: Content) -> Brief:
    return brief(made, read_theme())


def crowded(**more: Any) -> dict[str, Any]:
    """An evaluation in which everything is long and there is much of it."""
    values = data(**more)
    for number, area in values["areas"].items():
        area["title"] = f"{LONG} {number}"
        # All different, so that there are strongest and weakest ones.
        for place, question in enumerate(area["scores"]):
            area["scores"][question] = str((int(number) * 7 + place) / 10)
        area["narrative"] = [{"heading": f"{LONG} {n}", "text": LONG, "good_example": True} for n in range(20)]
        area["strengths"] = [{"text": f"{LONG} {n}", "good_example": True} for n in range(40)]
        area["improvements"] = [f"{LONG} {n}" for n in range(30)]
    return values


def test_its_lines_are_measured_in_the_size_that_they_are_set_in() -> None:
    theme = read_theme()
    assert theme.text["brief"].size_pt == theme.chart.label_pt


def test_areas_stand_by_their_printed_points_and_those_alike_in_the_edition_s_order() -> None:
    made = _brief(_published("nassjo-2019"))
    assert [one.area.number for one in made.areas] == ["8", "3", "1", "4", "5", "6", "2", "7"]
    assert made.compared is not None
    assert all(one.other is not None for one in made.areas)


def test_good_examples_are_named_in_the_file_s_order_and_the_rest_counted() -> None:
    made = _brief(_published("nassjo-2019"))
    assert [one.name for one in made.examples[:3]] == [
        "Strategi för demokratiutveckling",
        "Information till medborgarna",
        "Medborgardialog och deltagande",
    ]
    assert len(made.examples) == MOST_EXAMPLES
    assert made.more_examples == 2


def test_of_each_area_the_first_improvement_is_named_and_the_rest_counted(tmp_path: Path) -> None:
    values = data()
    values["areas"]["2"]["improvements"] = ["Kort", "En till", "Och en"]
    values["areas"]["3"]["improvements"] = [f"{LONG} och mer därtill"]
    found = {one.area: one for one in _brief(content_of(tmp_path, values)).improvements}
    assert (found["2"].text, found["2"].more) == ("Kort", 2)
    begun = found["3"].text.removesuffix("\N{NO-BREAK SPACE}…")
    assert LONG.startswith(f"{begun} ")
    assert found["3"].more == 0


def _beside(tmp_path: Path, *municipalities: str, **more: Any) -> Brief:
    """That of Kumla beside the mean of others."""
    for municipality in municipalities:
        save(tmp_path, data(municipality, 2020, share="0.6"))
    ids = [evaluation_id(municipality, 2020) for municipality in municipalities]
    return _brief(content_of(tmp_path, data(compare_with=["mean"], mean_of=ids, **more)))


def test_a_mean_s_evaluations_are_named_where_they_are_few_and_the_line_holds_them(tmp_path: Path) -> None:
    three = ("Arboga", "Nässjö", "Ljungby")
    assert (
        _beside(tmp_path, *three).comparison == "Jämfört med medelvärdet av Arboga 2020, Nässjö 2020 och Ljungby 2020 (480): −80."
    )
    assert _beside(tmp_path, *three, "Sala").comparison == "Jämfört med medelvärdet av fyra utvärderingar (480): −80."
    long = [f"{name} med omnejd och landsbygd" for name in ("Örnsköldsvik", "Kristianstad", "Hudiksvall")]
    assert _beside(tmp_path, *long).comparison == "Jämfört med medelvärdet av tre utvärderingar (480): −80."


def test_that_the_printed_points_do_not_add_up_is_known(tmp_path: Path) -> None:
    assert not _brief(_published("nassjo-2019")).adds_up
    assert _brief(content_of(tmp_path, data())).adds_up


def test_what_has_no_data_is_left_out(tmp_path: Path) -> None:
    values = data(status="draft")
    for area in values["areas"].values():
        del area["scores"]
    made = _brief(content_of(tmp_path, values, draft=True))
    assert (made.comparison, made.areas, made.strongest, made.weakest, made.examples) == ("", (), None, None, ())
    assert _brief(_published("botkyrka-2003")).strongest is None


def test_a_name_without_spaces_is_cut_between_letters(tmp_path: Path) -> None:
    values = data()
    values["areas"]["1"]["narrative"] = [{"heading": "W" * 400, "text": "Text.", "good_example": True}]
    (example,) = _brief(content_of(tmp_path, values)).examples
    assert 20 < example.name.count("W") < 60
    assert example.name.endswith("…")


@pytest.mark.parametrize("draft", [False, True])
def test_it_is_one_page_however_much_there_is(workshop: Workshop, draft: bool) -> None:
    paths = workshop.make(crowded(status="draft" if draft else "published"), ("pdf",))
    marks = reading.bookmarks(paths["pdf"])
    assert [mark.text for mark in marks[:2]] == ["I korthet", "1 Vad är Kommunkompassen?"]
    assert marks[1].page == marks[0].page + 1
    tables = [table for table in reading.pdf_tables(paths["pdf"]) if table[0][-1] in ("Procent", "Finns i", "Först nämnd")]
    assert [len(table) for table in tables[:4]] == [6, 6, 8, 9]
