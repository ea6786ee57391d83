"""Each thing that is taken away from a made file is found, with the place; the files as they are made have no flaws."""

from __future__ import annotations

import io
import re
from pathlib import Path

import pikepdf
import pytest
import typst

from kommunkompassen.building import builds
from kommunkompassen.building.options import Options
from kommunkompassen.publish import inspect
from kommunkompassen.publish.inspect import docx, html, pdf
from kommunkompassen.publish.inspect.flaw import Flaw
from kommunkompassen.publish.ooxml import unzip, zipped
from kommunkompassen.report.naming import Format
from kommunkompassen.repository import Repository
from tests.conftest import Made

IDS = ("arboga-2016", "botkyrka-2003", "kumla-2017", "ljungby-2018", "nassjo-2019")
REPORT, RESULT = "kumla-2017", "Sammanfattning av resultat"


@pytest.mark.parametrize("id_", IDS)
@pytest.mark.parametrize("kind", ["docx", "pdf", "html"])
def test_the_reports_have_no_flaws(made: Made, id_: str, kind: Format) -> None:
    assert [flaw for flaw in inspect.flaws({kind: made.path(id_, kind).read_bytes()}) if flaw.stops] == []


@pytest.mark.parametrize(
    ("pattern", "replacement", "flaw"),
    [
        (r'<html lang="sv-SE">', "<html>", Flaw("language", "html")),
        (r"<title>.*?</title>", "<title></title>", Flaw("title", "html")),
        (
            r'(role="img" aria-label=")[^"]*',
            r"\1",
            Flaw("alt-text", "html", "Diagram 1. Poäng per område, högst 100."),
        ),
        (r'<li><a href="#omrade-3">.*?</a></li>', "", Flaw("contents-entry", "html", "Område 3 Politisk styrning och kontroll")),
        (r"<h3 ([^>]*)>(.*?Utvärderingen</a>)</h3>", r"<h5 \1>\2</h5>", Flaw("heading-jump", "html", "Utvärderingen")),
        (
            r'<tr><th scope="row">(1\.1)</th><th scope="row">(.*?)</th>',
            r"<tr><td>\1</td><td>\2</td>",
            Flaw("row-heading", "html", "Tabell 1. Område 1 Offentlighet och demokrati"),
        ),
        ("372\N{NO-BREAK SPACE}poäng av", "372 poäng av", Flaw("breakable-number", "html", "2 poäng av 800")),
        (r'(<h1 class="report-name">)', r'<div class="logo"><img alt="x" height="90"></div>\1', Flaw("logo-size", "html")),
        (r' scope="col">Rubriker', ">Rubriker", Flaw("table-heading", "html", "Område 1 Offentlighet och demokrati")),
    ],
)
def test_what_is_taken_from_the_page_is_found(made: Made, pattern: str, replacement: str, flaw: Flaw) -> None:
    page = made.path(REPORT, "html").read_text("utf-8")
    changed = re.sub(pattern, replacement, page, count=1, flags=re.DOTALL)
    assert changed != page
    assert html.flaws(changed.encode("utf-8")) == [flaw]


@pytest.mark.parametrize(
    ("part", "pattern", "replacement", "flaw"),
    [
        ("word/document.xml", r'(<wp:docPr [^>]*?descr=")[^"]*', r"\1", Flaw("alt-text", "docx", RESULT)),
        ("word/document.xml", r"<w:tblHeader[^>]*/>", "", Flaw("table-heading", "docx", "I korthet")),
        (
            "word/document.xml",
            r'<w:p><w:pPr><w:pStyle w:val="TOC2"/>.*?</w:p>',
            "",
            Flaw("contents-entry", "docx", "Utvärderingen"),
        ),
        ("word/styles.xml", r'w:val="sv-SE"', 'w:val="en-US"', Flaw("language", "docx")),
        ("docProps/core.xml", r"<dc:title>.*?</dc:title>", "", Flaw("title", "docx")),
        ("[Content_Types].xml", r'<Default Extension="xml"[^>]*>', r"\g<0>\g<0>", Flaw("declared-twice", "docx", "xml")),
        ("word/settings.xml", r'(compatibilityMode" [^>]*w:val=)"15"', r'\1"14"', Flaw("compatibility-mode", "docx")),
        ("word/document.xml", r'<wp:extent cx="\d+"', '<wp:extent cx="5800000"', Flaw("picture-outside", "docx", RESULT)),
        ("word/document.xml", r'w:firstColumn="1"', "", Flaw("row-heading", "docx", "I korthet")),
        ("word/document.xml", r'"CaptionedFigure"', '"Logo"', Flaw("logo-size", "docx")),
    ],
)
def test_what_is_taken_from_the_word_file_is_found(made: Made, part: str, pattern: str, replacement: str, flaw: Flaw) -> None:
    parts = unzip(made.path(REPORT, "docx").read_bytes())
    text = parts[part].decode("utf-8")
    parts[part] = re.sub(pattern, replacement, text, count=1, flags=re.DOTALL).encode("utf-8")
    assert parts[part] != text.encode("utf-8")
    assert docx.flaws(zipped(parts)) == [flaw]


