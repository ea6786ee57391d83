"""A draft says where each of its blocks stands in the files, in all formats; a published report says nothing of it."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest
from lxml import etree

from kommunkompassen.base import paths
from kommunkompassen.base.theme import read_theme
from kommunkompassen.building import builds
from kommunkompassen.building.options import Options
from kommunkompassen.publish import inspect
from kommunkompassen.publish.outline import outline
from kommunkompassen.report.naming import FORMATS
from kommunkompassen.report.places import digest_and_code
from kommunkompassen.repository import Repository
from tests import made as reading
from tests.conftest import Made, Workshop
from tests.helpers import data, evaluation, save

URL = "https://exempel.se/agare/projekt/blob/0123abc"
LINE = "rad\N{NO-BREAK SPACE}"
PLACES = re.compile(rf"((?:\S+\N{{NO-BREAK SPACE}})?{LINE}\d+)")
HEADINGS = "self::h1 or self::h2 or self::h3 or self::h4"
BLOCKS = f"//main//*[self::p or self::li or {HEADINGS} or self::caption or self::figcaption or self::tr]"
UNMARKED = ("UTKAST", "Innehåll", "Om rapporten.", "Utvärderare", "Genomförd", "Utgåva", "Utgivare")
"""Fixed words of the report, and those of the cover that say what is marked."""


@pytest.fixture(scope="module")
def draft(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """A draft of the longest evaluation, with its reviewers' notes."""
    folder = tmp_path_factory.mktemp("draft")
    options = Options(FORMATS, folder, draft=True, notes=True)
    made = builds.build(paths.EVALUATIONS / "nassjo-2019.yaml", Repository(), options)
    assert made.exit_code == builds.OK
    assert not made.flaws
    return {path.suffix[1:]: path for path in made.written}


def marks(page: Any) -> dict[str, str]:
    """The places of a page by their ids, without the one that says whose draft it is."""
    found = page.xpath("//*[contains(@class, 'source-line') and @data-place]")
    return {one.get("id"): one.get("data-place") for one in found}


def own_text(element: Any) -> str:
    return reading.one_line(element.text_content())


def test_every_block_of_the_page_is_marked_with_a_file_and_a_line(draft: dict[str, Path]) -> None:
    page = reading.page(draft["html"])
    lacking = []
    for element in page.xpath(BLOCKS):
        inside = element.xpath("ancestor::nav | ancestor::details | ancestor::*[contains(@class, 'score') and not(self::table)]")
        if inside or element.xpath("ancestor::thead"):
            continue
        if not element.xpath(".//*[contains(@class, 'source-line')]"):
            lacking.append(own_text(element))
    assert [text for text in lacking if text not in UNMARKED and not text.startswith(("Utkast ", "540"))] == []
    assert len(marks(page)) > 400
    for place in marks(page).values():
        name, _, line = place.partition(f", {LINE}")
        assert 1 <= int(line) <= len((paths.PROJECT / name).read_text("utf-8").split("\n"))


def test_the_words_of_every_block_stand_on_its_line(draft: dict[str, Path]) -> None:
    checked, wrong = 0, []
    for element in reading.page(draft["html"]).xpath("//main//*[self::p or self::li or self::h4 or self::span]"):
        marked = element.xpath("./*[@data-place]") or element.xpath("./p/*[@data-place]")
        if not marked or not re.search(r"_p\d+$|_heading$|(?:strengths|improvements|headings)_\d+$", marked[0].get("id")):
            continue
        name, _, line = marked[0].get("data-place").partition(f", {LINE}")
        first, second = (*(paths.PROJECT / name).read_text("utf-8").split("\n"), "")[int(line) - 1 :][:2]
        # A value is filled in, and a block begins on the line behind its sign.
        written = re.findall(r"\w+", re.sub(r"{{.*?}}", "", second if re.search(r"[|>]-?$", first) else first))
        words = re.findall(r"\w+", own_text(element))
        checked += 1
        if not set(written) <= set(words):
            wrong.append((name, line, first))
    assert [one for one in wrong if not re.match(r" *- heading: ", one[2])] == []
    assert checked > 300


