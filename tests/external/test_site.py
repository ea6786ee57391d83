"""The site in browsers, page by page: from a folder and from a server with the strict policy, narrow, dark, in print, unscripted.

What others say of the pages: axe and html-validate, and the engines of Firefox and WebKit beside Chromium's.
"""

from __future__ import annotations

import io
import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlsplit

import pdfplumber
import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page

from kommunkompassen.repository import Repository
from kommunkompassen.site import published
from tests.external import engines
from tests.external.engines import Engine
from tests.external.judges import JUDGES, TAGS, html_validate
from tests.external.serving import served
from tests.helpers import real
from tests.site.conftest import site_of

pytestmark = pytest.mark.external
KINDS = {
    "overview": "index.html",
    "report": "rapporter/nassjo-2019.html",
    "report of 2003": "rapporter/botkyrka-2003.html",
    "municipality": "kommuner/kumla.html",
    "areas": "omraden/index.html",
    "area": "omraden/2018-1.html",
    "question": "fragor/2018-1-4.html",
    "themes": "goda-exempel/index.html",
    "theme": "goda-exempel/demokrati.html",
    "search": "sok.html",
    "hits": "sok.html?q=medborgardialog",
    "comparison": "jamfor.html",
    "compared": "jamfor.html?u=nassjo-2019&u=kumla-2017",
    "data": "data/index.html",
    "about": "om.html",
    "accessibility": "tillganglighet.html",
    "not found": "404.html",
}
"""A page of every kind, with what is asked of it where that changes it."""
FROM_FOLDER = {kind: path for kind, path in KINDS.items() if kind != "not found"}
"""Where a server shows it for an address that is not there, that page's files have whole addresses."""
ENGINES: dict[str, Engine] = {"Firefox": engines.firefox, "WebKit": engines.webkit}
LOOKS = """
  await document.fonts.ready;
  await new Promise((done) => setTimeout(done, 500));
  return {
    heading: document.querySelector("h1")?.innerText,
    width: document.documentElement.scrollWidth, window: innerWidth,
    family: getComputedStyle(document.body).fontFamily,
    fonts: [...document.fonts].filter((font) => font.status === "loaded").length,
    hits: document.querySelectorAll("#hits a").length,
    filled: [...document.querySelectorAll("figure svg path[fill]")].map((shape) => getComputedStyle(shape).fill),
  };
"""


@dataclass(frozen=True, slots=True)
class Site:
    """Where it lies, and where it is served."""

    folder: Path
    address: str

    def at(self, place: str, path: str) -> str:
        """The address of a page in the folder or on the server."""
        return f"{self.folder.as_uri() if place == 'folder' else self.address.rstrip('/')}/{path}"


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    """The site of the published evaluations, made for the address at which it is then served."""
    folder = tmp_path_factory.mktemp("browsed")
    with served(folder / "site") as address:
        yield Site(site_of(published.meant_as_published(real()), Repository(), folder, address), address)


def opened(browser: Browser, address: str, width: int = 1200, scheme: str = "light", *, scripts: bool = True) -> Page:
    """A page in a window of its own."""
    context = browser.new_context(
        viewport={"width": width, "height": 900},
        color_scheme=scheme,  # type: ignore[arg-type]
        java_script_enabled=scripts,
    )
    page = context.new_page()
    page.goto(address, wait_until="networkidle")
    return page


@pytest.mark.parametrize("place", ["folder", "server"])
def test_nothing_is_forbidden_or_asked_for_elsewhere(site: Site, browser: Browser, place: str) -> None:
    page = browser.new_page()
    said: list[str] = []
    asked: list[str] = []
    page.on("console", lambda message: said.append(f"{page.url}: {message.text}"))
    page.on("pageerror", lambda error: said.append(f"{page.url}: {error}"))
    page.on("requestfailed", lambda request: said.append(f"{page.url}: no {request.url}"))
    page.on("request", lambda request: asked.append(request.url))
    chosen = FROM_FOLDER if place == "folder" else KINDS
    for path in chosen.values():
        page.goto(site.at(place, path), wait_until="networkidle")
    page.close()
    assert said == []
    assert len(asked) > 2 * len(chosen)
    assert [url for url in asked if not url.startswith((site.at(place, ""), "data:"))] == []


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_a_narrow_page_does_not_scroll_sideways(site: Site, browser: Browser, scheme: str) -> None:
    widths = {}
    for kind, path in KINDS.items():
        page = opened(browser, site.at("server", path), 320, scheme)
        page.evaluate("document.querySelectorAll('details').forEach(details => details.open = true)")
        widths[kind] = page.evaluate("document.documentElement.scrollWidth")
        page.context.close()
    assert {kind: width for kind, width in widths.items() if width != 320} == {}


