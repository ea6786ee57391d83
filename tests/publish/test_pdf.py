"""The PDF: its standards, its structure, nothing outside the page, nothing printed over something else."""

from __future__ import annotations

from collections import Counter
from pathlib import Path
from typing import Any

import pdfplumber
import pikepdf
import pypdfium2
import pytest

from kommunkompassen.base.theme import read_theme
from kommunkompassen.base.tools import ToolError
from kommunkompassen.publish import pdf
from kommunkompassen.publish.pandoc import Conversion
from tests import made as reading
from tests.conftest import Made, Workshop
from tests.helpers import LATER, PUBLISHED, content_of, data

MM = 72 / 25.4
A4 = (210 * MM, 297 * MM)


def root(path: Path) -> reading.Element:
    return reading.pdf(path).root


@pytest.mark.parametrize("id_", PUBLISHED)
def test_it_says_that_it_is_pdf_ua_1_and_pdf_a_2a(made: Made, id_: str) -> None:
    with pikepdf.open(made.path(id_, "pdf")) as document:
        facts = document.open_metadata()
        assert facts["pdfuaid:part"] == "1"
        assert (facts["pdfaid:part"], facts["pdfaid:conformance"]) == ("2", "A")
        assert document.Root.MarkInfo.Marked


@pytest.mark.parametrize("id_", PUBLISHED)
def test_it_has_a_title_a_language_and_shows_the_title(made: Made, id_: str) -> None:
    with pikepdf.open(made.path(id_, "pdf")) as document:
        title = reading.page(made.path(id_, "html")).findtext(".//title")
        assert title
        assert document.open_metadata()["dc:title"] == title == str(document.docinfo.Title)
        assert str(document.Root.Lang) == "sv-SE"
        assert document.Root.ViewerPreferences.DisplayDocTitle


@pytest.mark.parametrize("id_", PUBLISHED)
def test_its_paper_is_a4(made: Made, id_: str) -> None:
    with pikepdf.open(made.path(id_, "pdf")) as document:
        assert len(document.pages) > 15
        for page in document.pages:
            assert [float(side) for side in page.mediabox] == pytest.approx([0, 0, *A4], abs=0.01)


@pytest.mark.parametrize("id_", PUBLISHED)
def test_its_bookmarks_are_the_headings(made: Made, id_: str) -> None:
    bookmarks = reading.bookmarks(made.path(id_, "pdf"))
    headings = reading.html_headings(made.path(id_, "html"))
    assert [(mark.level, mark.text) for mark in bookmarks] == [(heading.level, heading.text) for heading in headings]


@pytest.mark.parametrize("id_", PUBLISHED)
def test_its_contents_list_has_the_chapters_and_sections_with_their_pages(made: Made, id_: str) -> None:
    path = made.path(id_, "pdf")
    (contents, *_) = root(path).all("TOC")
    entries = [reading.one_line(entry.text("TOC")) for entry in contents.all("TOCI")]
    wanted = [f"{mark.text} {mark.page}" for mark in reading.bookmarks(path) if mark.level <= 2]
    assert len(entries) > 12
    assert [entry.replace(" ", "") for entry in entries if entry] == [entry.replace(" ", "") for entry in wanted]


@pytest.mark.parametrize("id_", PUBLISHED)
def test_its_structure_has_as_many_tables_lists_and_figures_as_the_web_page(made: Made, id_: str) -> None:
    page = reading.page(made.path(id_, "html")).get_element_by_id("main")
    tree = root(made.path(id_, "pdf"))
    kinds = Counter(element.kind for element in tree.walk())
    for kind, elements in (("Table", "table"), ("TR", "tr"), ("L", "ul | .//ol"), ("LI", "li"), ("Figure", "figure")):
        paths = [f".//{name}[not(ancestor::nav or ancestor::details)]" for name in elements.split(" | .//")]
        assert kinds[kind] == len(page.xpath(" | ".join(paths))) > 0, kind
    assert kinds["TH"] >= len(page.xpath(".//thead//th[not(ancestor::details)]")) > 0
    assert kinds["Caption"] == len(page.xpath(".//caption | .//figcaption"))


@pytest.mark.parametrize("id_", PUBLISHED)
def test_its_figures_are_described_as_on_the_web_page(made: Made, id_: str) -> None:
    labels = reading.page(made.path(id_, "html")).xpath("//figure//*[@role='img']/@aria-label")
    assert labels
    assert [figure.alt for figure in root(made.path(id_, "pdf")).all("Figure")] == labels