def test_ids_are_used_once_and_say_words_and_way(draft: dict[str, Path]) -> None:
    ids = reading.page(draft["html"]).xpath("//@id")
    assert len(ids) == len(set(ids))
    assert all(digest_and_code(id_) for id_ in marks(reading.page(draft["html"])))


def test_a_mark_can_be_reached_by_the_keyboard_and_is_no_text(draft: dict[str, Path], made: Made) -> None:
    page = reading.page(draft["html"])
    assert set(page.xpath("//*[@data-place]/@tabindex")) == {"0"}
    assert {one.text_content() for one in page.xpath("//*[@data-place]")} == {""}
    # A screen reader that reads the page on hears what is published, but for what a draft says of itself.
    words = reading.html_words(draft["html"])
    published = reading.html_words(made.path("nassjo-2019", "html"))
    at = words.index("1", words.index("Innehåll"))
    assert words[at : at + 3000] == published[published.index("1", published.index("Innehåll")) :][:3000]


def test_with_an_address_every_mark_leads_to_its_line(tmp_path: Path) -> None:
    options = Options(("html",), tmp_path, draft=True, source_url=URL)
    made = builds.build(paths.EVALUATIONS / "arboga-2016.yaml", Repository(), options)
    page = reading.page(made.written[0])
    links = page.xpath("//a[contains(@class, 'source-line')]")
    assert len(links) == len(marks(page)) > 150
    for link in links:
        name, _, line = link.get("data-place").partition(f", {LINE}")
        plain = "?plain=1" if name.endswith(".md") else ""
        assert link.get("href") == f"{URL}/{name}{plain}#L{line}"
        assert link.get("aria-label") == link.get("data-place")
        assert link.get("tabindex") is None


def test_word_carries_the_marks_of_the_page_as_bookmarks_inside_paragraphs(draft: dict[str, Path]) -> None:
    body = reading.docx_body(draft["docx"])
    names = [one.get(f"{reading.W}name", "") for one in body.iter(f"{reading.W}bookmarkStart")]
    assert {name for name in names if digest_and_code(name)} == set(marks(reading.page(draft["html"])))
    assert len(names) == len(set(names))
    assert {one.getparent().tag for one in body.iter(f"{reading.W}bookmarkStart")} == {f"{reading.W}p"}  # type: ignore[union-attr]
    assert names.count("k_of_nassjo_2019") == 1
    header = reading.xml(draft["docx"], "word/header1.xml")
    (mark,) = header.iter(f"{reading.W}bookmarkStart")
    found = digest_and_code(mark.get(f"{reading.W}name", ""))
    assert found
    assert found[1] == "municipality"


def shown_lines(paragraph: etree._Element) -> str:
    runs = paragraph.iter(f"{reading.W}r")
    return "".join(
        text.text or ""
        for run in runs
        if reading.value(run.find(f"{reading.W}rPr/{reading.W}rStyle")) == "SourceLine"
        for text in run.iter(f"{reading.W}t")
    ).strip()


def test_word_and_the_pdf_show_the_lines_at_their_paragraphs(draft: dict[str, Path]) -> None:
    document, _ = evaluation("nassjo-2019")
    rows = document.source.lines
    paragraphs = reading.docx_body(draft["docx"]).iter(f"{reading.W}p")
    shown = [(reading.one_line(reading.docx_text(one)), shown_lines(one)) for one in paragraphs]
    by_words = {text[:30]: line for text, line in shown if line}
    for words in ("Två gånger om året ger kommunen", "Personalpolicyn framhåller fler"):
        number = next(number for number, row in enumerate(rows, 1) if row.strip().startswith(words))
        assert by_words[words[:30]] == f"{LINE}{number}"
    assert any(line.startswith(f"area-1.md\N{NO-BREAK SPACE}{LINE}") for line in by_words.values())
    pdf = reading.pdf(draft["pdf"])
    small = [run for run in pdf.runs if run.size == read_theme().draft.source_line_pt]
    in_pdf = PLACES.findall("".join(run.text for run in small))
    # A table's heading stands once more on each page that the table goes on over.
    assert set(in_pdf) == {place for _, line in shown for place in PLACES.findall(line)}
    assert len(in_pdf) > 350
    # They are no part of the text that is read out, and stand in no outline.
    assert {run.mark for run in small} == {None}
    assert not any("rad" in entry.title.split() for entry in outline(draft["pdf"].read_bytes()))


