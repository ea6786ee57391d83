"""The web page: one file that needs nothing else, and can be read without seeing it."""

from __future__ import annotations

import itertools
import re
from collections import Counter

import pytest
from lxml import etree, html

from tests import made as reading
from tests.conftest import Made
from tests.helpers import PUBLISHED


@pytest.mark.parametrize("id_", PUBLISHED)
def test_it_loads_nothing_from_elsewhere(made: Made, id_: str) -> None:
    page = reading.page(made.path(id_, "html"))
    loads = page.xpath("//@src | //@srcset | //@data | //@poster | //@action | //link/@href | //*[local-name()='image']/@href")
    assert [address for address in loads if not address.startswith("data:")] == []
    assert page.xpath("//script | //iframe | //object | //embed | //base | //meta[@http-equiv]") == []
    css = " ".join([*page.xpath("//style/text()"), *page.xpath("//@style")])
    addresses = re.findall(r"url\(\s*['\"]?([^)'\"]{1,40})", css)
    assert len(addresses) >= 3
    assert [address for address in addresses if not address.startswith("data:font/woff2;base64,")] == []
    assert "@import" not in css


@pytest.mark.parametrize("id_", PUBLISHED)
def test_links_lead_to_the_web_by_mail_or_to_a_place_in_the_page(made: Made, id_: str) -> None:
    page = reading.page(made.path(id_, "html"))
    ids = set(page.xpath("//@id"))
    links = page.xpath("//a/@href")
    assert len(links) > 10
    for link in links:
        assert link[1:] in ids if link.startswith("#") else link.startswith(("https://", "http://", "mailto:"))


@pytest.mark.parametrize("id_", PUBLISHED)
def test_it_has_a_language_a_title_one_main_part_and_a_way_to_it(made: Made, id_: str) -> None:
    page = reading.page(made.path(id_, "html"))
    assert page.get("lang") == "sv-SE"
    assert (page.findtext(".//title") or "").startswith("Kommunkompassen. ")
    assert len(page.xpath("//main")) == 1
    assert page.xpath("//body/*[1]/@href") == ["#main"]
    assert made.path(id_, "html").read_text("utf-8").startswith("<!DOCTYPE html>\n")
    assert page.xpath("//meta[@charset='utf-8']")
    assert page.xpath("//meta[@name='viewport']")


@pytest.mark.parametrize("id_", PUBLISHED)
def test_its_headings_go_down_one_level_at_a_time(made: Made, id_: str) -> None:
    levels = [heading.level for heading in reading.html_headings(made.path(id_, "html"))]
    assert levels[0] == 1
    assert set(levels) in ({1, 2}, {1, 2, 3})
    assert [deeper - level for level, deeper in itertools.pairwise(levels) if deeper - level > 1] == []


@pytest.mark.parametrize("id_", PUBLISHED)
def test_every_figure_has_a_picture_with_a_description_and_a_caption(made: Made, id_: str) -> None:
    figures = reading.page(made.path(id_, "html")).xpath("//figure")
    assert figures
    for figure in figures:
        (picture,) = figure.xpath(".//*[@role='img']")
        assert len(picture.get("aria-label")) > 40
        (svg,) = picture.xpath(".//svg")
        assert svg.get("aria-hidden") == "true"
        assert svg.get("viewbox") or svg.get("viewBox")
        assert figure.xpath("./figcaption")


@pytest.mark.parametrize("id_", PUBLISHED)
def test_ids_are_unique_and_references_inside_the_pictures_resolve(made: Made, id_: str) -> None:
    page = reading.page(made.path(id_, "html"))
    ids = page.xpath("//@id")
    assert [one for one, times in Counter(ids).items() if times > 1] == []
    text = made.path(id_, "html").read_text("utf-8")
    svgs = re.findall(r"<svg .*?</svg>", text, re.DOTALL)
    assert svgs
    used = [name for svg in svgs for name in re.findall(r'(?:href="#|url\(#)([^")]+)', svg)]
    assert set(used) <= set(ids)
    for svg in svgs:
        etree.fromstring(svg)
    named = page.xpath("//@aria-labelledby")
    assert set(named) <= set(ids)


@pytest.mark.parametrize("id_", PUBLISHED)
def test_every_table_says_what_its_heading_cells_head(made: Made, id_: str) -> None:
    tables = reading.page(made.path(id_, "html")).xpath("//table")
    assert len(tables) >= 17
    for table in tables:
        assert table.xpath("./thead/tr/th")
        assert all(cell.get("scope") in ("col", "row") for cell in table.iter("th"))


@pytest.mark.parametrize("id_", PUBLISHED)
def test_the_contents_list_leads_to_every_chapter_and_area(made: Made, id_: str) -> None:
    page = reading.page(made.path(id_, "html"))
    links = {link.get("href"): reading.one_line(link.text_content()) for link in page.xpath("//nav//a")}
    wanted = {
        f"#{heading.get('id')}": reading.one_line(heading.text_content())
        for heading in page.xpath("//h1 | //h2[starts-with(@id, 'omrade-')]")
    }
    assert len(wanted) >= 12
    assert {address: links.get(address) for address in wanted} == wanted


@pytest.mark.parametrize("id_", PUBLISHED)
def test_it_is_well_formed(made: Made, id_: str) -> None:
    parser = html.HTMLParser()
    html.document_fromstring(made.path(id_, "html").read_bytes(), parser=parser)
    # libxml2 knows HTML 4; that the newer elements are unknown to it is no fault.
    faults = [str(entry.message) for entry in parser.error_log if "invalid" not in entry.message]
    assert faults == []
