"""The scoring sheet as an Excel file: the edition's questions, cells for points, sources and notes, and sums as formulas.

The arithmetic is the report's (see score.py): sums are made of exact points and rounded once, halves upwards. A spreadsheet
counts in binary fractions, in which 0.1 + 0.2 is not 0.3, so that a sum of 4.5 may come out a hair below and round to 4.
Every sum is therefore first rounded to six decimals, which mends the hair and nothing else: points have two decimals, and
a percent that is not a half lies farther from one than that. ROUND takes halves away from zero, which is up for points.
"""

from __future__ import annotations

import io
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from kommunkompassen.base.excel import A4, LONGEST_TEXT, new_workbook
from kommunkompassen.base.finding import Finding, Severity
from kommunkompassen.points.score import AreaScore, Step, percent, printed, score
from kommunkompassen.read import Document
from kommunkompassen.read.models import Evaluation, Rubric
from kommunkompassen.scoring_sheet import basis, sheet_words
from kommunkompassen.scoring_sheet.entry import SOURCES_RULE, WHOSE, WRITER, points_rule
from kommunkompassen.scoring_sheet.looks import WIDTHS, Look, look, row_height, set_page
from kommunkompassen.scoring_sheet.scores import Scored, present, scored
from kommunkompassen.scoring_sheet.sheet_finding import SheetFinding

if TYPE_CHECKING:
    from collections.abc import Sequence

_HEADING_ROW = 4
_NUMBER, _QUESTION, _MAXIMUM, _POINTS, _PERCENT, _SOURCES, _NOTE, _MADE_WITH = range(len(sheet_words.HEADINGS) + 1)
_HELP = (
    "Fyll i de gula fälten: poäng med komma före decimalerna, källor ur listan. Anteckningar är bara för granskare: inga namn på "
    "intervjuade. Allt annat är låst, och summorna räknas ut av sig själva."
)
_HELP_AREAS = "Fyll i de gula fälten: poäng med komma före decimalerna. Allt annat är låst, och summorna räknas ut av sig själva."


def long_notes(document: Document[Evaluation], rubric: Rubric) -> list[Finding]:
    """The notes that are longer than a cell can hold; a sheet without them would take them away when it comes back."""
    findings: list[Finding] = []
    for number, one in scored(rubric).items():
        if len(present(document.model, rubric)[number].note or "") > LONGEST_TEXT:
            span = document.source.span(("areas", one.area, "scores", number, "note"))
            values = {"number": number, "limit": str(LONGEST_TEXT)}
            findings.append(SheetFinding("sheet-note", Severity.ERROR, document.path, span, values))
    return findings


def workbook(rubric: Rubric, document: Document[Evaluation] | None = None) -> bytes:
    """The Excel file for an evaluation as it stands or, without one, a blank sheet of the edition."""
    made = io.BytesIO()
    evaluation, id_ = (document.model, document.path.stem) if document else (None, "")
    name = f"{evaluation.municipality} {evaluation.year}" if evaluation else rubric.name
    book = new_workbook(made, f"Poängsättning: {name}", subject=rubric.name)
    sheet = book.add_worksheet(sheet_words.SHEET)
    evaluation = evaluation or Evaluation.model_validate({"municipality": name, "year": "2000", "rubric": rubric.id})
    writer = _Writer(sheet, look(book), id_, evaluation, rubric)
    writer.head(name, rubric)
    writer.body()
    # Two pages at most, however long the notes are.
    set_page(sheet, f"{id_ or 'Poängsättning'} · utgåva {rubric.id}", _HEADING_ROW, A4, pages_high=2)
    book.close()
    return made.getvalue()


def rounded_sum(ranges: str, step: Step) -> str:
    """The formula of a sum as it is printed."""
    return f"ROUND(ROUND(2*SUM({ranges}),6),0)/2" if step == "half" else f"ROUND(ROUND(SUM({ranges}),6),0)"