@pytest.mark.parametrize("id_", PUBLISHED)
def test_all_text_stands_inside_the_page_s_margins(made: Made, id_: str) -> None:
    page = read_theme().page
    left, right = page.left_mm * MM, A4[0] - page.right_mm * MM
    document = pypdfium2.PdfDocument(made.path(id_, "pdf"))
    for number in range(1, len(document)):
        text = document[number].get_textpage()
        boxes = [text.get_rect(n) for n in range(text.count_rects())]
        assert boxes
        for x0, bottom, x1, top in boxes:
            where = f"page {number + 1}: {text.get_text_bounded(x0, bottom, x1, top)!r}"
            # The space at a line's end hangs in the margin.
            assert left - 1 <= x0 <= x1 <= right + 3, where
            # The header and the footer stand in the margins, but within their own distance from the edge.
            in_body = page.bottom_mm * MM - 1 <= bottom and top <= A4[1] - page.top_mm * MM + 1
            in_header = page.header_mm * MM - 4 <= A4[1] - top and A4[1] - bottom < page.top_mm * MM
            in_footer = page.header_mm * MM - 4 <= bottom and top < page.bottom_mm * MM
            assert in_body or in_header or in_footer, where


@pytest.mark.parametrize("id_", PUBLISHED)
def test_the_text_of_a_table_begins_and_ends_at_the_page_s_margins(made: Made, id_: str) -> None:
    page = read_theme().page
    with pdfplumber.open(made.path(id_, "pdf")) as document:
        words = [word for sheet in document.pages for word in sheet.extract_words()]
        boxes = [box for sheet in document.pages for box in sheet.rects if box["height"] == pytest.approx(5, abs=0.1)]
    tracks = [box for box in boxes if min(box["non_stroking_color"]) > 0.8]
    heads = [words[index : index + 2] for index, word in enumerate(words) if word["text"] == "Nr"]
    assert len(heads) == 8
    assert all(abs(number["x0"] - page.left_mm * MM) < 1 for number, _ in heads)
    # Beyond the figures stand bars, where there are any.
    ends = [*(word for word in words if word["text"] in ("Procent", "Poäng")), *tracks]
    last = [end for end in ends if end["x1"] > A4[0] - page.right_mm * MM - 5]
    assert len(last) >= 8
    assert all(abs(end["x1"] - (A4[0] - page.right_mm * MM)) < 1 for end in last)


@pytest.mark.parametrize("id_", PUBLISHED)
def test_its_text_is_set_in_the_typeface_that_is_brought_along_and_the_fonts_are_embedded(made: Made, id_: str) -> None:
    with pikepdf.open(made.path(id_, "pdf")) as document:
        fonts = [
            item for item in document.objects if isinstance(item, pikepdf.Dictionary) and item.get("/Type") == "/FontDescriptor"
        ]
        assert fonts
        for font in fonts:
            assert "SourceSans3" in str(font.FontName)
            assert "/FontFile2" in font or "/FontFile3" in font


# Rows of tables


@pytest.mark.parametrize("id_", PUBLISHED)
def test_the_words_of_the_cover_are_as_large_as_the_theme_says(made: Made, id_: str) -> None:
    theme = read_theme()
    with pdfplumber.open(made.path(id_, "pdf")) as document:
        words = document.pages[0].extract_words(extra_attrs=["size"])
    sizes = [round(word["size"], 1) for word in words]
    wanted = [theme.text[theme.blocks[block].text].size_pt for block in ("cover-name", "cover-title", "cover-subtitle")]
    begins = [sizes.index(size) for size in wanted]
    assert begins == sorted(begins)
    assert max(sizes) == theme.text["score"].size_pt


def overprinted(path: Path) -> list[str]:
    """Rows of tables that stand less than half a line below the row before, or outside the page's text."""
    look = read_theme()
    half, bottom = look.text["cell"].line_pt / 2, A4[1] - look.page.bottom_mm * MM
    wrong = []
    for table in root(path).all("Table"):
        before: reading.Run | None = None
        for row in table.all("TR"):
            runs = row.runs()
            if not runs:
                continue
            first = min(runs, key=lambda run: (run.page, run.y))
            if before and (first.page, first.y) < (before.page, before.y + half):
                wrong.append(f"page {first.page}: {reading.one_line(row.text())} on top of what is before")
            wrong += [f"page {run.page}: {run.text} below the text" for run in runs if run.y > bottom]
            before = max(runs, key=lambda run: (run.page, run.y))
            if len(row.all("TD")) > 1:
                before = first
    return wrong


