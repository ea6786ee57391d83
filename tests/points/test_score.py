"""The arithmetic of points."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction

import pytest

from kommunkompassen.points import score
from kommunkompassen.points.score import Exact, Step
from tests.helpers import LATER, evaluation, kept, published_scores, read, result, result_of_questions, rubric


@pytest.mark.parametrize(
    ("exact", "expected"),
    [("4.5", "5"), ("0.5", "1"), ("2.5", "3"), ("1.5", "2"), ("4.49", "4"), ("0.49", "0"), ("0", "0"), ("99.95", "100")],
)
def test_halves_are_rounded_upwards(exact: str, expected: str) -> None:
    assert score.half_up(Decimal(exact)) == Decimal(expected)
    assert score.half_up(Fraction(exact)) == Decimal(expected)


@pytest.mark.parametrize(
    ("value", "step", "expected"),
    [
        (Decimal("76.5"), "whole", "77"),
        (Decimal("76.5"), "half", "76.5"),
        (Decimal("76.25"), "half", "76.5"),
        (Decimal("76.24"), "half", "76"),
        (Decimal(83), "half", "83"),
        (Fraction(229, 3), "half", "76.5"),
        (Fraction(229, 3), "whole", "76"),
    ],
)
def test_points_are_printed_whole_or_to_the_nearest_half(value: Exact, step: Step, expected: str) -> None:
    assert score.printed(value, step) == Decimal(expected)


@pytest.mark.parametrize(
    ("points", "maximum", "expected"), [("2.25", "15", "15"), ("5.3", "15", "35"), ("0.5", "100", "1"), ("0", "10", "0")]
)
def test_percent_is_of_exact_points(points: str, maximum: str, expected: str) -> None:
    assert score.percent(Decimal(points), Decimal(maximum)) == Decimal(expected)


def test_a_sum_is_rounded_once_from_exact_scores() -> None:
    exact = result(["1.4", "1.4", "1.4"])
    assert exact.points == Decimal("4.2")
    assert [score.printed(area.points, "whole") for area in exact.areas if area.points is not None] == [1, 1, 1]
    assert score.printed(exact.points, "whole") == 4


def test_a_question_without_points_leaves_its_area_and_the_total_without_a_sum() -> None:
    read_document = read("areas:\n  1:\n    scores:\n      1.1: 15\n      1.2:\n      1.3: 25\n      1.4: 30\n      1.5: 10\n")
    found = score.score(kept(read_document), rubric("2018"))
    assert found.question("1.1").points == 15
    assert found.question("1.2").points is None
    assert found.area("1").points is None
    assert found.points is None


def test_a_question_with_nought_points_is_scored() -> None:
    assert score.total([Decimal(0), Decimal(0)]) == 0
    assert score.total([Decimal(0), None]) is None


def test_where_the_edition_has_no_questions_the_area_carries_its_own_points() -> None:
    values = read("areas:\n  1:\n    score: 61,5\n  2:\n    score:\n")
    found = score.score(kept(values), rubric("2010"))
    assert (found.area("1").points, found.area("2").points, found.points) == (Decimal("61.5"), None, None)


def test_an_areas_own_title_is_used_instead_of_the_editions() -> None:
    found = score.score(kept(read("areas:\n  1:\n    title: Demokrati\n")), rubric("2018"))
    assert found.area("1").title == "Demokrati"
    assert found.area("2").title == rubric("2018").areas["2"].title


def test_question_points_as_published_do_not_add_up_in_seventeen_of_thirty_two_areas() -> None:
    areas = [area for id_ in LATER for area in published_scores()[id_]["areas"].values()]
    apart = [area for area in areas if sum(int(one[0]) for one in area["questions"].values()) != int(area["table"][0])]
    assert (len(areas), len(apart)) == (32, 17)


def test_ours_do_not_add_up_in_the_same_areas_but_for_the_misprinted_one() -> None:
    apart, published = set(), set()
    for id_ in LATER:
        for area in score.score(evaluation(id_)[1], rubric(evaluation(id_)[1].rubric)).areas:
            if not score.adds_up([one.points for one in area.questions], area.points, "whole"):
                apart.add((id_, area.number))
        for number, row in published_scores()[id_]["areas"].items():
            if sum(int(one[0]) for one in row["questions"].values()) != int(row["table"][0]):
                published.add((id_, number))
    assert published - apart == {("nassjo-2019", "2")}
    assert apart <= published


def test_arbogas_printed_areas_add_up_to_382_and_its_total_is_381() -> None:
    found = score.score(evaluation("arboga-2016")[1], rubric("2016"))
    points = [area.points for area in found.areas]
    assert sum(score.printed(one, "whole") for one in points if one is not None) == 382
    assert found.points == Decimal(published_scores()["arboga-2016"]["computed_total"])
    assert score.printed(found.points, "whole") == 381
    assert not score.adds_up(points, found.points, "whole")


def test_what_is_not_yet_scored_is_not_said_to_differ() -> None:
    assert score.adds_up([Decimal(1), None], None, "whole")
    assert score.adds_up([Decimal(1), None], Decimal(5), "whole")
    assert not score.adds_up([Decimal(1), Decimal(1)], Decimal(5), "whole")


def test_points_printed_alike_that_differ_in_percent_are_found_and_none_others() -> None:
    def pair(*areas: list[tuple[str | None, str | None]], step: Step = "whole") -> list[str]:
        return [question.number for question in score.alike_in_print(result_of_questions(*areas, step=step)) or ()]

    assert pair([("8", "15"), ("7.9", "20")], [("7.5", "15"), ("8", "15")]) == ["1.1", "2.1"]
    # As many percent; another maximum; printed in halves; without points or a maximum.
    assert pair([("8", "15"), ("8.02", "15")]) == []
    assert pair([("8", "15"), ("8", "20")]) == []
    assert pair([("8", "15"), ("7.5", "15")], step="half") == []
    assert pair([("8", None), ("7.5", None), (None, "15")]) == []


def test_a_mean_is_exact() -> None:
    assert score.mean([Decimal(1), Decimal(1), Decimal(2)]) == Fraction(4, 3)
    assert score.mean([Decimal("0.1")] * 3) == Fraction(1, 10)


def test_points_are_decimals_and_never_floats() -> None:
    found = score.score(evaluation("nassjo-2019")[1], rubric("2018"))
    numbers = [found.points, found.maximum]
    for area in found.areas:
        numbers += [area.points, area.maximum]
        numbers += [number for question in area.questions for number in (question.points, question.maximum)]
    assert len(numbers) == 2 + 2 * (8 + 45)
    assert {type(number) for number in numbers} == {Decimal}
    assert sum([Decimal("0.1")] * 3, Decimal(0)) == score.total([Decimal("0.1")] * 3) == Decimal("0.3")


@pytest.mark.parametrize("number", ["9", "1.9", ""])
def test_an_unknown_area_or_question_is_a_key_error(number: str) -> None:
    found = result(["1"] * 8)
    with pytest.raises(KeyError):
        found.area(number)
    with pytest.raises(KeyError):
        found.question(number)
