"""The look of the scoring sheet, in the colours of the report's theme."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from kommunkompassen.base.theme import read_theme

WIDTHS = (12, 58, 7, 9, 10, 21, 38)
"""In characters; wide enough that no number shows as ####, which is what a CSV would then hold."""
_INPUT = "#fff8dc"
"""Cells to fill in: pale yellow, as in most spreadsheets that are forms."""
_POINT_SIZE, _LINE, _AIR, _LOWEST = 11, 14.5, 4, 19
"""Of the text, a line of it, what is around it and the lowest row, in points."""
_MOST_LINES = 12


def row_height(texts: Mapping[int, str], widths: Sequence[float] = WIDTHS, most_lines: int = _MOST_LINES) -> float:
    """How high a row must be, in points, to show the texts in its columns: not every program works that out by itself."""
    lines = [_lines(text, widths[column]) for column, text in texts.items()]
    return max(_LOWEST, min(max(lines, default=1), most_lines) * _LINE + _AIR)


def _lines(text: str, width: float) -> int:
    # A column's width counts figures; letters are narrower, but words break before the edge.
    most = width * 1.1
    return sum(math.ceil(len(line) / most) or 1 for line in text.split("\n"))


@dataclass(frozen=True, slots=True)
class Look:
    """The formats of the sheet's cells; those to fill in are not locked."""

    title: Any
    label: Any
    help: Any
    heading: Any
    heading_inside: Any
    heading_right: Any
    heading_wrapped: Any
    heading_wrapped_inside: Any
    heading_wrapped_right: Any
    plain: Any
    text: Any
    text_inside: Any
    number: Any
    percent: Any
    share: Any
    sum_text: Any
    sum_number: Any
    sum_percent: Any
    sum_share: Any
    points: Any
    words: Any


def look(book: Any) -> Look:
    """The formats, added to a workbook."""
    theme = read_theme()
    colours = theme.colours
    plain = {"font_name": theme.typeface.fallback, "font_size": _POINT_SIZE, "font_color": colours.ink, "valign": "vcenter"}
    lined = {**plain, "bottom": 1, "bottom_color": colours.rule}
    wrapped = {**lined, "text_wrap": True}
    # Points as typed: a fixed number of decimals would round what is seen, and what a CSV holds is what is seen.
    right = {**lined, "align": "right", "indent": 1, "num_format": "General"}
    sums = {"bold": True, "bg_color": colours.track, "font_color": colours.accent}
    heading = {**plain, "bold": True, "font_color": colours.paper, "bg_color": colours.accent}
    form = {"locked": False, "bg_color": _INPUT, "border": 1, "border_color": colours.rule}
    formats = {
        "title": {**plain, "bold": True, "font_size": 15, "font_color": colours.accent},
        "label": {**plain, "bold": True},
        "help": {**plain, "text_wrap": True, "font_color": colours.muted},
        "heading": heading,
        "heading_inside": {**heading, "indent": 1},
        "heading_right": {**heading, "align": "right", "indent": 1},
        "heading_wrapped": {**heading, "text_wrap": True},
        "heading_wrapped_inside": {**heading, "text_wrap": True, "indent": 1},
        "heading_wrapped_right": {**heading, "text_wrap": True, "align": "right", "indent": 1},
        "plain": plain,
        "text": wrapped,
        "text_inside": {**wrapped, "indent": 1},
        "number": right,
        "percent": {**right, "num_format": "0 %"},
        "share": {**right, "num_format": "0.0 %"},
        "sum_text": {**wrapped, **sums},
        "sum_number": {**right, **sums},
        "sum_percent": {**right, **sums, "num_format": "0 %"},
        "sum_share": {**right, **sums, "num_format": "0.0 %"},
        "points": {**right, **form},
        "words": {**wrapped, **form, "indent": 1},
    }
    return Look(**{name: book.add_format(values) for name, values in formats.items()})


def set_page(sheet: Any, named: str, heading_row: int, paper: int, *, pages_high: int, kept_in_view: int = 0) -> None:
    """How a sheet is printed, what stays in view, what is locked.

    `pages_high`: pages below each other at most; 0 for as many as it takes. `kept_in_view`: columns that always stay.
    """
    sheet.set_paper(paper)
    sheet.set_landscape()
    sheet.fit_to_pages(1, pages_high)
    sheet.set_margins(left=0.5, right=0.5, top=0.5, bottom=0.6)
    sheet.repeat_rows(heading_row)
    sheet.set_footer(f"&L{named.replace('&', '&&')}&RSida &P av &N")
    sheet.freeze_panes(heading_row + 1, kept_in_view)
    sheet.hide_gridlines(2)
    sheet.protect("", {"format_rows": True, "format_columns": True})
