"""The preview in a real browser: each save is seen where one was reading, and findings come and go without a reload."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, expect

from kommunkompassen.base import paths
from tests.preview.running import LONG, Running, checkout

pytestmark = pytest.mark.external
expect.set_options(timeout=LONG * 1000)
NAME = "nassjo-2019.yaml"
READ = "Personalrutinerna i personalhandboken tar upp mutor"
"""A paragraph in the midst of area 1, with nothing that has an id beside it."""
LONGER = "Ett nytt stycke som flyttar det som kommer efter. " * 20


@pytest.fixture
def project(tmp_path: Path) -> Path:
    made = checkout(tmp_path / "project")
    for path in paths.EVALUATIONS.glob("*.yaml"):
        shutil.copy2(path, made / "evaluations")
    return made


@pytest.fixture
def evaluation(project: Path) -> Path:
    return project / "evaluations" / NAME


@pytest.fixture
def start(project: Path) -> Iterator[Callable[[], Running]]:
    """Starts the preview."""
    started: list[Running] = []

    def run() -> Running:
        started.append(Running(project, "nassjo"))
        return started[-1]

    yield run
    for one in started:
        one.kill()


@pytest.fixture
def page(start: Callable[[], Running], browser: Browser) -> Iterator[Page]:
    """The preview's page, with all formats made."""
    running = start()
    running.ready()
    context = browser.new_context(viewport={"width": 1000, "height": 700})
    page = context.new_page()
    errors: list[str] = []
    page.on("pageerror", lambda error: errors.append(str(error)))
    page.goto(running.address)
    yield page
    context.close()
    assert errors == []


def _save(path: Path, old: str, new: str) -> None:
    text = path.read_text("utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")


def _read(page: Page, words: str, below: int = 90) -> None:
    """Scroll so that the words stand a little below the window's top."""
    scroll = "(element, below) => scrollTo(0, scrollY + element.getBoundingClientRect().top - below)"
    page.get_by_text(words).first.evaluate(scroll, below)


def _top(page: Page, words: str) -> float:
    return float(page.get_by_text(words).first.evaluate("element => element.getBoundingClientRect().top"))


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("      - heading: Information om resultat\n        text: |\n", "{0}          {1}\n\n"),
        ("  about: |\n", "{0}    {1}\n\n"),
    ],
    ids=["in the same area", "in another chapter"],
)
def test_an_edit_above_does_not_move_what_one_reads(page: Page, evaluation: Path, old: str, new: str) -> None:
    _read(page, READ)
    before, scrolled = _top(page, READ), page.evaluate("scrollY")
    _save(evaluation, old, new.format(old, LONGER))
    expect(page.get_by_text("Ett nytt stycke").first).to_be_attached()
    assert abs(_top(page, READ) - before) <= 1
    assert abs(page.evaluate("scrollY") - scrolled) > 50


def test_an_edit_of_what_one_reads_leaves_it_where_it_is(page: Page, evaluation: Path) -> None:
    # The paragraph stands first in the window, so that only what follows could be found again by its words.
    _read(page, READ, 5)
    before = _top(page, READ)
    _save(evaluation, READ, f"{LONGER}{READ}")
    expect(page.get_by_text("Ett nytt stycke").first).to_be_attached()
    assert abs(_top(page, "Ett nytt stycke") - before) <= 1


def test_what_one_reads_may_go_away(page: Page, evaluation: Path) -> None:
    _read(page, READ)
    scrolled = page.evaluate("scrollY")
    text = evaluation.read_text("utf-8")
    start = text.index("      - heading: Motverka korruption")
    _save(evaluation, text[start : text.index("    strengths:", start)], "")
    expect(page.get_by_text(READ)).to_have_count(0)
    assert abs(page.evaluate("scrollY") - scrolled) < 700


def test_a_new_score_is_seen_in_text_and_chart(page: Page, evaluation: Path) -> None:
    chart = page.locator("#diagram-areas svg")
    before = chart.evaluate("element => element.outerHTML")
    score = next(line for line in evaluation.read_text("utf-8").splitlines() if line.strip().startswith("1.1:"))
    _save(evaluation, score, score.partition(":")[0] + ": 0")
    expect(page.locator(".cover-score")).not_to_have_text("540")
    assert chart.evaluate("element => element.outerHTML") != before


def test_what_is_unfolded_and_where_the_keyboard_is_stay_as_they_are(page: Page, evaluation: Path) -> None:
    summary = page.locator("main summary").first
    summary.click()
    assert page.evaluate("document.activeElement.tagName") == "SUMMARY"
    _save(evaluation, READ, f"{READ} och annat")
    expect(page.get_by_text(f"{READ} och annat").first).to_be_attached()
    assert page.evaluate("[...document.querySelectorAll('main details')].map(details => details.open)")[:2] == [True, False]
    assert page.evaluate("document.activeElement === document.querySelector('main summary')")


