"""The sheet's formulas, worked out by the plainest binary arithmetic that a spreadsheet could have, come to our sums.

LibreOffice mends binary sums by itself (tests/external/test_scoring_sheet.py); not every program does.
"""

from __future__ import annotations

import math
import random
import re
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from kommunkompassen.points.score import percent, printed, score
from kommunkompassen.read.models import Evaluation, Rubric
from kommunkompassen.scoring_sheet import write
from tests.helpers import rubric
from tests.scoring_sheet.sheets import row_of, worksheet

Points = dict[str, Decimal]


def _round(value: float, decimals: int) -> float:
    return float(math.floor(value * 10**decimals + 0.5) / 10**decimals)


def _sum(*values: float) -> float:
    result = 0.0
    for value in values:  # one by one: Python's own sum mends what is lost
        result += value
    return result


def worked_out(formula: str, values: dict[str, float]) -> Any:
    """The value of a formula; cells that have none are left out of ranges."""

    def inside(first: str, last: str) -> list[float]:
        names = (f"{first[0]}{row}" for row in range(int(first[1:]), int(last[1:]) + 1))
        return [values[name] for name in names if name in values]

    code = re.sub(r"([A-Z]\d+):([A-Z]\d+)", r"*inside('\1', '\2')", formula.removeprefix("="))
    code = re.sub(r"(?<!')\b([A-Z]\d+)\b(?!')", r"values['\1']", code).replace("IF(", "one_of(").replace(")=0,", ")==0,")
    names: dict[str, Any] = {"COUNT": lambda *given: len(given), "SUM": _sum, "ROUND": _round, "inside": inside, "values": values}
    return eval(code, {**names, "one_of": lambda condition, then, other: then if condition else other})


def drawn(edition: Rubric, chance: random.Random) -> Points:
    """Points by chance; each area's last question makes its sum, or twice it, end in a half where it can."""
    points: Points = {}
    for area in edition.areas.values():
        limits = {key: question.maximum or Decimal(8) for key, question in area.questions.items()}
        mine = {key: Decimal(chance.randrange(int(limit) * 100)) / 100 for key, limit in limits.items()}
        last = list(mine)[-1]
        rest = sum(mine.values(), Decimal(0)) - mine[last]
        half = Decimal("0.25") if edition.points == "half" else Decimal("0.5")
        wanted = math.floor(rest) + chance.randrange(1, 4) + half - rest
        mine[last] = wanted if 0 <= wanted <= limits[last] else mine[last]
        points |= mine
    return points


@pytest.mark.parametrize("id_", ["2018", "2003"])
def test_binary_fractions_never_round_a_half_downwards(id_: str, tmp_path: Path) -> None:
    edition, chance = rubric(id_), random.Random(2027)
    path = tmp_path / "tom.xlsx"
    path.write_bytes(write.workbook(edition))
    sheet = worksheet(path)
    cells = {cell.coordinate: cell.value for row in sheet.iter_rows() for cell in row if cell.value is not None}
    maximums = {name: float(value) for name, value in cells.items() if name[0] == "C" and isinstance(value, int)}
    rows = {name: row_of(sheet, name) for name in [*edition.areas, "Totalt"]}
    places = {key: row_of(sheet, key) for area in edition.areas.values() for key in area.questions}
    assert len(rows) == 9
    halves = 0
    for _ in range(200):
        points = drawn(edition, chance)
        values = maximums | {f"D{places[key]}": float(given) for key, given in points.items()}
        areas = {number: {"scores": {key: str(points[key]) for key in area.questions}} for number, area in edition.areas.items()}
        model = Evaluation.model_validate({"municipality": "X", "year": "2027", "rubric": id_, "areas": areas})
        result = score(model, edition)
        for name, given, maximum in [
            *((area.number, area.points, area.maximum) for area in result.areas),
            ("Totalt", result.points, result.maximum),
        ]:
            assert given is not None
            halves += given * (2 if id_ == "2003" else 1) % 1 == Decimal("0.5")
            assert worked_out(cells[f"D{rows[name]}"], values) == float(printed(given, result.step))
            assert worked_out(cells[f"E{rows[name]}"], values) == float(percent(given, maximum)) / 100
    assert halves > 500


def test_binary_fractions_never_round_a_questions_percent_downwards(tmp_path: Path) -> None:
    edition = rubric("2018")
    path = tmp_path / "tom.xlsx"
    path.write_bytes(write.workbook(edition))
    sheet = worksheet(path)
    tried = 0
    for area in edition.areas.values():
        for key, question in area.questions.items():
            assert question.maximum
            row = row_of(sheet, key)
            formula = sheet.cell(row, 5).value
            for hundredths in range(0, int(question.maximum) * 100 + 1, 5):
                given = Decimal(hundredths) / 100
                values = {f"C{row}": float(question.maximum), f"D{row}": float(given)}
                assert worked_out(formula, values) == float(percent(given, question.maximum)) / 100
                tried += 1
    assert tried > 10_000


@pytest.mark.parametrize("id_", ["2010", "2020"])
def test_areas_without_questions_add_up_to_the_total(id_: str, tmp_path: Path) -> None:
    path = tmp_path / "tom.xlsx"
    path.write_bytes(write.workbook(rubric(id_)))
    sheet = worksheet(path)
    places = [f"D{row_of(sheet, number)}" for number in rubric(id_).areas]
    formula = sheet.cell(row_of(sheet, "Totalt"), 4).value
    values = dict.fromkeys(places, 50.45)
    assert worked_out(formula, values) == 404
    assert worked_out(formula, {name: value for name, value in values.items() if name != places[0]}) == ""
