"""Every published figure stands in the row of its question, in the Word file and in the PDF, but for the listed misprints."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path
from typing import Any

import pdfplumber
import pytest

from tests import made as reading
from tests.conftest import Made
from tests.helpers import LATER, PUBLISHED, published_scores, rubric

TOTALS = {"arboga-2016": "381", "kumla-2017": "372", "ljungby-2018": "461", "nassjo-2019": "540", "botkyrka-2003": "639"}


def comma(number: str) -> str:
    """76.5 -> 76,5: a figure of the data file as a report prints it."""
    return number.replace(".", ",")


def published(id_: str) -> dict[str, Any]:
    areas: dict[str, Any] = published_scores()[id_]["areas"]
    return areas


def question_rows(id_: str) -> dict[str, list[str]]:
    """What the row of each question must print: points, maximum, percent; for 2003 the points alone."""
    rows = {}
    for area in published(id_).values():
        for number, figures in area["questions"].items():
            rows[number] = [comma(figures)] if isinstance(figures, str) else [*figures[:2], f"{figures[2]} %"]
    return rows


def misprint(id_: str, area: str, place: str) -> str | None:
    """The right figure, where the published one is listed as a misprint."""
    for one in published_scores()["misprints"]:
        if one["report"] == id_ and one.get("area") == area and one["place"].startswith(place):
            return str(one["ours"])
    return None


def sum_rows(id_: str) -> list[list[str]]:
    """What the sum row of each area's table must print."""
    rows = []
    for number, area in published(id_).items():
        if "table" in area:
            points, percent = area["table"]
            rows.append([misprint(id_, number, "overview points") or points, "100", f"{percent} %"])
        else:
            rows.append([comma(area["total"])])
    return rows


def boxes(id_: str) -> list[str]:
    """What the box of each area must print."""
    return [
        misprint(id_, number, "box") or area["box"] if "box" in area else comma(area["total"])
        for number, area in published(id_).items()
    ]


def wordings(id_: str) -> dict[str, str]:
    edition = rubric(published_scores()[id_]["rubric"])
    return {number: question.text for area in edition.areas.values() for number, question in area.questions.items()}


def test_the_data_hold_the_figures_that_are_compared_here() -> None:
    assert sum(len(question_rows(id_)) for id_ in LATER) == 180
    assert len(question_rows("botkyrka-2003")) == 37
    assert sum(len(boxes(id_)) for id_ in PUBLISHED) == 40
    assert misprint("nassjo-2019", "2", "box") == "60"
    assert misprint("nassjo-2019", "3", "box") == "74"


# Word


def overview(path: Path, id_: str) -> list[list[list[str]]]:
    """The eight tables of questions."""
    return [table for table in reading.docx_tables(path) if table[0][0] == "Nr"]


@pytest.mark.parametrize("id_", PUBLISHED)
def test_word_prints_every_question_s_figures_in_its_row(made: Made, id_: str) -> None:
    tables = overview(made.path(id_, "docx"), id_)
    found = {row[0]: row[1:] for table in tables for row in table[1:-1]}
    assert found == {number: [wordings(id_)[number], *figures] for number, figures in question_rows(id_).items()}


@pytest.mark.parametrize("id_", PUBLISHED)
def test_word_prints_every_area_s_sum_in_its_table(made: Made, id_: str) -> None:
    tables = overview(made.path(id_, "docx"), id_)
    assert [[cell for cell in table[-1] if cell] for table in tables] == [["Summa", *figures] for figures in sum_rows(id_)]


@pytest.mark.parametrize("id_", PUBLISHED)
def test_word_prints_every_area_s_points_in_its_box(made: Made, id_: str) -> None:
    tables = [table for table in reading.docx_tables(made.path(id_, "docx")) if table[0][0] in ("Rubriker", "Frågor")]
    # Where there is one to compare with, its points stand below.
    assert [table[1][-1].partition(" medel ")[0] for table in tables] == [f"{points} av 100" for points in boxes(id_)]


