"""No page is nearly empty: an area is set tighter, or follows on the page of another, alike in the PDF and in Word."""

from __future__ import annotations

from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest

from kommunkompassen.base.theme import read_theme
from kommunkompassen.publish.inspect import pages
from kommunkompassen.publish.ooxml import twips
from tests import made as reading
from tests.conftest import Made, Workshop
from tests.helpers import PUBLISHED, data
from tests.made import W

LINE = "Kommunen arbetar med frågan tillsammans med dem som bor där, och följer upp arbetet varje år i alla nämnder. "


def _long_area(short: int) -> dict[str, Any]:
    values = data()
    values["areas"]["2"]["general"] = "Kort."
    values["areas"]["2"]["narrative"] = "\n\n".join([LINE * 4] * 5 + [f"Kommunen arbetar så {n}." for n in range(short)])
    return values


def _tight(path: Path) -> list[str]:
    """The beginnings of the paragraphs that are set tighter in a Word file."""
    pitch = str(twips(read_theme().page.tight_line_pt))
    found = [one for one in reading.xml(path, "word/document.xml").iter(f"{W}spacing") if one.get(f"{W}line") == pitch]
    around = [next(one.iterancestors(f"{W}p")) for one in found]
    return [reading.docx_text(paragraph).strip()[:20] for paragraph in around]


@pytest.mark.parametrize("id_", PUBLISHED)
def test_no_page_of_the_five_is_nearly_empty(made: Made, id_: str) -> None:
    assert pages.flaws(made.path(id_, "pdf").read_bytes()) == []


def test_an_area_of_a_page_and_a_few_lines_is_set_on_one_page_and_others_are_left(workshop: Workshop) -> None:
    kinds = []
    for paragraphs in range(3, 6):
        paths = workshop.make(_long_area(short=paragraphs), ("docx", "pdf"))
        starts = {mark.text[:8]: mark.page for mark in reading.bookmarks(paths["pdf"])}
        tight = _tight(paths["docx"])
        # The other areas have a strength each, too.
        assert (tight.count("Kort."), tight.count("En styrka")) == ((1, 1) if tight else (0, 0))
        kinds.append((starts["Område 3"] - starts["Område 2"], bool(tight)))
    # Short enough, saved by tightness, and too long for it to do good: the next area begins below its last lines.
    assert kinds == [(1, False), (1, True), (1, False)]


def _begins_page(path: Path) -> list[bool]:
    """For each area's heading in a Word file, whether it begins a page."""
    return [heading.find(f"{W}pPr/{W}pageBreakBefore") is not None for heading in reading.docx_areas(path).values()]


def test_many_short_areas_share_pages_and_none_is_parted_that_has_room_on_one(workshop: Workshop) -> None:
    paths = workshop.make(data(), ("docx", "pdf"))
    pages_of = [mark.page for mark in reading.bookmarks(paths["pdf"]) if mark.text.startswith("Område ")]
    chapter = next(mark.page for mark in reading.bookmarks(paths["pdf"]) if mark.text.startswith("4 "))
    assert len(pages_of) == 8
    assert len(set(pages_of)) == chapter - pages_of[0] == 5
    new = [page != before for before, page in pairwise(pages_of)]
    assert _begins_page(paths["docx"]) == [False, *new]
    assert pages.flaws(paths["pdf"].read_bytes()) == []


def test_an_area_begins_on_the_page_before_it_only_where_that_is_hardly_filled(workshop: Workshop) -> None:
    values = data()
    for number in map(str, range(1, 9)):
        values["areas"][number]["narrative"] = "\n\n".join([LINE * 4] * 2)
    values["areas"]["2"]["narrative"] = "\n\n".join([LINE * 4] * 6)
    paths = workshop.make(values, ("docx", "pdf"))
    # Each area takes most of a page, and the second a page and some lines.
    assert _begins_page(paths["docx"]) == [False, True, False, True, True, True, True, True]
    starts = {mark.text[:8]: mark.page for mark in reading.bookmarks(paths["pdf"])}
    assert starts["Område 3"] == starts["Område 2"] + 1
    assert starts["Område 4"] == starts["Område 3"] + 1


def test_no_item_of_strengths_and_improvements_is_parted_by_the_end_of_a_page(workshop: Workshop) -> None:
    values = data()
    values["areas"]["2"]["narrative"] = [{"heading": "Avsnitt", "text": LINE * 3}]
    values["areas"]["2"]["strengths"] = [f"Styrka {number}. {LINE * 3}Slut." for number in range(1, 12)]
    values["areas"]["2"]["improvements"] = [f"Förbättring {number}. {LINE * 2}Slut." for number in range(1, 12)]
    paths = workshop.make(values, ("docx", "pdf"))
    items = [one for one in reading.pdf(paths["pdf"]).root.all("LI") if one.text().strip().endswith("Slut.")]
    assert len(items) == 22
    assert len({run.page for item in items for run in item.runs()}) > 2
    assert all(len({run.page for run in item.runs()}) == 1 for item in items)
    kept = [one for one in reading.docx_body(paths["docx"]).iter(f"{W}p") if reading.docx_text(one).strip().endswith("Slut.")]
    assert len(kept) == 22
    assert all(one.find(f"{W}pPr/{W}keepLines") is not None for one in kept)
