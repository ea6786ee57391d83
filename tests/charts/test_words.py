"""What the charts show, in words."""

from __future__ import annotations

import re
from decimal import Decimal

import pytest

from charts import words
from kommunkompassen.points.compare import Comparison, Earlier
from kommunkompassen.points.score import Exact, Result, Step
from tests.helpers import result, result_of_questions

OWN = result(["70.4", "60", "50.5", "50", "40", "40.4", "30", "20"])


def _comparison(areas: list[str], name: str = "Nacka", step: Step = "whole") -> Comparison:
    exact: tuple[Exact, ...] = tuple(Decimal(one) for one in areas)
    return Comparison("x", name, "", "", None, exact, step)


def test_points_per_area_are_told_with_total_highest_and_lowest() -> None:
    assert words.areas(OWN) == (
        "Stapeldiagram över poängen i åtta områden, högst 100 i varje. Totalt 361 av 800. "
        "Högst: Område A, 70. Lägst: Område H, 20. Område för område: Område A 70, Område B 60, Område C 51, Område D 50, "
        "Område E 40, Område F 40, Område G 30, Område H 20."
    )


def test_what_the_ticks_stand_for_is_told_in_brackets() -> None:
    told = words.areas(result(["70.4", None, "50"]), _comparison(["64.5", "60", "50"], "Medel av tre utvärderingar"))
    assert told.endswith(
        "Område för område, med medelvärdet av tre utvärderingar inom parentes: Område A 70 (65), Område C 50 (50)."
    )


@pytest.mark.parametrize(
    ("points", "expected"),
    [
        (["70", "70.4", "20", "20.3"], "Högst: Område A och Område B, 70. Lägst: Område C och Område D, 20."),
        (["70", "69.5", "20"], "Högst: Område A och Område B, 70. Lägst: Område C, 20."),
        (["50", "50.4"], "Alla har 50 poäng."),
    ],
)
def test_ties_are_those_of_printed_points(points: list[str], expected: str) -> None:
    assert f" {expected} Område för område: " in words.areas(result(points))


def test_half_points_are_told_with_a_comma() -> None:
    told = words.areas(result(["76.5", "83"], step="half"))
    assert "Totalt 159,5 av 200." in told
    assert "Lägst: Område A, 76,5." in told


def test_what_is_not_scored_is_left_out_and_there_is_no_total() -> None:
    assert words.areas(result(["70", None, "20"])) == (
        "Stapeldiagram över poängen i två områden, högst 100 i varje. Högst: Område A, 70. Lägst: Område C, 20. "
        "Område för område: Område A 70, Område C 20."
    )
    assert words.areas(result([None, None])) == "Stapeldiagram över poängen per område. Inget område är poängsatt än."


def test_two_areas_with_one_title_are_two() -> None:
    assert "i tre områden" in words.areas(result(["70", "50", "20"], titles=["A", "A", "B"]))


@pytest.mark.parametrize(
    ("other", "expected"),
    [
        ([10] * 8, "högre i alla åtta områden"),
        ([70, 60, 51, 50, 40, 40, 30, 20], "lika i alla åtta områden"),
        ([90] * 8, "lägre i alla åtta områden"),
        ([60, 70, 51, 50, 40, 40, 30, 20], "högre i ett, lika i sex och lägre i ett av åtta områden"),
        ([60, 70, 61, 60, 50, 50, 40, 30], "högre i ett och lägre i sju av åtta områden"),
    ],
)
def test_where_the_municipality_lies_is_told(other: list[int], expected: str) -> None:
    told = words.compare(OWN, "Kumla", _comparison([str(one) for one in other]))
    assert told.startswith(f"Jämfört med Nacka ligger Kumla {expected}.")


def test_one_area_is_told_in_the_singular() -> None:
    assert words.compare(result(["50", None]), "Kumla", _comparison(["40", "50"])).startswith(
        "Jämfört med Nacka ligger Kumla högre i ett område."
    )
    assert "poängen i ett område, högst" in words.areas(result(["50", None]))


def test_differences_are_between_points_as_printed() -> None:
    told = words.compare(result(["50.5", "50.4"]), "Kumla", _comparison(["50.4", "50.5"]))
    assert told.endswith("Skillnaden går från −1 i Område B till +1 i Område A.")


def test_equal_differences_are_told_once() -> None:
    told = words.compare(result(["50", "60"]), "Kumla", _comparison(["40", "50"]))
    assert told == "Jämfört med Nacka ligger Kumla högre i alla två områden. Skillnaden är +10 överallt."


def test_half_points_differ_by_halves() -> None:
    told = words.compare(result(["50.5", "60"], step="half"), "Kumla", _comparison(["55", "59.5"], step="half"))
    assert "från −4,5 i Område A till +0,5 i Område B" in told


@pytest.mark.parametrize(
    ("name", "expected"),
    [("Medel av två utvärderingar", "med medelvärdet av två utvärderingar ligger"), ("Nacka", "med Nacka ligger")],
)
def test_a_mean_has_a_small_letter_inside_a_sentence(name: str, expected: str) -> None:
    assert expected in words.compare(result(["50"]), "Kumla", _comparison(["40"], name))


