"""The table that goes back to the municipality as a file: in Word made as a report is, in Excel as a scoring sheet is."""

from __future__ import annotations

import io
from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path

from kommunkompassen.base.messages import say
from kommunkompassen.base.theme import read_theme
from kommunkompassen.base.work_folder import work_folder
from kommunkompassen.publish import docx, literals
from kommunkompassen.publish.pandoc import Conversion
from kommunkompassen.publish.reference import reference
from kommunkompassen.report import fill
from kommunkompassen.report.content import Content
from kommunkompassen.scoring_sheet.looks import look, row_height
from kommunkompassen.scoring_sheet.table import LONGEST_TEXT
from kommunkompassen.word_comments.answers import HEADINGS, WIDTHS, Cell

_NO_DATE = datetime(2000, 1, 1, tzinfo=UTC).replace(tzinfo=None)
"""The same answers give the same bytes, so they can't tell when they were made."""
_IN_CHARACTERS = tuple(1.4 * width for width in WIDTHS)
"""The columns' widths: together a page on its side."""
_A4 = 9
_MOST_LINES = 27
"""A row in Excel is no higher."""


def as_docx(rows: Sequence[tuple[Cell, ...]], content: Content) -> bytes:
    """A Word file in the look of the content's report. Raises ToolError when pandoc fails."""
    theme, title = read_theme(), say("answers-title", "sv")
    body = literals.marked(fill.answers(title, _about(rows, content), HEADINGS, WIDTHS, rows))
    with (
        work_folder() as folder,
        Conversion(body, Path(folder), reference(content, theme)) as conversion,
    ):
        return docx.finish(docx.prepare(conversion.docx(), content, theme, title), theme)


def as_xlsx(rows: Sequence[tuple[Cell, ...]], content: Content) -> bytes:
    """An Excel file. All is text: what begins with = is no formula."""
    import xlsxwriter  # noqa: PLC0415  only this command needs it

    made, title = io.BytesIO(), say("answers-title", "sv")
    book = xlsxwriter.Workbook(made, {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False})
    book.set_properties({"title": f"{title}: {content.evaluation.name} {content.evaluation.year}", "created": _NO_DATE})
    sheet, looks = book.add_worksheet(title), look(book)
    sheet.write_string(0, 0, title, looks.title)
    sheet.write_string(1, 0, _about(rows, content), looks.plain)
    for column, (heading, width) in enumerate(zip(HEADINGS, _IN_CHARACTERS, strict=True)):
        sheet.set_column(column, column, width)
        sheet.write_string(2, column, heading, looks.heading)
    for number, row in enumerate(rows, 3):
        texts = dict(enumerate(map(_text, row)))
        sheet.set_row(number, row_height(texts, _IN_CHARACTERS, _MOST_LINES))
        for column, text in texts.items():
            sheet.write_string(number, column, text, looks.text)
    sheet.set_paper(_A4)
    sheet.set_landscape()
    sheet.fit_to_pages(1, 0)
    sheet.repeat_rows(2)
    sheet.freeze_panes(3, 0)
    sheet.hide_gridlines(2)
    book.close()
    return made.getvalue()


def _text(cell: Cell) -> str:
    """The cell's lines; what is longer than a cell can hold would be left out altogether."""
    text = "\n".join(cell)
    return text if len(text) <= LONGEST_TEXT else f"{text[: LONGEST_TEXT - 1]}…"


def _about(rows: Sequence[tuple[Cell, ...]], content: Content) -> str:
    return say("answers-about", "sv", name=content.evaluation.name, year=content.evaluation.year, count=len(rows))
