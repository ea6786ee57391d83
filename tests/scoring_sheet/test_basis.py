"""Reading a sheet in is a merge of three: the sheet, the file as it is, and what the sheet was made with."""

from __future__ import annotations

from decimal import Decimal
from itertools import product
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from kommunkompassen.read import read_evaluation
from kommunkompassen.read.models import Score
from kommunkompassen.scoring_sheet import basis, bring_in, description, write
from kommunkompassen.scoring_sheet.basis import merged
from kommunkompassen.scoring_sheet.bring_in import Brought
from tests.helpers import data, rubric, save
from tests.scoring_sheet.sheets import brought, changed, made, row_of, worksheet

Values = dict[str, Any]


def saved(folder: Path, scores: Values | None = None, status: str = "draft") -> Path:
    """The evaluation of Kumla with some scores in area 1 as they are given."""
    values = {**data(), "status": status}
    all_scores = {**values["areas"]["1"]["scores"], **(scores or {})}
    values["areas"]["1"]["scores"] = {key: score for key, score in all_scores.items() if score is not None}
    return save(folder / "evaluations", values)


def read_in(folder: Path, then: Values, typed: dict[str, object], now: Values) -> Brought:
    """What comes of a sheet that was made of the scores `then`, typed in, and read into the scores `now`."""
    sheet = made(read_evaluation(saved(folder, then)), folder)
    return brought(changed(sheet, typed), read_evaluation(saved(folder, now)))


def told(result: Brought) -> list[str]:
    assert result.findings == ()
    return [line for line in description.described(result, "sv") if not line.startswith(("Område", "Totalt"))]


def test_what_only_the_sheet_has_changed_is_taken(tmp_path: Path) -> None:
    assert told(read_in(tmp_path, {}, {"D1.1": 8, "F1.1": "intervju", "G1.1": "Ny"}, {})) == [
        "1.1: 7,5 → 8",
        "1.1: källor: inga → intervju",
        "1.1: ny anteckning",
    ]


def test_what_only_the_file_has_changed_stays_and_that_is_said(tmp_path: Path) -> None:
    newer = {"1.1": {"points": "9", "note": "Sagt senare", "sources": ["document"]}}
    result = read_in(tmp_path, {}, {"D1.2": 8}, newer)
    assert told(result) == [
        "1.1: 9 står kvar; poängen har ändrats i filen sedan bladet gjordes (i bladet: 7,5)",
        "1.1: källorna står kvar; de har ändrats i filen sedan bladet gjordes",
        "1.1: anteckningen står kvar; den har ändrats i filen sedan bladet gjordes",
        "1.2: 10 → 8",
    ]
    assert [change.scored.number for change in result.changes] == ["1.2"]
    assert "note: Sagt senare" in result.data.decode()


def test_each_part_of_a_score_is_merged_by_itself(tmp_path: Path) -> None:
    newer = {"1.1": {"points": "7.5", "note": "Ur filen"}}
    result = read_in(tmp_path, {}, {"D1.1": 8}, newer)
    assert [(one.after.points, one.after.note) for one in result.changes] == [(Decimal(8), "Ur filen")]


def test_what_both_have_changed_is_a_finding_with_both_values(tmp_path: Path) -> None:
    newer = {"1.1": {"points": "9", "note": "B", "sources": ["document"]}}
    result = read_in(tmp_path, {}, {"D1.1": 8, "F1.1": "intervju", "G1.1": "A", "D1.2": 3}, newer)
    assert [finding.detail for finding in result.findings] == ["points", "sources", "note"]
    assert [finding.message("sv") for finding in result.findings] == [
        "Poäng!D7: sedan bladet gjordes har poängen på 1.1 ändrats både här, till 8, och i kumla-2027, till 9.",
        "Poäng!F7: sedan bladet gjordes har källorna till 1.1 ändrats både här, till intervju, och i kumla-2027, till dokument.",
        'Poäng!G7: sedan bladet gjordes har anteckningen till 1.1 ändrats både här, till "A", och i kumla-2027, till "B".',
    ]
    assert (result.changes, result.data.decode().count("note: B")) == ((), 1)


def test_points_that_one_took_away_and_the_other_changed_are_a_finding(tmp_path: Path) -> None:
    [finding] = read_in(tmp_path, {}, {"D1.1": None}, {"1.1": "9"}).findings
    assert "till –, och i kumla-2027, till 9" in finding.message("sv")


def test_the_same_change_in_both_is_no_conflict(tmp_path: Path) -> None:
    newer = {"1.1": {"points": "8.0", "note": "Så  här"}}
    result = read_in(tmp_path, {}, {"D1.1": 8, "G1.1": "Så här\n"}, newer)
    assert (told(result), result.changes) == ([], ())


