"""The panel: every finding with its line as the check shows it, safe to show, and readable without a script."""

from __future__ import annotations

from pathlib import Path

import pytest
from lxml import html

from kommunkompassen.base.finding import Correction, Finding, Severity, Span
from kommunkompassen.base.messages import Language
from kommunkompassen.check.standing import Standing
from kommunkompassen.preview import panel
from kommunkompassen.preview.shown import Shown

REPORT = b"<!DOCTYPE html>\n<html><head><title>T</title></head><body><main><p>&lt;/body&gt;</p></main>\n</body></html>"
PATH = Path("kumla-2027.yaml")
LINES = {PATH: ["municipality: Kumla", "  yaer: <script>alert(1)</script>\u202e", ""]}
# Its message and its line hold what would be markup.
ERROR = Finding(
    "unknown-key",
    Severity.ERROR,
    PATH,
    Span(2, 3, 2, 7),
    {"key": "<b>yaer</b>", "near": "year"},
    "near",
    Correction(2, 2, ("  year: 1",)),
)
WARNING = Finding("file-empty", Severity.WARNING, PATH, Span(1, 1, 1, 13))


def _made(shown: Shown, language: Language = "sv") -> html.HtmlElement:
    return html.fragment_fromstring(panel.panel(shown, "kumla-2027-utkast", "x-1", language))


def _text(element: html.HtmlElement) -> str:
    return " ".join(element.text_content().split())


def test_a_finding_stands_with_its_place_its_line_and_its_correction() -> None:
    made = _made(Shown(built=True, findings=(ERROR,), lines=LINES))
    item = made.find(".//details[@id='preview-errors']//li")
    assert _text(item).startswith("kumla-2027.yaml:2:3: fel:")
    assert "[unknown-key]" in _text(item)
    line, correction = item.findall(".//pre")
    assert line.text_content() == "2 |   yaer: <script>alert(1)</script>\N{REPLACEMENT CHARACTER}"
    assert [mark.text for mark in line.iter("mark")] == ["yaer"]
    assert correction.text_content() == "  year: 1"


def test_what_evaluators_write_is_no_markup() -> None:
    made = _made(Shown(built=True, findings=(ERROR,), lines=LINES, problem="<img src=x>", flaws=("<i>a</i>",)))
    assert not [element.tag for element in made.iter("script", "img", "b", "i")]
    assert "<b>yaer</b>" in made.text_content()


def test_a_place_of_no_width_is_still_marked() -> None:
    finding = Finding("file-empty", Severity.ERROR, PATH, Span(1, 20, 1, 20))
    marks = [mark.text for mark in _made(Shown(built=True, findings=(finding,), lines=LINES)).iter("mark")]
    assert marks == [" "]


def test_errors_are_open_and_warnings_quiet() -> None:
    made = _made(Shown(built=True, findings=(WARNING, ERROR), lines=LINES, flaws=("kumla.pdf: varning: x",)))
    errors, warnings = made.findall(".//details")
    assert (errors.get("id"), errors.get("open") is not None) == ("preview-errors", True)
    assert (warnings.get("id"), warnings.get("open") is not None) == ("preview-warnings", False)
    assert _text(errors.find("summary")) == "Fel: 1"
    assert _text(warnings.find("summary")) == "Varningar och upplysningar: 2"
    assert "kumla.pdf: varning: x" in _text(warnings)


def test_what_a_draft_has_not_yet_is_one_line_that_unfolds() -> None:
    gap = Finding("missing-score", Severity.WARNING, PATH, Span(1, 1, 1, 2), {"number": "1"}, "all")
    standing = Standing(PATH, 31, 45, 5, 8, 2, ())
    made = _made(Shown(built=True, findings=(WARNING, gap), lines=LINES, standing=standing))
    warnings, line = made.findall(".//details")
    assert _text(warnings.find("summary")) == "Varningar och upplysningar: 1"
    assert _text(line.find("summary")) == "31 av 45 frågor, 5 av 8 områden, 2 avsnitt utan text."
    assert "[missing-score]" in _text(line)
    assert line.get("open") is None
    whole = _made(Shown(built=True, standing=Standing(PATH, 45, 45, 8, 8, 0, ())))
    assert _text(whole.get_element_by_id("preview-standing")) == "45 av 45 frågor, 8 av 8 områden."
    assert len(_made(Shown(built=True, findings=(gap,), lines=LINES)).findall(".//details")) == 1


