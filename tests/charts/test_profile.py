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
    covered,
    crossed,
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
@pytest.mark.parametrize("comparisons", [1, 2, 3, 4])
def test_no_texts_overlap_and_none_is_cut_off(title: str, comparisons: int) -> None:
    own = result(["76.5", "0", "100", "60", None, "50", "40", "30"], titles(title), step="half")
    others = [_comparison("0.5", f"Medel av {number}12 utvärderingar") for number in range(comparisons)]
    drawing = profile.draw(own, LONGEST_MUNICIPALITY, others, THEME)
    assert collisions(drawing) == []
    assert outside(drawing) == []
    assert crossed(drawing) == []
    assert covered(drawing) == []
    assert words(drawing).count("Skillnad") == 1


@pytest.mark.parametrize("comparisons", [2, 4])
def test_beside_several_references_each_area_names_them_all_below_the_own_points(comparisons: int) -> None:
    drawn = words(profile.draw(result(["50"] * 8), "Kumla", [_comparison("40", f"N{n}") for n in range(comparisons)], THEME))
    names = [word for word in drawn if word == "Kumla" or word.startswith("N")]
    assert names == ["Kumla", *(f"N{number}" for number in range(comparisons))] * 8


def test_a_long_name_above_the_chart_is_whole() -> None:
    name = "Medelvärdet av alla kommuner som har utvärderats sedan 2016"
    drawing = profile.draw(result(["50"] * 8), "Malung-Sälens och Vansbros kommuner 2027", [_comparison("40", name)], THEME)
    assert collisions(drawing) == []
    assert outside(drawing) == []
    assert set(name.split()) < set(" ".join(words(drawing)).split())


@pytest.mark.parametrize("comparisons", [2, 4])
def test_long_names_beside_the_chart_are_cut_where_it_would_be_higher_than_a_page(comparisons: int) -> None:
    name = "Medelvärdet av alla kommuner som har utvärderats sedan 2016"
    drawing = profile.draw(result(["50"] * 8), "Kumla", [_comparison("40", name)] * comparisons, THEME)
    assert collisions(drawing) == []
    assert outside(drawing) == []
    assert drawing.height_mm < THEME.page.height_mm - THEME.page.top_mm - THEME.page.bottom_mm - 12
    assert bool([word for word in words(drawing) if word.endswith("…")]) == (comparisons == 4)


def test_a_name_beside_the_chart_takes_three_lines_at_most() -> None:
    drawing = profile.draw(result(["50"], ["Etik"]), "Kumla", [_one_area("40", TITLE_OF_120), _one_area("60")], THEME)
    texts = [line for line in lines(drawing) if line.text[0].isalpha()]
    own, other = (next(line.top for line in texts if line.text == name) for name in ("Kumla", "Nacka"))
    name = [line.text for line in texts if own < line.top < other]
    assert len(name) == 3
    assert name[-1].endswith(" …")
    assert TITLE_OF_120.startswith(" ".join(name).removesuffix(" …"))


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


@pytest.mark.parametrize("references", [1, 2])
def test_every_value_stands_at_its_sign(references: int) -> None:
    own = result(["76.5"], ["Etik"], step="half")
    others = [Comparison("x", name, "", "", None, (Decimal(points),), "half") for name, points in (("A", "70"), ("B", "83"))]
    drawn = set(words(profile.draw(own, "Kumla", others[:references], THEME)))
    assert {"76,5", "70", "+6,5"} < drawn
    assert ({"83", "−6,5"} < drawn) == (references == 2)


SIGNS = [("50", "50"), ("50", "50.5"), ("0", "1"), ("100", "99.5"), ("0", "100"), ("93", "93.5")]


