"""Chart 1."""

from __future__ import annotations

from decimal import Decimal

import pytest

from charts import areas
from charts.shapes import Bar
from kommunkompassen.points.compare import Comparison
from tests.charts.pictures import ONE_LONG_WORD, THEME, TITLE_OF_120, collisions, lines, outside, titles, words
from tests.helpers import result


def test_every_area_has_its_number_its_name_and_its_printed_points() -> None:
    drawn = words(areas.draw(result(["72.35", "4.5", "100", "0"], titles=["Ett", "Två", "Tre", "Fyra"]), THEME))
    assert drawn == ["1", "Ett", "72", "2", "Två", "5", "3", "Tre", "100", "4", "Fyra", "0"]


def test_half_points_have_a_comma_and_what_is_not_scored_is_said() -> None:
    drawn = words(areas.draw(result(["76.5", None], step="half"), THEME))
    assert drawn[2::3] == ["76,5", "ej poängsatt"]


@pytest.mark.parametrize("title", ["Etik", TITLE_OF_120, ONE_LONG_WORD])
@pytest.mark.parametrize("points", ["0", "4", "8.2", "50.5", "100", None])
def test_no_texts_overlap_and_none_is_cut_off(title: str, points: str | None) -> None:
    drawing = areas.draw(result([points] * 8, titles(title), step="half"), THEME)
    assert len(words(drawing)) >= 24
    assert collisions(drawing) == []
    assert outside(drawing) == []


@pytest.mark.parametrize("own", ["0", "0.5", "3", "8", "9.5", "50.5", "93", "97.5", "100"])
@pytest.mark.parametrize("apart", ["-50", "-9", "-4.5", "-2", "-0.5", "0", "0.5", "2", "4.5", "9", "50"])
def test_a_tick_shows_where_the_comparison_lies_and_goes_through_no_number(own: str, apart: str) -> None:
    other = min(max(Decimal(own) + Decimal(apart), Decimal(0)), Decimal(100))
    compared = Comparison("mean", "Medel", "", "", None, (other,), "half")
    drawing = areas.draw(result([own], ["Etik"], step="half"), THEME, compared)
    [tick] = [shape for shape in drawing.shapes if isinstance(shape, Bar) and shape.colour == THEME.colours.ink]
    [track] = [shape for shape in drawing.shapes if isinstance(shape, Bar) and shape.colour == THEME.colours.track]
    assert (tick.x + tick.width / 2 - track.x) / track.width == pytest.approx(float(other) / 100)
    assert tick.height > track.height
    # Inside the bar it is paper, beyond the bar's end dark.
    inside = [shape for shape in drawing.shapes if isinstance(shape, Bar) and shape.colour == THEME.colours.paper]
    assert [(bar.x, bar.width, bar.height) for bar in inside] == [(tick.x, tick.width, track.height)] * (other < Decimal(own))
    points = lines(drawing)[-1]
    assert points.right <= tick.x or points.left >= tick.x + tick.width
    assert outside(drawing) == []


def test_the_same_points_give_the_same_drawing() -> None:
    drawn = [areas.draw(result(["50"] * 8), THEME) for _ in range(2)]
    assert drawn[0] == drawn[1]
    assert areas.draw(result(["51"] * 8), THEME) != drawn[0]
