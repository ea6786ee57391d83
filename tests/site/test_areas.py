"""Pages of areas and municipalities where there are enough evaluations for places, a distribution and the best."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from kommunkompassen.repository import Repository
from tests.helpers import data, save
from tests.site.conftest import site_of

NAMES = ("Arboga", "Boden", "Falun", "Gävle", "Hjo", "Kil", "Kumla", "Laxå", "Mora", "Nora")


@pytest.fixture(scope="module")
def ten(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The site of ten municipalities, the first of which has most points and names the second."""
    folder = tmp_path_factory.mktemp("ten")
    for number, name in enumerate(NAMES):
        values = data(name, 2019, share=f"0.{90 - 5 * number}")
        if not number:
            values["areas"]["1"]["strengths"] = ["En styrka", {"text": "Samma modell som i Bodens kommun", "good_example": True}]
        if name == "Nora":
            values["areas"]["1"]["strengths"] = [{"text": "Ett torg för samtal", "good_example": True}]
        save(folder / "evaluations", values)
    repository = Repository(folder / "evaluations")
    return site_of(repository.paths(), repository, folder)


def _part(page: str, place: str) -> str:
    """A page from a heading to the next."""
    return page.partition(f'<h2 id="{place}">')[2].partition("<h2 ")[0]


def test_of_ten_an_area_has_places_and_a_distribution(ten: Path) -> None:
    page = (ten / "omraden" / "2018-1.html").read_text("utf-8")
    assert '<figure class="chart">' in page
    places = re.findall(r">(\d+) av 10</td>", _part(page, "lage"))
    assert places == [str(place) for place in range(1, 11)]


def test_what_the_best_do_begins_with_their_good_examples_which_are_marked(ten: Path) -> None:
    page = (ten / "omraden" / "2018-1.html").read_text("utf-8")
    best = _part(page, "bast")
    assert re.findall(r"<h3>([^<]+)</h3>", best) == ["Arboga 2019", "Boden 2019"]
    assert [item.strip() for item in re.findall(r"<li>(.*?)<a", best)][:2] == [
        "<strong>Gott exempel:</strong> Samma modell som i Bodens kommun",
        "En styrka",
    ]
    others = _part(page, "exempel")
    assert re.findall(r"<h3>([^<]+)</h3>", others) == ["Nora 2019"]
    assert "Gott exempel" not in others, "the heading says it"


def test_a_municipality_that_another_s_report_names_says_where(ten: Path) -> None:
    page = (ten / "kommuner" / "boden.html").read_text("utf-8")
    assert 'href="../rapporter/arboga-2019.html#' in _part(page, "namns-i")
    assert "Samma modell som i Bodens kommun" in _part(page, "namns-i")
    assert 'id="namns-i"' not in (ten / "kommuner" / "falun.html").read_text("utf-8")