# PDF


@cache
def rows_by_position(path: Path, chapter: str) -> list[str]:
    """The lines of a chapter, each made of the words that stand at the same height, read by a library of its own."""
    marks = reading.bookmarks(path)
    chapters = [mark for mark in marks if mark.level == 1]
    index = next(n for n, mark in enumerate(chapters) if mark.text.endswith(chapter))
    with pdfplumber.open(path) as document:
        last = chapters[index + 1].page if index + 1 < len(chapters) else len(document.pages) + 1
        found = []
        for page in document.pages[chapters[index].page - 1 : last - 1]:
            rows: dict[int, list[Any]] = {}
            for word in page.extract_words():
                rows.setdefault(round(word["bottom"]), []).append(word)
            found += [
                " ".join(word["text"] for word in sorted(row, key=lambda word: word["x0"])) for _, row in sorted(rows.items())
            ]
    return found


@pytest.mark.parametrize("id_", PUBLISHED)
def test_the_pdf_prints_every_question_s_figures_in_its_row(made: Made, id_: str) -> None:
    figures = r"(?P<figures>\d+ \d+ \d+ %)" if id_ in LATER else r"(?P<figures>[\d,]+)"
    # A letter after the number: the chart has rows of numbers and percents alone.
    pattern = re.compile(rf"(?P<number>\d\.\d) (?P<question>[^\W\d].*) {figures}")
    found = [
        match
        for row in rows_by_position(made.path(id_, "pdf"), "Översikt av poängfördelning")
        if (match := pattern.fullmatch(row))
    ]
    assert {match["number"]: match["figures"] for match in found} == {
        number: " ".join(figures) for number, figures in question_rows(id_).items()
    }
    for match in found:
        assert wordings(id_)[match["number"]].startswith(match["question"])
    assert len(found) == len(question_rows(id_))


@pytest.mark.parametrize("id_", PUBLISHED)
def test_the_pdf_prints_every_area_s_sum_in_its_row(made: Made, id_: str) -> None:
    rows = rows_by_position(made.path(id_, "pdf"), "Översikt av poängfördelning")
    sums = [row.removeprefix("Summa ") for row in rows if row.startswith("Summa ") and row[6].isdigit()]
    assert sums == [" ".join(figures) for figures in sum_rows(id_)]


@pytest.mark.parametrize("id_", PUBLISHED)
def test_the_pdf_prints_every_area_s_points_in_its_box_on_the_area_s_first_page(made: Made, id_: str) -> None:
    path = made.path(id_, "pdf")
    areas = [mark for mark in reading.bookmarks(path) if mark.text.startswith("Område ")]
    tables = reading.pdf(path).root.all("Table")
    found = [table for table in tables if reading.one_line(table.all("TH")[0].text()) in ("Rubriker", "Frågor")]
    assert len(found) == len(areas) == 8
    for area, table, points in zip(areas, found, boxes(id_), strict=True):
        cell = table.all("TD")[-1]
        assert reading.one_line(cell.text()).partition(" medel ")[0] == f"{points} av 100"
        assert {run.page for run in cell.runs()} == {area.page}


@pytest.mark.parametrize("id_", PUBLISHED)
def test_the_total_stands_on_the_cover_and_in_the_summary(made: Made, id_: str) -> None:
    total = TOTALS[id_]
    cover = [run.text for run in reading.pdf(made.path(id_, "pdf")).runs if run.page == 1]
    assert total in cover
    words = {
        "docx": " ".join(reading.docx_words(made.path(id_, "docx"))),
        "pdf": " ".join(reading.pdf_words(made.path(id_, "pdf"))),
        "html": " ".join(reading.html_words(made.path(id_, "html"))),
    }
    for kind, text in words.items():
        assert f"{total} poäng av 800 möjliga" in text, kind
        assert f"får {total} poäng av 800 möjliga" in text, kind