@pytest.mark.parametrize("id_", PUBLISHED)
def test_every_row_of_every_table_stands_at_its_own_place(made: Made, id_: str) -> None:
    path = made.path(id_, "pdf")
    assert sum(len(table.all("TR")) for table in root(path).all("Table")) > 60
    assert overprinted(path) == []


def test_a_table_longer_than_a_page_breaks_between_its_rows(workshop: Workshop) -> None:
    # A captioned table is a Typst figure, which by itself does not break: its rows are then printed on top of each other
    # at the page's foot, and still found as text.
    facts = [{"label": f"Uppgift {number}", "value": f"Värde {number}"} for number in range(1, 91)]
    path = workshop.make(data(facts=facts), ("pdf",))["pdf"]
    (table,) = [table for table in root(path).all("Table") if "Uppgift 90" in table.text()]
    rows = table.all("TR")
    assert [reading.one_line(row.text()) for row in rows[1:]] == [f"Uppgift {n} Värde {n}" for n in range(1, 91)]
    assert overprinted(path) == []
    assert len({run.page for run in table.runs()}) >= 3


def test_a_table_that_fits_on_a_page_is_kept_whole(made: Made) -> None:
    for id_ in PUBLISHED:
        tables = [table for table in root(made.path(id_, "pdf")).all("Table") if table.all("Caption")]
        assert tables
        for table in tables:
            assert len({run.page for run in table.runs()}) == 1, reading.one_line(table.text())[:60]


@pytest.mark.parametrize("id_", PUBLISHED)
def test_no_two_lines_are_printed_over_each_other(made: Made, id_: str) -> None:
    content = reading.pdf(made.path(id_, "pdf"))
    in_charts = {id(run) for figure in content.root.all("Figure") for run in figure.runs()}
    places = Counter(
        (run.page, round(run.x), round(run.y)) for run in content.runs if run.text.strip() and id(run) not in in_charts
    )
    assert len(places) > 500
    assert [place for place, times in places.items() if times > 1] == []


def test_every_area_and_chapter_begins_a_page(made: Made) -> None:
    for id_ in PUBLISHED:
        path = made.path(id_, "pdf")
        starts = [mark for mark in reading.bookmarks(path) if mark.level == 1 or mark.text.startswith("Område ")]
        pages = [mark.page for mark in starts if not mark.text.startswith("Område 1 ")]
        assert len(pages) >= 11
        assert len(set(pages)) == len(pages)


def test_an_error_of_typst_is_a_tool_s_failure(tmp_path: Path) -> None:
    content = content_of(tmp_path / "evaluations", data())
    read_theme().write(tmp_path)
    with pytest.raises(ToolError, match="unknown-function") as caught:
        pdf.compile_pdf("#unknown-function()", content, tmp_path)
    assert caught.value.tool == "typst"


def test_a_warning_of_typst_is_a_tool_s_failure(tmp_path: Path) -> None:
    # A family that is not there is a mere warning, and another typeface is taken.
    content = content_of(tmp_path / "evaluations", data())
    read_theme().write(tmp_path)
    with pytest.raises(ToolError, match="unknown font family"):
        pdf.compile_pdf('#text(font: "Finns Inte")[text]', content, tmp_path)


def test_a_warning_about_text_that_was_only_set_is_told_when_it_is_printed(tmp_path: Path) -> None:
    content = content_of(tmp_path / "evaluations", data())
    read_theme().write(tmp_path)
    body = '#text(font: "Finns Inte")[en annan text]'
    assert pdf.pages_left(body, content, tmp_path) == []
    with pytest.raises(ToolError, match="unknown font family"):
        pdf.compile_pdf(body, content, tmp_path)


def test_of_a_page_that_is_left_is_told_by_what_and_how_much_of_it_is_filled(tmp_path: Path) -> None:
    content = content_of(tmp_path / "evaluations", data())
    read_theme().write(tmp_path)
    page = read_theme().page
    third = (page.height_mm - page.top_mm - page.bottom_mm) / 3
    filling = f"#block(height: {third}mm, above: 0pt)[Text.]"
    parts = [f'#part("area", unit: "omrade-{number}")[{filling * number}]' for number in range(1, 4)]
    left = pdf.pages_left("\n".join([filling, *parts]), content, tmp_path)
    told = [(page.unit, page.next, page.page, round(page.filled, 2)) for page in left]
    assert told == [(None, "omrade-1", 1, 0.33), ("omrade-1", "omrade-2", 2, 0.33), ("omrade-2", "omrade-3", 3, 0.67)]
    following = pdf.pages_left("\n".join([filling, *parts]), content, tmp_path, pdf.Filling((), ("omrade-2",)))
    assert [(page.page, round(page.filled, 2)) for page in following] == [(1, 0.33), (2, 0.33), (2, 1.0)]


