"""What an official finds who goes on in Word: Word's own numbers, styles and settings, which count what is added."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from fontTools.ttLib import TTFont  # type: ignore[import-untyped]
from lxml import etree

from kommunkompassen.base import paths
from kommunkompassen.base.theme import read_theme
from kommunkompassen.publish import word_styles
from tests import made as reading
from tests.conftest import Made, Workshop
from tests.helpers import PUBLISHED, data
from tests.made import W, style, value

APP = "{http://schemas.openxmlformats.org/officeDocument/2006/extended-properties}"
DRAWINGML = "{http://schemas.openxmlformats.org/drawingml/2006/main}"

LISTS = """Före.

- En punkt
- Två punkt
    - Under ett
        1. Djupt ett
        2. Djupt två

Mellan.

1. Första
2. Andra

Mellan igen.

- Lös punkt

    med fortsättning

- Andra lösa

Efter."""


def raw(path: Path) -> etree._Element:
    """The body as it stands in the file, without the numbers that Word counts."""
    body = reading.xml(path, "word/document.xml").find(f"{W}body")
    assert body is not None
    return body


def of_style(path: Path, *ids: str) -> list[etree._Element]:
    found = [paragraph for paragraph in raw(path).iter(f"{W}p") if style(paragraph) in ids]
    assert found
    return found


def known_styles(path: Path) -> dict[str, etree._Element]:
    return {one.get(f"{W}styleId", ""): one for one in reading.xml(path, "word/styles.xml").iter(f"{W}style")}


@pytest.mark.parametrize("id_", PUBLISHED)
def test_word_counts_chapters_and_areas(made: Made, id_: str) -> None:
    path = made.path(id_, "docx")
    shown = [heading.text for heading in reading.docx_headings(path) if re.match(r"(Område )?\d", heading.text)]
    written = [reading.one_line(reading.docx_text(heading)) for heading in of_style(path, "Heading1", "Heading2")]
    assert len([text for text in shown if text.startswith("Område")]) == 8
    assert [text for text in written if re.match(r"(Område )?\d", text)] == [], "no number is typed"
    assert value(known_styles(path)["Heading1"].find(f"{W}pPr/{W}numPr/{W}numId")), "a new chapter is counted by its style"


@pytest.mark.parametrize("id_", PUBLISHED)
def test_word_counts_captions(made: Made, id_: str) -> None:
    path = made.path(id_, "docx")
    counted: dict[str, int] = {}
    for caption in of_style(path, "TableCaption", "ImageCaption"):
        kind = "Tabell" if style(caption) == "TableCaption" else "Diagram"
        counted[kind] = counted.get(kind, 0) + 1
        (field,) = caption.iter(f"{W}fldSimple")
        assert field.get(f"{W}instr") == f" SEQ {kind} \\* ARABIC "
        assert reading.docx_text(field).strip() == str(counted[kind])
        assert reading.docx_text(caption).strip().startswith(f"{kind} {counted[kind]}. ")
    assert counted["Tabell"] >= 8
    names = [value(name) for name in raw(path).iter(f"{W}tblCaption")]
    assert names
    assert [name for name in names if re.match(r"(Tabell|Diagram) \d", name)] == [], "a number in a table's name would not follow"


@pytest.mark.parametrize("id_", PUBLISHED)
def test_no_cell_is_merged(made: Made, id_: str) -> None:
    assert list(raw(made.path(id_, "docx")).iter(f"{W}gridSpan", f"{W}vMerge")) == []
    for table in raw(made.path(id_, "docx")).iter(f"{W}tbl"):
        columns = len(table.findall(f"{W}tblGrid/{W}gridCol"))
        assert {len(row.findall(f"{W}tc")) for row in table.findall(f"{W}tr")} == {columns}


def test_tables_that_are_read_across_say_so(made: Made) -> None:
    for table in raw(made.path("nassjo-2019", "docx")).iter(f"{W}tbl"):
        look = table.find(f"{W}tblPr/{W}tblLook")
        assert look is not None
        across = value(table.find(f"{W}tblPr/{W}tblStyle")) in ("Figures", "Scores", "Brief")
        assert (look.get(f"{W}firstRow"), look.get(f"{W}firstColumn")) == ("1", "1" if across else "0")
        assert int(look.get(f"{W}val", ""), 16) & 0x80 == (0x80 if across else 0)


def test_lists_have_word_s_own_styles(workshop: Workshop) -> None:
    values = data()
    values["areas"]["1"]["narrative"] = LISTS
    path = workshop.make(values, ("docx",))["docx"]
    body = [paragraph for paragraph in raw(path) if paragraph.tag == f"{W}p"]
    texts = [reading.docx_text(paragraph).strip() for paragraph in body]
    found = {text: paragraph for text, paragraph in zip(texts, body, strict=True) if text and text in LISTS}
    assert {text: style(paragraph) for text, paragraph in found.items()} == {
        "Före.": "BodyText",
        "En punkt": "ListBullet",
        "Två punkt": "ListBullet",
        "Under ett": "ListBullet2",
        "Djupt ett": "ListNumber3",
        "Djupt två": "ListNumber3",
        "Mellan.": "FirstParagraph",
        "Första": "ListNumber",
        "Andra": "ListNumber",
        "Mellan igen.": "FirstParagraph",
        "Lös punkt": "ListBullet",
        "med fortsättning": "ListContinue",
        "Andra lösa": "ListBullet",
        "Efter.": "FirstParagraph",
    }
    assert {style(one) for text, one in zip(texts, body, strict=True) if text == "En styrka"} == {"Strengths"}
    own = {text: value(one.find(f"{W}pPr/{W}numPr/{W}numId")) for text, one in found.items()}
    assert [text for text, number in own.items() if number] == ["Djupt ett", "Djupt två", "Första", "Andra"]
    assert len(set(own.values())) == 3, "each numbered list begins anew"


def test_the_list_styles_are_those_that_word_translates(made: Made) -> None:
    """Word calls them Punktlista and Numrerad lista by their English names, which begin no custom style."""
    known = known_styles(made.path("nassjo-2019", "docx"))
    for kind in ("Bullet", "Number", "Continue"):
        for level in range(1, 6):
            number = "" if level == 1 else str(level)
            one = known[f"List{kind}{number}"]
            assert value(one.find(f"{W}name")) == f"List {kind} {number}".strip()
            assert one.get(f"{W}customStyle") is None
            assert (one.find(f"{W}pPr/{W}numPr") is not None) == (kind != "Continue")


@pytest.mark.parametrize("id_", PUBLISHED)
def test_the_report_s_name_has_word_s_style_for_titles(made: Made, id_: str) -> None:
    (title,) = of_style(made.path(id_, "docx"), "Title")
    assert reading.docx_text(title).strip()
    assert known_styles(made.path(id_, "docx"))["Title"].get(f"{W}customStyle") is None


def test_a_picture_put_into_the_text_shows(made: Made) -> None:
    """A line of an exact height shows as much of a picture as fits in it."""
    known = known_styles(made.path("nassjo-2019", "docx"))
    for id_ in ("Normal", "BodyText", "FirstParagraph", "Lead", "ListBullet", "TableText", "Strengths"):
        spacing = known[id_].find(f"{W}pPr/{W}spacing")
        assert spacing is not None
        assert spacing.get(f"{W}lineRule") == "atLeast", id_


def test_a_line_of_the_typeface_is_as_high_as_is_said() -> None:
    face = read_theme().typeface
    for file in (face.regular, face.bold, face.italic, face.bold_italic):
        font = TTFont(paths.FONTS / file)
        assert (font["hhea"].ascent - font["hhea"].descent) / font["head"].unitsPerEm == word_styles.OWN_LINE


def test_no_style_has_another_typeface(made: Made) -> None:
    path, family = made.path("nassjo-2019", "docx"), read_theme().typeface.family
    fonts = [fonts.get(f"{W}ascii") for fonts in reading.xml(path, "word/styles.xml").iter(f"{W}rFonts")]
    assert fonts == [family]
    latin = [one.get("typeface") for one in reading.xml(path, "word/theme/theme1.xml").iter(f"{DRAWINGML}latin")]
    assert latin == [family, family]


def test_word_treats_it_as_a_swedish_document_of_today(made: Made) -> None:
    settings = reading.xml(made.path("nassjo-2019", "docx"), "word/settings.xml")
    modes = {one.get(f"{W}name"): value(one) for one in settings.iter(f"{W}compatSetting")}
    assert modes["compatibilityMode"] == "15"
    assert value(settings.find(f"{W}decimalSymbol")) == ","
    assert value(settings.find(f"{W}listSeparator")) == ";"


@pytest.mark.parametrize(("status", "tracked"), [("fact-check", True), ("draft", False), ("published", False)])
def test_in_a_draft_under_fact_check_what_a_reader_changes_is_tracked_and_moves_too(
    workshop: Workshop, status: str, tracked: bool
) -> None:
    settings = reading.xml(workshop.make(data(status=status), ("docx",))["docx"], "word/settings.xml")
    assert (settings.find(f"{W}trackRevisions") is not None) == tracked
    assert (settings.find(f"{W}doNotTrackMoves") is None) == tracked


@pytest.mark.parametrize("id_", PUBLISHED)
def test_the_figures_of_its_size_are_true(made: Made, id_: str) -> None:
    path = made.path(id_, "docx")
    said = {str(one.tag).removeprefix(APP): one.text or "" for one in reading.xml(path, "docProps/app.xml")}
    texts = [reading.docx_text(paragraph) for paragraph in raw(path).iter(f"{W}p")]
    words = sum(len(text.split()) for text in texts)
    assert words > 2000
    assert int(said["Words"]) == words
    assert int(said["Paragraphs"]) == len([text for text in texts if text.strip()])
    assert int(said["Characters"]) == len("".join("".join(text.split()) for text in texts))
    assert int(said["Pages"]) == reading.pdf(made.path(id_, "pdf")).pages
