"""An area whose last page would be nearly empty is set tighter, alike in the PDF and in Word; no other is."""

from __future__ import annotations

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


def _tight(path: Any) -> list[str]:
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
    # Short enough, saved by tightness, and too long for it to do good.
    assert kinds == [(1, False), (1, True), (2, False)]
