"""The second sheet of a workbook for agreeing: the same as on the terminal, in words and as a table of the areas."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from kommunkompassen.agreement.columns import SHARE, Columns
from kommunkompassen.agreement.compare import FEWEST_IN_ALL, Compared, Summary, by_area, summary
from kommunkompassen.agreement.gather import Given
from kommunkompassen.agreement.words import rounded, told
from kommunkompassen.base.excel import A4
from kommunkompassen.points.score import Step, printed, total
from kommunkompassen.read.models import Rubric
from kommunkompassen.scoring_sheet import sheet_words
from kommunkompassen.scoring_sheet.looks import Look, row_height
from kommunkompassen.scoring_sheet.table import column_letters
from kommunkompassen.scoring_sheet.write import rounded_sum

_TITLE = "Sammanfattning"
_FIRST = ("Område", "Namn", "Alla har satt", "Överens", "Medelskillnad", SHARE)
_AGREED = "Avstämt, summa"


def add(
    book: Any,
    looks: Look,
    first_sheet: str,
    rubric: Rubric,
    questions: Sequence[Compared],
    given: Sequence[Given],
    columns: Columns,
    places: Mapping[str, int],
) -> None:
    """Add it. `places`: the row of each number in the first sheet, as Excel counts."""
    sheet = book.add_worksheet(_TITLE)
    labels = [one.label for one in given]
    headings = [*_FIRST, *(f"Summa {label}" for label in labels), _AGREED, *(f"Lägst {label}" for label in labels), "Strängare"]
    if len(labels) > 2:
        headings[-1] = "Strängast"
    widths = [9.0, 46, 9, 10, 14, 10, *[11] * len(labels), 11, *[9] * len(labels), 12]
    for column, width in enumerate(widths):
        sheet.set_column(column, column, width)
    sheet.write_string(0, 0, f"{_TITLE}: så nära varandra ligger ni", looks.title)
    sheet.set_row(0, 26)
    row = 1
    for line in told(rubric, questions, given, "sv"):
        sheet.merge_range(row, 0, row, len(widths) - 1, "", looks.help)
        sheet.write_string(row, 0, line, looks.help)
        sheet.set_row(row, row_height({0: line}, [sum(widths)]))
        row += 1
    row += 1
    for column, heading in enumerate(headings):
        sheet.write_string(row, column, heading, looks.heading_wrapped if column < 2 else looks.heading_wrapped_right)
    sheet.set_row(row, row_height(dict(enumerate(headings)), widths))
    table = _Table(sheet, looks, first_sheet, rubric.points, labels, columns, places)
    for number, one in by_area(questions, len(given)).items():
        row += 1
        inside = [each for each in questions if each.scored.area == number]
        table.row(row, number, rubric.areas[number].title, inside, one, whole=False)
    whole = summary(questions, len(given), FEWEST_IN_ALL)
    table.row(row + 1, sheet_words.TOTAL, "", questions, whole, whole=True)
    sheet.set_paper(A4)
    sheet.set_landscape()
    sheet.fit_to_pages(1, 0)
    sheet.hide_gridlines(2)
    sheet.ignore_errors({"number_stored_as_text": f"A1:A{row + 2}"})
    sheet.protect("", {"format_rows": True, "format_columns": True})


class _Table:
    """Writes the table's rows; sums are formulas, and the agreed one waits until all is agreed."""

    def __init__(
        self,
        sheet: Any,
        looks: Look,
        first_sheet: str,
        step: Step,
        labels: Sequence[str],
        columns: Columns,
        places: Mapping[str, int],
    ) -> None:
        self.sheet, self.look, self.first_sheet, self.step = sheet, looks, first_sheet, step
        self.labels, self.columns, self.places = labels, columns, places

    def row(self, row: int, number: str, title: str, questions: Sequence[Compared], one: Summary, *, whole: bool) -> None:
        """An area, or the whole."""
        text, figure = (self.look.sum_text, self.look.sum_number) if whole else (self.look.text, self.look.number)
        percent = self.look.sum_share if whole else self.look.share
        self.sheet.write_string(row, 0, number, text)
        self.sheet.write_string(row, 1, title, text)
        self._number(row, 2, one.count, figure)
        self._number(row, 3, one.equal, figure)
        self._number(row, 4, None if one.difference is None else float(rounded(one.difference, 2)), figure)
        self._number(row, 5, None if one.share is None else float(rounded(one.share, 3)), percent)
        for place, column in enumerate(self.columns.points):
            self._sum(row, 6 + place, column, questions, total(each.points[place] for each in questions), figure)
        agreed = total(each.points[0] if each.equal else None for each in questions)
        last = 6 + len(self.labels)
        self._sum(row, last, self.columns.agreed, questions, agreed, figure)
        for place, count in enumerate(one.lowest, last + 1):
            self._number(row, place, count, figure)
        strictest = "–" if one.strictest is None else self.labels[one.strictest]
        self.sheet.write_string(row, last + 1 + len(self.labels), strictest, figure)
        self.sheet.set_row(row, row_height({0: title}, [46]))

    def _number(self, row: int, column: int, value: float | None, format_: Any) -> None:
        if value is None:
            self.sheet.write_blank(row, column, None, format_)
        else:
            self.sheet.write_number(row, column, value, format_)

    def _sum(self, row: int, column: int, of_column: int, questions: Sequence[Compared], sum_: Any, format_: Any) -> None:
        letter = column_letters(of_column)
        cells = ",".join(f"'{self.first_sheet}'!{letter}{self.places[compared.scored.number]}" for compared in questions)
        formula = f'=IF(COUNT({cells})<{len(questions)},"",{rounded_sum(cells, self.step)})'
        self.sheet.write_formula(row, column, formula, format_, "" if sum_ is None else float(printed(sum_, self.step)))
