"""The sheet for agreeing as a file: what stands in it, what can be typed, and that it is the same each time."""

from __future__ import annotations

import io
import os
import subprocess
import sys
from pathlib import Path

import openpyxl
import pytest

from kommunkompassen.agreement import write
from kommunkompassen.agreement.gather import Given
from kommunkompassen.base import paths
from kommunkompassen.read.models import Rubric, Score
from tests.agreement.sheets import agreed, cell_of, draft, filled, headings
from tests.helpers import rubric
from tests.scoring_sheet.sheets import changed, made, worksheet


@pytest.fixture
def sheet(tmp_path: Path) -> Path:
    document = draft(tmp_path, scores={"1.2": {"note": "Förr"}})
    eva = filled(document, tmp_path, "Eva Ek", {"G1.1": "Sett", "F1.1": "dokument", "D2.1": 5, "D8.7": None})
    bo = filled(document, tmp_path, "Bo Berg", {"D1.1": 5, "F1.1": "intervju", "D3.1": 0.5})
    return agreed(document, eva, bo)


def test_what_each_has_given_stands_side_by_side(sheet: Path) -> None:
    first = worksheet(sheet)
    assert first.title == "Avstämning"
    assert (first["C2"].value, first["C4"].value) == ("kumla-2027", "EE = Eva Ek, BB = Bo Berg")
    assert list(headings(first)) == [
        *("Nr", "Fråga", "Max", "Poäng EE", "Poäng BB", "Skillnad", "I % av max", "Avstämd poäng", "Varför", "Källor"),
        *("Anteckning EE", "Anteckning BB", "Källor EE", "Källor BB", "Gjord med"),
    ]
    of = {heading: cell_of(first, heading, "1.1").value for heading in headings(first)}
    assert (of["Poäng EE"], of["Poäng BB"], of["Anteckning EE"], of["Källor EE"], of["Källor BB"]) == (
        *(7.5, 5, "Sett", "dokument", "intervju"),
    )
    assert of["Källor"] == "intervju + dokument"
    assert cell_of(first, "Anteckning BB", "1.2").value == "Förr"


def test_what_was_equal_is_filled_in_and_nothing_else(sheet: Path) -> None:
    first = worksheet(sheet)
    empty = {number for number in questions() if cell_of(first, "Avstämd poäng", number).value is None}
    assert empty == {"1.1", "2.1", "3.1", "8.7"}
    assert cell_of(first, "Avstämd poäng", "1.2").value == 10


def questions(id_: str = "2018") -> list[str]:
    return [key for area in rubric(id_).areas.values() for key in area.questions]


def order(path: Path) -> list[str]:
    return [str(row[0].value) for row in worksheet(path).iter_rows(min_row=7)]


def test_the_largest_difference_comes_first_or_the_editions_order(sheet: Path, tmp_path: Path) -> None:
    rows = order(sheet)
    # 7 of 15, twice 2.5 of 15, then what not both have scored, then the rest.
    assert rows[:5] == ["3.1", "1.1", "2.1", "8.7", "1.2"]
    assert sorted(rows) == sorted(questions())
    document = draft(tmp_path)
    files = [filled(document, tmp_path, name, {"D3.1": points}) for name, points in (("Eva Ek", 1), ("Bo Berg", 2))]
    assert order(agreed(document, *files, in_order=True)) == questions()


def test_differences_are_formulas_that_come_to_what_is_stored(sheet: Path) -> None:
    formulas, values = worksheet(sheet), openpyxl.load_workbook(sheet, data_only=True).worksheets[0]
    numbers = {
        cell.coordinate: float(cell.value) for row in values.iter_rows() for cell in row if isinstance(cell.value, int | float)
    }
    tried = 0
    for row in range(7, 52):
        written = str(formulas[f"F{row}"].value)
        assert written == f'=IF(COUNT(D{row}:E{row})<2,"",ROUND(MAX(D{row}:E{row})-MIN(D{row}:E{row}),2))'
        both = [numbers[f"{column}{row}"] for column in "DE" if f"{column}{row}" in numbers]
        assert values[f"F{row}"].value == (max(both) - min(both) if len(both) == 2 else None)
        tried += len(both) == 2
    assert tried == 44


def test_only_what_is_to_be_agreed_is_unlocked_and_the_head_stays_in_view(sheet: Path) -> None:
    first = worksheet(sheet)
    assert first.protection.sheet
    unlocked = {cell.column for row in first.iter_rows() for cell in row if not cell.protection.locked}
    assert unlocked == {headings(first)[one] for one in ("Avstämd poäng", "Varför", "Källor")}
    assert first.freeze_panes == "C7"
    assert first.print_title_rows == "$6:$6"
    assert first.column_dimensions["O"].hidden
    assert cell_of(first, "Anteckning EE", "1.1").alignment.wrap_text
    rules = {str(rule.sqref): rule for rule in first.data_validations.dataValidation}
    assert rules[cell_of(first, "Avstämd poäng", "1.1").coordinate].formula2 == "15.0"
    assert rules[cell_of(first, "Källor", "1.1").coordinate].type == "list"


