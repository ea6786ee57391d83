"""The editions of the rubric."""

from __future__ import annotations

from decimal import Decimal

import pytest

from kommunkompassen.points.score import printed
from tests.helpers import real, rubric

EDITIONS = ("2003", "2010", "2016", "2018", "2020")

AREAS_ONLY = {
    "2010": [
        "Offentlighet och demokrati",
        "Tillgänglighet och brukarorientering",
        "Politisk styrning och kontroll",
        "Ledarskap, ansvar och delegation",
        "Resultat och effektivitet",
        "Kommunen som arbetsgivare – personalpolitik",
        "Verksamhetsutveckling",
        "Kommunen som samhällsbyggare",
    ],
    "2020": [
        "Samspel mellan förtroendevalda och medborgare",
        "Samhällsutveckling",
        "Styrning och kontroll",
        "Effektivitet",
        "Brukarens fokus",
        "Kvalitetsutveckling",
        "Arbetsliv",
        "Chefs- och ledarskap samt medarbetarskap",
    ],
}


def test_the_editions_are_these() -> None:
    assert tuple(real().rubric_ids()) == EDITIONS


@pytest.mark.parametrize("id_", EDITIONS)
def test_an_edition_reads_without_findings_and_is_called_what_its_file_is(id_: str) -> None:
    document = real().rubric(id_)
    assert document
    assert document.findings == ()
    assert rubric(id_).id == id_


@pytest.mark.parametrize("id_", EDITIONS)
def test_an_edition_has_eight_areas_of_100_points_in_order(id_: str) -> None:
    areas = rubric(id_).areas
    assert list(areas) == [str(number) for number in range(1, 9)]
    assert {area.maximum for area in areas.values()} == {100}


@pytest.mark.parametrize(("id_", "count"), [("2003", 37), ("2010", 0), ("2016", 45), ("2018", 45), ("2020", 0)])
def test_questions_are_counted_and_numbered_by_area(id_: str, count: int) -> None:
    areas = rubric(id_).areas
    assert sum(len(area.questions) for area in areas.values()) == count
    for number, area in areas.items():
        assert list(area.questions) == [f"{number}.{index}" for index in range(1, len(area.questions) + 1)]


@pytest.mark.parametrize("id_", [id_ for id_ in EDITIONS if rubric(id_).has_maximums])
def test_the_maximums_of_an_areas_questions_add_up_to_100(id_: str) -> None:
    sums = [sum(question.maximum or 0 for question in area.questions.values()) for area in rubric(id_).areas.values()]
    assert sums == [100] * 8


def test_2016_and_2018_differ_only_in_the_weights_of_two_questions() -> None:
    old, new = rubric("2016"), rubric("2018")
    changed = [
        (key, question.maximum, new.areas[number].questions[key].maximum)
        for number, area in old.areas.items()
        for key, question in area.questions.items()
        if question != new.areas[number].questions[key]
    ]
    assert changed == [("5.2", Decimal(20), Decimal(25)), ("5.3", Decimal(20), Decimal(15))]
    assert [(area.title, area.headings) for area in old.areas.values()] == [
        (area.title, area.headings) for area in new.areas.values()
    ]


@pytest.mark.parametrize("id_", AREAS_ONLY)
def test_editions_known_by_their_areas_alone_have_these(id_: str) -> None:
    assert [area.title for area in rubric(id_).areas.values()] == AREAS_ONLY[id_]


def test_no_maximum_is_invented_for_the_questions_of_2003() -> None:
    questions = [question for area in rubric("2003").areas.values() for question in area.questions.values()]
    assert len(questions) == 37
    assert {question.maximum for question in questions} == {None}


@pytest.mark.parametrize(("id_", "example"), [("2003", "76.5"), ("2010", "77"), ("2016", "77"), ("2018", "77"), ("2020", "77")])
def test_only_2003_prints_half_points(id_: str, example: str) -> None:
    assert printed(Decimal("76.5"), rubric(id_).points) == Decimal(example)


def test_only_2016_and_2018_can_be_compared_with_each_other() -> None:
    pairs = {(one, other) for one in EDITIONS for other in EDITIONS if one != other and rubric(one).comparable(other)}
    assert pairs == {("2016", "2018"), ("2018", "2016")}
    assert all(rubric(id_).comparable(id_) for id_ in EDITIONS)
    assert not any(rubric(id_).comparable("unknown") or rubric(id_).comparable(None) for id_ in EDITIONS)


@pytest.mark.parametrize("id_", EDITIONS)
def test_every_question_and_area_has_its_own_wording(id_: str) -> None:
    areas = rubric(id_).areas.values()
    titles = [area.title for area in areas]
    assert len(set(titles)) == 8
    for area in areas:
        wordings = [question.text for question in area.questions.values()]
        assert len(set(wordings)) == len(wordings)
        assert area.title not in area.aliases