def test_the_contents_lists_say_nothing_of_lines(draft: dict[str, Path]) -> None:
    entries = [one for one in reading.docx_body(draft["docx"]).iter(f"{reading.W}p") if reading.style(one).startswith("TOC")]
    assert len(entries) > 12
    assert not any(LINE in "".join(str(text) for text in entry.itertext()) for entry in entries)
    body = reading.docx_body(draft["docx"])
    headings = [one for one in body.iter(f"{reading.W}p") if reading.style(one) in ("Heading1", "Heading2")]
    assert {shown_lines(one) for one in headings} == {""}
    assert len(headings) > 12


def test_what_is_published_has_none_of_it(made: Made) -> None:
    assert b"source-line" not in made.path("nassjo-2019", "html").read_bytes()
    assert b"data-place" not in made.path("nassjo-2019", "html").read_bytes()
    for name, part in reading.parts(made.path("nassjo-2019", "docx")).items():
        if name.endswith(".xml"):
            assert b"SourceLine" not in part
            assert not re.search(rb'w:name="k[0-9a-f]{8}_', part)
            assert b"k_of_" not in part
    runs = reading.pdf(made.path("nassjo-2019", "pdf")).runs
    assert read_theme().draft.source_line_pt not in {run.size for run in runs}


def test_an_address_changes_nothing_in_what_is_published(workshop: Workshop, tmp_path: Path) -> None:
    path = save(workshop.evaluations, data())
    files = []
    for folder, url in (("a", ""), ("b", URL)):
        options = Options(("html",), tmp_path / folder, source_url=url)
        files.append(builds.build(path, Repository(workshop.evaluations), options).written[0].read_bytes())
    assert files[0] == files[1]


def test_a_draft_of_every_edition_is_marked_and_accessible(workshop: Workshop) -> None:
    for edition in ("2003", "2010", "2016", "2018", "2020"):
        facts = [{"label": "Invånare", "value": "20000"}]
        values = data("Kumla", 2030, edition, facts=facts, texts={"closing": "- ett\n- två\n"})
        made = workshop.make(values, draft=True)
        assert inspect.flaws({kind: path.read_bytes() for kind, path in made.items()}, draft=True) == []
        found = marks(reading.page(made["html"]))
        assert {name.partition(",")[0] for name in found.values()} >= {"kumla-2030.yaml"}
        fields = {(digest_and_code(id_) or ("", ""))[1] for id_ in found}
        assert fields >= {"facts_0", "texts_closing_p0", "texts_closing_p1", "areas_1_strengths_0"}


def test_a_default_text_is_marked_with_its_own_file(workshop: Workshop) -> None:
    made = workshop.make(data(interviews="ett 30-tal"), ("html",), draft=True)
    page = reading.page(made["html"])
    (paragraph,) = [one for one in page.xpath("//p") if own_text(one).startswith("Kumla kommun utvärderades")]
    assert paragraph.xpath(".//@data-place") == [f"templates/texts/common/evaluation.md, {LINE}2"]
    areas = [one.xpath(".//@data-place")[0] for one in page.xpath("//h4") if own_text(one) == "Allmänt"]
    assert areas == [f"templates/texts/2016/area-{number}.md, {LINE}1" for number in range(1, 9)]
