"""The Word file: what pandoc leaves out is there, and a reader who does not see finds the way."""

from __future__ import annotations

import io
import itertools
import re
import zipfile
from pathlib import Path

import docx
import pytest
from lxml import etree

from kommunkompassen.base.theme import read_theme
from tests import made as reading
from tests.conftest import Made
from tests.helpers import PUBLISHED
from tests.made import W, style, value

R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
DRAWING = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}"
PICTURE = "{http://schemas.openxmlformats.org/drawingml/2006/picture}"
CORE = "{http://purl.org/dc/elements/1.1/}"


def paragraphs(path: Path) -> list[etree._Element]:
    found = list(reading.docx_body(path).iter(f"{W}p"))
    assert len(found) > 200
    return found


def tables(path: Path) -> list[etree._Element]:
    found = list(reading.docx_body(path).iter(f"{W}tbl"))
    assert len(found) >= 17
    return found


def styles(path: Path) -> dict[str, etree._Element]:
    return {one.get(f"{W}styleId", ""): one for one in reading.xml(path, "word/styles.xml").iter(f"{W}style")}


@pytest.mark.parametrize("id_", PUBLISHED)
def test_every_content_type_is_declared_once(made: Made, id_: str) -> None:
    """Of a file in which an extension or a part is declared twice, Microsoft's own reader opens nothing."""
    declared = [one.get("Extension") or one.get("PartName") for one in reading.xml(made.path(id_, "docx"), "[Content_Types].xml")]
    assert len(declared) > 15
    assert [name for name in declared if declared.count(name) > 1] == []


@pytest.mark.parametrize("id_", PUBLISHED)
def test_another_program_opens_it(made: Made, id_: str) -> None:
    document = docx.Document(str(made.path(id_, "docx")))
    assert len(document.tables) == len(tables(made.path(id_, "docx")))
    assert document.core_properties.title.startswith("Kommunkompassen. ")
    section = document.sections[0]
    assert section.page_width
    assert section.page_height
    assert (section.page_width.mm, section.page_height.mm) == pytest.approx((210, 297), abs=0.1)


@pytest.mark.parametrize("id_", PUBLISHED)
def test_its_headings_go_down_one_level_at_a_time(made: Made, id_: str) -> None:
    levels = [heading.level for heading in reading.docx_headings(made.path(id_, "docx"))]
    assert levels[0] == 1
    assert set(levels) in ({1, 2}, {1, 2, 3})
    assert [deeper - level for level, deeper in itertools.pairwise(levels) if deeper - level > 1] == []


@pytest.mark.parametrize("id_", PUBLISHED)
def test_its_heading_styles_have_outline_levels(made: Made, id_: str) -> None:
    known = styles(made.path(id_, "docx"))
    for level in (1, 2, 3):
        assert value(known[f"Heading{level}"].find(f"{W}pPr/{W}outlineLvl")) == str(level - 1)
        assert value(known[f"Heading{level}"].find(f"{W}name")) == f"heading {level}"


@pytest.mark.parametrize("id_", PUBLISHED)
def test_every_style_that_is_used_is_defined(made: Made, id_: str) -> None:
    path = made.path(id_, "docx")
    body = reading.docx_body(path)
    used = {value(node) for node in body.iter(f"{W}pStyle", f"{W}tblStyle", f"{W}rStyle")}
    assert len(used) > 15
    assert used - set(styles(path)) == set()


# The contents list


@pytest.mark.parametrize("id_", PUBLISHED)
def test_the_contents_list_is_filled_in_with_the_pdf_s_pages(made: Made, id_: str) -> None:
    path = made.path(id_, "docx")
    entries = [paragraph for paragraph in paragraphs(path) if style(paragraph) in ("TOC1", "TOC2")]
    lines = [reading.one_line(reading.docx_text(entry)) for entry in entries]
    found = [(int(style(entry)[-1]), *line.rsplit(" ", 1)) for entry, line in zip(entries, lines, strict=True)]
    marks = [mark for mark in reading.bookmarks(made.path(id_, "pdf")) if mark.level <= 2]
    assert len(found) > 12
    assert found == [(mark.level, mark.text, str(mark.page)) for mark in marks]


