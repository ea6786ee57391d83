"""A draft's page in a real browser: accessible, and every block says its line to the pointer and to the keyboard."""

from __future__ import annotations

from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, Route

from kommunkompassen.base import paths
from kommunkompassen.building import builds
from kommunkompassen.building.options import Options
from kommunkompassen.repository import Repository
from tests.external.test_browser import NARROW, WIDE

pytestmark = pytest.mark.external

URL = "https://exempel.se/agare/projekt/blob/main"
SHOWN = "element => getComputedStyle(element, '::after').content"


@pytest.fixture(scope="module", params=["", URL], ids=["plain", "linked"])
def draft(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Path:
    options = Options(("html",), tmp_path_factory.mktemp("draft"), draft=True, notes=True, source_url=request.param)
    made = builds.build(paths.EVALUATIONS / "kumla-2017.yaml", Repository(), options)
    assert made.exit_code == builds.OK
    return made.written[0]


def opened(browser: Browser, draft: Path, width: int = WIDE, scheme: str = "light") -> Page:
    context = browser.new_context(viewport={"width": width, "height": 900}, color_scheme=scheme)  # type: ignore[arg-type]
    page = context.new_page()
    page.goto(draft.as_uri())
    return page


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [NARROW, WIDE])
def test_axe_finds_no_violation(draft: Path, browser: Browser, width: int, scheme: str) -> None:
    page = opened(browser, draft, width, scheme)
    page.locator(".strengths li .source-line").first.focus()
    result = Axe().run(page)
    assert result.response["passes"], "axe looked at the page"
    assert [(found["id"], [node["target"] for node in found["nodes"]]) for found in result.response["violations"]] == []
    assert page.evaluate("document.documentElement.scrollWidth") == width


BLOCKS = (
    "h4",
    ".area > p",
    ".strengths li",
    ".score-box td:first-child span:has(> .source-line)",
    "table.scores tbody tr",
    "caption",
    "figcaption",
    ".cover-fact p",
)


@pytest.mark.parametrize("block", BLOCKS)
def test_a_block_says_its_line_while_the_pointer_is_on_it_and_only_then(draft: Path, browser: Browser, block: str) -> None:
    page = opened(browser, draft)
    element = page.locator(block).nth(1)
    mark = element.locator(".source-line").first
    assert mark.evaluate(SHOWN) == "none"
    element.scroll_into_view_if_needed()
    element.hover()
    assert mark.evaluate(SHOWN) == "attr(data-place)" or ", rad\u00a0" in mark.evaluate(SHOWN)
    page.mouse.move(0, 0)
    assert mark.evaluate(SHOWN) == "none"


def test_the_keyboard_goes_from_mark_to_mark_and_each_is_shown(draft: Path, browser: Browser) -> None:
    page = opened(browser, draft)
    marks = page.locator(".strengths li .source-line")
    marks.first.focus()
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.id") == marks.nth(1).get_attribute("id")
    assert marks.nth(1).evaluate(SHOWN) != "none"
    assert marks.first.evaluate(SHOWN) == "none"


def test_what_is_shown_lies_over_the_text_and_moves_nothing(draft: Path, browser: Browser) -> None:
    page = opened(browser, draft)
    element = page.locator(".area > p").nth(3)
    element.scroll_into_view_if_needed()
    before = page.evaluate("document.documentElement.scrollHeight"), element.bounding_box()
    element.hover()
    assert (page.evaluate("document.documentElement.scrollHeight"), element.bounding_box()) == before


def test_a_link_can_be_clicked_where_it_is_shown(draft: Path, browser: Browser) -> None:
    page = opened(browser, draft)
    link = page.locator(".area > p a.source-line").first
    if URL not in draft.read_text("utf-8"):
        assert link.count() == 0
        return
    address = link.get_attribute("href") or ""
    asked: list[str] = []

    def answer(route: Route) -> None:
        asked.append(route.request.url)
        route.abort()

    page.route(f"{URL}/**", answer)
    paragraph = page.locator(".area > p:has(a.source-line)").first
    paragraph.scroll_into_view_if_needed()
    paragraph.hover()
    box = paragraph.bounding_box()
    assert box
    # What is shown hangs at the block's upper right corner, where the pointer can reach it without leaving the block.
    page.mouse.move(box["x"] + box["width"] - 20, box["y"] + 2)
    page.mouse.move(box["x"] + box["width"] - 20, box["y"] - 6, steps=4)
    page.mouse.click(box["x"] + box["width"] - 20, box["y"] - 6)
    page.wait_for_timeout(200)
    assert [url.partition("#")[0] for url in asked] == [address.partition("#")[0]]
