"""The web pages in a real browser: never too wide, readable without scripts, and whole in print."""

from __future__ import annotations

import io
import re

import pdfplumber
import pytest
from playwright.sync_api import Browser

from tests.conftest import Made

pytestmark = pytest.mark.external

IDS = ("arboga-2016", "botkyrka-2003", "kumla-2017", "ljungby-2018", "nassjo-2019")
NARROW, WIDE = 320, 1200


@pytest.mark.parametrize("id_", IDS)
def test_a_narrow_page_does_not_scroll_sideways(made: Made, browser: Browser, id_: str) -> None:
    context = browser.new_context(viewport={"width": NARROW, "height": 900})
    page = context.new_page()
    page.goto(made.path(id_, "html").as_uri())
    page.evaluate("document.querySelectorAll('details').forEach(details => details.open = true)")
    assert page.evaluate("document.documentElement.scrollWidth") == NARROW
    context.close()


@pytest.mark.parametrize("id_", IDS)
def test_the_page_reads_without_scripts_and_asks_for_nothing(made: Made, browser: Browser, id_: str) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto(made.path(id_, "html").as_uri())
    assert page.get_by_role("heading", level=2).count() >= 4
    assert [url for url in asked if not url.startswith("data:")] == [made.path(id_, "html").as_uri()]
    context.close()


@pytest.mark.parametrize("id_", IDS)
def test_in_print_every_table_of_questions_is_on_one_page_with_its_caption_and_one_sum(
    made: Made, browser: Browser, id_: str
) -> None:
    page = browser.new_page()
    page.goto(made.path(id_, "html").as_uri())
    with pdfplumber.open(io.BytesIO(page.pdf(prefer_css_page_size=True))) as printed:
        texts = [sheet.extract_text() for sheet in printed.pages]
    page.close()
    captions = [len(re.findall(r"^Tabell \d+\. Område \d", text, re.MULTILINE)) for text in texts]
    sums = [len(re.findall(r"^Summa \d", text, re.MULTILINE)) for text in texts]
    assert sum(captions) == 8
    assert sums == captions
    areas = [re.findall(r"^Område (\d) [A-ZÅÄÖ]", text, re.MULTILINE) for text in texts[2:]]
    assert [found for found in areas if found] == [[str(number)] for number in range(1, 9)], "no two on one page"
