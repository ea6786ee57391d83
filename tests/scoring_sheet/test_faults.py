"""Everything that can be wrong with a sheet: each a finding in its place, all in one run, and the evaluation is not touched."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Callable
from datetime import datetime
from pathlib import Path

import openpyxl
import pytest

from kommunkompassen.base.finding import Finding
from kommunkompassen.base.messages import catalogue
from kommunkompassen.read import read_evaluation
from kommunkompassen.scoring_sheet import read_file, write
from tests.helpers import data, rubric, save
from tests.scoring_sheet.sheets import brought, changed, csv, made, row_of, worksheet

Found = tuple[str, str]
DRAFT = {"status": "draft"}


def key(finding: Finding) -> str:
    """The finding's text in the catalogue."""
    return f"{finding.rule}/{finding.detail}" if finding.detail else finding.rule


def found(path: Path, evaluation: Path) -> list[Found]:
    """The findings about a sheet, each with its cell; where there are any, nothing of the evaluation changes."""
    document = read_evaluation(evaluation)
    before = evaluation.read_bytes()
    result = brought(path, document)
    assert all(finding.path == path and finding.message("sv") and finding.hint("en") for finding in result.findings)
    if result.findings:
        assert (result.data, result.changes) == (before, ())
    assert evaluation.read_bytes() == before
    return [(key(finding), finding.values.get("cell", "")) for finding in result.findings]


@pytest.fixture
def evaluation(tmp_path: Path) -> Path:
    return save(tmp_path / "evaluations", data())


@pytest.fixture
def sheet(tmp_path: Path, evaluation: Path) -> Path:
    return made(read_evaluation(evaluation), tmp_path)


CELLS: dict[str, tuple[dict[str, object], str]] = {
    "too much": ({"D1.1": 15.01}, "sheet-points/range"),
    "less than nought": ({"D1.1": -0.5}, "sheet-points/range"),
    "enormous": ({"D1.1": 1e300}, "sheet-points/range"),
    "three decimals": ({"D1.1": 7.125}, "sheet-points/decimals"),
    "a word": ({"D1.1": "tolv"}, "sheet-points/text"),
    "a note on an area": ({"G6": "Om området"}, "sheet-question/no-place"),
    "a truth value": ({"D1.1": True}, "sheet-points/text"),
    "a date": ({"D1.1": datetime(2027, 5, 13)}, "sheet-points/date"),
    "a percentage": ({"D1.1": (0.5, "0%")}, "sheet-points/percent"),
    "no points in a published evaluation": ({"D1.1": None}, "sheet-points/none"),
    "a formula that was never worked out": ({"D1.1": "=5+5"}, "sheet-value/formula"),
    "a note that was never worked out": ({"G1.1": "=A1"}, "sheet-value/formula"),
    "an error value": ({"D1.1": "#REF!"}, "sheet-value/error"),
    "an unknown source": ({"F1.1": "intervju + rykten"}, "sheet-sources"),
    "another question": ({"A1.1": "1.9"}, "sheet-question/unknown"),
    "a question twice": ({"A1.2": "1.1"}, "sheet-question/twice"),
    "points without a number": ({"A1.1": None}, "sheet-question/no-number"),
    "another maximum": ({"C5.2": 20}, "sheet-edition/maximum"),
    "another edition": ({"B3": "2016 (Kommunkompassen, version 2.1)"}, "sheet-edition"),
    "another municipality": ({"B2": "nassjo-2019"}, "sheet-evaluation"),
    "another year": ({"B2": "kumla-2026"}, "sheet-evaluation"),
    "a heading twice": ({"E5": "Poäng"}, "sheet-heading"),
}


@pytest.mark.parametrize("name", CELLS)
def test_a_fault_in_a_cell_is_found_in_that_cell(name: str, sheet: Path, evaluation: Path) -> None:
    changes, expected = CELLS[name]
    place = next(iter(changes))
    cell = f"{place[0]}{row_of(worksheet(sheet), place[1:])}" if "." in place else place
    cell = cell.replace("A", "D") if expected == "sheet-question/no-number" else cell
    changed(sheet, changes)
    # Where its number is wrong or gone, the question is missing too.
    missing = [("sheet-question/missing", "Poäng!A5")] if place[0] == "A" else []
    assert found(sheet, evaluation) == [*missing, (expected, f"Poäng!{cell}")]


