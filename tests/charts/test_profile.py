"""Chart 2."""

from __future__ import annotations

from decimal import Decimal

import pytest

from charts import profile
from charts.shapes import POINTS_PER_MM, Bar, Mark, Text
from kommunkompassen.points.compare import Comparison
from tests.charts.pictures import (
    ONE_LONG_WORD,
    THEME,
    TITLE_OF_120,
    collisions,
    lines,
    outside,
    signs_before,
    titles,
    width_pt,
    words,
)
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


def test_each_name_of_the_key_stands_to_the_right_of_its_sign() -> None:
    drawing = profile.draw(result(["50"] * 8, step="half"), "Kumla", [_comparison("60")], THEME)
    for name, kind in (("Kumla", Mark), ("Nacka", Bar)):
        [text] = [shape for shape in drawing.shapes if isinstance(shape, Text) and shape.text == name]
        assert signs_before(text, drawing) == [kind], name
        assert text.size_pt == THEME.chart.small_pt


def test_beside_one_reference_both_values_stand_at_their_signs_and_beside_several_only_theirs() -> None:
    own = result(["76.5"], ["Etik"], step="half")
    others = [Comparison("x", name, "", "", None, (Decimal(points),), "half") for name, points in (("A", "70"), ("B", "83"))]
    assert {"70", "76,5", "+6,5"} < set(words(profile.draw(own, "Kumla", others[:1], THEME)))
    both = words(profile.draw(own, "Kumla", others, THEME))
    assert {"70", "83", "+6,5", "−6,5"} < set(both)
    assert "76,5" not in both


@pytest.mark.parametrize("columns", [1, 2])
@pytest.mark.parametrize(
    ("own", "other"), [("50", "50"), ("50", "50.5"), ("0", "1"), ("100", "99.5"), ("0", "100"), ("93", "93.5")]
)
def test_a_sign_that_lies_upon_another_is_still_seen_and_no_value_lies_upon_a_sign(own: str, other: str, columns: int) -> None:
    compared = Comparison("x", "Nacka", "", "", None, (Decimal(other),), "half")
    drawing = profile.draw(result([own], ["Etik"], step="half"), "Kumla", [compared] * columns, THEME)
    marks = [shape for shape in drawing.shapes if isinstance(shape, Mark)][::2]
    ticks = [shape for shape in drawing.shapes if isinstance(shape, Bar)][::2]
    assert len(marks) == len(ticks) == columns
    for mark, tick in zip(marks, ticks, strict=True):
        radius = mark.size_pt / 2 / POINTS_PER_MM
        assert tick.height / 2 > radius + 1
        beside = [line for line in lines(drawing) if line.top < mark.y < line.bottom]
        assert not [line for line in beside if line.left < mark.x + radius and line.right > mark.x - radius]
        assert not [line for line in beside if line.left < tick.x + tick.width and line.right > tick.x]


def test_the_commas_of_the_differences_stand_below_each_other() -> None:
    own = result(["76.5", "70", "60.5", "60", "50.5", "50", "40", "30"], step="half")
    texts = [line for line in lines(profile.draw(own, "Kumla", [_comparison("60.5")], THEME)) if line.text[0] in "+−±"]
    behind = [width_pt(line.text[-2:], THEME.chart.label_pt, bold=True) if "," in line.text else 0 for line in texts]
    commas = [line.right - width / POINTS_PER_MM for line, width in zip(texts, behind, strict=True)]
    assert len(texts) == 8
    assert len(set(behind)) == 2
    assert all(comma == pytest.approx(commas[0], abs=0.1) for comma in commas)