def _elements(parent: pikepdf.Object) -> list[pikepdf.Object]:
    """All elements of the structure below, in reading order."""
    return [element.own for kid in pdf._kids(parent) for element in kid.all()]


def _heads_its_row(element: pikepdf.Object) -> bool:
    return bool(element.get("/S") == "/TH" and pdf._scope(element) == "/Row")


def changed_pdf(path: Path, what: str) -> bytes:
    """The PDF with one thing taken away."""
    with pikepdf.open(path) as document:
        elements = _elements(document.Root.StructTreeRoot)
        if what == "language":
            del document.Root["/Lang"]
        elif what == "alt-text":
            del next(one for one in elements if one.get("/S") == "/Figure")["/Alt"]
        elif what == "table-heading":
            table = next(one for one in elements if one.get("/S") == "/Table")
            for cell in _elements(table):
                if cell.get("/S") == "/TH":
                    cell["/S"] = pikepdf.Name.TD
        elif what == "row-heading":
            tables = [_elements(element) for element in elements if element.get("/S") == "/Table"]
            captioned = next(table for table in tables if any(part.get("/S") == "/Caption" for part in table))
            # A question's row has two: its number and its wording.
            row = next(part for part in captioned if part.get("/S") == "/TR" and any(map(_heads_its_row, _elements(part))))
            for heading in filter(_heads_its_row, _elements(row)):
                heading["/S"] = pikepdf.Name.TD
        elif what == "contents-entry":
            next(one for one in elements if one.get("/S") == "/TOCI")["/S"] = pikepdf.Name.P
        elif what == "title":
            with document.open_metadata(set_pikepdf_as_editor=False, update_docinfo=False) as metadata:
                metadata["dc:title"] = " "
        buffer = io.BytesIO()
        document.save(buffer)
    return buffer.getvalue()


@pytest.mark.parametrize("what", ["language", "alt-text", "table-heading", "row-heading", "contents-entry", "title"])
def test_what_is_taken_from_the_pdf_is_found(made: Made, what: str) -> None:
    found = pdf.flaws(changed_pdf(made.path(REPORT, "pdf"), what))
    assert [flaw.what for flaw in found] == [what]
    if what in ("alt-text", "table-heading", "row-heading"):
        assert re.fullmatch(r"sida \d+", found[0].where)


@pytest.mark.parametrize(("draft", "written", "code"), [(False, 0, builds.BAD_TOOL), (True, 1, builds.OK)])
def test_a_report_with_a_flaw_is_not_written_but_a_draft_is(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, draft: bool, written: int, code: int
) -> None:
    monkeypatch.setattr(inspect, "flaws", lambda files, draft: [Flaw("title", "html")])
    repository = Repository()
    made = builds.build(repository.find("kumla"), repository, Options(("html",), tmp_path, draft))
    assert (len(made.written), made.exit_code) == (written, code)
    assert made.flaws == (Flaw("title", "html"),)


@pytest.mark.parametrize("draft", [False, True])
def test_of_a_page_that_is_nearly_empty_a_published_report_is_only_told(tmp_path: Path, *, draft: bool) -> None:
    found = inspect.flaws({"pdf": short_pdf()}, draft=draft)
    assert [flaw.what for flaw in found if flaw.what == "nearly-empty"] == ([] if draft else ["nearly-empty"])


def short_pdf() -> bytes:
    compiled = typst.compile(b'#set page(paper: "a4", margin: (x: 30mm, y: 28mm))\nEn rad.', format="pdf")
    assert isinstance(compiled, bytes)
    return compiled


def test_a_report_with_a_page_that_is_nearly_empty_is_written(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    only = Flaw("nearly-empty", "pdf", "sida 4")
    monkeypatch.setattr(inspect, "flaws", lambda files, draft: [only])
    repository = Repository()
    made = builds.build(repository.find("kumla"), repository, Options(("html",), tmp_path, draft=False))
    assert (len(made.written), made.exit_code, made.flaws) == (1, builds.OK, (only,))