@pytest.mark.parametrize("id_", PUBLISHED)
def test_the_contents_list_is_a_field_that_word_can_update(made: Made, id_: str) -> None:
    path = made.path(id_, "docx")
    entries = [paragraph for paragraph in paragraphs(path) if style(paragraph) in ("TOC1", "TOC2")]
    codes = [node.text or "" for entry in entries for node in entry.iter(f"{W}instrText")]
    assert re.fullmatch(r'\s*TOC \\o "1-2" \\h \\u\s*', codes[0])
    kinds = [node.get(f"{W}fldCharType") for entry in entries for node in entry.iter(f"{W}fldChar")]
    assert kinds[:2] == ["begin", "separate"]
    assert kinds[-1] == "end"
    assert kinds.count("begin") == kinds.count("separate") == kinds.count("end") == len(entries) + 1
    anchors = [link.get(f"{W}anchor") for entry in entries for link in entry.iter(f"{W}hyperlink")]
    references = [code.split()[1] for code in codes[1:]]
    assert anchors == references
    places = {
        start.get(f"{W}name"): reading.one_line(reading.docx_text(paragraph))
        for paragraph in paragraphs(path)
        for start in paragraph.iter(f"{W}bookmarkStart")
    }
    titles = [reading.one_line(reading.docx_text(entry)).rsplit(" ", 1)[0] for entry in entries]
    assert [places[anchor] for anchor in anchors] == titles


@pytest.mark.parametrize("id_", PUBLISHED)
def test_the_contents_list_has_a_title_that_is_not_in_it(made: Made, id_: str) -> None:
    titles = [reading.docx_text(p).strip() for p in paragraphs(made.path(id_, "docx")) if style(p) == "TOCHeading"]
    assert titles == ["Innehåll"]


@pytest.mark.parametrize("id_", PUBLISHED)
def test_bookmarks_are_told_apart_and_all_end(made: Made, id_: str) -> None:
    body = reading.docx_body(made.path(id_, "docx"))
    starts = list(body.iter(f"{W}bookmarkStart"))
    assert starts
    ids = [start.get(f"{W}id") for start in starts]
    names = [start.get(f"{W}name") for start in starts]
    assert len(set(ids)) == len(ids)
    assert len(set(names)) == len(names)
    assert sorted(ids) == sorted(end.get(f"{W}id") for end in body.iter(f"{W}bookmarkEnd"))  # type: ignore[type-var]
    targets = [link.get(f"{W}anchor") for link in body.iter(f"{W}hyperlink") if link.get(f"{W}anchor")]
    assert targets
    assert set(targets) <= set(names)


# Tables, captions, pictures


@pytest.mark.parametrize("id_", PUBLISHED)
def test_the_first_row_of_every_table_is_marked_as_its_heading(made: Made, id_: str) -> None:
    for table in tables(made.path(id_, "docx")):
        marked = [row.find(f"{W}trPr/{W}tblHeader") is not None for row in table.findall(f"{W}tr")]
        assert marked == [True] + [False] * (len(marked) - 1)


@pytest.mark.parametrize("id_", PUBLISHED)
def test_rows_do_not_break_but_for_the_long_one_of_strengths_and_improvements(made: Made, id_: str) -> None:
    for table in tables(made.path(id_, "docx")):
        rows = table.findall(f"{W}tr")
        whole = [row.find(f"{W}trPr/{W}cantSplit") is not None for row in rows]
        prose = value(table.find(f"{W}tblPr/{W}tblStyle")) == "Balance"
        assert whole == ([True, False] if prose else [True] * len(rows))


