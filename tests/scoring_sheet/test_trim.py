"""What is taken out of a workbook's parts before they are read: everything that no cell is read of, and nothing else."""

from __future__ import annotations

import pytest

from kommunkompassen.scoring_sheet.read_xlsx import read_xlsx
from kommunkompassen.scoring_sheet.table import MOST_COLUMNS, MOST_ROWS
from kommunkompassen.scoring_sheet.trim import UNSAVED, trimmed
from kommunkompassen.scoring_sheet.unpack import elements
from tests.hostile.workbooks import WORKBOOKS

SHEET = "xl/worksheets/sheet1.xml"
_NS = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"


def with_rows(rows: str) -> dict[str, bytes]:
    return {**WORKBOOKS["sound"], SHEET: f'<worksheet xmlns="{_NS}"><sheetData>{rows}</sheetData></worksheet>'.encode()}


@pytest.mark.parametrize("name", ["merged-many", "validations", "columns", "links", "names-many"])
def test_the_library_is_given_nothing_that_it_would_make_objects_of_in_vain(name: str) -> None:
    parts = WORKBOOKS[name]
    assert sum(part.count(b"<") for part in parts.values()) > 50_000
    assert sum(trimmed(part).count(b"<") for part in parts.values()) < 100
    assert [[cell.text for cell in row] for table in read_xlsx(parts) for row in table.rows] == [["1"]]


def test_rows_and_cells_beyond_what_is_read_are_taken_away() -> None:
    part = trimmed(with_rows(("<row>" + "<c/>" * 60 + "</row>") * 2_100)[SHEET])
    assert len(elements(part, "row")) == MOST_ROWS
    assert len(elements(part, "c")) == MOST_ROWS * MOST_COLUMNS


def test_a_prefix_for_all_names_changes_nothing() -> None:
    parts = with_rows("")
    parts[SHEET] = (
        f'<x:worksheet xmlns:x="{_NS}"><x:mergeCells/><x:sheetData><x:row><x:c><x:v>7</x:v></x:c><x:c><x:f>A1</x:f></x:c></x:row>'
        f"</x:sheetData></x:worksheet>"
    ).encode()
    assert b"mergeCells" not in trimmed(parts[SHEET])
    assert [(cell.text, cell.kind) for cell in read_xlsx(parts)[0].rows[0][:2]] == [("7", "number"), ("", "formula")]


@pytest.mark.parametrize(
    ("cell", "expected"),
    [
        ("<c><f>A1</f></c>", ("", "formula")),
        ("<c><f>A1</f><v/></c>", ("", "formula")),
        ('<c t="str"><f>A1</f><v></v></c>', ("", "formula")),
        ("<c><f>A1</f><v>7</v></c>", ("7", "number")),
        ('<c t="e"><f>A1</f><v>#REF!</v></c>', ("#REF!", "error")),
        (f'<c t="inlineStr"><is><t>{UNSAVED}</t></is></c>', (UNSAVED, "text")),
    ],
)
def test_a_formula_is_told_from_an_empty_cell_by_its_lacking_value(cell: str, expected: tuple[str, str]) -> None:
    read = read_xlsx(with_rows(f"<row>{cell}<c/><c><v>1</v></c></row>"))[0].rows[0]
    assert [(one.text, one.kind) for one in read] == [expected, ("", "text"), ("1", "number")]


def test_a_table_is_as_wide_as_anything_stands_in_it() -> None:
    tables = read_xlsx(with_rows('<row><c r="C1"><v>1</v></c><c r="F1" s="1"/></row><row/>'))
    assert [[cell.name for cell in row] for row in tables[0].rows] == [
        ["Blad1!A1", "Blad1!B1", "Blad1!C1"],
        ["Blad1!A2", "Blad1!B2", "Blad1!C2"],
    ]


def test_dates_begin_where_the_workbook_says() -> None:
    parts = {**WORKBOOKS["dates"], SHEET: with_rows('<row><c s="1"><v>1</v></c></row>')[SHEET]}
    assert read_xlsx(parts)[0].rows[0][0].text == "1900-01-01"
    parts["xl/workbook.xml"] = parts["xl/workbook.xml"].replace(b"<sheets>", b'<workbookPr date1904="1"/><sheets>')
    assert read_xlsx(parts)[0].rows[0][0].text == "1904-01-02"


def test_a_part_that_is_broken_becomes_nothing() -> None:
    assert trimmed(b"<worksheet><sheetData>") == b""
