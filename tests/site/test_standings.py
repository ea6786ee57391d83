"""How municipalities stand: once each, equal points equal place, and nothing of too few."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from pathlib import Path

import pytest

from kommunkompassen.base.register import municipalities
from kommunkompassen.repository import Repository
from kommunkompassen.site import published, standings
from kommunkompassen.site.drawings import Drawings
from kommunkompassen.site.figures import distribution_of
from kommunkompassen.site.published import Published
from tests.helpers import data, rubric, save


def _published(folder: Path, values: Sequence[dict[str, object]]) -> list[Published]:
    for one in values:
        save(folder, one)
    repository = Repository(folder)
    return published.published(repository.paths(), repository, folder / "reports")


def _many(folder: Path, shares: Sequence[str], edition: str = "2018") -> list[Published]:
    names = [one.name for one in municipalities()]
    return _published(folder, [data(name, 2019, edition, share) for name, share in zip(names, shares, strict=False)])


def test_a_municipality_counts_once_with_its_latest_evaluation_of_comparable_editions(tmp_path: Path) -> None:
    values = [
        data("Kumla", 2016, "2016", "0.2"),
        data("Kumla", 2019, "2018", "0.4"),
        data("Kumla", 2021, "2020", "0.9"),
        data("Arboga", 2017, "2016", "0.6"),
    ]
    found = standings.latest(_published(tmp_path, values), rubric("2016"))
    assert [one.id for one in found] == ["arboga-2017", "kumla-2019"]
    all_ = standings.of_area(found, "1")
    assert [(one.published.id, one.printed) for one in all_.all] == [("arboga-2017", Decimal(60)), ("kumla-2019", Decimal(40))]


@pytest.mark.parametrize(
    ("count", "distributed", "ranked"), [(4, False, False), (5, True, False), (9, True, False), (10, True, True)]
)
def test_nothing_is_said_of_too_few(tmp_path: Path, count: int, distributed: bool, ranked: bool) -> None:
    all_ = standings.of_area(_many(tmp_path, ["0.5", "0.25"] * 5)[:count], "1")
    assert (bool(all_.bands), all_.ranked, all(one.rank for one in all_.all)) == (distributed, ranked, ranked)
    assert (distribution_of(all_, Drawings()) is not None) == distributed
    assert bool(all_.best) == distributed


def test_equal_points_give_equal_places(tmp_path: Path) -> None:
    all_ = standings.of_area(_many(tmp_path, ["0.9", "0.5", "0.5", "0.5", *["0.1"] * 6]), "2")
    assert [one.rank for one in all_.all] == [1, 2, 2, 2, 5, 5, 5, 5, 5, 5]
    assert [one.printed for one in all_.best] == [90, 50, 50, 50]


def test_every_share_is_in_one_band(tmp_path: Path) -> None:
    all_ = standings.of_area(_many(tmp_path, ["0", "0.09", "0.1", "0.99", "1"]), "1")
    assert [(band.low, band.count) for band in all_.bands if band.count] == [(0, 2), (10, 1), (90, 2)]
    assert all_.median == Decimal(10)


def test_questions_of_other_weight_are_compared_in_percent(tmp_path: Path) -> None:
    values = [data("Kumla", 2016, "2016", "0.5"), data("Arboga", 2019, "2018", "0.5")]
    all_ = standings.of_questions(_published(tmp_path, values))["5.2"]
    assert [(one.published.id, one.printed, one.maximum, one.percent) for one in all_.all] == [
        ("arboga-2019", Decimal(13), Decimal(25), 50),
        ("kumla-2016", Decimal(10), Decimal(20), 50),
    ]


def test_questions_without_a_maximum_have_points_alone(tmp_path: Path) -> None:
    all_ = standings.of_questions(_many(tmp_path, ["0.5"] * 5, "2003"))["1.1"]
    assert [(one.printed, one.percent) for one in all_.all] == [(Decimal(4), None)] * 5
    assert all_.bands == ()
