"""What stands on the pages of the project's own evaluations."""

from __future__ import annotations

import re
from pathlib import Path

from kommunkompassen.site.published import alphabetical
from tests.helpers import LATER, PUBLISHED, real, rubric


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


def test_visitors_read_nothing_that_is_meant_for_whoever_makes_the_site(pages: dict[str, str]) -> None:
    for path, page in pages.items():
        if not path.startswith(("rapporter/", "goda-exempel/")):
            for word in ("inställningar", "site.yaml", "katalogpost (DCAT-AP-SE) finns inte"):
                assert word not in _words(page), (path, word)


def test_role_models_stand_by_municipality_with_areas_that_lead_to_their_reports(pages: dict[str, str]) -> None:
    page = pages["goda-exempel/index.html"]
    words = _words(page[page.index('id="forebilder"') :])
    names = re.findall(r"<li>([^<]+)<ul>", page)
    assert names == sorted(names, key=alphabetical)
    assert {"Eskilstuna", "Upplands Väsby", "Rättvik", "Örnsköldsvik"} <= set(names)
    area = next(one.title for number, one in rubric("2016").areas.items() if number == "3")
    assert f"{area}: rapporten om Kumla 2017" in words
    assert page.count('href="../rapporter/kumla-2017.html#omrade-3"') == 2


def test_an_area_leads_to_its_place_in_each_report_and_to_its_good_examples(pages: dict[str, str]) -> None:
    for id_ in LATER:
        for edition in ("2016", "2018"):
            assert f'href="../rapporter/{id_}.html#omrade-3"' in pages[f"omraden/{edition}-3.html"]
    # Editions that can be compared list the same examples.
    lists = [
        page.partition('<h2 id="exempel">')[2].partition("<h2")[0]
        for path, page in pages.items()
        if path.startswith(("omraden/2018-", "omraden/2003-"))
    ]
    assert sum(one.count("<li>") for one in lists) == len(re.findall('<article class="example">', "".join(pages.values())))
    assert "Gott exempel" not in "".join(lists), "the heading says it"


def test_the_data_begin_with_what_holds_everything_and_name_each_table_in_swedish(site: Path, pages: dict[str, str]) -> None:
    files = re.findall(r'<li><a href="([^"/]+)">([^<]+)</a> \((\w+), [\d\u00a0]+ kB\)</li>', pages["data/index.html"])
    assert [title for _, title, _ in files[:3]] == ["Allt i Excel", "Allt som CSV", "Allt som JSON"]
    assert {name for name, _, _ in files} == {path.name for path in (site / "data").iterdir()} - {"index.html"}
    assert [name for name, title, _ in files if title == name] == []


def test_a_mention_says_which_area_it_is_from(pages: dict[str, str]) -> None:
    area = rubric("2016").areas["1"].title
    assert f"Läs i rapporten 2017, {area}<" in pages["kommuner/kumla.html"]