@pytest.mark.parametrize(("own", "other"), SIGNS)
def test_a_sign_that_lies_upon_another_is_still_seen_and_no_value_lies_upon_a_sign(own: str, other: str) -> None:
    drawing = profile.draw(result([own], ["Etik"], step="half"), "Kumla", [_one_area(other)], THEME)
    mark = next(shape for shape in drawing.shapes if isinstance(shape, Mark))
    tick = next(shape for shape in drawing.shapes if isinstance(shape, Bar) and shape.colour == THEME.colours.ink)
    radius = mark.size_pt / 2 / POINTS_PER_MM
    assert tick.height / 2 > radius + 1
    beside = [line for line in lines(drawing) if line.top < mark.y < line.bottom]
    assert not [line for line in beside if line.left < mark.x + radius and line.right > mark.x - radius]
    assert not [line for line in beside if line.left < tick.x + tick.width and line.right > tick.x]


@pytest.mark.parametrize(("own", "other"), [*SIGNS, (None, "100"), (None, "0")])
def test_beside_several_references_no_sign_lies_upon_another_nor_a_value_upon_one(own: str | None, other: str) -> None:
    drawing = profile.draw(result([own], ["Etik"], step="half"), "Kumla", [_one_area(other)] * 3, THEME)
    marks = [shape for shape in drawing.shapes if isinstance(shape, Mark)]
    ticks = [shape for shape in drawing.shapes if isinstance(shape, Bar) and shape.colour == THEME.colours.ink]
    assert len(marks) == (0 if own is None else 1)
    assert len(ticks) == 3
    assert collisions(drawing) == []
    assert outside(drawing) == []
    signs = [(mark.x - 1.1, mark.y - 1.1, mark.x + 1.1, mark.y + 1.1) for mark in marks]
    signs += [(tick.x, tick.top, tick.x + tick.width, tick.top + tick.height) for tick in ticks]
    for number, (left, top, right, bottom) in enumerate(signs):
        assert not [one for one in signs[number + 1 :] if top < one[3] and bottom > one[1] and left < one[2] and right > one[0]]
        middle = (top + bottom) / 2
        beside = [line for line in lines(drawing) if line.top < middle < line.bottom]
        assert not [line for line in beside if line.left < right and line.right > left]


def _one_area(points: str, name: str = "Nacka") -> Comparison:
    return Comparison("x", name, "", "", None, (Decimal(points),), "half")


@pytest.mark.parametrize("own", ["0", "50", "89.5", "100"])
@pytest.mark.parametrize("other", ["0", "93.5", "100"])
@pytest.mark.parametrize("references", [1, 2, 4])
def test_no_value_runs_together_with_the_difference(own: str, other: str, references: int) -> None:
    drawing = profile.draw(result([own], ["Etik"], step="half"), "Kumla", [_one_area(other)] * references, THEME)
    texts = lines(drawing)
    [heading] = [line for line in texts if line.text == "Skillnad"]
    differences = [line for line in texts if line.text[0] in "+−±"]
    values = [
        line
        for line in texts
        if line.text in {own.replace(".", ","), other.replace(".", ",")} and line.top < differences[-1].bottom
    ]
    assert len(differences) == references
    assert values
    assert min(line.left for line in differences) - max(line.right for line in values) > (1 if references == 1 else 3)
    assert heading.bottom < min(line.top for line in differences)
    assert heading.left < max(line.right for line in differences)


def test_the_commas_of_the_differences_stand_below_each_other() -> None:
    own = result(["76.5", "70", "60.5", "60", "50.5", "50", "40", "30"], step="half")
    texts = [line for line in lines(profile.draw(own, "Kumla", [_comparison("60.5")], THEME)) if line.text[0] in "+−±"]
    behind = [width_pt(line.text[-2:], THEME.chart.label_pt, bold=True) if "," in line.text else 0 for line in texts]
    commas = [line.right - width / POINTS_PER_MM for line, width in zip(texts, behind, strict=True)]
    assert len(texts) == 8
    assert len(set(behind)) == 2
    assert all(comma == pytest.approx(commas[0], abs=0.1) for comma in commas)