@pytest.mark.parametrize("kind", KINDS)
def test_axe_finds_nothing(site: Site, browser: Browser, kind: str) -> None:
    wrong = []
    for width, scheme in ((320, "light"), (1200, "dark")):
        page = opened(browser, site.at("folder" if kind in FROM_FOLDER else "server", KINDS[kind]), width, scheme)
        said = Axe().run(page, options={"runOnly": list(TAGS), "resultTypes": ["violations"]}).response
        assert said["passes"], "axe looked at the page"
        wrong += [f"{width} {scheme} {one['id']}: {[node['target'] for node in one['nodes']]}" for one in said["violations"]]
        page.context.close()
    assert wrong == []


def test_html_validate_finds_nothing(site: Site) -> None:
    said = html_validate(*sorted(site.folder.rglob("*.html")))
    # An area of 2003 has a name of its own that is longer than search engines show.
    not_believed = {*JUDGES["html-validate"].silenced, "long-title"}
    assert [one for one in said if one.rule not in not_believed] == []


def test_every_page_reads_without_scripts(site: Site, browser: Browser) -> None:
    few = {}
    for kind, path in KINDS.items():
        page = opened(browser, site.at("server", path), scripts=False)
        words = page.locator("main").inner_text().split()
        assert page.get_by_role("heading", level=1).count() == 1, kind
        # Without scripts nothing is searched for, and nothing is set side by side: such a page says where the same can be read.
        leads_on = page.locator("main a[href*='goda-exempel'], main a[href*='index.html']").count()
        if len(words) < 40 and not leads_on:
            few[kind] = words
        page.context.close()
    assert few == {}


def test_in_print_a_page_is_without_the_menu_and_a_report_has_its_pages_numbered(site: Site, browser: Browser) -> None:
    for kind, path in KINDS.items():
        page = opened(browser, site.at("server", path))
        with pdfplumber.open(io.BytesIO(page.pdf(prefer_css_page_size=True))) as printed:
            texts = [sheet.extract_text() for sheet in printed.pages]
            outside = [word["text"] for sheet in printed.pages for word in sheet.extract_words() if word["x1"] > sheet.width]
        heading = page.get_by_role("heading", level=1).inner_text().split()[-1]
        page.context.close()
        assert "Goda exempel Områden" not in texts[0], kind
        assert heading in texts[0], kind
        assert outside == [], kind
        if kind.startswith("report"):
            assert [f"sida {number} av {len(texts)}" in text for number, text in enumerate(texts, 1)] == [True] * len(texts)


@pytest.mark.parametrize("place", ["folder", "server"])
@pytest.mark.parametrize("engine", ENGINES)
def test_other_engines_show_the_same(site: Site, engine: str, place: str) -> None:
    chosen = FROM_FOLDER if place == "folder" else KINDS
    width = 320 if engine == "Firefox" else 500
    seen = ENGINES[engine]([site.at(place, path) for path in chosen.values()], LOOKS, width)
    assert len(seen) == len(chosen)
    for (kind, _), page in zip(chosen.items(), seen, strict=True):
        assert page.said == (), kind
        looks = page.answer
        assert looks["heading"], kind
        assert looks["width"] <= looks["window"], kind
        assert looks["family"].startswith('"Source Sans 3"'), kind
        assert looks["fonts"] >= 1, kind
        if kind.startswith("report"):
            assert len(set(looks["filled"])) >= 3, "charts have their colours, and are not black"
        if kind == "hits":
            assert looks["hits"] > 5, "the search works"


def test_a_report_s_figures_are_a_file_on_the_site(site: Site, browser: Browser) -> None:
    page = opened(browser, site.at("server", KINDS["report"]))
    link = page.get_by_role("link", name="Siffrorna i Excel (CSV)")
    target = urlsplit(str(link.evaluate("one => one.href")))
    assert f"{target.scheme}://{target.netloc}/" == site.address
    assert (site.folder / target.path.lstrip("/")).read_bytes().startswith(b"\xef\xbb\xbfKommun;")
    page.context.close()


def test_links_to_be_shared_have_a_picture_and_words(site: Site, browser: Browser) -> None:
    page = opened(browser, site.at("server", KINDS["report"]))
    said = json.loads(
        page.evaluate(
            "JSON.stringify(Object.fromEntries([...document.querySelectorAll('meta[property]')].map(one => "
            "[one.getAttribute('property'), one.content])))"
        )
    )
    picture = site.folder / said["og:image"].removeprefix(site.address)
    assert picture.read_bytes().startswith(b"\x89PNG")
    assert len(said["og:image:alt"]) > 20
    assert said["og:url"] == site.address + KINDS["report"]
    page.context.close()
