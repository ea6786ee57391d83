"""Chart 1."""

from __future__ import annotations

import pytest

from charts import areas
from tests.charts.pictures import ONE_LONG_WORD, THEME, TITLE_OF_120, collisions, outside, titles, words
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


def test_the_same_points_give_the_same_drawing() -> None:
    drawn = [areas.draw(result(["50"] * 8), THEME) for _ in range(2)]
    assert drawn[0] == drawn[1]
    assert areas.draw(result(["51"] * 8), THEME) != drawn[0]