@pytest.mark.parametrize("id_", PUBLISHED)
def test_the_text_of_a_table_begins_and_ends_at_the_page_s_margins(made: Made, id_: str) -> None:
    # Room to the sides in the style would push the table itself into the margin.
    for name in ("Figures", "Scores", "ScoreBox", "Balance"):
        room = styles(made.path(id_, "docx"))[name].find(f"{W}tblPr/{W}tblCellMar")
        assert room is not None
        assert [side.get(f"{W}w") for side in room if side.tag in (f"{W}left", f"{W}right")] == ["0", "0"]
    for table in tables(made.path(id_, "docx")):
        for row in table.findall(f"{W}tr"):
            cells = row.findall(f"{W}tc")
            sides = [[cell.find(f"{W}tcPr/{W}tcMar/{W}{side}") is not None for side in ("left", "right")] for cell in cells]
            assert sides == [[index > 0, index < len(cells) - 1] for index in range(len(cells))]


@pytest.mark.parametrize("id_", PUBLISHED)
def test_the_rows_of_a_table_stay_on_one_page_with_its_caption(made: Made, id_: str) -> None:
    for table in tables(made.path(id_, "docx")):
        if value(table.find(f"{W}tblPr/{W}tblStyle")) == "Balance":
            continue
        rows = table.findall(f"{W}tr")
        kept = [all(p.find(f"{W}pPr/{W}keepNext") is not None for p in row.iter(f"{W}p")) for row in rows]
        assert kept[1:-1] == [True] * len(rows[1:-1])
        assert not kept[-1]


@pytest.mark.parametrize("id_", PUBLISHED)
def test_captions_have_the_caption_styles(made: Made, id_: str) -> None:
    path = made.path(id_, "docx")
    page = reading.page(made.path(id_, "html"))
    by_style = {
        kind: [reading.one_line(reading.docx_text(p)) for p in paragraphs(path) if style(p) == kind]
        for kind in ("TableCaption", "ImageCaption")
    }
    assert by_style["TableCaption"] == [reading.one_line(c.text_content()) for c in page.iter("caption")]
    assert by_style["ImageCaption"] == [reading.one_line(c.text_content()) for c in page.iter("figcaption")]
    assert len(by_style["TableCaption"]) >= 8
    assert by_style["ImageCaption"]
    known = styles(path)
    for kind in by_style:
        assert value(known[kind].find(f"{W}basedOn")) == "Caption"


@pytest.mark.parametrize("id_", PUBLISHED)
def test_every_picture_is_there_at_print_resolution_and_described_otherwise_than_by_its_caption(made: Made, id_: str) -> None:
    path = made.path(id_, "docx")
    page = reading.page(made.path(id_, "html"))
    descriptions = [
        inline.find(f"{DRAWING}docPr").get("descr")  # type: ignore[union-attr]
        for inline in reading.docx_body(path).iter(f"{DRAWING}inline", f"{DRAWING}anchor")
    ]
    assert descriptions
    assert descriptions == page.xpath("//figure//*[@role='img']/@aria-label")
    captions = {reading.one_line(caption.text_content()) for caption in page.iter("figcaption")}
    assert not captions & set(descriptions)
    media = {name: data for name, data in reading.parts(path).items() if name.startswith("word/media/")}
    assert len(media) == len(descriptions)
    for data in media.values():
        assert data.startswith(b"\x89PNG")
        width = int.from_bytes(data[16:20], "big")
        assert width == pytest.approx(read_theme().chart.width_mm / 25.4 * 300, abs=2)


@pytest.mark.parametrize("id_", PUBLISHED)
def test_pictures_have_numbers_of_their_own(made: Made, id_: str) -> None:
    body = reading.docx_body(made.path(id_, "docx"))
    numbers = [node.get("id") for node in body.iter(f"{DRAWING}docPr")]
    assert numbers
    assert len(set(numbers)) == len(numbers)


