"""The PDF's outline, as the Word file's contents list takes its pages from it."""

from __future__ import annotations

import pytest

from kommunkompassen.publish.outline import outline
from tests import made as reading
from tests.conftest import Made
from tests.helpers import PUBLISHED


@pytest.mark.parametrize("id_", PUBLISHED)
def test_a_heading_stands_on_the_page_that_the_outline_says(made: Made, id_: str) -> None:
    path = made.path(id_, "pdf")
    entries = outline(path.read_bytes())
    name, *headings = reading.pdf(path).root.all("H1", "H2", "H3")
    assert name.runs()[0].page == 1
    assert len(entries) == len(headings) > 15
    for entry, heading in zip(entries, headings, strict=True):
        assert reading.one_line(entry.title) == reading.one_line(heading.text())
        assert entry.level == int(heading.kind[1])
        assert entry.page == heading.runs()[0].page
