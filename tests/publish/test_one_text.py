"""The three formats have one text, in one order.

What is set aside, and no more: white space (no-break spaces count as spaces, lines and pages may break anywhere);
headers and footers; the text inside charts, and on the web page the tables that unfold below them; bullets and numbers
of lists, which Word and the web page make themselves; the contents list's entries (the web page has links without
pages), as are the pages that "I korthet" names; and the capitals of the cover's first line.
"""

from __future__ import annotations

import re

import pypdfium2
import pytest

from tests import made as reading
from tests.conftest import Made
from tests.helpers import PUBLISHED

PAGE = re.compile(r" ?\(sida (\d+)\)")
"""Where "I korthet" says on which page something stands, on paper alone."""


def without_pages(words: list[str]) -> list[str]:
    """The words of what is printed, as the web page has them."""
    text = " ".join(words)
    assert len(PAGE.findall(text)) <= 6
    return PAGE.sub("", text).split()


def cells_without_pages(tables: list[list[list[str]]]) -> list[list[list[str]]]:
    """The tables of what is printed, as the web page has them."""
    return [[[PAGE.sub("", cell) for cell in row] for row in table] for table in tables]


def as_typed(words: list[str]) -> list[str]:
    """The PDF has the cover's first line in capitals; Word and the web page only show it so."""
    assert "KOMMUNKOMPASSEN" in words
    return ["Kommunkompassen" if word == "KOMMUNKOMPASSEN" else word for word in words]


@pytest.mark.parametrize("id_", PUBLISHED)
def test_word_and_the_web_page_have_the_same_words_in_the_same_order(made: Made, id_: str) -> None:
    words = without_pages(reading.docx_words(made.path(id_, "docx")))
    assert len(words) > 3000
    assert words == reading.html_words(made.path(id_, "html"))


@pytest.mark.parametrize("id_", PUBLISHED)
def test_the_pdf_read_by_its_structure_has_the_same_words_in_the_same_order(made: Made, id_: str) -> None:
    words = without_pages(as_typed(reading.pdf_words(made.path(id_, "pdf"))))
    assert words == reading.html_words(made.path(id_, "html"))


@pytest.mark.parametrize("id_", PUBLISHED)
def test_the_headings_are_the_same(made: Made, id_: str) -> None:
    headings = reading.html_headings(made.path(id_, "html"))
    assert len(headings) > 15
    assert reading.docx_headings(made.path(id_, "docx")) == headings
    assert reading.pdf_headings(made.path(id_, "pdf")) == headings


@pytest.mark.parametrize("id_", PUBLISHED)
def test_the_tables_have_the_same_cells(made: Made, id_: str) -> None:
    tables = reading.html_tables(made.path(id_, "html"))
    assert len(tables) >= 17
    assert cells_without_pages(reading.docx_tables(made.path(id_, "docx"))) == tables
    assert cells_without_pages(reading.pdf_tables(made.path(id_, "pdf"))) == tables


@pytest.mark.parametrize("id_", ["nassjo-2019", "kumla-2017", "botkyrka-2003"])
def test_the_good_examples_stand_on_the_pages_that_are_named(made: Made, id_: str) -> None:
    path = made.path(id_, "pdf")
    (table,) = [one for one in reading.pdf_tables(path) if one[0][0] == "Goda exempel"]
    assert table in reading.docx_tables(made.path(id_, "docx"))
    named = [(row[0].removesuffix("…"), int(PAGE.findall(row[1])[0])) for row in table[1:] if "(sida" in row[1]]
    assert named
    with pypdfium2.PdfDocument(path) as document:
        for name, page in named:
            # Where a line ends in the middle of a name, a space is missing in the text as it is read.
            text = document[page - 1].get_textpage().get_text_bounded()
            assert "".join(name.split()) in "".join(text.split()), (name, page)


@pytest.mark.parametrize("id_", PUBLISHED)
def test_no_digit_of_the_pdf_has_an_invisible_companion(made: Made, id_: str) -> None:
    # Typst's own contents list puts a word joiner before each page number; it then goes with that digit in the whole
    # file, so that a copied or searched "37" is not "37" in readers that don't know the text given instead.
    raw = reading.pdf_raw_text(made.path(id_, "pdf"))
    assert "poäng" in raw
    assert not [character for character in "\u2060\u200b\ufeff\ufffd" if character in raw]
