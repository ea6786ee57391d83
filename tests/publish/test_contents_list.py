"""The Word file's contents list refuses pages that are not its own."""

from __future__ import annotations

import pytest
from lxml import etree

from kommunkompassen.base.theme import read_theme
from kommunkompassen.publish.contents_list import contents_list, headings_in
from kommunkompassen.publish.outline import Entry
from tests import made as reading
from tests.made import W

WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"


def body(*headings: tuple[int, str]) -> etree._Element:
    paragraphs = [("ContentsPlaceholder", "Innehåll"), *((f"Heading{level}", text) for level, text in headings)]
    inner = "".join(
        f'<w:p><w:pPr><w:pStyle w:val="{style}"/></w:pPr><w:r><w:t>{text}</w:t></w:r></w:p>' for style, text in paragraphs
    )
    return etree.fromstring(f'<w:body xmlns:w="{WORD}">{inner}</w:body>')


def test_each_chapter_and_section_gets_a_line_with_its_page() -> None:
    tree = body((1, "1 Ett"), (2, "Två"), (3, "Tre"), (1, "2 Fyra"))
    contents_list(
        tree,
        list(headings_in(tree)),
        [Entry(1, "1 Ett", 3), Entry(2, "Två", 4), Entry(3, "Tre", 4), Entry(1, "2 Fyra", 12)],
        read_theme(),
    )
    lines = [p for p in tree.iter(f"{W}p") if reading.style(p).startswith("TOC")]
    assert [(reading.style(p), reading.docx_text(p).split()) for p in lines] == [
        ("TOC1", ["1", "Ett", "3"]),
        ("TOC2", ["Två", "4"]),
        ("TOC1", ["2", "Fyra", "12"]),
    ]
    assert "ContentsPlaceholder" not in [reading.style(p) for p in tree.iter(f"{W}p")]


def test_headings_that_are_not_the_pdf_s_are_refused() -> None:
    tree = body((1, "1 Ett"), (2, "Två"))
    with pytest.raises(ValueError, match="differ"):
        contents_list(tree, list(headings_in(tree)), [Entry(1, "1 Ett", 3)], read_theme())
