"""Chart 4."""

from __future__ import annotations

import dataclasses

import pytest

from charts import questions
from charts.shapes import Bar
from kommunkompassen.points.score import Result, score
from tests.charts.pictures import ONE_LONG_WORD, THEME, TITLE_OF_120, collisions, outside, titles, words
from tests.helpers import LATER, evaluation, result_of_questions, rubric


def _titled(result: Result, first: str) -> Result:
    areas = [dataclasses.replace(area, title=title) for area, title in zip(result.areas, titles(first), strict=True)]
    return dataclasses.replace(result, areas=tuple(areas))


@pytest.mark.parametrize("id_", LATER)
def test_every_question_has_its_number_and_its_percent(id_: str) -> None:
    model = evaluation(id_)[1]
    found = score(model, rubric(model.rubric))
    drawn = words(questions.draw(found, THEME))
    numbers = [question.number for area in found.areas for question in area.questions]
    assert [word for word in drawn if word in numbers] == numbers
    assert len([word for word in drawn if word.endswith("\u00a0%")]) == 45
    assert {"De fem starkaste", "De fem svagaste", "Övriga frågor"} <= set(drawn)


def test_a_question_without_points_is_said_to_be_so_and_has_no_percent() -> None:
    drawn = words(questions.draw(result_of_questions([("7.5", "15"), (None, "20")]), THEME))
    assert drawn[-4:] == ["1.1", "50\u00a0%", "1.2", "ej poängsatt"]


def test_where_too_few_are_scored_none_is_marked_as_strongest() -> None:
    drawn = words(questions.draw(result_of_questions([("7.5", "15"), (None, "20")]), THEME))
    assert not [word for word in drawn if "starkaste" in word]


def test_a_weak_question_s_bar_is_always_seen_and_never_longer_than_another_s() -> None:
    result = result_of_questions(
        [("0", "15"), ("0.1", "15"), ("5", "15")], *[[(str(points), "15")] * 3 for points in range(8, 15)]
    )
    weak = [shape for shape in questions.draw(result, THEME).shapes if isinstance(shape, Bar) and shape.outline]
    lengths = sorted(bar.width for bar in weak)
    assert lengths[0] == lengths[1] == pytest.approx(0.6, abs=0.11)
    assert lengths[-1] > 1


@pytest.mark.parametrize("title", ["Etik", TITLE_OF_120, ONE_LONG_WORD])
@pytest.mark.parametrize("points", ["0", "7.5", "15", None])
def test_no_texts_overlap_and_none_is_cut_off(title: str, points: str | None) -> None:
    result = _titled(result_of_questions(*[[(points, "15")] * count for count in (5, 5, 5, 6, 6, 6, 5, 12)]), title)
    drawing = questions.draw(result, THEME)
    assert len(words(drawing)) > 100
    assert collisions(drawing) == []
    assert outside(drawing) == []


def test_the_same_points_give_the_same_bytes() -> None:
    first, second, other = (questions.draw(result_of_questions([(one, "15")]), THEME) for one in ("4", "4", "5"))
    assert first == second
    assert first != other
