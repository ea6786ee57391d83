"""Differences, means and who is the lowest: exact, and said of no more than can be counted."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction

import pytest

from kommunkompassen.agreement.compare import Compared, by_area, largest_first, summary
from kommunkompassen.scoring_sheet.scores import Scored


def question(number: str, *points: str | None, maximum: str | None = "20") -> Compared:
    most = Decimal(maximum) if maximum else None
    one = Scored(number, number.partition(".")[0], "Fråga", most, most or Decimal(100))
    return Compared(one, tuple(Decimal(given) if given is not None else None for given in points))


def test_a_difference_is_that_between_highest_and_lowest() -> None:
    one = question("1.1", "7.5", "10", "9")
    assert (one.difference, one.share, one.equal, one.lowest) == (Decimal("2.5"), Fraction(1, 8), False, 0)
    assert question("1.1", "5.0", "5").equal
    assert question("1.1", "5", "6", maximum=None).share is None


def test_what_not_all_have_scored_counts_nowhere() -> None:
    one = question("1.1", "7", None, "9")
    assert (one.difference, one.equal, one.complete, one.lowest) == (Decimal(2), False, False, None)
    assert question("1.1", None, "9").difference is None
    assert question("1.1", None, None).lowest is None
    found = summary([one, question("1.2", "5", "5", "5")], 3, 1)
    assert (found.count, found.equal, found.difference, found.lowest) == (1, 1, Fraction(0), (0, 0, 0))
    assert summary([one], 3, 1).difference is None


def test_of_two_who_share_the_lowest_points_nobody_is_the_lowest() -> None:
    assert question("1.1", "5", "5", "9").lowest is None
    assert question("1.1", "5", "6", "6").lowest == 0


@pytest.mark.parametrize(
    ("points", "strictest"),
    [
        ([("1", "2")] * 2, None),
        ([("1", "2")] * 3, 0),
        ([("1", "2")] * 3 + [("2", "1")], 0),
        ([("1", "2")] * 3 + [("2", "1")] * 2, None),
        ([("2", "1")] * 3 + [("5", "5")] * 9, 1),
        ([("5", "5")] * 9, None),
        ([], None),
    ],
)
def test_somebody_is_called_strict_where_lowest_often_and_mostly(points: list[tuple[str, str]], strictest: int | None) -> None:
    assert summary([question(f"1.{place}", *pair) for place, pair in enumerate(points)], 2, 3).strictest == strictest


def test_means_are_exact_and_without_a_maximum_there_is_no_share() -> None:
    found = summary([question("1.1", "1", "2"), question("1.2", "1", "1"), question("1.3", "1", "1")], 2, 3)
    assert (found.difference, found.share, found.differing) == (Fraction(1, 3), Fraction(1, 60), 1)
    assert summary([question("1.1", "1", "2", maximum=None)], 2, 3).share is None
    areas = by_area([question("1.1", "1", "2"), question("2.1", "1", "1")], 2)
    assert {number: one.differing for number, one in areas.items()} == {"1": 1, "2": 0}


def test_the_largest_share_comes_first_then_what_is_not_scored_by_all() -> None:
    questions = [
        question("1.1", "5", "5"),
        question("1.2", "5", None),
        question("1.3", "5", "7", maximum="40"),
        question("1.4", "5", "7", maximum="10"),
        question("1.5", "6", "7", maximum="20"),
        question("1.6", "6", "6"),
    ]
    assert [one.scored.number for one in largest_first(questions)] == ["1.4", "1.3", "1.5", "1.2", "1.1", "1.6"]
    without = [question("1.1", "5", "6", maximum=None), question("1.2", "5", "8", maximum=None)]
    assert [one.scored.number for one in largest_first(without)] == ["1.2", "1.1"]
