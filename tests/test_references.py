"""The published figures to compare with."""

from __future__ import annotations

from decimal import Decimal

import pytest

from kommunkompassen.base.dates import Date
from kommunkompassen.points.score import score
from kommunkompassen.read.models import Reference
from tests.helpers import evaluation, published_scores, real, rubric

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
    assert len(ids) == 9
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
