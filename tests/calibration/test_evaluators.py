"""How evaluators lie beside each other: against figures worked out by hand and in another way."""

from __future__ import annotations

import random
from collections.abc import Iterator
from decimal import Decimal
from statistics import fmean

import pytest

from kommunkompassen.calibration.evaluators import CAUTION, FEWEST, evaluators
from kommunkompassen.calibration.scored import ScoredByWhom


def row(
    id_: str, points: str, who: str, question: str = "1.1", edition: str = "2018", maximum: str | None = "20"
) -> ScoredByWhom:
    top = Decimal(maximum) if maximum else None
    return ScoredByWhom(id_, "Kumla", 2027, edition, 1, question, "Fråga", Decimal(points), top, None, "draft", who)


def _five(points: str, who: str, name: str) -> list[ScoredByWhom]:
    return [row(f"{name}-{number}", points, who) for number in range(FEWEST)]


def test_who_gives_a_fifth_more_is_twenty_percentage_points_above() -> None:
    found = evaluators([*_five("14", "Eva Ek", "a"), *_five("10", "Bo Alm", "b")])
    assert [(one.evaluator, one.evaluations, one.comparisons, one.deviation) for one in found] == [
        ("Bo Alm", 5, 5, Decimal("-20.0")),
        ("Eva Ek", 5, 5, Decimal("20.0")),
    ]


def test_fewer_than_five_evaluations_are_left_out_but_count_as_the_others() -> None:
    found = evaluators([*_five("14", "Eva Ek", "a"), *_five("10", "Bo Alm", "b")[1:]])
    assert [one.evaluator for one in found] == ["Eva Ek"]
    assert found[0].deviation == 20


def test_many_questions_of_one_evaluation_are_one_evaluation() -> None:
    rows = [row("a-1", "14", "Eva Ek", f"1.{number}") for number in range(1, 10)]
    rows += [row(f"b-{number}", "10", "Bo Alm", f"1.{number}") for number in range(1, 10)]
    assert [one.evaluator for one in evaluators(rows)] == ["Bo Alm"]


def test_who_scored_together_is_not_compared_with_the_other() -> None:
    assert evaluators(_five("14", "Eva Ek; Bo Alm", "a")) == []


def test_only_the_same_question_of_the_same_edition_is_compared() -> None:
    rows = [*_five("14", "Eva Ek", "a"), *(row(f"b-{n}", "10", "Bo Alm", edition="2016") for n in range(5))]
    assert evaluators(rows) == []
    assert evaluators([*_five("14", "Eva Ek", "a"), *(row(f"b-{n}", "10", "Bo Alm", "1.2") for n in range(5))]) == []


def test_without_maximums_nothing_is_compared() -> None:
    rows = [row(f"{who}-{n}", "3", who, maximum=None) for who in ("Eva Ek", "Bo Alm") for n in range(5)]
    assert evaluators(rows) == []


def test_a_name_is_the_same_however_its_letters_are_typed() -> None:
    rows = [*_five("14", "Åsa Ek", "a")[:3], *_five("14", "A\u030aSA EK", "a")[3:], *_five("10", "Bo Alm", "b")]
    assert [one.evaluator for one in evaluators(rows)] == ["Bo Alm", "Åsa Ek"]


def _by_hand(rows: list[ScoredByWhom], who: str) -> Iterator[float]:
    for one in rows:
        if who in one.evaluators.split("; "):
            others = [
                float(other.points) / 20
                for other in rows
                if other.question == one.question and who not in other.evaluators.split("; ")
            ]
            if others:
                yield (float(one.points) / 20 - fmean(others)) * 100


@pytest.mark.parametrize("seed", range(5))
def test_the_mean_is_that_of_going_through_all_pairs(seed: int) -> None:
    chance = random.Random(seed)
    people = ["Eva Ek", "Bo Alm", "Cia Dal"]
    rows = []
    for number in range(14):
        who = "; ".join(chance.sample(people, chance.randint(1, 2)))
        rows += [row(f"a-{number}", str(Decimal(chance.randint(0, 200)) / 10), who, f"1.{q}") for q in range(1, 6)]
    for found in evaluators(rows):
        by_hand = [*_by_hand(rows, found.evaluator)]
        assert found.comparisons == len(by_hand)
        assert float(found.deviation) == pytest.approx(fmean(by_hand), abs=0.051)


def test_it_is_said_what_the_figure_can_not_say() -> None:
    assert "Det kan inte visa vem som dömer rätt" in CAUTION
