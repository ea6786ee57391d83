"""What stands on the pages of the project's own evaluations."""

from __future__ import annotations

import re
from pathlib import Path

from tests.helpers import PUBLISHED, real


def _words(page: str) -> str:
    return " ".join(re.sub(r"<[^>]+>", " ", page).split())


def test_there_is_a_page_of_each_kind(pages: dict[str, str]) -> None:
    for id_ in PUBLISHED:
        assert f"rapporter/{id_}.html" in pages
        assert f"kommuner/{id_.rpartition('-')[0]}.html" in pages
    for edition in real().rubric_ids():
        found = real().rubric(edition)
        assert found
        assert found.model
        for number, area in found.model.areas.items():
            assert f"omraden/{edition}-{number}.html" in pages
            assert all(f"fragor/{edition}-{key.replace('.', '-')}.html" in pages for key in area.questions)
    others = {"index.html", "om.html", "tillganglighet.html", "data/index.html", "404.html", "goda-exempel/demokrati.html"}
    assert others <= set(pages)


def test_of_five_there_is_neither_place_nor_distribution(pages: dict[str, str]) -> None:
    for path, page in pages.items():
        if path.startswith(("omraden/", "fragor/")):
            assert ">Plats</th>" not in page, path
            assert '<figure class="chart">' not in page, path


def test_each_good_example_stands_in_full_on_its_themes_page(pages: dict[str, str]) -> None:
    held = "".join(page for path, page in pages.items() if path.startswith("goda-exempel/"))
    assert held.count('<article class="example">') == 10
    assert "Styrpilen" in held


def test_a_municipality_names_others_and_is_named(pages: dict[str, str]) -> None:
    assert "Utvärderarna tipsar om Upplands Väsby kommun, som Kumla kan kontakta." in _words(pages["kommuner/kumla.html"])
    assert "Upplands Väsby (förebild):" in _words(pages["kommuner/kumla.html"])
    assert "Örebro:" in _words(pages["kommuner/kumla.html"]), "which is named, but is no role model"
    assert "Nämns i" not in pages["kommuner/kumla.html"]


def test_the_points_of_a_municipality_are_those_of_its_report(pages: dict[str, str]) -> None:
    assert "381 av 800" in _words(pages["kommuner/arboga.html"])
    assert "639 av 800" in _words(pages["kommuner/botkyrka.html"])


def test_what_needs_an_address_says_it(site: Path, pages: dict[str, str]) -> None:
    for name in ("sitemap.xml", "feed.xml", "robots.txt", "404.html"):
        assert (site / name).is_file()
    listed = re.findall(r"<loc>https://exempel.se/kompassen/([^<]*)</loc>", (site / "sitemap.xml").read_text("utf-8"))
    assert sorted(listed) == sorted(path if path != "index.html" else "" for path in pages if path != "404.html")
    assert '<link rel="canonical" href="https://exempel.se/kompassen/kommuner/kumla.html">' in pages["kommuner/kumla.html"]
    assert 'href="https://exempel.se/kompassen/index.html"' in pages["404.html"]


def test_the_statement_says_what_is_not_known(pages: dict[str, str]) -> None:
    words = _words(pages["tillganglighet.html"])
    assert "Vem som står bakom den är inte angivet" in words
    assert "är inte bedömt" in words
    assert "förenlig med lagen" not in words
