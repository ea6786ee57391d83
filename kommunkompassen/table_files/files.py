"""The table's two files. All is text: what begins with = is no formula; the same table gives the same bytes."""

from __future__ import annotations

import io
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from msgspec.structs import replace

from kommunkompassen.base.excel import A4, fitting, new_workbook
from kommunkompassen.base.theme import Theme, read_theme
from kommunkompassen.base.work_folder import work_folder
from kommunkompassen.publish import docx, literals
from kommunkompassen.publish.pandoc import Conversion
from kommunkompassen.publish.reference import reference
from kommunkompassen.report import fill
from kommunkompassen.report.content import Content
from kommunkompassen.scoring_sheet.looks import look, row_height

Cell = tuple[str, ...]
"""Lines of text; none for what is still to be filled in."""
SUFFIXES = (".docx", ".xlsx")
_CHARACTERS = 1.4
"""A column's width in Excel for each percent of the page: together a page on its side."""
_MOST_LINES = 27
"""A row in Excel is no higher."""


@dataclass(frozen=True, slots=True)
class Table:
    """What the file holds."""

    title: str
    about: str
    headings: Sequence[str]
    widths: Sequence[int]
    """Of the columns, in percent of the page."""
    rows: Sequence[Sequence[Cell]]
    on_its_side: bool = False
    """Whether the page in Word lies on its side, as in Excel it always does."""
    choices: Mapping[int, Sequence[str]] = field(default_factory=dict)
    """In Excel, what can be chosen in a column; something else may still be typed."""


def make(path: Path, table: Table, content: Content) -> bytes:
    """The file that the path's ending asks for, one of SUFFIXES. Raises ToolError when pandoc fails."""
    return (_docx if path.suffix.casefold() == ".docx" else _xlsx)(table, content)


def _docx(table: Table, content: Content) -> bytes:
    theme = _on_its_side(read_theme()) if table.on_its_side else read_theme()
    body = literals.marked(fill.answers(table.title, table.about, table.headings, table.widths, table.rows))
    with (
        work_folder() as folder,
        Conversion(body, Path(folder), reference(content, theme)) as conversion,
    ):
        return docx.finish(docx.prepare(conversion.docx(), content, theme, table.title), theme)


def _on_its_side(theme: Theme) -> Theme:
    page = theme.page
    turned = replace(page, width_mm=page.height_mm, height_mm=page.width_mm, left_mm=page.header_mm, right_mm=page.header_mm)
    return replace(theme, page=turned)


def _xlsx(table: Table, content: Content) -> bytes:
    made = io.BytesIO()
    evaluation = content.evaluation
    book = new_workbook(made, f"{table.title}: {evaluation.name} {evaluation.year}")
    sheet, looks = book.add_worksheet(table.title), look(book)
    sheet.write_string(0, 0, table.title, looks.title)
    sheet.write_string(1, 0, table.about, looks.plain)
    widths = [_CHARACTERS * width for width in table.widths]
    for column, (heading, width) in enumerate(zip(table.headings, widths, strict=True)):
        sheet.set_column(column, column, width)
        sheet.write_string(2, column, heading, looks.heading)
    for number, row in enumerate(table.rows, 3):
        texts = dict(enumerate(map(_text, row)))
        sheet.set_row(number, row_height(texts, widths, _MOST_LINES))
        for column, text in texts.items():
            sheet.write_string(number, column, text, looks.text)
    for column, words in table.choices.items():
        choice = {"validate": "list", "source": list(words), "error_type": "information"}
        sheet.data_validation(3, column, 2 + max(len(table.rows), 1), column, choice)
    sheet.set_paper(A4)
    sheet.set_landscape()
    sheet.fit_to_pages(1, 0)
    sheet.repeat_rows(2)
    sheet.freeze_panes(3, 0)
    sheet.hide_gridlines(2)
    book.close()
    return made.getvalue()


def _text(cell: Cell) -> str:
    """The cell's lines."""
    return fitting("\n".join(cell))
