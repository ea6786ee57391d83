"""Sheets in the forms that other programs save them in: OpenDocument, Strict Open XML, numbers kept as texts."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterable
from decimal import Decimal
from html import escape
from pathlib import Path

import openpyxl
import pytest

from kommunkompassen.read import read_evaluation
from kommunkompassen.scoring_sheet.read_file import read_file
from tests.helpers import PUBLISHED, data, evaluation, save
from tests.scoring_sheet.sheets import brought, changed, made, row_of, worksheet

TYPE = b"application/vnd.oasis.opendocument.spreadsheet"
NAMESPACES = "".join(
    f' xmlns:{name}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"' for name in ("office", "table", "text", "manifest")
)
LIBREOFFICE = ' xmlns:calcext="urn:org:documentfoundation:names:experimental:calc:xmlns:calcext:1.0"'
END = (
    '<table:table-row table:number-rows-repeated="1048517"><table:table-cell table:number-columns-repeated="16384"/>'
    "</table:table-row>"
)


def packed(parts: dict[str, bytes]) -> bytes:
    stored = io.BytesIO()
    with zipfile.ZipFile(stored, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return stored.getvalue()


def opendocument(rows: Iterable[str], sheets: int = 1) -> bytes:
    """A spreadsheet of these rows, in each of its sheets."""
    table = f'<table:table table:name="Poäng">{"".join(rows)}{END}</table:table>'
    body = f"<office:body><office:spreadsheet>{table * sheets}</office:spreadsheet></office:body>"
    content = f"<office:document-content{NAMESPACES}{LIBREOFFICE}>{body}</office:document-content>"
    return packed({"mimetype": TYPE, "content.xml": content.encode()})


def cell(value: object, *, google: bool) -> str:
    """A cell as LibreOffice writes it, or Google Sheets, which says less of it."""
    if value is None:
        return '<table:table-cell table:style-name="ce1"/>'
    if isinstance(value, int | float):
        more = "" if google else ' calcext:value-type="float"'
        shown = f"{value}".replace(".", ",")
        said = f'office:value-type="float" office:value="{value}"{more}'
        return f"<table:table-cell {said}><text:p>{shown}</text:p></table:table-cell>"
    lines = "".join(f"<text:p>{escape(line)}</text:p>" for line in str(value).split("\n"))
    if google:
        lines = lines.replace("  ", ' <text:s text:c="1"/>')
    return f'<table:table-cell office:value-type="string">{lines}</table:table-cell>'


def converted(path: Path, *, google: bool = False) -> Path:
    """The same sheet as OpenDocument, formulas by their values."""
    sheet = openpyxl.load_workbook(path, data_only=True).worksheets[0]
    rows = (
        f"<table:table-row>{''.join(cell(value, google=google) for value in row)}"
        '<table:table-cell table:number-columns-repeated="16377"/></table:table-row>'
        for row in sheet.iter_rows(values_only=True)
    )
    other = path.with_suffix(".ods")
    other.write_bytes(opendocument(rows))
    return other


@pytest.mark.parametrize("google", [False, True])
@pytest.mark.parametrize("id_", PUBLISHED)
def test_an_opendocument_sheet_changes_what_was_changed_in_it(id_: str, *, google: bool, tmp_path: Path) -> None:
    document, _ = evaluation(id_)
    sheet = made(document, tmp_path)
    same = brought(converted(sheet, google=google), document)
    assert (same.findings, same.changes) == ((), ())
    other = converted(changed(sheet, {"D2.1": 7.5, "G2.1": "Två  led:\n<b> & mer"}), google=google)
    result = brought(other, document)
    assert result.findings == ()
    assert [(one.scored.number, one.after.points, one.after.note) for one in result.changes] == [
        ("2.1", Decimal("7.5"), "Två  led:\n<b> & mer")
    ]


CELLS = {
    '<table:table-cell office:value-type="percentage" office:value="0.5"><text:p>50 %</text:p></table:table-cell>': "percent",
    '<table:table-cell office:value-type="date" office:date-value="2027-05-13"><text:p>13.5</text:p></table:table-cell>': "date",
    '<table:table-cell office:value-type="time" office:time-value="PT13H"><text:p>13</text:p></table:table-cell>': "date",
    '<table:table-cell office:value-type="boolean" office:boolean-value="true"><text:p>SANT</text:p></table:table-cell>': "text",
    '<table:table-cell table:formula="of:=A1" office:value-type="string"><text:p>två</text:p></table:table-cell>': "text",
    '<table:table-cell table:formula="of:=1+1"><text:p/></table:table-cell>': "formula",
    '<table:table-cell table:formula="of:=x" office:value-type="string" calcext:value-type="error"><text:p>#NAMN?</text:p>'
    "</table:table-cell>": "error",
    '<table:table-cell office:value-type="string"><text:p>#REF!</text:p></table:table-cell>': "error",
    '<table:table-cell office:value-type="float" office:value="13.500000000000002"><text:p/></table:table-cell>': "13.50",
    '<table:table-cell office:value-type="currency" office:value="13.5"><text:p>13,50 kr</text:p></table:table-cell>': "13.50",
    '<table:table-cell office:value-type="float" office:value="NaN"><text:p>?</text:p></table:table-cell>': "text",
    '<table:table-cell office:value-type="float"><text:p>13,5</text:p></table:table-cell>': "13.5",
    '<table:table-cell office:value-type="string"><office:annotation><text:p>7</text:p></office:annotation>'
    "<text:p><text:span>13</text:span><!-- x -->,5</text:p></table:table-cell>": "13.5",
}


@pytest.mark.parametrize("written", CELLS)
def test_a_cell_is_what_opendocument_says_that_it_is(written: str, tmp_path: Path) -> None:
    path = tmp_path / "a.ods"
    path.write_bytes(opendocument([f"<table:table-row>{written}</table:table-row>"]))
    [table], findings = read_file(path)
    assert findings == []
    assert len(table.rows) == 1, "the empty rows after it are none"
    one = table.rows[0][0]
    expected = CELLS[written]
    assert (str(one.number) if one.kind == "number" else one.kind) == expected
    assert (one.name, one.span.line, one.span.column) == ("Poäng!A1", 1, 1)


ONE = '<table:table-cell office:value-type="string"><text:p>{}</text:p></table:table-cell>'
FILES = {
    "sheets without end": (opendocument([], 60), "sheets"),
    "repeated cells": (
        opendocument(["<table:table-row table:number-rows-repeated='9000'>" + ONE.format("a") * 50 + "</table:table-row>"], 3),
        "cells",
    ),
    "a text without end": (opendocument([f"<table:table-row>{ONE.format('a' * 40_000)}</table:table-row>"]), "cell"),
    "spaces in millions": (
        opendocument(["<table:table-row>" + ONE.format('<text:s text:c="999999999"/>' * 9_000) + "</table:table-row>"]),
        "cell",
    ),
    "no content": (packed({"mimetype": TYPE}), "damaged"),
    "half a file": (packed({"mimetype": TYPE, "content.xml": b"<office:document-content"}), "damaged"),
    "a document of text": (packed({"mimetype": b"application/vnd.oasis.opendocument.text", "content.xml": b"<a/>"}), "other"),
    "a password": (
        packed({"mimetype": TYPE, "content.xml": b"\x8f\x01", "META-INF/manifest.xml": b"<m><manifest:encryption-data/></m>"}),
        "password",
    ),
    "entities": (packed({"mimetype": TYPE, "content.xml": b'<!DOCTYPE x [<!ENTITY a "b">]><a>&a;</a>'}), "damaged"),
}


@pytest.mark.parametrize("name", FILES)
def test_an_opendocument_file_is_read_with_a_bound(name: str, tmp_path: Path) -> None:
    content, expected = FILES[name]
    path = tmp_path / "a.ods"
    path.write_bytes(content)
    tables, findings = read_file(path)
    assert (tables, [one.detail for one in findings]) == ([], [expected])
    assert findings[0].message("sv")


def strict(content: bytes) -> bytes:
    """A part as Excel writes it in "Strict Open XML"."""
    return (
        content.replace(b"http://schemas.openxmlformats.org/spreadsheetml/2006/", b"http://purl.oclc.org/ooxml/spreadsheetml/")
        .replace(b"http://schemas.openxmlformats.org/officeDocument/2006/", b"http://purl.oclc.org/ooxml/officeDocument/")
        .replace(b"http://schemas.openxmlformats.org/drawingml/2006/", b"http://purl.oclc.org/ooxml/drawingml/")
    )


def test_a_strict_workbook_is_read_like_any_other(tmp_path: Path) -> None:
    document, _ = evaluation("nassjo-2019")
    sheet = changed(made(document, tmp_path), {"D1.1": 14})
    with zipfile.ZipFile(sheet) as archive:
        parts = {name: strict(archive.read(name)) for name in archive.namelist()}
    assert b"purl.oclc.org" in parts["xl/workbook.xml"]
    sheet.write_bytes(packed(parts))
    result = brought(sheet, document)
    assert result.findings == ()
    assert [(one.scored.number, one.after.points) for one in result.changes] == [("1.1", Decimal(14))]


@pytest.mark.parametrize("text", ["10,5", "10.5", " 10,5 ", "10,50", "+10,5", "'10,5", "\u00a010,5\u202f"])
def test_points_that_are_kept_as_text_are_taken(text: str, tmp_path: Path) -> None:
    path = save(tmp_path / "evaluations", data())
    result = brought(changed(made(read_evaluation(path), tmp_path), {"D1.1": text}), read_evaluation(path))
    assert result.findings == ()
    assert [(one.scored.number, one.after.points) for one in result.changes] == [("1.1", Decimal("10.5"))]


@pytest.mark.parametrize("text", ["10,5 p", "10,,5", "tio", "10,5/15", "1 0", "١٠"])
def test_what_is_no_number_is_refused_as_text(text: str, tmp_path: Path) -> None:
    path = save(tmp_path / "evaluations", data())
    result = brought(changed(made(read_evaluation(path), tmp_path), {"D1.1": text}), read_evaluation(path))
    assert [(one.rule, one.detail) for one in result.findings] == [("sheet-points", "text")]


@pytest.mark.parametrize(("column", "row"), [("G", "1"), ("F", "1"), ("G", "Totalt"), ("G", "8")])
def test_a_note_in_a_row_that_is_no_question_is_not_dropped_unsaid(column: str, row: str, tmp_path: Path) -> None:
    path = save(tmp_path / "evaluations", data())
    sheet = made(read_evaluation(path), tmp_path)
    place = f"{column}{row_of(worksheet(sheet), row)}"
    result = brought(changed(sheet, {place: "Om hela området"}), read_evaluation(path))
    assert [(one.rule, one.detail, one.values["cell"]) for one in result.findings] == [
        ("sheet-question", "no-place", f"Poäng!{place}")
    ]
    assert "Om hela området" in result.findings[0].message("sv")


def test_nor_where_the_edition_has_areas_alone(tmp_path: Path) -> None:
    path = save(tmp_path / "evaluations", data(edition="2010"))
    sheet = changed(made(read_evaluation(path), tmp_path), {"F5": "Anteckning", "F6": "Om området"})
    result = brought(sheet, read_evaluation(path))
    assert [(one.detail, one.values["cell"]) for one in result.findings] == [("no-place", "Poäng!F6")]
