"""All tables as one Excel file, for those who read rather than program: headings in Swedish, a sheet that says what is what.

All text is text: what begins with = is no formula. The same tables give the same bytes.
"""

from __future__ import annotations

import io
import math
from collections.abc import Sequence
from decimal import Decimal
from typing import Any

from kommunkompassen.base.excel import A4, fitting, new_workbook
from kommunkompassen.data import words
from kommunkompassen.data.columns import TABLES, TableType, Value, cells, type_of
from kommunkompassen.data.tables import Tables
from kommunkompassen.read.site_settings import LICENCES, SiteSettings

_WIDEST, _NARROWEST = 60, 9
_WIDTHS = (20, 24, 24, 90)
"""Of the first sheet's columns, in characters."""
_LINE = 15
"""The height of a line, in points."""
_CUT = "Texter som är längre än en cell rymmer slutar med …; i CSV och JSON står de hela."


def workbook(tables: Tables, settings: SiteSettings | None) -> bytes:
    """The file: first what the tables and columns are, then a sheet for each table."""
    made = io.BytesIO()
    book = new_workbook(made, words.TITLE)
    _about(book, settings)
    for name in TABLES:
        add_table(book, type_of(name), getattr(tables, name))
    book.close()
    return made.getvalue()


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
        lines += [(("", one.about.title, one.name, one.about.description), wrapped) for one in table.columns]
    for number, (texts, style) in enumerate(lines, len(told) + 1):
        for column, text in enumerate(texts):
            sheet.write_string(number, column, text, style)
        if texts:
            sheet.set_row(number, _LINE * math.ceil(len(texts[-1]) / _WIDTHS[-1]))
    sheet.hide_gridlines(2)
    _printed_across(sheet)


def add_table(book: Any, table: TableType, rows: Sequence[Any]) -> Any:
    """Add a sheet with a table's rows, its headings fixed and with filters, and return it."""
    sheet = book.add_worksheet(table.about.title)
    beside = {"align": "right", "indent": 1}
    plain, numeric = (None, _bold(book)), (book.add_format(beside), book.add_format({"bold": True, "valign": "top", **beside}))
    styles = [numeric if column.kind in ("integer", "number") else plain for column in table.columns]
    widths = [len(column.about.title) for column in table.columns]
    for place, column in enumerate(table.columns):
        sheet.write_string(0, place, column.about.title, styles[place][1])
    for number, row in enumerate(rows, 1):
        for place, value in enumerate(cells(table, row)):
            widths[place] = max(widths[place], write(sheet, number, place, value, styles[place][0]))
    for place, width in enumerate(widths):
        sheet.set_column(place, place, min(max(width + 3, _NARROWEST), _WIDEST))
    _printed_across(sheet)
    sheet.repeat_rows(0)
    sheet.freeze_panes(1, 0)
    sheet.autofilter(0, 0, len(rows), len(table.columns) - 1)
    return sheet


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
