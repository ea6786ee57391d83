"""The cover is one page, its facts at the foot, whatever stands on it."""

from __future__ import annotations

from typing import Any

import pytest
from lxml import etree

from kommunkompassen.base.theme import read_theme
from tests import made as reading
from tests.conftest import Workshop
from tests.helpers import data
from tests.made import W

THEME = read_theme()


def _before(body: etree._Element, style: str) -> float | None:
    """The space before the first paragraph of a style, in points, where it has one of its own."""
    first = next(paragraph for paragraph in body.iter(f"{W}p") if reading.style(paragraph) == style)
    spacing = first.find(f"{W}pPr/{W}spacing")
    return None if spacing is None else int(spacing.get(f"{W}before", "0")) / 20


def _evaluators(number: int) -> dict[str, Any]:
    return {"evaluators": [{"name": f"Anna-Karin Berg {n}", "affiliation": "Sveriges Kommuner"} for n in range(number)]}


@pytest.mark.parametrize(("evaluators", "least", "most"), [(1, 150, 300), (3, 120, 280), (10, 8, 180)])
def test_the_facts_stand_at_the_foot_of_the_cover(workshop: Workshop, evaluators: int, least: float, most: float) -> None:
    made = workshop.make(data(**_evaluators(evaluators)), ("docx", "pdf"))
    before = _before(reading.docx_body(made["docx"]), "CoverLabel")
    assert before is not None
    assert least < before < most
    runs = reading.pdf(made["pdf"]).runs
    assert {run.page for run in runs if run.text == "Innehåll"} == {2}
    foot = (THEME.page.height_mm - THEME.page.bottom_mm) * 72 / 25.4
    assert foot - 10 < max(run.y for run in runs if run.page == 1) < foot


def test_so_many_facts_that_the_page_is_full_move_its_first_line_up(workshop: Workshop) -> None:
    made = workshop.make(data(**_evaluators(22)), ("docx", "pdf"))
    body = reading.docx_body(made["docx"])
    assert _before(body, "CoverLabel") is None
    assert (_before(body, "CoverName") or 0) < THEME.blocks["cover-name"].before_pt  # type: ignore[operator]
    assert {run.page for run in reading.pdf(made["pdf"]).runs if run.text == "Innehåll"} == {2}
