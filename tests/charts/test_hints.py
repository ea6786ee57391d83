"""What is said while the pointer is on a value: all that is known of it, and only on the web page is anything of it there."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction

import pytest
from lxml import etree

from charts import areas, change, hints, profile, questions
from charts.render import svg
from charts.shapes import Drawing
from charts.style import Surface
from kommunkompassen.points.compare import Comparison, Earlier
from kommunkompassen.points.score import QuestionScore
from tests.charts.pictures import THEME
from tests.helpers import result_of_questions

RESULT = result_of_questions([("7.5", "15"), (None, "20")], *[[("7.5", "15"), ("3", "20")]] * 7)
MEAN = Comparison("mean", "Medel", "", "", None, tuple(Fraction(20, 3) for _ in range(8)), "whole", ("A 2016", "B 2016"))


def _said(drawing: Drawing) -> list[str]:
    return [hint.text or "" for hint in etree.fromstring(svg(drawing)).iter("{http://www.w3.org/2000/svg}title")]


def test_a_bar_says_its_points_and_what_is_compared() -> None:
    said = _said(areas.draw(RESULT, THEME, MEAN))
    assert len(said) == 7, "and none where the points are not given"
    assert said[0] == "2 Område 2: 11 poäng av 100 (10,5 före avrundning), Medel 7"


def test_a_pair_says_both_points_and_the_difference() -> None:
    assert _said(profile.draw(RESULT, "Kumla", [MEAN], THEME))[0] == "2 Område 2: Kumla 11, Medel 7, skillnad +4"
    earlier = Earlier("Kumla 2012", 2012, RESULT)
    assert _said(change.draw(RESULT, 2017, earlier, THEME))[0] == "2 Område 2: 2017 11, 2012 11, skillnad ±0"


def test_a_question_s_mark_says_the_question() -> None:
    said = _said(questions.draw(RESULT, THEME))
    assert len(said) == 15
    assert said[1] == "2.2 Fråga 2: 15\u00a0%, 3 poäng av 20"


@pytest.mark.parametrize(
    ("points", "step", "words"),
    [
        (Decimal("7.5"), "whole", "7,5 före avrundning"),
        (Decimal("7.5"), "half", ""),
        (Decimal("8"), "whole", ""),
        (Fraction(20, 3), "whole", ""),
        (None, "whole", ""),
    ],
)
def test_exact_points_are_said_where_the_printed_ones_are_others(points: Decimal, step: str, words: str) -> None:
    assert hints.before_rounding(points, step) == words  # type: ignore[arg-type]


def test_a_question_is_followed_by_its_figures_without_a_colon() -> None:
    assert hints.question(QuestionScore("1.1", "Finns en plan?", Decimal("7.5"), None), "whole").startswith(
        "1.1 Finns en plan? 8"
    )


def test_a_hint_is_a_field_that_is_not_seen_and_its_words_are_text() -> None:
    surface = Surface(THEME, 20)
    surface.hint(10, 10, 30, 8, "<b> & 5 %")
    [field] = etree.fromstring(svg(surface.drawing())).iter("{http://www.w3.org/2000/svg}rect")
    assert (field.get("fill"), field.get("pointer-events"), field[0].text) == ("none", "all", "<b> & 5 %")
    assert [float(field.get(name) or 0) * 25.4 / 72 for name in ("x", "y", "width", "height")] == pytest.approx(
        [10, 6, 30, 8], abs=0.01
    )