def test_row_and_column_of_a_cell_are_the_place_of_its_finding(sheet: Path, evaluation: Path) -> None:
    row = row_of(worksheet(sheet), "1.1")
    finding = brought(changed(sheet, {"D1.1": 99}), read_evaluation(evaluation)).findings[0]
    assert (finding.span.line, finding.span.column) == (row, 4)
    assert finding.message("sv") == f"Poäng!D{row}: 99 poäng på 1.1 går inte."
    assert finding.hint("sv") == "Poängen ska vara mellan 0 och 15."


def test_a_date_is_taken_for_points_with_a_full_stop(sheet: Path, evaluation: Path) -> None:
    finding = brought(changed(sheet, {"D1.1": datetime(2027, 5, 13)}), read_evaluation(evaluation)).findings[0]
    assert "kanske 13,5" in finding.hint("sv")


def test_a_question_that_is_missing_is_named(sheet: Path, evaluation: Path) -> None:
    book = openpyxl.load_workbook(sheet)
    book.worksheets[0].delete_rows(row_of(book.worksheets[0], "8.7"))
    book.save(sheet)
    assert found(sheet, evaluation) == [("sheet-question/missing", "Poäng!A5")]
    finding = brought(sheet, read_evaluation(evaluation)).findings[0]
    assert finding.message("sv") == "Poäng!A5: 8.7 saknas i kolumnen: Hur främjas social hållbarhet?"
    book.worksheets[0].delete_rows(row_of(book.worksheets[0], "8.6"))
    book.save(sheet)
    assert found(sheet, evaluation) == [("sheet-question/several-missing", "Poäng!A5")]


def test_half_points_are_all_that_the_first_edition_has(tmp_path: Path) -> None:
    evaluation = save(tmp_path / "evaluations", data(edition="2003"))
    sheet = changed(made(read_evaluation(evaluation), tmp_path), {"D1.1": 4.25})
    assert found(sheet, evaluation) == [("sheet-points/half", "Poäng!D7")]
    assert found(changed(sheet, {"D1.1": 100.5}), evaluation) == [("sheet-points/range", "Poäng!D7")]
    assert found(changed(sheet, {"D1.1": 99.5}), evaluation) == []


def test_all_faults_are_found_in_one_run(sheet: Path, evaluation: Path) -> None:
    faults = {"B2": "boden-2027", "D1.1": 99, "D1.2": "x", "A1.3": "1.7", "F1.4": "rykten", "D8.7": "=1"}
    assert sorted(one for one, _ in found(changed(sheet, faults), evaluation)) == [
        "sheet-evaluation",
        "sheet-points/range",
        "sheet-points/text",
        "sheet-question/missing",
        "sheet-question/unknown",
        "sheet-sources",
        "sheet-value/formula",
    ]


def test_a_sheet_of_another_edition_is_not_blamed_for_each_of_its_questions(tmp_path: Path, evaluation: Path) -> None:
    other = save(tmp_path / "others", data(edition="2003"))
    path = changed(made(read_evaluation(other), tmp_path), {"D1.1": "x", "D1.2": 99.5, "D1.3": None})
    assert found(path, evaluation) == [("sheet-edition", "Poäng!B3"), ("sheet-points/text", "Poäng!D7")]


CSV: dict[str, tuple[str, str, str, int, int]] = {
    "too much": ("1.2", "1.2;Fråga;20;20,5;;;", "sheet-points/range", 7, 14),
    "a word": ("1.2", "1.2;Fråga;20;tolv;;;", "sheet-points/text", 7, 14),
    "a formula": ("1.2", "1.2;Fråga;20;=5+5;;;", "sheet-points/text", 7, 14),
    "hashes": ("1.2", "1.2;Fråga;20;####;;;", "sheet-value/error", 7, 14),
    "a percentage": ("1.2", "1.2;Fråga;20;50 %;;;", "sheet-points/percent", 7, 14),
    "no such question": ("1.2", "1.2;Fråga;20;5;;;\r\n1.9;Ny;20;5;;;", "sheet-question/unknown", 8, 1),
    "behind a note of two lines": ("1.2", '1.2;"Fråga\r\ntvå";20;x;;;', "sheet-points/text", 8, 9),
    "an unknown source": ("1.2", "1.2;Fråga;20;5;;rykten;", "sheet-sources", 7, 17),
    "points short of their column": ("1.2", "1.2;Fråga", "sheet-points/none", 7, 10),
    "another maximum": ("1.2", "1.2;Fråga;25;5;;;", "sheet-edition/maximum", 7, 11),
}


