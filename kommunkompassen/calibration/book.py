"""The coordinator's workbook: pictures of the spread first, then the figures behind them, then every score."""

from __future__ import annotations

import io
from collections.abc import Iterator, Sequence
from typing import Any

from charts import spread as spread_chart
from charts.spread import SpreadPanel, SpreadRow
from kommunkompassen.base.excel import A4, new_workbook
from kommunkompassen.base.theme import read_theme
from kommunkompassen.calibration import evaluators, spread
from kommunkompassen.calibration.scored import Scored, ScoredByWhom
from kommunkompassen.calibration.spread import Spread
from kommunkompassen.data.columns import TableType, columns
from kommunkompassen.data.workbook import add_table
from kommunkompassen.publish.pictures import PIXELS_PER_INCH, png
from kommunkompassen.read.models import Rubric
from kommunkompassen.report.draw import drawn

_TITLE = "Hur poängen sprider sig"
_HOW = (
    "Linjen går från lägsta till högsta poäng, den breda delen mellan kvartilerna, strecket är medianen; allt i procent av "
    "frågans högsta poäng. Talet till höger är antalet utvärderingar. Få utvärderingar säger lite."
)
_PIXELS_PER_INCH_ON_SCREEN = 96
_ROW_POINTS = 15
"""The height of a row in Excel."""
_POINTS_PER_MM = 72 / 25.4
_WIDTH = 85
"""Of the column that the pictures lie over, in characters."""


def book(scores: Sequence[ScoredByWhom], rubrics: Sequence[Rubric], *, by_whom: bool) -> bytes:
    """The workbook. `by_whom`: with evaluators and drafts, for the coordinator alone. Raises ToolError where a picture fails."""
    made = io.BytesIO()
    workbook = new_workbook(made, _TITLE)
    spreads = spread.spreads(scores)
    _pictures(workbook, spreads, rubrics, by_whom=by_whom)
    add_table(workbook, TableType("spreads", Spread, columns(Spread)), spreads)
    kind = ScoredByWhom if by_whom else Scored
    add_table(workbook, TableType("points", kind, columns(kind)), scores)
    if by_whom:
        _evaluators(workbook, scores)
    workbook.close()
    return made.getvalue()


def _pictures(workbook: Any, spreads: Sequence[Spread], rubrics: Sequence[Rubric], *, by_whom: bool) -> None:
    sheet = workbook.add_worksheet("Diagram")
    sheet.hide_gridlines(2)
    bold = workbook.add_format({"bold": True, "font_size": 15})
    heading = workbook.add_format({"bold": True})
    sheet.set_column(0, 0, _WIDTH)
    sheet.set_paper(A4)
    sheet.fit_to_pages(1, 0)
    sheet.write_string(0, 0, _TITLE, bold)
    sheet.set_row(1, 3 * _ROW_POINTS)
    sheet.write_string(1, 0, _HOW, workbook.add_format({"text_wrap": True, "valign": "top"}))
    if by_whom:
        sheet.write_string(2, 0, "Utkast är med. Arbetsmaterial för den som samordnar: publiceras inte.", heading)
    row, breaks = 4, []
    for rubric, own in _by_edition(spreads, rubrics):
        breaks.append(row)
        sheet.write_string(row, 0, rubric.name, heading)
        panels = _panels(rubric, own)
        if not panels:
            sheet.write_string(row + 1, 0, "Utgåvan anger inga högsta poäng för frågorna, så de kan inte ritas på en skala.")
            row += 3
            continue
        chart = drawn("spread", spread_chart.draw(panels, read_theme()))
        scale = _PIXELS_PER_INCH_ON_SCREEN / PIXELS_PER_INCH
        options = {
            "image_data": io.BytesIO(png(chart)),
            "x_scale": scale,
            "y_scale": scale,
            "description": in_words(rubric, own),
        }
        sheet.insert_image(row + 1, 0, f"{rubric.id}.png", options)
        row += 3 + int(chart.height_mm * _POINTS_PER_MM / _ROW_POINTS) + 1
    sheet.set_h_pagebreaks(breaks[1:])


def _by_edition(spreads: Sequence[Spread], rubrics: Sequence[Rubric]) -> Iterator[tuple[Rubric, list[Spread]]]:
    for rubric in rubrics:
        if own := [one for one in spreads if one.edition == rubric.id]:
            yield rubric, own


def _panels(rubric: Rubric, spreads: Sequence[Spread]) -> list[SpreadPanel]:
    panels = []
    for number, area in rubric.areas.items():
        rows = [SpreadRow(one.question, one.count, _percents(one)) for one in spreads if one.area == int(number) and one.maximum]
        if rows:
            panels.append(SpreadPanel(f"{number} {area.title}", tuple(rows)))
    return panels


def _percents(one: Spread) -> tuple[float, float, float, float, float]:
    assert one.maximum
    lowest, lower, median, upper, highest = (
        float(value / one.maximum * 100) for value in (one.lowest, one.lower, one.median, one.upper, one.highest)
    )
    return lowest, lower, median, upper, highest


def in_words(rubric: Rubric, spreads: Sequence[Spread]) -> str:
    """What the picture shows, for who can't see it: the questions that spread most; the figures stand in the next sheet."""
    shares = {one.question: (one.highest - one.lowest) / one.maximum for one in spreads if one.maximum}
    most = sorted(shares, key=lambda question: -shares[question])[:3]
    told = f"{rubric.name}: {len(shares)} frågor. " if shares else f"{rubric.name}."
    return f"{told}Störst avstånd mellan lägsta och högsta har {', '.join(most)}. Alla tal står i bladet Frågor."


def _evaluators(workbook: Any, scores: Sequence[ScoredByWhom]) -> None:
    told = evaluators.evaluators(scores)
    table = TableType("evaluators", evaluators.Evaluator, columns(evaluators.Evaluator))
    sheet = add_table(workbook, table, told)
    wrapped = workbook.add_format({"text_wrap": True, "valign": "top"})
    row = len(told) + 3
    sheet.merge_range(row, 0, row + 5, len(table.columns) - 1, evaluators.CAUTION, wrapped)
    if not told:
        none = f"Ingen utvärderare har {evaluators.FEWEST} utvärderingar som kan jämföras med andras."
        sheet.write_string(1, 0, none)
