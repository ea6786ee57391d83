"""The report's figures as a file for a spreadsheet, which the web page carries within it.

For who opens it in Excel set up in Swedish, by a double click: semicolons between cells, decimal comma, and the byte order mark
by which that program knows UTF-8. Each row says of which municipality, year and edition it is, so that several files can be put
below each other. A question is "Fråga 1.1", since 1.1 alone is a date to some. Open data with decimal points is the site's.
"""

from __future__ import annotations

import base64
import csv
import io
from collections.abc import Iterator
from decimal import Decimal

from kommunkompassen.base.formulas import harmless
from kommunkompassen.points import score
from kommunkompassen.points.compare import Comparison
from kommunkompassen.points.score import Exact, Step
from kommunkompassen.report.content import Content

_COLUMNS = ("Kommun", "År", "Utgåva", "Del", "Namn", "Poäng", "Poäng före avrundning", "Högsta poäng", "Procent")


def address(content: Content) -> str:
    """The whole file as the address of a link."""
    return f"data:text/csv;charset=utf-8;base64,{base64.b64encode(figures_file(content)).decode('ascii')}"


def figures_file(content: Content) -> bytes:
    """Points of the whole, of each area and of each question, and the points of what the report compares with."""
    made = io.StringIO(newline="")
    writer = csv.writer(made, delimiter=";", lineterminator="\r\n")
    compared = [comparison for comparison in content.comparisons if comparison.total is not None or comparison.areas]
    writer.writerow([*_COLUMNS, *(harmless(f"Jämförelse: {comparison.name}") for comparison in compared)])
    evaluation = content.evaluation
    whose = [harmless(evaluation.name), str(evaluation.year), harmless(content.rubric.name)]
    writer.writerows([*whose, *row] for row in _rows(content, compared))
    return made.getvalue().encode("utf-8-sig")


def _rows(content: Content, compared: list[Comparison]) -> Iterator[list[str]]:
    result = content.result
    totals = [_points(comparison.total, comparison.step) for comparison in compared]
    yield ["Totalt", "", *_figures(result.points, result.maximum, result.step), *totals]
    for index, area in enumerate(result.areas):
        others = [_points(comparison.areas[index], comparison.step) if comparison.areas else "" for comparison in compared]
        yield [f"Område {area.number}", harmless(area.title), *_figures(area.points, area.maximum, result.step), *others]
        for question in area.questions:
            figures = _figures(question.points, question.maximum, result.step)
            yield [f"Fråga {question.number}", harmless(question.text), *figures, *("" for _ in compared)]


def _figures(points: Decimal | None, maximum: Decimal | None, step: Step) -> list[str]:
    percent = score.percent(points, maximum) if points is not None and maximum else None
    return [_points(points, step), _number(points), _number(maximum), _number(percent)]


def _points(points: Exact | None, step: Step) -> str:
    return _number(None if points is None else score.printed(points, step))


def _number(value: Decimal | None) -> str:
    """13,5 for 13.50; nothing for what is not known."""
    return "" if value is None else f"{value.normalize():f}".replace(".", ",")