@pytest.mark.parametrize("name", CSV)
def test_a_fault_in_a_csv_is_found_at_its_line_and_column(name: str, tmp_path: Path, evaluation: Path) -> None:
    number, line, expected, at_line, column = CSV[name]
    path = tmp_path / "poäng.csv"
    path.write_bytes(csv(read_evaluation(evaluation), {number: line}).encode("cp1252"))
    assert [one for one, _ in found(path, evaluation)] == [expected]
    finding = brought(path, read_evaluation(evaluation)).findings[0]
    assert (finding.span.line, finding.span.column) == (at_line, column)


def zipped(parts: dict[str, bytes]) -> bytes:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return made.getvalue()


def _with_part(whole: bytes, name: str, change: Callable[[bytes], bytes]) -> bytes:
    with zipfile.ZipFile(io.BytesIO(whole)) as archive:
        return zipped({one: change(archive.read(one)) if one == name else archive.read(one) for one in archive.namelist()})


def _with_more(whole: bytes, name: str, content: bytes) -> bytes:
    made = io.BytesIO(whole)
    with zipfile.ZipFile(made, "a", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr(name, content)
    return made.getvalue()


WHOLE = write.workbook(rubric("2018"))
SHEET = "xl/worksheets/sheet1.xml"


def _lying(data: bytes) -> bytes:
    """An archive that says of its parts that they are small."""
    changed = bytearray(data)
    for mark, at in ((b"PK\x01\x02", 24), (b"PK\x03\x04", 22)):
        place = 0
        while (place := changed.find(mark, place)) >= 0:
            if int.from_bytes(changed[place + at : place + at + 4], "little") > 1_000_000:
                changed[place + at : place + at + 4] = (100).to_bytes(4, "little")
            place += 4
    return bytes(changed)


FILES: dict[str, tuple[bytes, str]] = {
    "cut off": (WHOLE[: len(WHOLE) // 2], "sheet-file/damaged"),
    "garbled in the middle": (WHOLE[:2000] + b"\xff" * 500 + WHOLE[2500:], "sheet-file/damaged"),
    "a part that is no XML": (_with_part(WHOLE, SHEET, lambda part: part[:500]), "sheet-file/damaged"),
    "a part that is missing": (zipped({"xl/workbook.xml": b"<workbook/>"}), "sheet-file/damaged"),
    "multiplying entities": (
        _with_part(WHOLE, SHEET, lambda part: part.replace(b"?>", b'?><!DOCTYPE x [<!ENTITY a "b">]>', 1)),
        "sheet-file/damaged",
    ),
    "packed to fill the memory": (_with_more(WHOLE, "xl/theme/a.xml", b" " * 60_000_000), "sheet-file/unpacked"),
    "with a size that is a lie": (_lying(_with_more(WHOLE, "xl/theme/a.xml", b" " * 60_000_000)), "sheet-file/damaged"),
    "packed to keep the machine busy": (
        _with_part(WHOLE, SHEET, lambda part: part.replace(b"<row ", b"<row>" + b"<c/>" * 600_000 + b"</row><row ", 1)),
        "sheet-file/tags",
    ),
    "attributes without end": (
        _with_part(
            WHOLE, SHEET, lambda part: part.replace(b"<row ", b"<row " + b"".join(b'a%d="" ' % n for n in range(600_000)), 1)
        ),
        "sheet-file/attributes",
    ),
    "one tag with all of them": (
        _with_part(
            WHOLE, SHEET, lambda part: part.replace(b"<row ", b"<row " + b"".join(b'a%d="" ' % n for n in range(100_000)), 1)
        ),
        "sheet-file/tag",
    ),
    "sheets without end": (
        _with_part(WHOLE, "xl/workbook.xml", lambda part: part.replace(b"<sheet ", b'<sheet name="a"/>' * 60 + b"<sheet ", 1)),
        "sheet-file/sheets",
    ),
    "formats without end": (
        _with_part(
            WHOLE,
            "xl/styles.xml",
            lambda part: part.replace(
                b"<fonts ", b'<numFmts><numFmt numFmtId="200" formatCode="' + b"[" * 2000 + b'"/></numFmts><fonts ', 1
            ),
        ),
        "sheet-file/format",
    ),
    "cell formats without end": (
        _with_part(WHOLE, "xl/styles.xml", lambda part: part.replace(b"<xf ", b'<xf numFmtId="14"/>' * 10_001 + b"<xf ", 1)),
        "sheet-file/styles",
    ),
    "one large sheet many times": (
        _with_part(
            _with_part(
                WHOLE, SHEET, lambda part: part.replace(b"<row ", (b"<row>" + b"<c/>" * 50 + b"</row>") * 1_900 + b"<row ", 1)
            ),
            "xl/workbook.xml",
            lambda part: re.sub(rb"(<sheet [^>]*/>)", lambda one: one[0] + one[0].replace(b'name="', b'name="x') * 4, part),
        ),
        "sheet-file/cells",
    ),
    "formats in thousands": (
        _with_part(
            WHOLE,
            "xl/styles.xml",
            lambda part: part.replace(
                b"<fonts ", b"<numFmts>" + b'<numFmt numFmtId="200" formatCode="0"/>' * 1_001 + b"</numFmts><fonts ", 1
            ),
        ),
        "sheet-file/formats",
    ),
    "a cell that is longer than any": (
        _with_part(WHOLE, "xl/sharedStrings.xml", lambda part: part.replace(b"<t>", b"<t>" + b"a" * 40_000, 1)),
        "sheet-file/cell",
    ),
    "one row of separators": (b";" * 1_000_000, "sheet-file/fields"),
    "a row with quotes that do not end": (b'"' + b"a " * 50_000 + b";", "sheet-file/cell"),
    "parts without end": (zipped({f"xl/{number}": b"" for number in range(3_000)}), "sheet-file/parts"),
    "the start of an archive": (b"PK\x03\x04", "sheet-file/damaged"),
    "a Word file": (zipped({"word/document.xml": b"<x/>"}), "sheet-file/other"),
    "OpenDocument with nothing in it": (
        zipped({"mimetype": b"application/vnd.oasis.opendocument.spreadsheet"}),
        "sheet-file/damaged",
    ),
    "OpenDocument with a password": (zipped({"META-INF/manifest.xml": b"<manifest:encryption-data/>"}), "sheet-file/password"),
    "a binary workbook": (zipped({"xl/workbook.bin": b""}), "sheet-file/kind"),
    "old Excel": (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600, "sheet-file/kind"),
    "a PDF": (b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n", "sheet-file/other"),
    "a picture": (b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR", "sheet-file/other"),
    "nothing": (b"", "sheet-file/no-headings"),
    "a letter": (b"Hej;hopp\n", "sheet-file/no-headings"),
    "a letter without any parts": (b"Hej", "sheet-file/no-headings"),
    "far too large": (b"a" * (read_file.MAXIMUM_BYTES + 1), "sheet-file/too-large"),
}


@pytest.mark.parametrize("name", FILES)
def test_a_file_that_is_no_sheet_is_said_to_be_none(name: str, tmp_path: Path, evaluation: Path) -> None:
    content, expected = FILES[name]
    path = tmp_path / "poäng.xlsx"
    path.write_bytes(content)
    assert found(path, evaluation) == [(expected, "")]


def test_a_file_that_is_not_there_is_said_not_to_be(tmp_path: Path, evaluation: Path) -> None:
    assert found(tmp_path / "borta.xlsx", evaluation) == [("file-unreadable", "")]
    assert found(tmp_path, evaluation) == [("file-unreadable", "")]


@pytest.mark.parametrize("cut", range(0, len(WHOLE), 613))
def test_a_file_damaged_anywhere_is_a_finding_and_never_a_crash(cut: int, tmp_path: Path, evaluation: Path) -> None:
    path = tmp_path / "poäng.xlsx"
    path.write_bytes(WHOLE[:cut] + bytes(255 - byte for byte in WHOLE[cut : cut + 40]) + WHOLE[cut + 40 :])
    found(path, evaluation)


def test_a_sheet_that_is_merged_or_formatted_to_its_far_end_is_read_like_any_other(tmp_path: Path, evaluation: Path) -> None:
    def stretched(part: bytes) -> bytes:
        for end, more in (
            (b"</sheetData>", b'<row r="1048576"><c r="XFD1048576" s="1"/></row>'),
            (b"</mergeCells>", b'<mergeCell ref="A70:XFD1048576"/>'),
        ):
            assert end in part
            part = part.replace(end, more + end)
        return part

    path = made(read_evaluation(evaluation), tmp_path)
    path.write_bytes(_with_part(path.read_bytes(), SHEET, stretched))
    assert found(path, evaluation) == []


def test_macros_are_neither_run_nor_in_the_way(tmp_path: Path, evaluation: Path) -> None:
    whole = made(read_evaluation(evaluation), tmp_path).read_bytes()
    with zipfile.ZipFile(io.BytesIO(whole)) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    kind = b"application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"
    assert kind in parts["[Content_Types].xml"]
    macro = b"application/vnd.ms-excel.sheet.macroEnabled.main+xml"
    parts["[Content_Types].xml"] = parts["[Content_Types].xml"].replace(kind, macro)
    parts["xl/vbaProject.bin"] = b"\xd0\xcf\x11\xe0"
    path = tmp_path / "med-makro.xlsm"
    path.write_bytes(zipped(parts))
    assert found(path, evaluation) == []


def test_every_message_is_reached_by_a_case() -> None:
    reached = (
        {expected for _, expected in CELLS.values()} | {case[2] for case in CSV.values()} | {one for _, one in FILES.values()}
    )
    reached |= {"sheet-question/missing", "sheet-question/several-missing", "sheet-points/half", "sheet-heading/sheets"}
    # tests/agreement/test_gather.py: what is wrong with the sheets of several evaluators.
    reached |= {
        "sheet-file/too-many",
        "sheet-file/twice",
        "sheet-file/copy",
        "sheet-agreed",
        "sheet-writer/same",
        "sheet-writer/name",
    }
    reached |= {"sheet-older/points", "sheet-older/sources", "sheet-older/note"}
    # test_write.py: a note that no cell can hold; test_basis.py: what both the sheet and the file have changed.
    assert reached | {"sheet-note", "sheet-both/points", "sheet-both/sources", "sheet-both/note"} == set(catalogue("sheets"))


@pytest.mark.parametrize("key", catalogue("sheets"))
def test_a_message_and_its_hint_are_in_both_languages_with_the_same_values(key: str) -> None:
    entry = catalogue("sheets")[key]
    assert set(entry) == {"sv", "en"}
    for part in ("message", "hint"):
        swedish, english = (sorted(text.split("{")[1:]) for text in (entry["sv"][part], entry["en"][part]))
        assert [one.split("}")[0] for one in swedish] == [one.split("}")[0] for one in english]
        assert entry["sv"][part] != entry["en"][part]


def with_a_copy(sheet: Path, cell: str, value: str | float) -> Path:
    """The workbook with its sheet in it once more, in which one cell says something else."""
    book = openpyxl.load_workbook(sheet)
    copied = book.copy_worksheet(book.worksheets[0])
    copied.title = "Eva"
    copied[cell] = value
    path = sheet.with_name("två blad.xlsx")
    book.save(path)
    return path


@pytest.mark.parametrize(("cell", "value"), [("D7", 8), ("F7", "intervju"), ("G7", "En anteckning"), ("A7", "1.9")])
def test_of_two_sheets_that_say_different_things_it_cannot_be_known_which_counts(
    sheet: Path, evaluation: Path, cell: str, value: str | float
) -> None:
    assert found(with_a_copy(sheet, cell, value), evaluation) == [("sheet-heading/sheets", "Eva!A5")]


def test_nor_of_two_sheets_of_areas(tmp_path: Path) -> None:
    path = save(tmp_path / "evaluations", data(edition="2010"))
    sheet = made(read_evaluation(path), tmp_path)
    assert found(with_a_copy(sheet, "B6", "En annan lydelse"), path) == []
    assert found(with_a_copy(sheet, "D6", 8), path) == [("sheet-heading/sheets", "Eva!A5")]


@pytest.mark.parametrize(("cell", "value"), [("D7", 7.5), ("B7", "En annan lydelse"), ("A80", "Ett påpekande")])
def test_a_copy_that_says_the_same_does_no_harm(sheet: Path, evaluation: Path, cell: str, value: str | float) -> None:
    assert found(with_a_copy(sheet, cell, value), evaluation) == []
