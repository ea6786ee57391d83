"""Search and comparison in a browser: from a folder and from a server with the strict policy, by keyboard, and gone back to."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page

from kommunkompassen.repository import Repository
from kommunkompassen.site import published
from tests.external.serving import served
from tests.helpers import real
from tests.site.conftest import site_of

pytestmark = pytest.mark.external
SEARCH = "sok.html?q=medborgardialog"
COMPARED = "jamfor.html?u=nassjo-2019&u=kumla-2017"


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return site_of(published.meant_as_published(real()), Repository(), tmp_path_factory.mktemp("searched"))


@pytest.fixture(scope="module")
def server(folder: Path) -> Iterator[str]:
    with served(folder) as address:
        yield address


@pytest.fixture(params=["folder", "server"])
def base(request: pytest.FixtureRequest, folder: Path) -> str:
    return f"{folder.as_uri()}/" if request.param == "folder" else str(request.getfixturevalue("server"))


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    """A page that may complain of nothing."""
    opened = browser.new_page(viewport={"width": 1100, "height": 900})
    complaints: list[str] = []
    opened.on("console", lambda message: complaints.append(message.text) if message.type in ("error", "warning") else None)
    opened.on("pageerror", lambda error: complaints.append(str(error)))
    yield opened
    opened.close()
    assert complaints == []


def _hits(page: Page) -> list[str]:
    page.wait_for_selector("#hits a")
    return [link.inner_text() for link in page.locator("#hits a").all()]


def _focus(page: Page) -> str:
    return str(page.evaluate("document.activeElement.id"))


def _status(page: Page, words: str) -> None:
    page.wait_for_function("words => document.getElementById('status').textContent.includes(words)", arg=words)


def test_a_hit_leads_to_its_place_in_the_report(page: Page, base: str) -> None:
    page.goto(base + SEARCH)
    assert _hits(page)[0] == "Nässjö 2019: Medborgardialog och deltagande"
    links = [str(link.get_attribute("href")) for link in page.locator("#hits a").all()]
    for link in links:
        page.goto(base + link)
        assert page.locator(f"[id='{link.partition('#')[2]}']").count() == 1, link


def test_by_keyboard_alone_and_back_again(page: Page, base: str) -> None:
    page.goto(base + "sok.html")
    page.wait_for_selector("#search:not([hidden])")
    while _focus(page) != "q":
        page.keyboard.press("Tab")
    page.keyboard.type("undersökningar")
    page.keyboard.press("Enter")
    _status(page, "träffar på ”undersökningar”")
    while _focus(page) != "typ-styrka":
        page.keyboard.press("Tab")
    page.keyboard.press("Space")
    page.wait_for_url("**typ=styrka**")
    _status(page, "träffar")
    page.wait_for_function("() => [...document.querySelectorAll('#hits h2')].every(one => one.innerText.includes('styrka'))")
    assert _focus(page) == "typ-styrka", "the list of facets is made anew under it"
    while _focus(page) != "sida-nästa":
        page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    page.wait_for_url("**sida=2**")
    page.wait_for_function("() => document.activeElement.id.startsWith('hit-')")
    focused, second = _focus(page), _hits(page)
    page.keyboard.press("Enter")
    page.wait_for_url("**/rapporter/**")
    page.go_back()
    assert _hits(page) == second
    page.wait_for_function("id => document.activeElement.id === id", arg=focused)
    assert page.locator("#q").input_value() == "undersökningar"
    assert page.locator("#typ-styrka").is_checked()
    page.go_back()
    page.wait_for_function("() => document.getElementById('leaves').textContent.includes('Sida 1')")
    page.go_back()
    page.wait_for_function("() => !document.getElementById('typ-styrka').checked")


def test_what_is_typed_is_searched_in_one_step_of_the_history(page: Page, base: str) -> None:
    page.goto(base + "index.html")
    page.goto(base + "sok.html")
    page.locator("#q").press_sequentially("friskv", delay=60)
    _status(page, "”friskv”")
    assert any("Stark satsning" in text for text in page.locator("#hits p").all_inner_texts())
    page.go_back()
    page.wait_for_url("**index.html")


def test_counts_are_made_without_the_facets_own_choice(page: Page, base: str) -> None:
    page.goto(base + "sok.html?q=undersökning&kommun=Kumla")
    _hits(page)
    others = page.locator("fieldset[name=kommun] label").all_inner_texts()
    assert len(others) == 5
    assert "(0)" not in "".join(others)
    assert all(text.startswith("Kumla") for text in _hits(page))


def test_hostile_addresses_show_as_text(page: Page, base: str) -> None:
    page.goto(base + "sok.html?q=<img src=x onerror=alert(1)>&tema=<b>x&sida=-7")
    _status(page, "Inga träffar på ”<img src=x onerror=alert(1)>”")
    assert page.locator("main img, main b").count() == 0
    page.goto(base + "jamfor.html?u=<img src=x>&u=nassjo-2019&u=constructor")
    assert page.locator("#u0").input_value() == "nassjo-2019"


def test_a_comparison_has_the_figures_of_the_table(page: Page, base: str) -> None:
    page.goto(base + COMPARED)
    row = page.locator("#comparison tbody tr").first.locator("td").all_inner_texts()
    own, other = (page.locator(f"tr[data-evaluation={id_}] td").first.inner_text() for id_ in ("nassjo-2019", "kumla-2017"))
    assert row == [own, other, f"\u2212{int(own) - int(other)}"]
    assert page.locator("#comparison svg .mark").count() == 2 * 9
    page.emulate_media(media="print")
    assert not page.locator(".all-profiles").is_visible()
    assert page.locator("#comparison table").is_visible()


def test_what_can_not_be_compared_is_refused_with_a_sentence(page: Page, base: str) -> None:
    page.goto(base + "jamfor.html?u=nassjo-2019&u=botkyrka-2003")
    words = page.locator("#compare-status").inner_text()
    assert words.startswith("Botkyrka 2003 går inte att jämföra med Nässjö 2019.")
    assert page.locator("#comparison svg").count() == 0
    page.goto(base + "jamfor.html?u=nassjo-2019")
    page.locator("#u1").select_option("botkyrka-2003")
    page.wait_for_url("**u=botkyrka-2003**")
    assert page.locator("#compare-status").inner_text() == words


def test_other_weights_are_said_where_editions_that_have_them_are_compared(page: Page, base: str) -> None:
    page.goto(base + COMPARED)
    assert "fråga 5.2" in page.locator("#comparison .note").inner_text()
    page.goto(base + "jamfor.html?u=arboga-2016&u=kumla-2017")
    assert page.locator("#comparison table").count() == 1
    assert page.locator("#comparison .note").count() == 0


def test_on_a_narrow_screen_the_difference_is_seen(browser: Browser, folder: Path) -> None:
    opened = browser.new_page(viewport={"width": 320, "height": 900})
    opened.goto(f"{folder.as_uri()}/{COMPARED}")
    heading = opened.locator("#comparison th", has_text="Skillnad").bounding_box()
    region = opened.locator("#comparison .wide").bounding_box()
    assert heading
    assert region
    assert heading["x"] + heading["width"] <= region["x"] + region["width"] + 1
    opened.close()


def test_sorted_by_points_the_highest_stand_first_and_a_rule_between_what_can_not_be_compared(page: Page, base: str) -> None:
    page.goto(base + "index.html")
    page.get_by_role("button", name="Poäng").click()
    rows = page.locator("table.sortable tbody tr")
    points = [int(text) for text in rows.locator("td:nth-child(3)").all_inner_texts()]
    apart = [index for index in range(rows.count()) if "apart" in (rows.nth(index).get_attribute("class") or "")]
    assert apart == [4]
    assert points[:4] == sorted(points[:4], reverse=True)
    page.get_by_role("button", name="Kommun", exact=True).click()
    assert page.locator("tr.apart").count() == 0


def test_an_evaluation_is_chosen_by_keyboard_and_gone_back_from(page: Page, base: str) -> None:
    page.goto(base + "jamfor.html?u=nassjo-2019")
    page.locator("#u1").focus()
    page.keyboard.type("Kum")
    page.wait_for_url("**u=kumla-2017**")
    assert page.locator("#comparison table").count() == 1
    assert _focus(page) == "u1"
    page.go_back()
    page.wait_for_function("() => !document.querySelector('#comparison table')")


@pytest.mark.parametrize("address", ["sok.html", SEARCH, "jamfor.html", COMPARED])
@pytest.mark.parametrize("width", [320, 1100])
def test_the_pages_are_accessible_and_never_too_wide(browser: Browser, folder: Path, address: str, width: int) -> None:
    context = browser.new_context(viewport={"width": width, "height": 900}, has_touch=width < 400)
    opened = context.new_page()
    opened.goto(f"{folder.as_uri()}/{address}")
    opened.wait_for_timeout(500)
    opened.evaluate("document.querySelectorAll('details').forEach(one => { one.open = true; })")
    assert opened.evaluate("document.documentElement.scrollWidth") == width
    found = Axe().run(opened)
    assert found.violations_count == 0, found.generate_report()
    context.close()


def test_without_scripts_the_pages_lead_on(browser: Browser, folder: Path) -> None:
    context = browser.new_context(java_script_enabled=False)
    opened = context.new_page()
    opened.goto(f"{folder.as_uri()}/sok.html")
    assert not opened.locator("#search").is_visible()
    assert opened.locator("noscript a[href='goda-exempel/index.html']").is_visible()
    opened.goto(f"{folder.as_uri()}/jamfor.html")
    assert opened.locator("table.profiles tbody tr").count() == 5
    context.close()


@pytest.mark.parametrize("query", ["goda exempel", "Gott exempel", "alla goda exempel"])
def test_who_asks_for_good_examples_is_shown_them(page: Page, base: str, query: str) -> None:
    page.goto(f"{base}sok.html?q={query}")
    _hits(page)
    _status(page, "10 träffar")
    assert page.locator("#hits li").count() == page.locator("#hits li.good").count() == 10


@pytest.mark.parametrize(
    ("query", "address"),
    [
        ("Nässjö", "kommuner/nassjo.html"),
        ("nassjo", "kommuner/nassjo.html"),
        ("Botkyrka kommun", "kommuner/botkyrka.html"),
        ("effektivitet", "omraden/2018-5.html"),
    ],
)
def test_a_municipality_and_an_area_are_a_link_away(page: Page, base: str, query: str, address: str) -> None:
    page.goto(f"{base}sok.html?q={query}")
    page.wait_for_selector("#ways a")
    assert page.locator("#ways a").first.get_attribute("href") == address
    page.locator("#ways a").first.click()
    page.wait_for_url(f"**/{address}")
    assert page.locator("main h1").count() == 1


def test_the_hits_are_two_steps_away_and_choices_are_cleared_in_one(page: Page, base: str) -> None:
    page.goto(base + "sok.html?q=undersökning&typ=styrka&kommun=Kumla")
    _hits(page)
    page.locator("#till-traffar").press("Enter")
    assert _focus(page).startswith("hit-")
    page.locator("#rensa").press("Enter")
    page.wait_for_url(lambda address: "typ=" not in address and "kommun=" not in address)
    page.wait_for_function("() => !document.querySelector('#rensa')")
    assert page.locator("#facets input:checked").count() == 0
    assert _focus(page).startswith("hit-")
    page.goto(base + "sok.html?typ=styrka")
    _hits(page)
    page.locator("#rensa").press("Enter")
    page.wait_for_function("() => document.activeElement.id === 'q'")


def test_what_no_text_holds_together_is_found_without_a_word_and_so_it_is_said(page: Page, base: str) -> None:
    page.goto(base + "sok.html?q=friskvård upphandling")
    _status(page, "Ingen text har alla orden. Träffarna saknar ”friskvård”.")
    assert _hits(page)
    page.goto(base + "sok.html?q=xyzzy")
    _status(page, "Ingen text har ordet ”xyzzy”. Inga träffar på ”xyzzy”")
    assert not page.locator("#facets").is_visible()
    assert page.locator(".nothing").is_visible(), "what can be tried"
    page.goto(base + "sok.html?q=xyzzy delegation")
    _status(page, "träffar på ”delegation”")
    assert not page.locator(".nothing").is_visible()


def test_a_word_of_which_texts_hold_only_a_common_piece_offers_that(page: Page, base: str) -> None:
    page.goto(base + "sok.html?q=omorganisation")
    _status(page, "Inga träffar på ”omorganisation”")
    page.get_by_role("link", name="Ord som börjar på ”organisation”").click()
    _status(page, "träffar på ”organisation”")
    assert _hits(page)


def test_hits_are_printed_without_what_asks_for_them(page: Page, base: str) -> None:
    page.goto(base + SEARCH)
    _hits(page)
    page.emulate_media(media="print")
    for asking in ("label[for=q]", "#q", "#search > .meta", "#ways", "#facets", "#leaves"):
        assert not page.locator(asking).is_visible(), asking
    assert page.locator("#hits li").first.is_visible()