@pytest.mark.parametrize("id_", PUBLISHED)
def test_no_paragraph_is_empty_but_in_an_empty_cell_between_two_tables_and_at_a_section_s_end(made: Made, id_: str) -> None:
    for paragraph in paragraphs(made.path(id_, "docx")):
        if reading.style(paragraph) == "SectionEnd":
            assert [one.tag for one in paragraph] == [f"{W}pPr"]
            assert paragraph.find(f"{W}pPr/{W}sectPr") is not None
        elif reading.style(paragraph) == "BriefGap":
            assert [one.tag for one in (paragraph.getprevious(), paragraph.getnext()) if one is not None] == [f"{W}tbl"] * 2
        elif not reading.docx_text(paragraph).strip() and paragraph.find(f".//{DRAWING}inline") is None:
            around = paragraph.getparent()
            assert around is not None
            before = [reading.docx_text(one) for one in paragraph.itersiblings(f"{W}p", preceding=True)]
            assert around.tag == f"{W}tc", before[:1]
            assert len(around.findall(f"{W}p")) == 1, before[:1]


@pytest.mark.parametrize("id_", PUBLISHED)
def test_no_section_ends_in_a_paragraph_that_somebody_may_write_anew_or_take_away(made: Made, id_: str) -> None:
    ends = [one for one in paragraphs(made.path(id_, "docx")) if one.find(f"{W}pPr/{W}sectPr") is not None]
    assert len(ends) > 2
    assert {reading.style(one) for one in ends} == {"SectionEnd"}


@pytest.mark.parametrize("id_", PUBLISHED)
def test_paragraph_properties_stand_in_the_order_of_the_schema(made: Made, id_: str) -> None:
    schema = (
        "pStyle keepNext keepLines pageBreakBefore framePr widowControl numPr suppressLineNumbers pBdr shd tabs "
        "suppressAutoHyphens spacing ind contextualSpacing jc outlineLvl rPr sectPr"
    )
    order = schema.split()
    for paragraph in paragraphs(made.path(id_, "docx")):
        properties = paragraph.find(f"{W}pPr")
        names = [etree.QName(node).localname for node in properties] if properties is not None else []
        assert names == sorted(names, key=order.index), names
        assert len(set(names)) == len(names), names


# Language, properties, header and footer, fonts


@pytest.mark.parametrize("id_", PUBLISHED)
def test_its_language_is_swedish_everywhere(made: Made, id_: str) -> None:
    path = made.path(id_, "docx")
    defaults = reading.xml(path, "word/styles.xml").find(f"{W}docDefaults/{W}rPrDefault/{W}rPr/{W}lang")
    assert value(defaults) == "sv-SE"
    for name, data in reading.parts(path).items():
        if name.startswith("word/") and name.endswith(".xml"):
            languages = {value(node) for node in etree.fromstring(data).iter(f"{W}lang")}
            assert languages <= {"sv-SE"}, name
    assert reading.xml(path, "docProps/core.xml").findtext(f"{CORE}language") == "sv-SE"


@pytest.mark.parametrize("id_", PUBLISHED)
def test_its_properties_are_the_report_s(made: Made, id_: str) -> None:
    path = made.path(id_, "docx")
    core = docx.Document(str(path)).core_properties
    assert core.title == reading.page(made.path(id_, "html")).findtext(".//title")
    assert core.author
    assert core.comments.startswith("Utvärdering av ")
    assert core.created == core.modified
    assert core.created.year == int(id_[-4:])


@pytest.mark.parametrize("id_", PUBLISHED)
def test_its_header_names_the_report_and_its_footer_counts_the_pages(made: Made, id_: str) -> None:
    path = made.path(id_, "docx")
    section = docx.Document(str(path)).sections[0]
    title = reading.page(made.path(id_, "html")).findtext(".//title") or ""
    assert section.header.paragraphs[0].text.strip() == title.replace(". ", " · ")
    assert section.different_first_page_header_footer
    assert not section.first_page_header.paragraphs[0].text.strip()
    footer = section.footer._element
    fields = [node.get(f"{W}instr", "").strip() for node in footer.iter(f"{W}fldSimple")]
    assert fields == ["PAGE", "NUMPAGES"]
    assert re.fullmatch(r"sida \d+ av \d+", reading.one_line("".join(node.text or "" for node in footer.iter(f"{W}t"))))