def test_a_sheet_that_is_read_in_twice_changes_nothing_the_second_time(tmp_path: Path) -> None:
    document = read_evaluation(saved(tmp_path))
    sheet = changed(made(document, tmp_path), {"D1.1": 8, "G1.1": "En rad\n\noch en till"})
    assert bring_in.take_in(sheet, document, rubric("2018")).changes
    again = brought(sheet, read_evaluation(document.path))
    assert (again.findings, again.changes, again.kept) == ((), (), ())


def test_two_who_each_filled_in_a_blank_sheet_do_not_overwrite_each_other(tmp_path: Path) -> None:
    empty = dict.fromkeys(rubric("2018").areas["1"].questions)
    sheets = [tmp_path / "eva.xlsx", tmp_path / "bo.xlsx"]
    for sheet, points in zip(sheets, (5, 6), strict=True):
        sheet.write_bytes(write.workbook(rubric("2018")))
        changed(sheet, {"D1.1": points, ("D1.2" if points == 5 else "D1.3"): points})
    document = read_evaluation(saved(tmp_path, empty))
    bring_in.take_in(sheets[0], document, rubric("2018"))
    [finding] = brought(sheets[1], read_evaluation(document.path)).findings
    assert "till 6, och i kumla-2027, till 5" in finding.message("sv")
    # Where they agree, each gives what the other has not.
    result = brought(changed(sheets[1], {"D1.1": 5}), read_evaluation(document.path))
    assert "1.3: ej poängsatt → 6" in told(result)
    assert not any(line.startswith("1.2") and "→" in line for line in told(result))


def test_a_new_evaluation_is_made_of_all_that_stands_in_the_sheet(tmp_path: Path) -> None:
    document = read_evaluation(saved(tmp_path))
    sheet = made(document, tmp_path)
    content = "municipality: Kumla\nyear: 2027\nrubric: '2018'\nstatus: draft\n"
    result = bring_in.bring_in_new(sheet, document.path, content, rubric("2018"))
    assert (result.findings, result.kept) == ((), ())
    assert len(result.changes) == 45


@pytest.mark.parametrize("kept", [True, False])
def test_rows_that_are_sorted_alone_still_know_what_they_were_made_with(*, kept: bool, tmp_path: Path) -> None:
    sheet = made(read_evaluation(saved(tmp_path)), tmp_path)
    book = openpyxl.load_workbook(sheet)
    rows = book.worksheets[0]
    first, second = row_of(rows, "1.1"), row_of(rows, "1.2")
    for column in "ABCDFG" if kept else "ABCDFGH":
        one, other = rows[f"{column}{first}"], rows[f"{column}{second}"]
        one.value, other.value = other.value, one.value
    book.save(sheet)
    result = brought(sheet, read_evaluation(saved(tmp_path, {"1.1": "9"})))
    assert told(result) == ["1.1: 9 står kvar; poängen har ändrats i filen sedan bladet gjordes (i bladet: 7,5)"]


def test_the_column_is_hidden_and_without_it_the_sheet_counts_in_everything(tmp_path: Path) -> None:
    sheet = made(read_evaluation(saved(tmp_path)), tmp_path)
    assert worksheet(sheet).column_dimensions["H"].hidden
    assert worksheet(sheet)["H5"].value == "Gjord med"
    result = brought(changed(sheet, {"H5": None}), read_evaluation(saved(tmp_path, {"1.1": "9"})))
    assert told(result) == ["1.1: 9 → 7,5"]


def test_where_a_hidden_cell_is_lost_all_that_differs_is_a_finding(tmp_path: Path) -> None:
    sheet = made(read_evaluation(saved(tmp_path)), tmp_path)
    place = f"H{row_of(worksheet(sheet), '1.1')}"
    for lost in (None, "x", "kumla-2027|1.1|sju||"):
        result = brought(changed(sheet, {place: lost}), read_evaluation(saved(tmp_path, {"1.1": "9"})))
        assert [finding.detail for finding in result.findings] == ["points"]


def test_a_sheet_of_areas_is_merged_too(tmp_path: Path) -> None:
    values = {**data(edition="2010"), "status": "draft"}
    sheet = changed(made(read_evaluation(save(tmp_path / "evaluations", values)), tmp_path), {"D7": 40})
    values["areas"]["1"]["score"] = "60"
    assert told(brought(sheet, read_evaluation(save(tmp_path / "evaluations", values)))) == [
        "1: 60 står kvar; poängen har ändrats i filen sedan bladet gjordes (i bladet: 50)",
        "2: 50 → 40",
    ]


@pytest.mark.parametrize(("then", "now", "given"), list(product([None, Decimal(1), Decimal("2.50")], repeat=3)))
def test_points_are_merged_by_the_rule_of_three(then: Decimal | None, now: Decimal | None, given: Decimal | None) -> None:
    score, newer, both = merged(basis.basis(Score(points=then)), Score(points=now), Score(points=given))
    assert (both == ["points"]) == (now != then and given != then and now != given)
    assert (newer == ["points"]) == (given == then and now != then)
    if not both:
        assert score.points == (now if given == then else given)