def test_without_points_there_is_nothing_to_compare() -> None:
    told = words.compare(result([None, None]), "Kumla", _comparison(["40", "50"]))
    assert told == "Kumla har inga poäng att jämföra med Nacka än."


def test_a_profile_is_told_for_each_comparison() -> None:
    told = words.profile(result(["50"]), "Kumla", [_comparison(["40"]), _comparison(["60"], "Kalix")])
    assert told.startswith("Diagram över Kumla område för område. Jämfört med Nacka")
    assert "Jämfört med Kalix" in told


def test_a_change_is_told_as_a_comparison_with_the_earlier_evaluation() -> None:
    told = words.change(result(["50", "40"]), "Kumla", Earlier("Kumla 2017", 2017, result(["45", "45"])))
    assert told == (
        "Diagram över förändringen per område. Jämfört med Kumla 2017 ligger Kumla högre i ett och lägre i ett av två områden. "
        "Skillnaden går från −5 i Område B till +5 i Område A."
    )


def test_a_change_since_what_was_not_scored_is_not_told() -> None:
    earlier = Earlier("Kumla 2017", 2017, result(["45", None]))
    assert words.change_in_words(result(["50", "40"]), "Kumla", earlier) == "Alla områden var inte poängsatta i Kumla 2017."


def _questions(*points: str | None) -> Result:
    return result_of_questions([(one, "20") for one in points])


def test_the_five_strongest_and_the_five_weakest_questions_are_told_in_order() -> None:
    told = words.questions(_questions("1", "20", "3", "18", "5", "16", "7", "14", "9", "12", "11"))
    assert told.replace("\u00a0", " ") == (
        "Diagram med ett märke för varje fråga i procent av högsta poäng, område för område. "
        "Högst andel av poängen har ”Fråga 2” (1.2, 100 %), ”Fråga 4” (1.4, 90 %), ”Fråga 6” (1.6, 80 %), ”Fråga 8” (1.8, 70 %) "
        "och ”Fråga 10” (1.10, 60 %). Lägst andel har ”Fråga 1” (1.1, 5 %), ”Fråga 3” (1.3, 15 %), ”Fråga 5” (1.5, 25 %), "
        "”Fråga 7” (1.7, 35 %) och ”Fråga 9” (1.9, 45 %)."
    )


def test_no_line_ends_between_a_question_s_number_and_its_percent() -> None:
    brackets = re.findall(
        r"\(\d[^)]*\)", words.questions(_questions("1", "20", "3", "18", "5", "16", "7", "14", "9", "12", "11"))
    )
    assert len(brackets) == 10
    assert not [bracket for bracket in brackets if " " in bracket]


def _named(*points: str | None) -> tuple[list[str], list[str]]:
    """The numbers of the strongest and of the weakest of questions with 20 points at most."""
    strongest, weakest = words.extremes(_questions(*points))
    return [one.number for one in strongest.questions], [one.number for one in weakest.questions]


def test_questions_are_ordered_by_exact_percent_of_their_maximum() -> None:
    points = [*[("5", "10")] * 9, ("7.04", "10"), ("14.10", "20"), ("0.1", "30")]
    strongest, weakest = words.extremes(result_of_questions(points))
    assert [question.number for question in strongest.questions] == ["1.11", "1.10"]
    assert [question.number for question in weakest.questions] == ["1.12"]


def test_where_the_fifth_shares_its_percent_all_or_none_of_those_are_named() -> None:
    high, low = ["20", "19", "18", "17"], ["1", "2", "3", "4"]
    assert _named(*high, "16", "16", "10", "5", *low)[0] == ["1.1", "1.2", "1.3", "1.4", "1.5", "1.6"]
    assert _named(*high, "16", "16", "16", "5", *low)[0] == ["1.1", "1.2", "1.3", "1.4"]
    # What prints alike is alike to a reader, whatever the exact points are.
    assert _named(*high, "16.01", "16", "15.99", "5", *low)[0] == ["1.1", "1.2", "1.3", "1.4"]
    assert _named(*low, "5", "5", "5", "16", *high)[1] == ["1.1", "1.2", "1.3", "1.4"]


def test_where_too_many_share_the_place_none_is_named_and_their_number_is() -> None:
    told = words.extremes_in_words(_questions(*["20"] * 12, "1", "2", "3", "4", "5")).replace("\u00a0", " ")
    assert told.startswith("Tolv frågor delar den högsta andelen, 100 %. Lägst andel har ”Fråga 13” (1.13, 5 %),")


@pytest.mark.parametrize("scored", [0, 5, 10, 11])
def test_too_few_questions_or_all_alike_have_no_extremes(scored: int) -> None:
    told = words.extremes_in_words(_questions(*["5"] * scored, *[None] * 10))
    assert told == "Högsta och lägsta andel pekas inte ut: för få frågor är poängsatta, eller så är alla lika."


def test_eleven_questions_are_enough() -> None:
    assert words.extremes_in_words(_questions(*map(str, range(11)))).startswith("Högst andel av poängen har ")