@pytest.mark.parametrize("id_", PUBLISHED)
def test_every_part_has_a_content_type_and_every_relation_a_part(made: Made, id_: str) -> None:
    path = made.path(id_, "docx")
    inside = reading.parts(path)
    declared = reading.xml(path, "[Content_Types].xml")
    extensions = {node.get("Extension") for node in declared if node.get("Extension")}
    names = [node.get("PartName") for node in declared if node.get("PartName")]
    assert len(set(names)) == len(names)
    for name in inside:
        assert name == "[Content_Types].xml" or f"/{name}" in names or name.rpartition(".")[2] in extensions, name
    relations = reading.xml(path, "word/_rels/document.xml.rels")
    ids = [relation.get("Id") for relation in relations]
    assert len(set(ids)) == len(ids)
    for relation in relations:
        if relation.get("TargetMode") != "External":
            assert f"word/{relation.get('Target')}" in inside, relation.get("Target")


def test_strengths_and_improvements_have_marks_of_their_own(made: Made) -> None:
    path = made.path("nassjo-2019", "docx")
    numbering = reading.xml(path, "word/numbering.xml")
    marks = {node.get(f"{W}abstractNumId"): value(node.find(f"{W}lvl/{W}lvlText")) for node in numbering.iter(f"{W}abstractNum")}
    numbers = {
        node.get(f"{W}numId"): marks[value(node.find(f"{W}abstractNumId"))] for node in numbering.iter(f"{W}num")
    }  # fmt: skip
    seen = []
    for table in tables(path):
        if value(table.find(f"{W}tblPr/{W}tblStyle")) == "Balance":
            for cell, mark in zip(table.findall(f"{W}tr")[1].findall(f"{W}tc"), "+→", strict=True):
                used = {numbers[value(number)] for number in cell.iter(f"{W}numId")}
                assert used <= {mark}
                seen += sorted(used)
    assert set(seen) == {"+", "→"}


def test_it_is_a_zip_without_times(made: Made) -> None:
    with zipfile.ZipFile(io.BytesIO(made.path("arboga-2016", "docx").read_bytes())) as archive:
        assert archive.testzip() is None
        assert {entry.date_time for entry in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}
        assert archive.namelist()[0] == "[Content_Types].xml"


@pytest.mark.parametrize("id_", PUBLISHED)
def test_an_area_s_headings_are_links_in_the_text_s_own_colour(made: Made, id_: str) -> None:
    kinds = [(value(table.find(f"{W}tblPr/{W}tblStyle")), table) for table in tables(made.path(id_, "docx"))]
    boxes = [table for kind, table in kinds if kind == "ScoreBox"]
    assert len(boxes) == 8
    links = [link for table in boxes for link in table.iter(f"{W}hyperlink")]
    assert bool(links) == (id_ in ("kumla-2017", "nassjo-2019"))
    assert not [look for link in links for look in link.iter(f"{W}rStyle", f"{W}color")]


def test_the_mark_of_a_good_example_is_framed_on_all_sides_and_belongs_to_what_follows(made: Made) -> None:
    """LibreOffice leaves out the left side of a frame before which a bookmark stands."""
    path = made.path("nassjo-2019", "docx")
    marks = [one for one in paragraphs(path) if style(one) in ("GoodExample", "GoodExampleWithin")]
    assert {style(one) for one in marks} == {"GoodExample", "GoodExampleWithin"}
    above = {id_: int(styles(path)[id_].find(f"{W}pPr/{W}spacing").get(f"{W}before")) for id_ in (*map(style, marks), "Lead")}  # type: ignore[union-attr, arg-type]
    for mark in marks:
        assert mark[1].tag == f"{W}r"
        following = mark.getnext()
        assert following is not None
        assert style(following) == "Lead"
        assert above[style(mark)] > above["Lead"]
    assert above["GoodExampleWithin"] > above["GoodExample"]
