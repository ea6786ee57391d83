"""The chart of how many got how much."""

from __future__ import annotations

from charts import distribution
from charts.shapes import Bar, Text
from tests.charts.pictures import THEME, collisions, outside, words

BANDS = [
    (low, 100 if low == 90 else low + 9, count)
    for low, count in zip(range(0, 100, 10), (0, 1, 3, 12, 0, 140, 9, 0, 2, 1), strict=True)
]


def test_bars_are_as_high_as_their_numbers_and_none_is_nought() -> None:
    drawing = distribution.draw(BANDS, THEME)
    bars = [shape for shape in drawing.shapes if isinstance(shape, Bar)]
    counts = [count for _, _, count in BANDS if count]
    assert [round(bar.height / bars[0].height) for bar in bars] == counts
    assert len({round(bar.top + bar.height, 6) for bar in bars}) == 1
    assert [shape.text for shape in drawing.shapes if isinstance(shape, Text) and shape.text.isdecimal()] == [
        str(one) for one in counts
    ]


def test_no_text_is_cut_off_or_meets_another() -> None:
    drawing = distribution.draw(BANDS, THEME)
    assert len(words(drawing)) == len(BANDS) + len([count for _, _, count in BANDS if count]) + 1
    assert collisions(drawing) == []
    assert outside(drawing) == []
