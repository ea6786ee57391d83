"""Rows that are written for a sheet read as those that xlsxwriter writes, whatever signs their texts hold."""

from __future__ import annotations

import io
from dataclasses import replace
from typing import Any

import pytest
from openpyxl import load_workbook

from kommunkompassen.base.excel import new_workbook
from kommunkompassen.data.columns import TABLES, type_of
from kommunkompassen.data.sheet_rows import sheet_rows
from kommunkompassen.data.workbook import add_table, workbook
from kommunkompassen.data.written import all_of
from tests.data.test_tables import published_tables

TEXTS = ("a\x0bb", "rad\nrad", " mellan ", "<b>&amp;\"'", "\x01\x02", "å\ufffe😀", "=1+1", "\r", "x" * 40_000)


def _looks(sheet: Any) -> list[list[tuple[Any, ...]]]:
    return [
        [(cell.value, cell.data_type, cell.alignment.horizontal, cell.alignment.indent) for cell in row]
        for row in sheet.iter_rows()
    ]


@pytest.mark.parametrize("name", TABLES)
def test_a_sheet_is_as_xlsxwriter_writes_it(name: str) -> None:
    rows = getattr(published_tables(), name)
    if name == "observations":
        rows = [*(replace(rows[0], text=text) for text in TEXTS), *rows]
    filled = workbook(all_of(replace(published_tables(), **{name: tuple(rows)}), {}), None)
    made = io.BytesIO()
    book = new_workbook(made, "")
    add_table(book, type_of(name), rows)
    book.close()
    title = type_of(name).about.title
    own, other = load_workbook(io.BytesIO(filled))[title], load_workbook(made)[title]
    assert _looks(own) == _looks(other)
    assert (own.dimensions, own.auto_filter.ref, own.freeze_panes) == (
        other.dimensions,
        other.auto_filter.ref,
        other.freeze_panes,
    )
    widths = [{column: one.width for column, one in sheet.column_dimensions.items()} for sheet in (own, other)]
    assert widths[0] == widths[1]


def test_a_table_without_rows_has_its_headings() -> None:
    book = load_workbook(io.BytesIO(workbook(all_of(replace(published_tables(), observations=()), {}), None)))
    assert [row[0].value for row in book["Iakttagelser"].iter_rows()] == ["Iakttagelse"]


def test_what_excel_would_take_for_a_sign_is_told_apart_from_one() -> None:
    (row,) = sheet_rows(type_of("observations"), [replace(published_tables().observations[0], text="_x0041_ \x0b")])
    assert b"_x005F_x0041_ _x000B_</t>" in row