@pytest.mark.parametrize(
    ("shown", "said"),
    [
        (Shown(), "Rapporten byggs."),
        (Shown(built=True, page=REPORT), "Rapporten visas som filen är sparad."),
        (Shown(built=True, page=REPORT, findings=(WARNING,)), "Rapporten visas som filen är sparad."),
        (Shown(built=True, page=REPORT, findings=(ERROR,)), "Filen har fel. Rapporten visas som den var före felen."),
        (Shown(built=True, findings=(ERROR,)), "Filen har fel. Rapporten visas när de är rättade."),
        (Shown(built=True, page=REPORT, problem="x"), "Rapporten kunde inte göras om. Den visas som den var."),
        (Shown(built=True, problem="x"), "Rapporten kunde inte göras. Den visas när felet är avhjälpt."),
    ],
)
def test_the_status_says_what_is_shown(shown: Shown, said: str) -> None:
    status = _made(shown).get_element_by_id("preview-status")
    assert (_text(status), status.get("role")) == (said, "status")


@pytest.mark.parametrize(
    ("shown", "said"),
    [
        (Shown(built=True, findings=(ERROR,)), []),
        (Shown(built=True, page=REPORT), ["Word-fil byggs", "PDF byggs"]),
        (Shown(built=True, page=REPORT, files={"docx": b"x", "pdf": b"y"}), ["Word-fil klar", "PDF klar"]),
        (Shown(built=True, page=REPORT, files_problem="x"), ["Word-fil kunde inte byggas", "PDF kunde inte byggas"]),
    ],
)
def test_the_other_formats_are_links_when_they_are_ready(shown: Shown, said: list[str]) -> None:
    made = _made(shown)
    lines = [element for element in made.iter("p") if (element.get("id") or "").startswith("preview-file-")]
    assert [_text(line) for line in lines] == said
    links = [link.get("href") for link in made.iter("a")]
    assert links == (["/kumla-2027-utkast.docx", "/kumla-2027-utkast.pdf"] if shown.files else [])


@pytest.mark.parametrize("shown", [Shown(findings=(ERROR,)), Shown(problem="x")])
def test_trouble_is_seen_at_a_glance(shown: Shown) -> None:
    assert _made(shown).get("class") == "troubled"
    assert _made(Shown(findings=(WARNING,))).get("class") == ""


def test_it_says_when_the_program_has_to_be_started_again() -> None:
    assert "Avsluta förhandsgranskningen och starta den igen." in _text(_made(Shown(restart=True)))
    assert "starta den igen" not in _text(_made(Shown()))


def test_all_of_it_is_there_in_english() -> None:
    made = _made(Shown(built=True, findings=(ERROR, WARNING), lines=LINES, page=REPORT, restart=True), "en")
    assert made.get("lang") == "en"
    for word in (
        "error:",
        "The file has errors.",
        "Word file is being built",
        "The program has changed.",
        "Warnings and advice: 1",
    ):
        assert word in _text(made)


def test_the_reports_own_page_is_kept_whole() -> None:
    whole = panel.page(REPORT, "<aside></aside>", "sv")
    head, body = REPORT.partition(b"</head>")[0], REPORT.partition(b"</head>")[2].rpartition(b"</body>")
    assert whole.startswith(head)
    assert whole.endswith(b"</body></html>")
    assert body[0] in whole
    assert whole.count(b"<script") == 1


def test_without_a_report_there_is_a_page_with_the_panel() -> None:
    made = html.document_fromstring(panel.page(None, panel.panel(Shown(), "x", "x-0", "sv"), "sv").decode("utf-8"))
    assert made.get("lang") == "sv"
    assert made.findtext(".//title")
    assert made.find(".//main") is not None
    panels = made.findall(".//aside")
    assert ["Rapporten byggs." in _text(one) for one in panels] == [True]


def test_only_the_panels_own_script_may_run() -> None:
    whole = panel.page(REPORT, "<aside></aside>", "sv").decode("utf-8")
    assert whole.partition('<script id="preview-script">')[2].partition("</script>")[0] == panel.script()
