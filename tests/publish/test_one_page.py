"""I korthet as files of its own: asked for by name, one page each, with the pages of the whole report."""

from __future__ import annotations

from pathlib import Path

import pdfplumber
import pytest

from kommunkompassen.base import paths
from kommunkompassen.base.theme import read_theme
from kommunkompassen.building import builds
from kommunkompassen.building.options import Options
from kommunkompassen.publish import inspect
from kommunkompassen.report.naming import BRIEF
from kommunkompassen.repository import Repository
from tests import made as reading
from tests.conftest import Made, Workshop
from tests.helpers import data
from tests.report.test_brief import crowded


@pytest.fixture(scope="module")
def alone(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """The page of the longest evaluation, by the files' endings."""
    options = Options(BRIEF, tmp_path_factory.mktemp("alone"))
    made = builds.build(paths.EVALUATIONS / "nassjo-2019.yaml", Repository(), options)
    assert (made.exit_code, made.flaws) == (builds.OK, ())
    assert {path.name for path in made.written} == {"nassjo-2019-korthet.pdf", "nassjo-2019-korthet.docx"}
    return {path.suffix[1:]: path for path in made.written}


def test_it_is_what_the_whole_report_has_with_its_pages(alone: dict[str, Path], made: Made) -> None:
    whole = [table for table in reading.pdf_tables(made.path("nassjo-2019", "pdf")) if table[0][0] == "Goda exempel"]
    for tables in (reading.pdf_tables(alone["pdf"]), reading.docx_tables(alone["docx"])):
        assert len(tables) == 5
        assert [table for table in tables if table[0][0] == "Goda exempel"] == whole
    assert "(sida 7)" in str(whole)


def test_nothing_on_it_sticks_out_past_the_margin(alone: dict[str, Path]) -> None:
    page = read_theme().page
    with pdfplumber.open(alone["pdf"]) as document:
        assert max(letter["x1"] for letter in document.pages[0].chars) < (page.width_mm - page.right_mm) * 72 / 25.4 + 0.1


def test_its_pages_are_no_fields_for_there_is_nothing_to_count(alone: dict[str, Path]) -> None:
    assert b"PAGEREF" not in reading.parts(alone["docx"])["word/document.xml"]


@pytest.mark.parametrize("status", ["published", "draft"])
def test_it_is_one_page_however_much_there_is(workshop: Workshop, status: str) -> None:
    paths_ = workshop.make(crowded(status=status, official_name="Stiftelsen Kumla med omnejd och landsbygd"), BRIEF)
    assert reading.pdf(paths_["pdf"]).pages == 1


def test_a_second_page_would_be_found(made: Made) -> None:
    found = inspect.flaws({"brief-pdf": made.path("kumla-2017", "pdf").read_bytes()})
    assert "more-than-a-page" in [flaw.what for flaw in found]
    assert all(flaw.format == "brief-pdf" for flaw in found)


def test_the_same_report_gives_the_same_bytes(workshop: Workshop) -> None:
    first = {kind: path.read_bytes() for kind, path in workshop.make(data(), BRIEF).items()}
    assert first == {kind: path.read_bytes() for kind, path in workshop.make(data(), BRIEF).items()}