def test_findings_come_and_go_over_the_last_good_page(page: Page, evaluation: Path) -> None:
    _read(page, READ)
    before = _top(page, READ)
    status, panel = page.locator("#preview-status"), page.locator("#preview-errors")
    status.evaluate("element => { element.dataset.same = 'yes' }")
    expect(panel).to_have_count(0)
    _save(evaluation, "areas:", "araes:")
    expect(panel.locator("li")).to_have_count(1)
    expect(status).to_have_text("Filen har fel. Rapporten visas som den var före felen.")
    # A screen reader speaks only of an element that was there before its text changed.
    assert status.get_attribute("data-same") == "yes"
    assert status.get_attribute("role") == "status"
    line = evaluation.read_text("utf-8").split("\n").index("araes:") + 1
    expect(panel).to_contain_text(f"evaluations/{NAME}:{line}:1: fel:")
    expect(panel.locator("mark")).to_have_text("araes")
    assert abs(_top(page, READ) - before) <= 1
    panel.locator("summary").click()
    _save(evaluation, "status: published", "status: klar")
    expect(panel.locator("li")).to_have_count(2)
    assert panel.evaluate("element => element.open") is False
    _save(evaluation, "araes:", "areas:")
    _save(evaluation, "status: klar", "status: published")
    expect(panel).to_have_count(0)
    expect(status).to_have_text("Rapporten visas som filen är sparad.")
    assert abs(_top(page, READ) - before) <= 1


def test_a_file_that_is_taken_away_and_comes_back_is_no_end(page: Page, evaluation: Path) -> None:
    text = evaluation.read_bytes()
    evaluation.unlink()
    expect(page.locator("#preview-errors li")).to_have_count(1)
    expect(page.locator("#omrade-1")).to_be_attached()
    evaluation.write_bytes(text)
    expect(page.locator("#preview-errors")).to_have_count(0)


def test_a_first_build_that_is_broken_shows_its_findings_and_then_the_report(
    evaluation: Path, start: Callable[[], Running], browser: Browser
) -> None:
    _save(evaluation, "areas:", "araes:")
    running = start()
    page = browser.new_page()
    page.goto(running.address)
    expect(page.locator("#preview-errors mark")).to_have_text("araes")
    expect(page.locator("#preview-status")).to_have_text("Filen har fel. Rapporten visas när de är rättade.")
    _save(evaluation, "araes:", "areas:")
    expect(page.locator("#omrade-1")).to_be_attached()
    expect(page.locator("#preview-errors")).to_have_count(0)
    family = page.locator("#omrade-1").evaluate("element => getComputedStyle(element).fontFamily")
    assert "Source Sans 3" in family
    assert page.title().startswith("Utkast.")
    page.close()


def test_the_other_formats_are_ready_behind_it_and_made_anew(page: Page, evaluation: Path) -> None:
    for kind, start in (("docx", b"PK"), ("pdf", b"%PDF")):
        link = page.locator(f"#preview a[href$='.{kind}']")
        expect(link).to_be_visible()
        first = page.context.request.get(page.url + str(link.get_attribute("href"))[1:]).body()
        assert first.startswith(start)
    _save(evaluation, READ, f"{READ} och annat")
    expect(page.locator("#preview-file-1")).to_have_text("Word-fil byggs")
    expect(page.locator("#preview-file-1")).to_have_text("Word-fil klar")
    expect(page.locator("#preview-file-2")).to_have_text("PDF klar")
    assert page.context.request.get(f"{page.url}nassjo-2019-utkast.pdf").body() != first


def test_the_look_changes_in_the_open_page(page: Page, project: Path) -> None:
    _read(page, READ)
    before = _top(page, READ)
    _save(project / "templates" / "theme.yaml", "#0b5a78", "#225522")
    expect(page.locator(".cover-score")).to_have_css("color", "rgb(34, 85, 34)")
    assert abs(_top(page, READ) - before) <= 1


def test_the_end_of_the_preview_is_said_and_the_page_stays(start: Callable[[], Running], browser: Browser) -> None:
    running = start()
    running.ready()
    page = browser.new_page()
    page.goto(running.address)
    expect(page.locator("#omrade-1")).to_be_attached()
    assert running.end() == 0
    expect(page.locator("#preview-status")).to_have_text("Förhandsgranskningen är avslutad. Det här är rapporten som den var.")
    expect(page.locator("#omrade-1")).to_be_attached()
    page.close()


@pytest.mark.parametrize("broken", [False, True])
def test_it_can_be_read_without_scripts(evaluation: Path, start: Callable[[], Running], browser: Browser, broken: bool) -> None:
    running = start()
    running.ready()
    if broken:
        _save(evaluation, "areas:", "araes:")
        running.until(lambda news: "preview-errors" in news["panel"])
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(running.address)
    expect(page.get_by_role("heading", level=1)).to_have_count(1)
    assert page.get_by_role("heading", level=2).count() >= 4
    expect(page.get_by_text("Ladda om sidan när du har sparat.")).to_be_visible()
    expect(page.locator("#preview-errors li")).to_have_count(int(broken))
    context.close()


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [360, 1200])
def test_axe_finds_no_violation_in_the_panel(
    evaluation: Path, start: Callable[[], Running], browser: Browser, width: int, scheme: str
) -> None:
    running = start()
    running.ready()
    context = browser.new_context(viewport={"width": width, "height": 900}, color_scheme=scheme)  # type: ignore[arg-type]
    page = context.new_page()
    page.goto(running.address)
    assert _violations(page) == []
    _save(evaluation, "areas:", "araes:")
    expect(page.locator("#preview-errors li")).to_have_count(1)
    assert _violations(page) == []
    context.close()


def _violations(page: Page) -> list[tuple[str, list[str]]]:
    result = Axe().run(page)
    assert result.response["passes"], "axe looked at the page"
    return [(found["id"], [node["target"] for node in found["nodes"]]) for found in result.response["violations"]]
