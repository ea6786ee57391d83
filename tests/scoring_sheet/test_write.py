"""The sheet as a file: what stands in it, what can be typed, and how it is printed."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import openpyxl
import pytest

from kommunkompassen.base import paths
from kommunkompassen.points.score import percent, printed, score
from kommunkompassen.scoring_sheet import write
from tests.helpers import PUBLISHED, data, evaluation, read, real, rubric, save
from tests.scoring_sheet.sheets import made, row_of, worksheet

EDITIONS = ("2003", "2010", "2016", "2018", "2020")


@pytest.fixture(params=EDITIONS)
def edition(request: pytest.FixtureRequest) -> str:
    return str(request.param)


def test_the_same_sheet_gives_the_same_bytes() -> None:
    document, _ = evaluation("nassjo-2019")
    first = write.workbook(rubric("2018"), document)
    code = """
import sys
from kommunkompassen.base import paths
from kommunkompassen.repository import Repository
from kommunkompassen.scoring_sheet import write
repository = Repository()
document = repository.evaluation(paths.EVALUATIONS / "nassjo-2019.yaml")
sys.stdout.buffer.write(write.workbook(repository.rubric("2018").model, document))
"""
    # In another process, at another time, with another order of hashes.
    other = subprocess.run(
        [sys.executable, "-c", code], cwd=paths.PROJECT, capture_output=True, check=True, env={"PYTHONHASHSEED": "7"}
    )
    assert first == other.stdout


def test_the_commands_do_not_load_spreadsheet_libraries() -> None:
    code = "import sys, build; print(sorted({'openpyxl', 'xlsxwriter'} & set(sys.modules)))"
    done = subprocess.run([sys.executable, "-c", code], cwd=paths.PROJECT, capture_output=True, check=True, text=True)
    assert done.stdout.strip() == "[]"


def test_a_blank_sheet_has_every_area_and_question_with_its_wording_and_maximum(tmp_path: Path, edition: str) -> None:
    path = tmp_path / "tom.xlsx"
    path.write_bytes(write.workbook(rubric(edition)))
    sheet = worksheet(path)
    rows = [tuple(cell.value for cell in row[:4]) for row in sheet.iter_rows(min_row=6)]
    expected: list[tuple[object, ...]] = []
    for number, area in rubric(edition).areas.items():
        formula = sheet.cell(row_of(sheet, number), 4).value if area.questions else None
        expected.append((number, area.title, 100, formula))
        for key, question in area.questions.items():
            expected.append((key, question.text, None if question.maximum is None else float(question.maximum), None))
    total = sheet.cell(len(expected) + 6, 4).value
    assert rows == [*expected, ("Totalt", None, 800, total)]
    assert str(total).startswith("=IF(COUNT(")
    assert (sheet["B2"].value, sheet["B2"].protection.locked) == (None, False)
    assert (sheet["F3"].value, sheet["G3"].value) == ("Ifylld av", None)
    assert sheet["B3"].value == f"{edition} ({rubric(edition).name})"


@pytest.mark.parametrize("id_", PUBLISHED)
def test_the_stored_sums_are_those_of_the_report(tmp_path: Path, id_: str) -> None:
    document, model = evaluation(id_)
    sheet = openpyxl.load_workbook(made(document, tmp_path), data_only=True).worksheets[0]
    result = score(model, rubric(model.rubric))
    assert result.points
    for area in result.areas:
        assert area.points is not None
        row = row_of(sheet, area.number)
        assert sheet.cell(row, 4).value == float(printed(area.points, result.step))
        assert sheet.cell(row, 5).value == float(percent(area.points, area.maximum)) / 100
    row = row_of(sheet, "Totalt")
    assert sheet.cell(row, 4).value == float(printed(result.points, result.step))
    assert (sheet["B2"].value, str(sheet["B3"].value).split()[0]) == (id_, model.rubric)


def test_points_are_limited_to_the_maximum_and_the_message_is_swedish(tmp_path: Path, edition: str) -> None:
    path = tmp_path / "tom.xlsx"
    path.write_bytes(write.workbook(rubric(edition)))
    sheet = worksheet(path)
    rules = {str(rule.sqref): rule for rule in sheet.data_validations.dataValidation if rule.type == "decimal"}
    most = {
        **{key: one.maximum or area.maximum for area in rubric(edition).areas.values() for key, one in area.questions.items()},
        **{key: area.maximum for key, area in rubric(edition).areas.items() if not area.questions},
    }
    assert len(rules) == len(most) >= 8
    for number, maximum in most.items():
        rule = rules[f"D{row_of(sheet, number)}"]
        assert (rule.operator, rule.formula1, float(rule.formula2)) == (None, "0", float(maximum))  # between is the default
        assert rule.showErrorMessage
        assert rule.errorStyle is None  # stop is the default
        assert rule.error.startswith(f"{number} kan få mellan 0 och {maximum} poäng")


def test_only_what_is_to_be_filled_in_is_unlocked(tmp_path: Path, edition: str) -> None:
    path = tmp_path / "tom.xlsx"
    path.write_bytes(write.workbook(rubric(edition)))
    sheet = worksheet(path)
    assert sheet.protection.sheet
    unlocked = {cell.coordinate for row in sheet.iter_rows() for cell in row if not cell.protection.locked}
    numbers = [key for key, area in rubric(edition).areas.items() if not area.questions]
    keys = [key for area in rubric(edition).areas.values() for key in area.questions]
    expected = {f"{column}{row_of(sheet, key)}" for key in keys for column in "DFG"}
    expected |= {f"D{row_of(sheet, number)}" for number in numbers}
    assert unlocked == expected | {"B2", "G3"}


def test_the_sheet_is_printed_on_two_a4_pages_and_its_headings_stay_in_view(tmp_path: Path) -> None:
    sheet = worksheet(made(evaluation("nassjo-2019")[0], tmp_path))
    assert (sheet.page_setup.paperSize, sheet.page_setup.orientation) == (9, "landscape")
    assert (sheet.page_setup.fitToWidth or 1, sheet.page_setup.fitToHeight) == (1, 2)
    assert sheet.sheet_properties.pageSetUpPr.fitToPage
    assert sheet.freeze_panes == "A6"
    assert sheet.print_title_rows == "$5:$5"
    assert sheet.oddFooter.left.text == "nassjo-2019 · utgåva 2018"


def test_a_text_that_begins_like_a_formula_is_a_text(tmp_path: Path) -> None:
    values = data()
    values["areas"]["1"]["scores"]["1.1"] = {"points": "5", "note": '=HYPERLINK("http://x";"y")'}
    values["municipality"] = "Kumla"
    document = real().__class__(tmp_path).evaluation(save(tmp_path, values))
    sheet = worksheet(made(document, tmp_path))
    cell = sheet.cell(row_of(sheet, "1.1"), 7)
    assert (cell.data_type, cell.value) == ("s", '=HYPERLINK("http://x";"y")')


def test_a_note_that_no_cell_can_hold_is_found() -> None:
    document = read(f"areas:\n  1:\n    scores:\n      1.1:\n        points: 5\n        note: {'a' * 32_768}\n      1.2: 5\n")
    findings = write.long_notes(document, rubric("2018"))
    assert [(finding.rule, finding.span.line) for finding in findings] == [("sheet-note", 9)]
    assert "1.1" in findings[0].message("sv")
    assert write.long_notes(read("areas:\n  1:\n    scores:\n      1.1: 5\n"), rubric("2018")) == []
