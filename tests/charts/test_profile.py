"""Chart 2."""

from __future__ import annotations

from decimal import Decimal

import pytest

from charts import profile
from charts.shapes import Mark, Text
from kommunkompassen.points.compare import Comparison
from tests.charts.pictures import ONE_LONG_WORD, THEME, TITLE_OF_120, collisions, outside, titles, words
from tests.helpers import result

LONGEST_MUNICIPALITY = "Upplands Väsby"


def _comparison(points: str, name: str = "Nacka") -> Comparison:
    return Comparison("x", name, "", "", None, (Decimal(points),) * 8, "half")


def test_differences_of_printed_points_stand_to_the_right_with_comma_and_minus() -> None:
    own = result(["76.5", "70", "60.5", "60", None, "50", "40", "30"], step="half")
    drawn = words(profile.draw(own, "Kumla", [_comparison("60.5")], THEME))
    signed = [word for word in drawn if word[0] in "+−±-"]
    assert signed == ["+16", "+9,5", "±0", "−0,5", "−10,5", "−20,5", "−30,5"]
    assert "Kumla" in drawn
    assert "Nacka" in drawn


@pytest.mark.parametrize("title", ["Etik", TITLE_OF_120, ONE_LONG_WORD])
@pytest.mark.parametrize("comparisons", [1, 2, 3, 4, 5])
def test_no_texts_overlap_and_none_is_cut_off(title: str, comparisons: int) -> None:
    own = result(["76.5", "0", "100", "60", None, "50", "40", "30"], titles(title), step="half")
    others = [_comparison("0.5", f"Medel av {number}12 utvärderingar") for number in range(comparisons)]
    drawing = profile.draw(own, LONGEST_MUNICIPALITY, others, THEME)
    assert len([word for word in words(drawing) if word == LONGEST_MUNICIPALITY]) == comparisons
    assert collisions(drawing) == []
    assert outside(drawing) == []


@pytest.mark.parametrize(
    ("own_name", "other_name"),
    [
        ("Kumla", "Medelvärdet av alla kommuner som har utvärderats sedan 2016"),
        ("Malung-Sälens och Vansbros kommuner 2027", "Nacka"),
    ],
)
def test_long_names_above_the_columns_are_whole_and_do_not_run_into_each_other(own_name: str, other_name: str) -> None:
    drawing = profile.draw(result(["50"] * 8), own_name, [_comparison("40", other_name)] * 2, THEME)
    assert collisions(drawing) == []
    assert outside(drawing) == []
    drawn = " ".join(words(drawing))
    assert drawn.count(own_name) == 2
    assert all(word in drawn for word in other_name.split())


def test_the_same_points_give_the_same_bytes() -> None:
    first, second, other = (
        profile.draw(result(["50"] * 8), "Kumla", [_comparison(points)], THEME) for points in ("40", "40", "41")
    )
    assert first == second
    assert first != other


def test_each_name_of_the_key_stands_to_the_right_of_its_mark() -> None:
    drawing = profile.draw(result(["50"] * 8, step="half"), "Kumla", [_comparison("60")], THEME)
    for name in ("Kumla", "Nacka"):
        [text] = [shape for shape in drawing.shapes if isinstance(shape, Text) and shape.text == name]
        marks = [shape for shape in drawing.shapes if isinstance(shape, Mark) and 0 < text.baseline - shape.y < 2]
        assert marks
        assert all(0 < text.x - mark.x < 3 for mark in marks), name
        assert text.size_pt == THEME.chart.small_pt
