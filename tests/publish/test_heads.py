"""The heads of the pages name the area that they are of, in the PDF and in Word."""

from __future__ import annotations

import re
from pathlib import Path

import docx
import pytest

from kommunkompassen.base.theme import read_theme
from tests import made as reading
from tests.conftest import Made, Workshop
from tests.helpers import PUBLISHED, data
from tests.made import W

HEAD_PT = (read_theme().page.header_mm + 8) * 72 / 25.4
AREA = re.compile(r"Område (\d)\b")


def _heads(path: Path) -> list[str]:
    """What stands in the head of each page of a PDF."""
    made = reading.pdf(path)
    heads = [""] * made.pages
    for run in made.runs:
        if run.mark is None and run.y < HEAD_PT:
            heads[run.page - 1] += run.text
    return heads


def _begins_page(path: Path, mark: reading.Bookmark) -> bool:
    """Whether a heading is the first that stands below the page's head."""
    found = reading.lines(reading.pdf(path).runs, mark.page)
    return mark.text.startswith(next(text for y, text in found.items() if y > HEAD_PT))


@pytest.mark.parametrize("id_", PUBLISHED)
def test_every_page_names_the_area_that_its_upper_end_is_of(made: Made, id_: str) -> None:
    path = made.path(id_, "pdf")
    heads, marks = _heads(path), [mark for mark in reading.bookmarks(path) if mark.level <= 2]
    current, midway = "", 0
    for page, head in enumerate(heads, 1):
        begun = [mark for mark in marks if mark.page == page and (mark.level == 1 or AREA.match(mark.text))]
        areas = [mark.text for mark in begun if mark.level == 2]
        if begun and _begins_page(path, begun[0]):
            current = areas[0] if areas else ""
        elif begun:
            midway += 1
        assert head.replace(" ", "").endswith(current.replace(" ", ""))
        assert bool(AREA.search(head)) == bool(current), page
        current = areas[-1] if areas else current
    assert current == ""
    assert bool(midway) == (id_ in ("botkyrka-2003", "kumla-2017", "nassjo-2019"))


@pytest.mark.parametrize("id_", PUBLISHED)
def test_the_word_file_has_a_section_for_each_area_that_begins_a_page_and_its_head_names_it(made: Made, id_: str) -> None:
    document = docx.Document(str(made.path(id_, "docx")))
    heads = [section.header._element for section in document.sections]
    texts = ["".join(text.text or "" for text in head.iter(f"{W}t")) for head in heads]
    groups: list[list[str]] = []
    for number, heading in reading.docx_areas(made.path(id_, "docx")).items():
        if not groups or heading.find(f"{W}pPr/{W}pageBreakBefore") is not None:
            groups.append([reading.docx_text(heading).strip()])
        else:
            groups[-1].append(f"Område {number}")
    areas = [group[0] if len(group) == 1 else f"{group[0][:8]}–{group[-1][-1]} " for group in groups]
    assert [text.removeprefix(texts[0]) for text in texts] == ["", *areas, ""]
    fields = [node.get(f"{W}instr") for node in heads[1].iter(f"{W}fldSimple")]
    assert fields == [r" STYLEREF 2 \n ", " STYLEREF 2 "]
    assert [section.different_first_page_header_footer for section in document.sections] == [True, *[False] * (len(heads) - 1)]


def test_in_a_draft_utkast_stands_beside_the_report_and_every_head_is_marked_with_its_place(workshop: Workshop) -> None:
    paths = workshop.make(data(status="draft"), ("pdf", "docx"))
    heads = _heads(paths["pdf"])
    assert heads[0] == "UTKAST"
    assert all("UTKAST" in head for head in heads)
    assert any(head.startswith("Kommunkompassen · Kumla kommun 2027 · UTKASTOmråde 1") for head in heads)
    parts = [name for name in reading.parts(paths["docx"]) if name.startswith("word/header") and name != "word/header2.xml"]
    marks = [mark.get(f"{W}name", "") for part in parts for mark in reading.xml(paths["docx"], part).iter(f"{W}bookmarkStart")]
    assert len(parts) == len(marks) == len(set(marks)) == 9
    assert all("_municipality_" in mark for mark in marks)