def test_nothing_that_pandoc_may_be_reading_is_written_anew(tmp_path: Path) -> None:
    """The PDF is set while pandoc still writes the Word file, and reads the look for it."""
    content = content_of(tmp_path / "evaluations", data())
    with Conversion("<p>Text.</p>", tmp_path) as conversion:
        body = conversion.typst()
    before = {path.name: path.stat().st_mtime_ns for path in tmp_path.iterdir()}
    assert "theme.json" in before
    assert pdf.compile_pdf(body, content, tmp_path)
    assert {path.name: path.stat().st_mtime_ns for path in tmp_path.iterdir()}.items() >= before.items()


def test_the_converted_text_keeps_the_pictures_descriptions(tmp_path: Path) -> None:
    body = '<figure><img src="areas.svg" alt="Högst: &quot;A&quot;, 77."><figcaption>Diagram 1.</figcaption></figure>'
    with Conversion(body, tmp_path) as conversion:
        typst = conversion.typst()
    assert 'alt: "Högst: \\"A\\", 77."' in typst
    assert '"areas.svg"' in typst


def test_the_date_is_the_evaluation_s_own(made: Made) -> None:
    with pikepdf.open(made.path("botkyrka-2003", "pdf")) as document:
        facts: Any = document.docinfo
        assert str(facts.CreationDate).startswith("D:20030606")
        assert str(facts.ModDate).startswith("D:20030606")


@pytest.mark.parametrize("id_", LATER)
def test_an_area_s_headings_are_of_one_colour_whether_they_lead_somewhere_or_not(made: Made, id_: str) -> None:
    page = next(mark.page for mark in reading.bookmarks(made.path(id_, "pdf")) if mark.text.startswith("Område 1"))
    with pdfplumber.open(made.path(id_, "pdf")) as document:
        words = document.pages[page - 1].extract_words(extra_attrs=["non_stroking_color", "size"])
    [first] = [index for index, word in enumerate(words) if word["text"] in ("Rubriker", "Frågor") and word["x0"] < 100]
    below = [word for word in words[first + 1 :] if word["x0"] < 300 and word["bottom"] < words[first]["bottom"] + 40]
    assert len(below) > 5
    assert len({word["non_stroking_color"] for word in below}) == 1


def test_the_units_of_a_bold_sum_stand_below_the_others(made: Made) -> None:
    path = made.path("botkyrka-2003", "pdf")
    page = next(mark.page for mark in reading.bookmarks(path) if mark.text.endswith("Översikt av poängfördelning"))
    with pdfplumber.open(path) as document:
        words = document.pages[page - 1].extract_words(extra_attrs=["fontname"])
    sums = [word for word in words if word["text"] in ("639", "408", "525", "619")]
    assert len(sums) == 4
    assert all(word["fontname"].endswith("Bold") for word in sums)
    for word in sums:
        above = [one["x1"] for one in words if one["x0"] < word["x1"] < one["x1"] + 2 and one["text"] in ("83", "72", "66", "68")]
        assert above
        assert all(right == pytest.approx(word["x1"], abs=0.1) for right in above)


@pytest.mark.parametrize(
    ("id_", "heading", "figure"), [(id_, "Procent", "%") for id_ in LATER] + [("nassjo-2019", "Poäng", "77")]
)
def test_over_figures_with_bars_the_heading_ends_where_they_end(made: Made, id_: str, heading: str, figure: str) -> None:
    words = _in_columns(made.path(id_, "pdf"), heading, figure)
    assert words
    assert all(word["x1"] == pytest.approx(head["x1"], abs=0.5) for head, word in words)


def _in_columns(path: Path, heading: str, figure: str) -> list[tuple[Any, Any]]:
    """The headings of columns with bars, each with the first figure below it."""
    found = []
    with pdfplumber.open(path) as document:
        for page in document.pages:
            words = page.extract_words(extra_attrs=["fontname"])
            for head in (word for word in words if word["text"] == heading and word["fontname"].endswith("Bold")):
                row = [word for word in words if word["text"] == figure and 0 < word["top"] - head["bottom"] < 30]
                bars = [
                    box
                    for box in page.rects
                    if 0 < box["top"] - head["bottom"] < 30 and box["height"] == pytest.approx(5, abs=0.1)
                ]
                if row and bars:
                    found.append((head, row[0]))
    return found
