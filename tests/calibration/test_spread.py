"""How points spread: against numpy, against figures worked out by hand, and on the published reports."""

from __future__ import annotations

from decimal import Decimal
from itertools import pairwise

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from kommunkompassen.calibration.scored import Scored, scored
from kommunkompassen.calibration.spread import spreads
from kommunkompassen.points.quantiles import quantile
from kommunkompassen.report.content import content
from tests.helpers import LATER, evaluation, published_scores, real, rubric

POINTS = st.lists(st.decimals("0", "30", places=2), min_size=1, max_size=40)


def row(evaluation_: str, points: str, question: str = "1.1", edition: str = "2018") -> Scored:
    return Scored(evaluation_, "Kumla", 2027, edition, 1, question, "Fråga", Decimal(points), Decimal(20), None)


def test_of_five_scores_the_quartiles_are_the_second_and_the_fourth() -> None:
    (found,) = spreads(row(f"a-{number}", points) for number, points in enumerate(("12", "4", "8", "15", "10")))
    assert [found.count, found.lowest, found.lower, found.median, found.upper, found.highest] == [5, 4, 8, 10, 12, 15]
    assert found.between == 4
    # The mean is 9.8; the squares 4.84, 33.64, 3.24, 27.04 and 0.04 add up to 68.8; a fourth of it is 17.2.
    assert found.deviation == Decimal("4.15")


def test_of_four_scores_the_quartiles_lie_between() -> None:
    (found,) = spreads(row(f"a-{number}", points) for number, points in enumerate(("1", "2", "3", "4")))
    assert [found.lower, found.median, found.upper] == [Decimal("1.75"), Decimal("2.5"), Decimal("3.25")]


def test_one_score_spreads_nowhere() -> None:
    (found,) = spreads([row("a-1", "7.5")])
    assert {found.lowest, found.lower, found.median, found.upper, found.highest} == {Decimal("7.5")}
    assert [found.between, found.deviation] == [0, None]


@given(POINTS)
def test_quartiles_and_deviation_are_those_of_numpy(points: list[Decimal]) -> None:
    (found,) = spreads(row(f"a-{number}", str(one)) for number, one in enumerate(points))
    numbers = [float(one) for one in points]
    expected = np.percentile(numbers, [0, 25, 50, 75, 100])
    shown = [float(one) for one in (found.lowest, found.lower, found.median, found.upper, found.highest)]
    assert shown == pytest.approx(list(expected))
    if len(numbers) > 1:
        assert found.deviation is not None
        assert float(found.deviation) == pytest.approx(float(np.std(numbers, ddof=1)), abs=0.0051)


@given(POINTS)
def test_quantiles_rise(points: list[Decimal]) -> None:
    found = [quantile(sorted(points), Decimal(step) / 8) for step in range(9)]
    assert all(one <= other for one, other in pairwise(found))


def test_editions_and_questions_are_kept_apart_and_in_order() -> None:
    found = spreads([row("a", "1", "1.10"), row("b", "2", "1.2"), row("c", "3", "1.2", "2016")])
    assert [(one.edition, one.question) for one in found] == [("2016", "1.2"), ("2018", "1.2"), ("2018", "1.10")]


def test_the_published_reports_spread_as_their_printed_scores_do() -> None:
    rows: list[Scored] = []
    for id_ in LATER:
        document, model = evaluation(id_)
        rows += scored(content(document, rubric(model.rubric), real(), draft=False, notes=False))
    found = {(one.edition, one.question): one for one in spreads(rows)}
    assert len(found) == 90
    for edition, ids in (("2016", ("arboga-2016", "kumla-2017")), ("2018", ("ljungby-2018", "nassjo-2019"))):
        for area in published_scores()[ids[0]]["areas"].values():
            for question in area["questions"]:
                number = question.partition(".")[0]
                typed = [Decimal(published_scores()[id_]["areas"][number]["questions"][question][3]) for id_ in ids]
                one = found[edition, question]
                assert (one.count, one.lowest, one.highest, one.median) == (2, min(typed), max(typed), sum(typed) / 2)
