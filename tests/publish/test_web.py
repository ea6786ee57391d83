"""The web page: one file that needs nothing else, and can be read without seeing it."""

from __future__ import annotations

import base64
import itertools
import re
from collections import Counter

import pytest
from lxml import etree, html

from tests import made as reading
from tests.conftest import Made, Workshop
from tests.helpers import PUBLISHED, data


@pytest.mark.parametrize("id_", PUBLISHED)
def test_it_loads_nothing_from_elsewhere(made: Made, id_: str) -> None:
    page = reading.page(made.path(id_, "html"))
    loads = page.xpath("//@src | //@srcset | //@data | //@poster | //@action | //link/@href | //*[local-name()='image']/@href")
    assert [address for address in loads if not address.startswith("data:")] == []
    assert page.xpath("//script | //iframe | //object | //embed | //base | //meta[@http-equiv]") == []
    assert page.xpath("//@style") == []
    css = " ".join(page.xpath("//style/text()"))
    addresses = re.findall(r"url\(\s*['\"]?([^)'\"]{1,40})", css)
    assert len(addresses) >= 3
    assert [address for address in addresses if not address.startswith("data:font/woff2;base64,")] == []
    assert "@import" not in css


@pytest.mark.parametrize("id_", PUBLISHED)
def test_links_lead_to_the_web_by_mail_or_to_a_place_in_the_page(made: Made, id_: str) -> None:
    page = reading.page(made.path(id_, "html"))
    ids = set(page.xpath("//@id"))
    links = page.xpath("//a[not(ancestor::nav[@class='files'])]/@href")
    assert len(links) > 10
    for link in links:
        assert link[1:] in ids if link.startswith("#") else link.startswith(("https://", "http://", "mailto:"))


@pytest.mark.parametrize("id_", PUBLISHED)
def test_it_leads_to_the_other_files_of_the_report_and_holds_its_figures(made: Made, id_: str) -> None:
    path = made.path(id_, "html")
    pdf, word, figures = reading.page(path).xpath("//nav[@class='files']//a")
    assert [path.with_name(link.get("href")) for link in (pdf, word)] == [made.path(id_, "pdf"), made.path(id_, "docx")]
    assert figures.get("download") == f"{id_}-siffror.csv"
    kind, _, held = figures.get("href").partition("base64,")
    assert kind == "data:text/csv;charset=utf-8;"
    assert base64.b64decode(held, validate=True).startswith(b"\xef\xbb\xbfKommun;")


def test_a_draft_leads_to_the_files_of_the_draft(workshop: Workshop) -> None:
    page = reading.page(workshop.make(data(), ("html",), draft=True)["html"])
    links = page.xpath("//nav[@class='files']//a")
    assert [link.get("href") for link in links[:2]] == ["kumla-2027-utkast.pdf", "kumla-2027-utkast.docx"]
    assert links[2].get("download") == "kumla-2027-utkast-siffror.csv"


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
    levels = [
        int(heading.tag[1]) for heading in reading.page(made.path(id_, "html")).xpath("//h1 | //h2 | //h3 | //h4 | //h5 | //h6")
    ]
    assert levels[:2] == [1, 2]
    assert set(levels) in ({1, 2, 3}, {1, 2, 3, 4})
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
    links = [(link.get("href"), reading.one_line(link.text_content())) for link in page.xpath("//nav[@class='contents']//a")]
    headings = page.xpath("//*[self::h2 or self::h3][@id]")
    assert links == [(f"#{heading.get('id')}", reading.one_line(heading.text_content())) for heading in headings]
    assert [text for _, text in links] == [mark.text for mark in reading.bookmarks(made.path(id_, "pdf")) if mark.level <= 2]


@pytest.mark.parametrize("id_", PUBLISHED)
def test_its_first_heading_is_the_report_s_name_and_every_other_one_a_link_to_itself(made: Made, id_: str) -> None:
    page = reading.page(made.path(id_, "html"))
    name, *headings = page.xpath("//h1 | //h2 | //h3 | //h4")
    title = re.fullmatch(r"Kommunkompassen\. (.*) (\d{4})", page.findtext(".//title"))
    assert title
    assert reading.one_line(name.text_content()) == f"Kommunkompassen {title[1]} Utvärdering {title[2]}"
    assert len(page.xpath("//h1")) == 1
    colophon = headings.pop()
    assert colophon.get("class") == "colophon-heading"
    assert len(headings) > 15
    for heading in headings:
        [link] = heading.xpath("./a")
        assert link.get("href") == f"#{heading.get('id')}"
        assert link.text_content() == heading.text_content()


@pytest.mark.parametrize("id_", PUBLISHED)
def test_it_is_well_formed(made: Made, id_: str) -> None:
    parser = html.HTMLParser()
    html.document_fromstring(made.path(id_, "html").read_bytes(), parser=parser)
    # libxml2 knows HTML 4; that the newer elements are unknown to it is no fault.
    faults = [str(entry.message) for entry in parser.error_log if "invalid" not in entry.message]
    assert faults == []


def test_exact_points_show_while_the_pointer_is_on_those_that_are_rounded(made: Made) -> None:
    page = reading.page(made.path("nassjo-2019", "html"))
    exact = {
        row.xpath("string(./th[1])"): (row.xpath("string(.//*[@class='exact'])"), row.xpath("string(.//@title)"))
        for row in page.xpath("//table[@class='scores']/tbody/tr")
    }
    assert exact["5.3"] == ("8", "7,5 före avrundning")
    assert exact["1.2"] == ("", ""), "15 points are 15 points"
