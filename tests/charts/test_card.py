"""The picture of a shared link: whose report, the total, the areas; it fits with the longest names."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import pytest

from charts import card
from kommunkompassen.points.score import Result
from tests.charts.pictures import LONGEST_NAMES, ONE_LONG_WORD, THEME, TITLE_OF_120, collisions, outside, titles, words
from tests.helpers import result_of_questions


def _result(points: Sequence[str | None], names: Sequence[str] = ()) -> Result:
    result = result_of_questions(*[[(one, "100")] for one in points])
    named = (replace(area, title=name) for area, name in zip(result.areas, names, strict=False))
    return replace(result, areas=(*named, *result.areas[len(names) :]))


def test_it_says_whose_report_it_is_and_its_points() -> None:
    drawn = words(card.draw("Kumla kommun", 2017, _result(["50.5", *["40"] * 7]), THEME))
    assert {"KOMMUNKOMPASSEN", "Utvärdering 2017", "331", "poäng av 800 möjliga", "51", "40"} <= set(drawn)
    assert "Kumla kommun" in " ".join(drawn)


def test_without_all_points_it_says_no_total() -> None:
    drawn = words(card.draw("Kumla kommun", 2017, _result([None, *["40"] * 7]), THEME))
    assert not [word for word in drawn if "möjliga" in word]


@pytest.mark.parametrize("name", ["Bo", "Upplands Väsby kommun", TITLE_OF_120, ONE_LONG_WORD])
@pytest.mark.parametrize("title", [LONGEST_NAMES[0], TITLE_OF_120, ONE_LONG_WORD])
def test_nothing_overlaps_or_is_cut_off(name: str, title: str) -> None:
    drawing = card.draw(name, 2017, _result(["100"] * 8, titles(title)), THEME)
    assert collisions(drawing) == []
    assert outside(drawing) == []
    assert drawing.width_mm == 2 * drawing.height_mm
