"""The sheet for agreeing as an Excel file: a scoring sheet with each evaluator's points, sources and notes beside what is agreed.

Questions stand with the largest difference first, since that is the order in which they are talked through, or in the
edition's. Rows of a locked sheet can't be sorted in Excel, so it can't be left to whoever opens it. Where all have given the
same, that is filled in.
"""

from __future__ import annotations

import io
from collections.abc import Mapping, Sequence
from typing import Any

from kommunkompassen.agreement import summary_sheet
from kommunkompassen.agreement.columns import Columns
from kommunkompassen.agreement.compare import Compared, compared, largest_first
from kommunkompassen.agreement.gather import Given
from kommunkompassen.base.excel import A3, fitting, new_workbook
from kommunkompassen.points.score import Step, half_up
from kommunkompassen.read import Document
from kommunkompassen.read.models import SOURCE_WORDS, Evaluation, Rubric, Score
from kommunkompassen.scoring_sheet import basis, sheet_words
from kommunkompassen.scoring_sheet.entry import SOURCES_RULE, points_rule
from kommunkompassen.scoring_sheet.looks import Look, look, row_height, set_page
from kommunkompassen.scoring_sheet.scores import present
from kommunkompassen.scoring_sheet.table import column_letters

TITLE = "Avstämning"
_WRITERS = "Utvärderare"
_HEADING_ROW = 5
_MOST_LINES = 27
"""A row in Excel is no higher."""
_HELP = (
    "Bladet är till för er som utvärderar och publiceras aldrig. {order} Fyll i de gula fälten: poängen ni enas om, varför, och "
    "källorna. Där ni var överens är poängen redan ifylld. Lämna poängen tom där ni inte har enats: då ändras inget för den "
    "frågan när bladet läses in. Anteckningarna läggs ihop med initialer framför: inga namn på intervjuade."
)
_HELP_AREAS = (
    "Bladet är till för er som utvärderar och publiceras aldrig. {order} Fyll i de gula fälten: poängen ni enas om. Där ni var "
    "överens är poängen redan ifylld. Lämna poängen tom där ni inte har enats."
)
_LARGEST_FIRST, _IN_ORDER = "Störst skillnad står först.", "Frågorna står i utgåvans ordning."


def workbook(rubric: Rubric, document: Document[Evaluation], given: Sequence[Given], *, in_order: bool = False) -> bytes:
    """The file for evaluators to agree in; an evaluation that was read without errors."""
    evaluation = document.model
    assert evaluation, f"{document.path}: has errors"
    made = io.BytesIO()
    name = f"{evaluation.municipality} {evaluation.year}"
    book = new_workbook(made, f"{TITLE}: {name}", subject=rubric.name)
    looks, questions = look(book), compared(rubric, given)
    rows = questions if in_order else largest_first(questions)
    sheet = book.add_worksheet(TITLE)
    columns = Columns([one.label for one in given], with_notes=rubric.has_questions)
    writer = _Writer(sheet, looks, columns, given, rubric.points)
    writer.head(name, document.path.stem, rubric, in_order=in_order)
    now = present(evaluation, rubric)
    for row, one in enumerate(rows, _HEADING_ROW + 1):
        writer.question(row, one, basis.written(document.path.stem, one.scored.number, now[one.scored.number]))
    writer.page(f"{document.path.stem} · avstämning", _HEADING_ROW + len(rows))
    places = {one.scored.number: row + 1 for row, one in enumerate(rows, _HEADING_ROW + 1)}
    summary_sheet.add(book, looks, TITLE, rubric, questions, given, columns, places)
    book.close()
    return made.getvalue()