def test_sums_are_worked_out_from_what_is_agreed(tmp_path: Path) -> None:
    document = draft(tmp_path)
    files = [filled(document, tmp_path, name, {"D1.1": points}) for name, points in (("Eva Ek", 7), ("Bo Berg", 8))]
    path = agreed(document, *files)
    book = openpyxl.load_workbook(path, data_only=True)
    assert book.sheetnames == ["Avstämning", "Sammanfattning"]
    rows = {str(row[0].value): [cell.value for cell in row] for row in book["Sammanfattning"].iter_rows(max_col=12)}
    # Points, halves up: half of what can be had is 50 in each area.
    assert rows["1"] == ["1", "Offentlighet och demokrati", 5, 4, 0.2, 0.013, 50, 51, None, 1, 0, "–"]
    assert rows["2"][6:9] == [50, 50, 50]
    assert rows["Totalt"][2:9] == [45, 44, 0.02, 0.001, 400, 401, None]
    sheet = openpyxl.load_workbook(path)["Sammanfattning"]
    formula = next(str(row[8].value) for row in sheet.iter_rows(max_col=12) if row[0].value == "1")
    first = worksheet(path)
    cells = [cell_of(first, "Avstämd poäng", number).coordinate for number in questions() if number.startswith("1.")]
    listed = ",".join(f"'Avstämning'!{cell}" for cell in cells)
    assert formula == f'=IF(COUNT({listed})<5,"",ROUND(ROUND(SUM({listed}),6),0))'


def test_notes_and_names_that_begin_like_formulas_are_texts(tmp_path: Path) -> None:
    document = draft(tmp_path)
    link = '=HYPERLINK("http://x.example";"y")'
    given = [
        Given(name, label, {number: Score(points=1, note=link) for number in questions()})  # type: ignore[arg-type]
        for name, label in ((link, "=1+1"), ("@SUM(1)", "+cmd|A1"))
    ]
    book = openpyxl.load_workbook(io.BytesIO(write.workbook(rubric("2018"), document, given)))
    formulas = {cell.value for sheet in book for row in sheet.iter_rows() for cell in row if cell.data_type == "f"}
    assert all(str(one).startswith("=IF(") for one in formulas)
    assert not any("HYPERLINK" in str(one) or "cmd" in str(one) for one in formulas)
    assert not [cell for sheet in book for row in sheet.iter_rows() for cell in row if cell.hyperlink]
    assert book.worksheets[0]["K7"].value == link


def test_the_same_sheets_give_the_same_bytes(sheet: Path) -> None:
    folder = sheet.parent
    code = f"""
import sys
from pathlib import Path
from kommunkompassen.agreement import gather, write
from kommunkompassen.read import read_evaluation
from tests.helpers import rubric
folder = Path({str(folder)!r})
document = read_evaluation(folder / "evaluations" / "kumla-2027.yaml")
given, _ = gather.gather([folder / "eva.xlsx", folder / "bo.xlsx"], document, rubric("2018"))
sys.stdout.buffer.write(write.workbook(rubric("2018"), document, given))
"""
    environment = {**os.environ, "PYTHONHASHSEED": "7", "TZ": "Asia/Tokyo", "LC_ALL": "C"}
    done = subprocess.run([sys.executable, "-c", code], cwd=paths.PROJECT, env=environment, capture_output=True, check=True)
    assert done.stdout == sheet.read_bytes()


def without_questions(edition: Rubric) -> list[str]:
    return [number for number, area in edition.areas.items() if not area.questions]


def test_areas_that_are_scored_as_a_whole_have_no_notes(tmp_path: Path) -> None:
    document = draft(tmp_path, edition="2020")
    files = []
    for name, points in (("Eva Ek", 40), ("Bo Berg", 50)):
        path = made(document, tmp_path).rename(tmp_path / f"{name[:2]}.xlsx")
        files.append(changed(path, {"G3": name, "D6": points, **{f"D{row}": 60 for row in range(7, 14)}}))
    path = agreed(document, *files)
    first = worksheet(path)
    assert list(headings(first))[-2:] == ["Avstämd poäng", "Gjord med"]
    assert order(path) == without_questions(rubric("2020"))
    assert [cell_of(first, "Avstämd poäng", number).value for number in "12"] == [None, 60]
