"""Chart 3."""

from __future__ import annotations

import pytest

from charts import change
from charts.shapes import Bar, Mark, Text
from kommunkompassen.points.compare import Earlier
from tests.charts.pictures import ONE_LONG_WORD, THEME, TITLE_OF_120, collisions, outside, signs_before, titles, words
from tests.helpers import result

EARLIER = Earlier("Kumla 2017", 2017, result(["60.5"] * 8, step="half"))


def test_changes_of_printed_points_stand_to_the_right_with_comma_and_minus() -> None:
    own = result(["76.5", "70", "60.5", "60", None, "50", "40", "30"], step="half")
    drawn = words(change.draw(own, 2027, EARLIER, THEME))
    assert [word for word in drawn if word[0] in "+−±-"] == ["+16", "+9,5", "±0", "−0,5", "−10,5", "−20,5", "−30,5"]
    assert {"2017", "2027"} <= set(drawn)


@pytest.mark.parametrize("title", ["Etik", TITLE_OF_120, ONE_LONG_WORD])
def test_no_texts_overlap_and_none_is_cut_off(title: str) -> None:
    own = result(["76.5", "0", "100", "60", None, "50", "40", "30"], titles(title), step="half")
    drawing = change.draw(own, 2027, EARLIER, THEME)
    assert len(words(drawing)) > 24
    assert collisions(drawing) == []
    assert outside(drawing) == []


def test_the_same_points_give_the_same_bytes() -> None:
    first, second, other = (change.draw(result([points] * 8), 2027, EARLIER, THEME) for points in ("40", "40", "41"))
    assert first == second
    assert first != other


def test_each_year_of_the_key_stands_small_to_the_right_of_its_sign() -> None:
    drawing = change.draw(result(["50"] * 8, step="half"), 2027, EARLIER, THEME)
    for year, kind in (("2017", Bar), ("2027", Mark)):
        [text] = [shape for shape in drawing.shapes if isinstance(shape, Text) and shape.text == year]
        assert signs_before(text, drawing) == [kind], year
        assert text.size_pt == THEME.chart.small_pt
