"""Everything that can be wrong with the sheets of several evaluators: a finding with file and cell, and no sheet for agreeing."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from decimal import Decimal
from pathlib import Path

import openpyxl
import pytest

from kommunkompassen.agreement.gather import gather
from kommunkompassen.base.finding import Finding
from kommunkompassen.read import Document, read_evaluation
from kommunkompassen.read.models import Evaluation
from tests.agreement.sheets import agreed, draft, filled
from tests.helpers import data, rubric, save
from tests.hostile.workbooks import WORKBOOKS
from tests.scoring_sheet.sheets import changed, csv, made, row_of, worksheet
from tests.scoring_sheet.test_faults import FILES, zipped

Sheets = tuple[Document[Evaluation], Path, Path]
Found = list[tuple[str, str, str]]


def found(document: Document[Evaluation], *files: Path) -> Found:
    """File, finding and cell of each; whoever has findings has nothing to agree on."""
    given, findings = gather(files, document, rubric("2018"))
    assert not (given and findings)
    assert all(one.message("sv") and one.hint("en") for one in findings)
    return [(one.path.name, one.key, one.values.get("cell", "")) for one in findings]


@pytest.fixture
def sheets(tmp_path: Path) -> Sheets:
    document = draft(tmp_path)
    return document, filled(document, tmp_path, "Eva Ek", {}), filled(document, tmp_path, "Bo Berg", {"D1.1": 3})


def without(path: Path, number: str) -> None:
    book = openpyxl.load_workbook(path)
    book.worksheets[0].delete_rows(row_of(book.worksheets[0], number))
    book.save(path)


def test_sheets_without_fault_give_what_stands_in_them(sheets: Sheets) -> None:
    document, *files = sheets
    given, findings = gather(files, document, rubric("2018"))
    assert findings == []
    assert [(one.name, one.label, one.scores["1.1"].points) for one in given] == [
        ("Eva Ek", "EE", Decimal("7.5")),
        ("Bo Berg", "BB", Decimal(3)),
    ]


CELLS: dict[str, tuple[Callable[[Path], object], str, str]] = {
    "a question is missing": (lambda path: without(path, "8.7"), "sheet-question/missing", "Poäng!A5"),
    "another edition": (lambda path: changed(path, {"B3": "2016 (x)"}), "sheet-edition", "Poäng!B3"),
    "another municipality": (lambda path: changed(path, {"B2": "nassjo-2019"}), "sheet-evaluation", "Poäng!B2"),
    "too many points": (lambda path: changed(path, {"D1.1": 99}), "sheet-points/range", "Poäng!D7"),
    "a formula without a value": (lambda path: changed(path, {"G1.1": "=1"}), "sheet-value/formula", "Poäng!G7"),
}


@pytest.mark.parametrize("name", CELLS)
def test_a_fault_in_one_sheet_is_found_in_its_cell(name: str, sheets: Sheets) -> None:
    document, eva, bo = sheets
    change, key, cell = CELLS[name]
    change(bo)
    assert found(document, eva, bo) == [("bo.xlsx", key, cell)]


def test_faults_in_all_sheets_are_found_in_one_run(sheets: Sheets) -> None:
    document, eva, bo = sheets
    changed(eva, {"B2": "boden-2027", "D1.2": 99})
    changed(bo, {"D8.7": "tolv"})
    assert [(name, key) for name, key, _ in found(document, eva, bo)] == [
        ("bo.xlsx", "sheet-points/text"),
        ("eva.xlsx", "sheet-evaluation"),
        ("eva.xlsx", "sheet-points/range"),
    ]


def test_no_points_yet_are_no_fault_in_an_evaluation_that_is_no_draft(tmp_path: Path) -> None:
    document = read_evaluation(save(tmp_path / "evaluations", data()))
    eva, bo = (filled(document, tmp_path, name, {}) for name in ("Eva Ek", "Bo Berg"))
    assert found(document, eva, changed(bo, {"D1.1": None})) == []


def newer(folder: Path, score: object) -> Document[Evaluation]:
    return draft(folder, scores={"1.1": score})


@pytest.mark.parametrize(
    ("score", "key", "cell", "told"),
    [
        ("9", "sheet-older/points", "D", "ändrats i kumla-2027, till 9; här står 7,5."),
        ({"sources": ["document"]}, "sheet-older/sources", "F", "till dokument; här står –."),
        ({"note": "Ny"}, "sheet-older/note", "G", 'till "Ny"; här står "–".'),
    ],
)
def test_a_sheet_that_was_made_before_newer_points_is_found_where_it_says_others(
    sheets: Sheets, tmp_path: Path, score: object, key: str, cell: str, told: str
) -> None:
    _, eva, bo = sheets
    document = newer(tmp_path, score)
    place = f"Poäng!{cell}{row_of(worksheet(eva), '1.1')}"
    assert found(document, eva, bo) == [("bo.xlsx", key, place), ("eva.xlsx", key, place)]
    message = gather([eva, bo], document, rubric("2018"))[1][1].message("sv")
    assert message.startswith(f"{place}: sedan bladet gjordes har ")
    assert message.endswith(told)


def test_a_sheet_that_says_the_newer_points_too_is_not_too_old(sheets: Sheets, tmp_path: Path) -> None:
    _, eva, bo = sheets
    document = newer(tmp_path, "7.5")
    assert found(document, eva, bo) == [("bo.xlsx", "sheet-older/points", "Poäng!D7")]
    # Whoever takes the hidden column away says that the sheet counts anyway.
    assert found(document, eva, changed(bo, {"H5": None})) == []


def test_a_cell_has_one_fault_at_a_time(sheets: Sheets, tmp_path: Path) -> None:
    _, eva, bo = sheets
    assert found(newer(tmp_path, "7.5"), eva, changed(bo, {"D1.1": "x"})) == [("bo.xlsx", "sheet-points/text", "Poäng!D7")]


def test_more_than_four_are_refused_at_the_fifth_and_unread(sheets: Sheets, tmp_path: Path) -> None:
    document, eva, bo = sheets
    more = [tmp_path / f"borta-{number}.xlsx" for number in range(4)]
    assert found(document, eva, bo, *more) == [(f"borta-{number}.xlsx", "sheet-file/too-many", "") for number in (2, 3)]
    third, fourth = (filled(document, tmp_path, name, {}) for name in ("Åsa Ö", "Ulf Å"))
    assert found(document, eva, bo, third, fourth) == []


def test_the_same_sheet_twice(sheets: Sheets, tmp_path: Path) -> None:
    document, eva, _ = sheets
    # What is stored anew is another file.
    copied = changed(Path(shutil.copy2(eva, tmp_path / "kopia.xlsx")), {"B80": "Ett påpekande"})
    assert found(document, eva, copied) == [("kopia.xlsx", "sheet-writer/same", "Poäng!G3")]
    assert found(document, eva, changed(copied, {"G3": None})) == [("kopia.xlsx", "sheet-writer/same", "Poäng!A5")]
    # Two who agree on everything say who they are.
    assert found(document, eva, changed(copied, {"G3": "Bo Berg"})) == []


def test_a_file_that_is_given_again_is_named_and_nothing_is_read(
    sheets: Sheets, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    document, eva, bo = sheets
    monkeypatch.setattr("kommunkompassen.agreement.gather.read_sheet", lambda path: pytest.fail(f"{path} was read"))
    twice, link, copied = ("eva.xlsx", "sheet-file/twice", ""), tmp_path / "länk.xlsx", tmp_path / "kopia.xlsx"
    assert found(document, eva, eva) == [twice]
    assert found(document, eva, bo, eva, eva) == [twice, twice]
    assert found(document, eva, tmp_path / "evaluations" / ".." / "eva.xlsx") == [twice]
    link.symlink_to(eva)
    assert found(document, eva, link) == [("länk.xlsx", "sheet-file/twice", "")]
    shutil.copy2(eva, copied)
    assert found(document, bo, eva, copied) == [("kopia.xlsx", "sheet-file/copy", "")]
    message = gather([bo, eva, copied], document, rubric("2018"))[1][0].message("sv")
    assert message.startswith("Filen är en kopia av ")
    assert message.endswith("eva.xlsx, utan en enda skillnad.")


def test_two_sheets_by_one_evaluator(sheets: Sheets) -> None:
    document, eva, bo = sheets
    assert found(document, eva, changed(bo, {"G3": "eva  ek"})) == [("bo.xlsx", "sheet-writer/name", "Poäng!G3")]


def test_who_says_no_name_is_called_by_the_file(sheets: Sheets, tmp_path: Path) -> None:
    document, eva, bo = sheets
    given, _ = gather([changed(eva, {"G3": None}), bo], document, rubric("2018"))
    assert [(one.name, one.label) for one in given] == [("eva", "eva"), ("Bo Berg", "BB")]
    other = tmp_path / "annan" / "eva.xlsx"
    other.parent.mkdir()
    shutil.copy2(changed(bo, {"G3": None}), other)
    assert found(document, eva, other) == [("eva.xlsx", "sheet-writer/name", "Poäng!A5")]


def test_a_sheet_for_agreeing_is_none_of_an_evaluators(sheets: Sheets) -> None:
    document, eva, bo = sheets
    assert found(document, eva, agreed(document, eva, bo)) == [("avstämning.xlsx", "sheet-agreed", "Avstämning!H6")]


UNREADABLE = ("cut off", "multiplying entities", "with a size that is a lie", "OpenDocument with a password", "a PDF", "nothing")


@pytest.mark.parametrize("name", UNREADABLE)
def test_a_file_that_is_no_sheet_is_said_to_be_none(name: str, sheets: Sheets, tmp_path: Path) -> None:
    document, eva, _ = sheets
    content, expected = FILES[name]
    path = tmp_path / "trasig.xlsx"
    path.write_bytes(content)
    assert found(document, eva, path) == [("trasig.xlsx", expected, "")]


@pytest.mark.parametrize(
    "name", ["nested", "digits", "merged", "formula-outside", "entity-outside", "target-outside", "words-turned"]
)
def test_a_hostile_workbook_is_a_finding_and_never_a_crash(name: str, sheets: Sheets, tmp_path: Path) -> None:
    document, eva, _ = sheets
    path = tmp_path / "trasig.xlsx"
    path.write_bytes(zipped(WORKBOOKS[name]))
    assert {one[0] for one in found(document, eva, path)} == {"trasig.xlsx"}


def test_a_file_that_is_not_there(sheets: Sheets, tmp_path: Path) -> None:
    document, eva, _ = sheets
    assert found(document, eva, tmp_path / "borta.xlsx") == [("borta.xlsx", "file-unreadable", "")]


def test_a_csv_goes_with_a_workbook(sheets: Sheets, tmp_path: Path) -> None:
    document, eva, _ = sheets
    path = tmp_path / "bo.csv"
    path.write_bytes(csv(document, {"1.1": "1.1;Fråga;15;3,5;;;Sagt"}).encode("cp1252"))
    given, findings = gather([eva, path], document, rubric("2018"))
    assert findings == []
    assert (given[1].label, str(given[1].scores["1.1"].points), given[1].scores["1.1"].note) == ("bo", "3.5", "Sagt")


def test_sheets_that_nobody_has_filled_in_are_the_same(tmp_path: Path) -> None:
    document = draft(tmp_path)
    first = made(document, tmp_path).rename(tmp_path / "a.xlsx")
    second = made(document, tmp_path).rename(tmp_path / "b.xlsx")
    assert found(document, first, second) == [("b.xlsx", "sheet-file/copy", "")]
    # Nor does another day of saving make another's of it.
    assert found(document, first, changed(second, {"B80": "Ett påpekande"})) == [("b.xlsx", "sheet-writer/same", "Poäng!A5")]


def test_findings_are_of_errors(sheets: Sheets) -> None:
    document, eva, bo = sheets
    findings: list[Finding] = gather([eva, changed(bo, {"D1.1": 99})], document, rubric("2018"))[1]
    assert {one.severity.value for one in findings} == {"error"}