class _Writer:
    """Writes the first sheet."""

    def __init__(self, sheet: Any, looks: Look, columns: Columns, given: Sequence[Given], step: Step) -> None:
        self.sheet, self.look, self.columns, self.given, self.step = sheet, looks, columns, given, step
        self.widths = columns.widths()

    def head(self, name: str, id_: str, rubric: Rubric, *, in_order: bool) -> None:
        """Whose sheet it is, who wrote what, what to do, and the columns' headings."""
        sheet, looks, columns = self.sheet, self.look, self.columns
        for column, width in enumerate(self.widths):
            sheet.set_column(column, column, width)
        sheet.set_column(columns.made_with, columns.made_with, None, None, {"hidden": True})
        sheet.write_string(0, 0, f"{TITLE}: {name}", looks.title)
        who = ", ".join(given.label if given.name == given.label else f"{given.label} = {given.name}" for given in self.given)
        said = ((sheet_words.EVALUATION, id_), (sheet_words.EDITION, f"{rubric.id} ({rubric.name})"), (_WRITERS, who))
        for row, (label, text) in enumerate(said, 1):
            sheet.write_string(row, 0, label, looks.label)
            sheet.write_string(row, 2, text, looks.plain)
        text = _HELP if rubric.has_questions else _HELP_AREAS
        text = text.format(order=_IN_ORDER if in_order else _LARGEST_FIRST)
        last = columns.sources if columns.with_notes else columns.agreed
        sheet.merge_range(4, 0, 4, last, text, looks.help)
        for row, height in enumerate((26, 17, 17, 17)):
            sheet.set_row(row, height)
        sheet.set_row(4, row_height({0: text}, [sum(self.widths[: last + 1])]))
        headings = columns.headings()
        for column, heading in enumerate(headings):
            in_text = looks.heading_wrapped if column < columns.maximum else looks.heading_wrapped_inside
            numbers = columns.maximum <= column <= columns.agreed
            sheet.write_string(_HEADING_ROW, column, heading, looks.heading_wrapped_right if numbers else in_text)
        sheet.write_string(_HEADING_ROW, columns.made_with, sheet_words.MADE_WITH)
        sheet.set_row(_HEADING_ROW, row_height({0: "\n"}))

    def question(self, row: int, one: Compared, made_with: str) -> None:
        """A row: what each has given, how far apart that is, and cells for what they agree on."""
        sheet, looks, columns = self.sheet, self.look, self.columns
        scored = one.scored
        sheet.write_string(row, columns.number, scored.number, looks.text)
        sheet.write_string(row, columns.question, scored.text, looks.text)
        self._number(row, columns.maximum, scored.maximum)
        for column, points in zip(columns.points, one.points, strict=True):
            self._number(row, column, points)
        self._difference(row, one)
        if one.equal:
            sheet.write_number(row, columns.agreed, float(one.points[0] or 0), looks.points)
        else:
            sheet.write_blank(row, columns.agreed, None, looks.points)
        sheet.data_validation(row, columns.agreed, row, columns.agreed, points_rule(scored, self.step))
        sheet.write_string(row, columns.made_with, made_with)
        texts = {columns.question: scored.text}
        if columns.with_notes:
            texts |= self._words(row, [each.scores[scored.number] for each in self.given])
        sheet.set_row(row, row_height(texts, self.widths, _MOST_LINES))

    def page(self, named: str, last: int) -> None:
        """How the sheet is printed, what stays in view, what is locked."""
        set_page(self.sheet, named, _HEADING_ROW, A3, pages_high=0, kept_in_view=self.columns.maximum)
        self.sheet.ignore_errors({"number_stored_as_text": f"A1:B{last + 1}"})

    def _number(self, row: int, column: int, value: Any) -> None:
        if value is None:
            self.sheet.write_blank(row, column, None, self.look.number)
        else:
            self.sheet.write_number(row, column, float(value), self.look.number)

    def _difference(self, row: int, one: Compared) -> None:
        """Write the difference and its share as formulas; the cells are marked where the evaluators differ."""
        columns, difference, share = self.columns, one.difference, one.share
        differs = bool(difference)
        first, last = (f"{column_letters(column)}{row + 1}" for column in (columns.points[0], columns.points[-1]))
        mine = f"{column_letters(columns.difference)}{row + 1}"
        formula = f'=IF(COUNT({first}:{last})<2,"",ROUND(MAX({first}:{last})-MIN({first}:{last}),2))'
        stored = "" if difference is None else float(difference)
        number, percent = (self.look.sum_number, self.look.sum_percent) if differs else (self.look.number, self.look.percent)
        self.sheet.write_formula(row, columns.difference, formula, number, stored)
        if one.scored.maximum:
            maximum = f"{column_letters(columns.maximum)}{row + 1}"
            formula = f'=IF({mine}="","",ROUND(ROUND(100*{mine}/{maximum},6),0)/100)'
            stored = "" if share is None else float(half_up(share * 100)) / 100
            self.sheet.write_formula(row, columns.share, formula, percent, stored)
        else:
            self.sheet.write_blank(row, columns.share, None, self.look.number)

    def _words(self, row: int, scores: Sequence[Score]) -> Mapping[int, str]:
        """Notes and sources of each, and a cell for the sources of all, which are those that anybody names."""
        columns, looks = self.columns, self.look
        named = {kind for score in scores for kind in score.sources}
        every = Score(sources=[kind for kind in SOURCE_WORDS if kind in named])
        self._text(row, columns.why, "", looks.words)
        self._text(row, columns.sources, sheet_words.sources_in_words(every), looks.words)
        self.sheet.data_validation(row, columns.sources, row, columns.sources, SOURCES_RULE)
        texts = {columns.sources: sheet_words.sources_in_words(every)}
        for score, note, sources in zip(scores, columns.notes, columns.sources_of, strict=True):
            texts |= {note: fitting(score.note or ""), sources: sheet_words.sources_in_words(score)}
        for column in (*columns.notes, *columns.sources_of):
            self._text(row, column, texts[column], looks.text_inside)
        return texts

    def _text(self, row: int, column: int, text: str, format_: Any) -> None:
        # Never `write`: a note that begins with = is no formula.
        if text:
            self.sheet.write_string(row, column, text, format_)
        else:
            self.sheet.write_blank(row, column, None, format_)
