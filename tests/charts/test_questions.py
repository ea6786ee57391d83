"""Chart 4."""

from __future__ import annotations

import dataclasses
import math
from itertools import combinations

import pytest

from charts import questions
from charts.shapes import POINTS_PER_MM, Drawing, Line, Mark
from kommunkompassen.points.score import Result, score
from tests.charts.pictures import (
    ONE_LONG_WORD,
    THEME,
    TITLE_OF_120,
    collisions,
    covered,
    crossed,
    lines,
    outside,
    titles,
    words,
)
from tests.helpers import LATER, evaluation, result_of_questions, rubric


def _titled(result: Result, first: str) -> Result:
    areas = [dataclasses.replace(area, title=title) for area, title in zip(result.areas, titles(first), strict=True)]
    return dataclasses.replace(result, areas=tuple(areas))


@pytest.mark.parametrize("id_", LATER)
def test_every_question_has_its_number_beside_a_mark_at_its_percent(id_: str) -> None:
    model = evaluation(id_)[1]
    result = score(model, rubric(model.rubric))
    drawing = questions.draw(result, THEME)
    asked = {question.number: question for area in result.areas for question in area.questions}
    numbers = [line for line in lines(drawing) if line.text in asked]
    assert sorted(line.text for line in numbers) == sorted(asked)
    axis = [shape.start[0] for shape in drawing.shapes if isinstance(shape, Line) and shape.start[0] == shape.end[0]]
    zero, whole = min(axis), max(axis)
    [end] = [line for line in lines(drawing) if line.text == "100\u00a0%"]
    assert (end.left + end.right) / 2 == pytest.approx(whole, abs=0.05)
    for line in numbers:
        question = asked[line.text]
        assert question.points is not None
        assert question.maximum is not None
        expected = zero + (whole - zero) * float(question.points / question.maximum)
        middle = (line.top + line.bottom) / 2
        near = [mark for mark in _marks(drawing) if abs(mark.y - middle) < 1 and abs(mark.x - expected) < 0.01]
        assert len(near) == 1, question
        assert 0 < line.left - near[0].x < 2 or 0 < near[0].x - line.right < 2
    assert crossed(drawing) == []
    assert covered(drawing) == []
    assert {"De fem högsta", "De fem lägsta", "Övriga"} <= set(words(drawing))


@pytest.mark.parametrize("percent", ["0", "33", "99", "100"])
def test_no_mark_hides_another_even_where_all_questions_are_alike(percent: str) -> None:
    marks = _marks(questions.draw(result_of_questions([(percent, "100")] * 12), THEME))
    assert len(marks) == 12
    for one, other in combinations(marks, 2):
        assert math.dist((one.x, one.y), (other.x, other.y)) > one.size_pt / POINTS_PER_MM


@pytest.mark.parametrize("id_", LATER)
def test_a_number_is_nearer_to_its_own_mark_than_to_any_other(id_: str) -> None:
    model = evaluation(id_)[1]
    drawing = questions.draw(score(model, rubric(model.rubric)), THEME)
    for line in lines(drawing):
        middle = (line.top + line.bottom) / 2
        gaps = sorted(max(line.left - mark.x, mark.x - line.right) for mark in _marks(drawing) if abs(mark.y - middle) < 1)
        if line.text[1:2] == "." and len(gaps) > 1:
            assert gaps[1] > 1.5 * gaps[0], line.text


def test_a_question_without_points_is_said_to_be_so_and_has_no_mark() -> None:
    drawing = questions.draw(result_of_questions([("7.5", "15"), (None, "20"), (None, "20")]), THEME)
    assert {"1.1", "ej poängsatt: 1.2, 1.3"} < set(words(drawing))
    assert len(_marks(drawing)) == 1


def _marks(drawing: Drawing) -> list[Mark]:
    """Those of the questions, without the key's."""
    return [shape for shape in drawing.shapes if isinstance(shape, Mark) and shape.y > 4]


def test_where_too_few_are_scored_none_is_marked_as_strongest() -> None:
    drawn = words(questions.draw(result_of_questions([("7.5", "15"), (None, "20")]), THEME))
    assert not [word for word in drawn if "högsta" in word]


def test_the_strongest_are_filled_and_the_weakest_are_not() -> None:
    result = result_of_questions(
        [("0", "15"), ("0.1", "15"), ("5", "15")], *[[(str(points), "15")] * 3 for points in range(8, 15)]
    )
    marks = _marks(questions.draw(result, THEME))
    weak = [mark for mark in marks if mark.fill == THEME.colours.paper]
    assert len(weak) == 6
    assert max(mark.x for mark in weak) < min(mark.x for mark in marks if mark.fill == THEME.colours.accent)


@pytest.mark.parametrize("title", ["Etik", TITLE_OF_120, ONE_LONG_WORD])
@pytest.mark.parametrize("points", ["0", "7.5", "15", None])
def test_no_texts_overlap_and_none_is_cut_off(title: str, points: str | None) -> None:
    result = _titled(result_of_questions(*[[(points, "15")] * count for count in (5, 5, 5, 6, 6, 6, 5, 12)]), title)
    drawing = questions.draw(result, THEME)
    assert len(words(drawing)) > (50 if points else 20)
    assert collisions(drawing) == []
    assert outside(drawing) == []
    assert crossed(drawing) == []
    assert covered(drawing) == []


def test_the_same_points_give_the_same_bytes() -> None:
    first, second, other = (questions.draw(result_of_questions([(one, "15")]), THEME) for one in ("4", "4", "5"))
    assert first == second
    assert first != other