class _Writer:
    """Writes rows one after the other; remembers where the points are, for the total."""

    def __init__(self, sheet: Any, look: Look, id_: str, evaluation: Evaluation, rubric: Rubric) -> None:
        self.sheet, self.look, self.id_ = sheet, look, id_
        self.result, self.scored, self.scores = score(evaluation, rubric), scored(rubric), present(evaluation, rubric)
        # An area that is scored as a whole has neither sources nor a note in the evaluation's file.
        self.headings = sheet_words.HEADINGS if rubric.has_questions else sheet_words.HEADINGS[:_SOURCES]
        self.row = _HEADING_ROW + 1
        self.ranges: list[str] = []

    def head(self, name: str, rubric: Rubric) -> None:
        """Whose sheet it is, what to do with it, and the columns' headings."""
        for column, width in enumerate(WIDTHS):
            self.sheet.set_column(column, column, width)
        self.sheet.write_string(0, 0, f"Poängsättning: {name}", self.look.title)
        self.sheet.write_string(1, 0, sheet_words.EVALUATION, self.look.label)
        if self.id_:
            self.sheet.write_string(1, 1, self.id_, self.look.plain)
        else:
            # The evaluators write whose it is; it is then refused for another municipality.
            self.sheet.write_blank(1, 1, None, self.look.words)
            self.sheet.data_validation(1, 1, 1, 1, WHOSE)
        self.sheet.write_string(2, 0, sheet_words.EDITION, self.look.label)
        self.sheet.write_string(2, 1, f"{rubric.id} ({rubric.name})", self.look.plain)
        self.sheet.write_string(2, _SOURCES, sheet_words.WRITER, self.look.label)
        self.sheet.write_blank(2, _NOTE, None, self.look.words)
        self.sheet.data_validation(2, _NOTE, 2, _NOTE, WRITER)
        self.sheet.merge_range(3, 0, 3, _NOTE, _HELP if rubric.has_questions else _HELP_AREAS, self.look.help)
        for column, heading in enumerate(self.headings):
            look = self.look.heading_right if column in (_MAXIMUM, _POINTS, _PERCENT) else self.look.heading
            look = self.look.heading_inside if column in (_SOURCES, _NOTE) else look
            self.sheet.write_string(_HEADING_ROW, column, heading, look)
        self.sheet.write_string(_HEADING_ROW, _MADE_WITH, sheet_words.MADE_WITH)
        self.sheet.set_column(_MADE_WITH, _MADE_WITH, None, None, {"hidden": True})
        for row, height in enumerate((26, 17, 17, 24, 21)):
            self.sheet.set_row(row, height)

    def body(self) -> None:
        """Areas with their questions, then the total; numbers are texts, or 1.10 would be 1.1."""
        for area in self.result.areas:
            if area.questions:
                self._area(area)
                for question in area.questions:
                    self._scored(self.scored[question.number])
            else:
                self.ranges.append(self._cell(_POINTS))
                self._scored(self.scored[area.number])
        if all(one.is_area for one in self.scored.values()):
            self.ranges = [f"{self.ranges[0]}:{self.ranges[-1]}"]
        self._sum(sheet_words.TOTAL, "", self.result.maximum, self.result.points, self.ranges, len(self.scored))
        self.sheet.ignore_errors({"number_stored_as_text": f"A1:B{self.row}"})

    def _cell(self, column: int, row: int | None = None) -> str:
        return f"{'ABCDEFG'[column]}{(self.row if row is None else row) + 1}"

    def _area(self, area: AreaScore) -> None:
        first, last = self.row + 1, self.row + len(area.questions)
        inside = f"{self._cell(_POINTS, first)}:{self._cell(_POINTS, last)}"
        self.ranges.append(inside)
        self._sum(area.number, area.title, area.maximum, area.points, [inside], len(area.questions))

    def _sum(self, number: str, title: str, maximum: Decimal, points: Decimal | None, ranges: Sequence[str], count: int) -> None:
        """A locked row with the sum of the ranges, once all `count` cells in them have points."""
        inside, look = ",".join(ranges), self.look
        share = f"100*SUM({inside})/{self._cell(_MAXIMUM)}"
        shown = "" if points is None else float(printed(points, self.result.step))
        part = "" if points is None else float(percent(points, maximum)) / 100
        self.sheet.write_string(self.row, _NUMBER, number, look.sum_text)
        self._text(_QUESTION, title, look.sum_text)
        self.sheet.write_number(self.row, _MAXIMUM, float(maximum), look.sum_number)
        self.sheet.set_row(self.row, row_height({_QUESTION: title}))
        formula = f'=IF(COUNT({inside})<{count},"",{{}})'
        self.sheet.write_formula(self.row, _POINTS, formula.format(rounded_sum(inside, self.result.step)), look.sum_number, shown)
        self.sheet.write_formula(self.row, _PERCENT, formula.format(f"ROUND(ROUND({share},6),0)/100"), look.sum_percent, part)
        for column in range(_SOURCES, len(self.headings)):
            self.sheet.write_blank(self.row, column, None, look.sum_text)
        self.row += 1

    def _scored(self, one: Scored) -> None:
        """A row to fill in."""
        sheet, look, given = self.sheet, self.look, self.scores[one.number]
        sources, note = sheet_words.sources_in_words(given), given.note or ""
        sheet.set_row(self.row, row_height({_QUESTION: one.text, _SOURCES: sources, _NOTE: note}))
        sheet.write_string(self.row, _NUMBER, one.number, look.text)
        sheet.write_string(self.row, _QUESTION, one.text, look.text)
        if given.points is None:
            sheet.write_blank(self.row, _POINTS, None, look.points)
        else:
            sheet.write_number(self.row, _POINTS, float(given.points), look.points)
        sheet.data_validation(self.row, _POINTS, self.row, _POINTS, points_rule(one, self.result.step))
        self._share(one, given.points)
        sheet.write_string(self.row, _MADE_WITH, basis.written(self.id_, one.number, given))
        if not one.is_area:
            for column, text in ((_SOURCES, sources), (_NOTE, note)):
                self._text(column, text, look.words)
            sheet.data_validation(self.row, _SOURCES, self.row, _SOURCES, SOURCES_RULE)
        self.row += 1

    def _text(self, column: int, text: str, look: Any) -> None:
        # Never `write`: a note that begins with = is no formula.
        if text:
            self.sheet.write_string(self.row, column, text, look)
        else:
            self.sheet.write_blank(self.row, column, None, look)

    def _share(self, one: Scored, points: Decimal | None) -> None:
        """The question's maximum and percent, where the edition has one."""
        if not one.maximum:
            for column in (_MAXIMUM, _PERCENT):
                self.sheet.write_blank(self.row, column, None, self.look.number)
            return
        given = self._cell(_POINTS)
        formula = f'=IF(COUNT({given})=0,"",ROUND(ROUND(100*{given}/{self._cell(_MAXIMUM)},6),0)/100)'
        part = "" if points is None else float(percent(points, one.maximum)) / 100
        self.sheet.write_number(self.row, _MAXIMUM, float(one.maximum), self.look.number)
        self.sheet.write_formula(self.row, _PERCENT, formula, self.look.percent, part)
