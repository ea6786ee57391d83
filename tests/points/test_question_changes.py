"""What has become of each question since the earlier evaluation."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from pathlib import Path

import pytest

from charts.question_words import cell, in_words
from kommunkompassen.points.compare import Earlier
from kommunkompassen.points.question_changes import most, question_changes
from kommunkompassen.points.score import AreaScore, QuestionScore, Result
from tests.helpers import content_of, data, result, save


def _result(*questions: tuple[str, str, str | None, str | None]) -> Result:
    """One area of questions given as number, wording, points and maximum."""
    scores = tuple(
        QuestionScore(number, text, Decimal(points) if points else None, Decimal(maximum) if maximum else None)
        for number, text, points, maximum in questions
    )
    return Result((AreaScore("1", "Etik", Decimal(50), Decimal(100), scores),), Decimal(50), Decimal(100), "whole")


def _cells(
    before: Sequence[tuple[str, str, str | None, str | None]], *after: tuple[str, str, str | None, str | None]
) -> list[str]:
    return [cell(change) for change in question_changes(_result(*after), _result(*before)).values()]


@pytest.mark.parametrize(
    ("before", "after", "told"),
    [
        (("1.1", "Finns en plan?", "4.5", "10"), ("1.1", "Finns en plan?", "7", "10"), "+2"),
        (("1.1", "Finns en plan?", "4.5", "10"), ("1.1", "Finns  en Plan?", "4.4", "10"), "−1"),
        (("1.1", "Finns en plan?", "4", "10"), ("1.3", "Finns en plan?", "4", "10"), "±0"),
        (("1.1", "Finns en plan?", "10", "20"), ("1.1", "Finns en plan?", "9", "15"), "+10\N{NO-BREAK SPACE}%-enh."),
        (("1.1", "Finns en plan?", "4.5", None), ("1.1", "Finns en plan?", "7", None), "+2"),
        (("1.1", "Finns en plan?", "4", None), ("1.1", "Finns en plan?", "7", "10"), "–"),
        (("1.1", "Finns en plan?", None, "10"), ("1.1", "Finns en plan?", "7", "10"), "–"),
        (("1.1", "Finns en plan?", "4", "10"), ("1.1", "Finns en plan?", None, "10"), "–"),
        (("1.1", "Finns en plan?", "4", "10"), ("1.1", "Följs planen?", "7", "10"), "ny lydelse"),
        (("1.1", "Finns en plan?", "4", "10"), ("1.2", "Följs planen?", "7", "10"), "ny fråga"),
    ],
)
def test_a_change_is_told_only_of_what_was_asked_in_the_same_words(
    before: tuple[str, str, str | None, str | None], after: tuple[str, str, str | None, str | None], told: str
) -> None:
    assert _cells([before], after) == [told]


def test_of_an_earlier_evaluation_without_questions_no_change_is_told() -> None:
    assert question_changes(_result(("1.1", "Finns en plan?", "4", "10")), result(["50"])) == {}
    assert question_changes(_result(("1.1", "Finns en plan?", "4", "10")), None) == {}


def _numbered(points: Sequence[str]) -> Result:
    return _result(*((f"1.{index}", f"Fråga {index}", one, "10") for index, one in enumerate(points, 1)))


def test_the_five_that_rose_and_fell_most_and_of_those_alike_all_or_none() -> None:
    before = _numbered(["5"] * 8)
    changes = question_changes(_numbered(["9", "6", "8", "7", "6", "6", "5", "1"]), before)
    assert [one.now.number for one in most(changes, rose=True)] == ["1.1", "1.3", "1.4"]
    assert [one.now.number for one in most(changes, rose=False)] == ["1.8"]
    changes = question_changes(_numbered(["9", "6", "8", "7", "6", "4", "5", "5"]), before)
    assert [one.now.number for one in most(changes, rose=True)] == ["1.1", "1.3", "1.4", "1.2", "1.5"]
    assert most(question_changes(before, before), rose=True) == []


def test_it_is_said_in_words_also_what_can_not_be_compared() -> None:
    before = _result(("1.1", "A?", "2", "10"), ("1.2", "B?", "5", "10"), ("1.3", "C?", "5", "10"), ("1.4", "D?", "5", "10"))
    after = _result(
        ("1.1", "A?", "9", "10"),
        ("1.2", "B?", "2", "10"),
        ("1.3", "C?", "5", "20"),
        ("1.4", "E?", "5", "10"),
        ("1.5", "F?", "5", "10"),
    )
    said = in_words(question_changes(after, before), Earlier("Kumla 2018", 2018, before))
    assert [one.replace("\N{NO-BREAK SPACE}", " ") for one in said] == [
        "Den fråga som har ökat mest sedan 2018 är 1.1 (från 20 till 90 %).",
        "De två frågor som har minskat mest sedan 2018 är 1.2 (från 50 till 20 %) och 1.3 (från 50 till 25 %).",
        "En annan högsta poäng än 2018 har fråga 1.3. Där är förändringen i procentenheter.",
        "En ny lydelse sedan 2018 har fråga 1.4. Ingen förändring visas därför.",
        "Utan motsvarighet 2018 är fråga 1.5.",
    ]


def test_the_questions_whose_weight_was_changed_are_compared_in_percent(tmp_path: Path) -> None:
    save(tmp_path, data("Kumla", 2017, "2016", share="0.4"))
    changes = content_of(tmp_path, data(share="0.5")).question_changes
    assert [number for number, one in changes.items() if one.kind == "percent"] == ["5.2", "5.3"]
    assert changes["5.2"].change == 10
    assert {one.kind for one in changes.values()} == {"points", "percent"}
