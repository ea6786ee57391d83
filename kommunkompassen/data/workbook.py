"""All tables as one Excel file, for those who read rather than program: headings in Swedish, a sheet that says what is what.

All text is text: what begins with = is no formula. The same tables give the same bytes.
"""

from __future__ import annotations

import io
import math
import re
import zipfile
from collections.abc import Sequence
from decimal import Decimal
from typing import Any

from kommunkompassen.base.excel import A4, fitting, new_workbook
from kommunkompassen.data import words
from kommunkompassen.data.archive import archive
from kommunkompassen.data.columns import TABLES, TableType, Value, cells, type_of
from kommunkompassen.data.sheet_rows import NUMERIC, numbered, widths
from kommunkompassen.data.written import Pieces
from kommunkompassen.read.site_settings import LICENCES, SiteSettings

_WIDEST, _NARROWEST = 60, 9
_BESIDE = {"align": "right", "indent": 1}
"""How figures stand: not at the edge of a text in the next column."""
_PLACE = re.compile(rb'<row r="2"[^>]*><c r="A2" s="(\d+)"/>.*?(?=</sheetData>)')
_WIDTHS = (20, 24, 24, 90)
"""The widths of the first sheet's columns, in characters."""
_LINE = 15
"""The height of a line, in points."""
_CUT = "Texter som är längre än en cell rymmer slutar med …; i CSV och JSON står de hela."


def workbook(tables: Pieces, settings: SiteSettings | None) -> bytes:
    """The file: first what the tables and columns are, then a sheet for each table."""
    made = io.BytesIO()
    book = new_workbook(made, words.TITLE)
    _about(book, settings)
    for name in TABLES:
        longest = [max(of_column) for of_column in zip(*(written.widths for written in tables[name]), strict=True)]
        count = sum(len(written.sheet) for written in tables[name])
        sheet = _headed(book, type_of(name), count, longest or [0] * len(type_of(name).columns))
        if count:
            # The rows' place, and the style of their figures by its number in the file.
            sheet.write_blank(1, 0, None, _numeric(book))
            sheet.write_blank(count, len(longest) - 1, None, _numeric(book))
    book.close()
    return _filled(made, [[row for written in tables[name] for row in written.sheet] for name in TABLES])


def _filled(empty: io.BytesIO, tables: Sequence[Sequence[bytes]]) -> bytes:
    """The workbook with rows in the sheets behind the first."""
    with zipfile.ZipFile(empty) as book:
        contents = {name: book.read(name) for name in book.namelist()}
    for number, rows in enumerate(tables, 2):
        name = f"xl/worksheets/sheet{number}.xml"
        if rows:
            before, style, after = _PLACE.split(contents[name])
            contents[name] = before + numbered(rows, 2, style) + after
    return archive(contents)


def _about(book: Any, settings: SiteSettings | None) -> None:
    sheet, bold, wrapped = book.add_worksheet("Läs mig"), _bold(book), book.add_format({"text_wrap": True, "valign": "top"})
    for column, width in enumerate(_WIDTHS):
        sheet.set_column(column, column, width)
    sheet.write_string(0, 0, words.TITLE, book.add_format({"bold": True, "font_size": 15}))
    told = [words.DESCRIPTION, _CUT]
    if settings and settings.publisher:
        told.append(f"Utgivare: {settings.publisher.name}")
    if settings and settings.licences:
        licence = settings.licences.tables
        told.append(f"Licens: {licence}, {LICENCES[licence].page}")
    for number, text in enumerate(told, 1):
        sheet.merge_range(number, 0, number, len(_WIDTHS) - 1, text, wrapped)
        sheet.set_row(number, _LINE * math.ceil(len(text) / sum(_WIDTHS)))
    lines: list[tuple[Sequence[str], Any]] = [((), None), (("Tabell", "Kolumn", "Namn i CSV och JSON", "Förklaring"), bold)]
    for name in TABLES:
        table = type_of(name)
        lines += [((), None), ((table.about.title, "", table.name, table.about.description), bold)]
        lines += [
            (("", column_type.about.title, column_type.name, column_type.about.description), wrapped)
            for column_type in table.columns
        ]
    for number, (texts, style) in enumerate(lines, len(told) + 1):
        for column, text in enumerate(texts):
            sheet.write_string(number, column, text, style)
        if texts:
            sheet.set_row(number, _LINE * math.ceil(len(texts[-1]) / _WIDTHS[-1]))
    sheet.hide_gridlines(2)
    _printed_across(sheet)


def add_table(book: Any, table: TableType, rows: Sequence[Any]) -> Any:
    """Add a sheet with a table's rows, its headings fixed and with filters, and return it."""
    sheet = _headed(book, table, len(rows), widths(table, rows))
    style = _numeric(book)
    for number, row in enumerate(rows, 1):
        for place, value in enumerate(cells(table, row)):
            write(sheet, number, place, value, style if table.columns[place].kind in NUMERIC else None)
    return sheet


def _headed(book: Any, table: TableType, count: int, longest: Sequence[int]) -> Any:
    """A sheet without its rows. `count`: of the rows; `longest`: how many characters each column's longest value takes."""
    sheet = book.add_worksheet(table.about.title)
    plain, numeric = _bold(book), book.add_format({"bold": True, "valign": "top", **_BESIDE})
    for place, (column, most) in enumerate(zip(table.columns, longest, strict=True)):
        title = column.about.title
        sheet.write_string(0, place, title, numeric if column.kind in NUMERIC else plain)
        sheet.set_column(place, place, min(max(len(title) + 3, most + 3, _NARROWEST), _WIDEST))
    _printed_across(sheet)
    sheet.repeat_rows(0)
    sheet.freeze_panes(1, 0)
    sheet.autofilter(0, 0, count, len(table.columns) - 1)
    return sheet


def _numeric(book: Any) -> Any:
    return book.add_format(_BESIDE)


def _printed_across(sheet: Any) -> None:
    sheet.set_paper(A4)
    sheet.set_landscape()
    sheet.fit_to_pages(1, 0)


def write(sheet: Any, row: int, column: int, value: Value, style: Any = None) -> int:
    """Write a value as what it is, and return how many characters it takes; what is not given leaves the cell empty."""
    if value is None:
        return 0
    if isinstance(value, bool):
        sheet.write_boolean(row, column, value, style)
    elif isinstance(value, int | Decimal):
        sheet.write_number(row, column, float(value), style)
    else:
        sheet.write_string(row, column, fitting(value), style)
    return len(str(value))


def _bold(book: Any) -> Any:
    return book.add_format({"bold": True, "valign": "top"})
