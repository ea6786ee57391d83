"""The report's figures in a file: the printed ones and the exact ones, as Excel in Swedish reads them."""

from __future__ import annotations

import csv
import io
from pathlib import Path

import pytest

from kommunkompassen.report.content import Content, content
from kommunkompassen.report.figures_file import figures_file
from tests.helpers import PUBLISHED, content_of, data, evaluation, real, rubric


def _published(id_: str) -> Content:
    document, model = evaluation(id_)
    return content(document, rubric(model.rubric), real(), draft=False, notes=False)


def _rows(made: bytes) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(made.decode("utf-8-sig"), newline=""), delimiter=";"))


@pytest.mark.parametrize("id_", PUBLISHED)
def test_every_figure_of_the_result_is_there(id_: str) -> None:
    whole = _published(id_)
    rows = _rows(figures_file(whole))
    result = whole.result
    assert len(rows) == 1 + len(result.areas) + sum(len(area.questions) for area in result.areas)
    assert {(row["Kommun"], row["År"]) for row in rows} == {(whole.evaluation.name, str(whole.evaluation.year))}
    exact = {row["Del"]: row["Poäng före avrundning"].replace(",", ".") for row in rows}
    assert exact["Totalt"] == f"{result.points.normalize():f}" if result.points is not None else ""
    for area in result.areas:
        points = {f"Område {area.number}": area.points} | {f"Fråga {one.number}": one.points for one in area.questions}
        for name, value in points.items():
            assert exact[name] == ("" if value is None else f"{value.normalize():f}")


def test_printed_points_percent_and_what_is_compared_stand_beside() -> None:
    total, area, question, *_ = _rows(figures_file(_published("nassjo-2019")))
    assert (total["Del"], total["Poäng"], total["Högsta poäng"], total["Procent"]) == ("Totalt", "540", "800", "68")
    [mean] = [key for key in total if key.startswith("Jämförelse: ")]
    assert (total[mean], area[mean], question[mean]) == ("405", "50", "")
    assert (area["Del"], area["Namn"], area["Poäng"]) == ("Område 1", "Offentlighet och demokrati", "72")
    assert question["Del"] == "Fråga 1.1"


def test_it_is_as_excel_in_swedish_wants_it() -> None:
    made = figures_file(_published("botkyrka-2003"))
    assert made.startswith("\ufeffKommun;År;Utgåva;Del;Namn;Poäng;Poäng före avrundning;Högsta poäng;Procent".encode())
    assert made.count(b"\n") == made.count(b"\r\n") > 40
    assert b";76,5;" in made, "half points with a decimal comma"


def test_a_title_that_looks_like_a_formula_is_none(tmp_path: Path) -> None:
    values = data()
    values["areas"]["1"]["title"] = "=1+1"
    [area] = [row for row in _rows(figures_file(content_of(tmp_path, values))) if row["Del"] == "Område 1"]
    assert area["Namn"] == "'=1+1"


def test_what_is_not_scored_is_empty(tmp_path: Path) -> None:
    values = data()
    del values["areas"]["1"]["scores"]["1.1"]
    rows = {row["Del"]: row for row in _rows(figures_file(content_of(tmp_path, values, draft=True)))}
    for part in ("Totalt", "Område 1", "Fråga 1.1"):
        assert (rows[part]["Poäng"], rows[part]["Poäng före avrundning"], rows[part]["Procent"]) == ("", "", "")
