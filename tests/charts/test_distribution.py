"""The chart of how many got how much."""

from __future__ import annotations

from itertools import pairwise

from charts import distribution
from charts.shapes import Bar, Text
from charts.style import text_width
from kommunkompassen.base.theme import read_theme

BANDS = [
    (low, 100 if low == 90 else low + 9, count)
    for low, count in zip(range(0, 100, 10), (0, 1, 3, 12, 0, 140, 9, 0, 2, 1), strict=True)
]


def test_bars_are_as_high_as_their_numbers_and_none_is_nought() -> None:
    drawing = distribution.draw(BANDS, read_theme())
    bars = [shape for shape in drawing.shapes if isinstance(shape, Bar)]
    counts = [count for _, _, count in BANDS if count]
    assert [round(bar.height / bars[0].height) for bar in bars] == counts
    assert len({round(bar.top + bar.height, 6) for bar in bars}) == 1
    assert [shape.text for shape in drawing.shapes if isinstance(shape, Text) and shape.text.isdecimal()] == [
        str(one) for one in counts
    ]


def test_no_text_is_cut_off_or_meets_another() -> None:
    theme = read_theme()
    drawing = distribution.draw(BANDS, theme)
    places = []
    for shape in drawing.shapes:
        if isinstance(shape, Text):
            width = text_width(theme, shape.text, bold="Bold" in shape.font, size=shape.size_pt)
            left = shape.x - {"left": 0.0, "center": width / 2, "right": width}[shape.align]
            places.append((round(shape.baseline), left, left + width))
            assert left >= 0
            assert left + width <= drawing.width_mm
    ordered = sorted(places)
    assert all(one[0] != other[0] or one[2] < other[1] for one, other in pairwise(ordered))
