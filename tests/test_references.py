"""The published figures to compare with."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path

import pytest

from kommunkompassen.base.dates import Date
from kommunkompassen.points.score import score
from kommunkompassen.read.models import Reference
from kommunkompassen.report.content import content
from kommunkompassen.report.draw import sentences
from kommunkompassen.repository import Repository
from tests.helpers import data, evaluation, published_scores, real, rubric, save

NOMINEES = {
    "kalix-2003": "Kalix",
    "nacka-2003": "Nacka",
    "vasteras-2003": "Västerås",
    "trollhattan-2003": "Trollhättan",
}


def reference(id_: str) -> Reference:
    found = real().reference(id_)
    assert found
    assert found.findings == ()
    assert found.model
    return found.model


def test_every_reference_reads_and_says_what_it_is_and_where_it_comes_from() -> None:
    ids = real().reference_ids()
    assert len(ids) == 11
    assert all(reference(id_).definition and reference(id_).source and reference(id_).name for id_ in ids)


def test_references_and_evaluations_share_one_set_of_ids() -> None:
    assert not set(real().reference_ids()) & {path.stem for path in real().paths()}


@pytest.mark.parametrize("id_", NOMINEES)
def test_the_nominees_of_2003_have_the_published_points_which_add_up(id_: str) -> None:
    *areas, total = (Decimal(value) for value in published_scores()["nominees-2003"][NOMINEES[id_]])
    found = reference(id_)
    assert (found.edition, found.date) == ("2003", Date(2003))
    assert list(found.areas.values()) == areas
    assert list(found.areas) == list(rubric("2003").areas)
    assert found.total == total == sum(areas)


def test_botkyrkas_row_among_the_nominees_is_its_evaluation() -> None:
    found = score(evaluation("botkyrka-2003")[1], rubric("2003"))
    row = [*(area.points for area in found.areas), found.points]
    assert row == [Decimal(value) for value in published_scores()["nominees-2003"]["Botkyrka"]]


def test_grastorps_areas_are_published_and_its_total_is_506() -> None:
    found = reference("grastorp-2014")
    elsewhere = published_scores()["elsewhere"][0]
    assert list(found.areas.values()) == [Decimal(value) for value in elsewhere["areas"]]
    assert found.total == Decimal(elsewhere["total"]) == 506
    assert (found.edition, found.date) == ("2010", Date(2014, 10))


@pytest.mark.parametrize(
    ("id_", "total"), [("medel-hittills-2016", 476), ("medel-sedan-2016", 476), ("medel-forsta-gangen", 436)]
)
def test_a_published_mean_has_only_a_total(id_: str, total: int) -> None:
    assert reference(id_).total == total
    assert reference(id_).areas == {}


def test_476_stands_for_two_things_and_each_says_which() -> None:
    assert reference("medel-hittills-2016").definition != reference("medel-sedan-2016").definition


def test_strangnas_has_no_figures_and_none_is_invented() -> None:
    found = reference("strangnas-2016")
    assert (found.total, found.areas, found.edition) == (None, {}, "unknown")


@pytest.mark.parametrize(
    ("id_", "total", "date"), [("tomelilla-2020", 497, Date(2020, 11)), ("tomelilla-2023", 546, Date(2023, 3))]
)
def test_tomelillas_totals_are_those_of_its_own_news(id_: str, total: int, date: Date) -> None:
    found = reference(id_)
    assert found.total == total
    assert (found.areas, found.edition, found.date) == ({}, "2020", date)
    assert (found.municipality, found.year) == ("Tomelilla", date.year)


def _history(folder: Path, municipality: str, edition: str) -> tuple[list[str], str]:
    """What the report of another evaluation in 2027, with half of all points, says of the years before: the table, the words."""
    repository = Repository(folder)
    document = repository.evaluation(save(folder, data(municipality, 2027, edition, status="draft")))
    whole = content(document, rubric(edition), repository, draft=False, notes=False)
    assert whole.series
    stretches = [" ".join(f"{visit.year}: {visit.points}" for visit in stretch.visits) for stretch in whole.series.stretches]
    return stretches, " ".join(sentences(whole)["series_sentences"])


def test_tomelillas_history_rises_within_one_edition(tmp_path: Path) -> None:
    stretches, words = _history(tmp_path, "Tomelilla", "2020")
    assert stretches == ["2020: 497 2023: 546 2027: 400"]
    assert words == ("Tomelilla fick 497 poäng 2020, 546 poäng 2023 och 400 poäng 2027. Förändringen sedan 2020 är −97 poäng.")


def test_grastorps_history_breaks_at_the_next_edition(tmp_path: Path) -> None:
    stretches, words = _history(tmp_path, "Grästorp", "2020")
    assert stretches == ["2014: 506", "2027: 400"]
    assert words == (
        "Utgåvan av Kommunkompassen byttes mellan 2014 och 2027. Poäng före och efter ett sådant byte går inte att jämföra."
    )
    stretches, words = _history(tmp_path, "Grästorp", "2018")
    assert stretches == ["2014: 506", "2027: 400"]
    assert "lägga till 60–70" in words
