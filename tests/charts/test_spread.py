"""The pictures of how points spread."""

from __future__ import annotations

import pytest

from charts.shapes import Bar, Line
from charts.spread import SpreadPanel, SpreadRow, draw
from tests.charts.pictures import THEME, TITLE_OF_120, collisions, outside, words


def _panel(title: str, count: int, values: tuple[float, float, float, float, float] = (10, 20, 50, 70, 100)) -> SpreadPanel:
    return SpreadPanel(title, tuple(SpreadRow(f"1.{number}", 14, values) for number in range(1, count + 1)))


@pytest.mark.parametrize("titles", [["En"] * 8, [TITLE_OF_120, "Kort", "Kort"], ["Ensam"]], ids=["eight", "long", "alone"])
def test_nothing_stands_outside_or_on_something_else(titles: list[str]) -> None:
    drawing = draw([_panel(title, 5 + number) for number, title in enumerate(titles)], THEME)
    assert outside(drawing) == []
    assert collisions(drawing) == []


def test_a_row_is_as_far_along_the_scale_as_its_values() -> None:
    drawing = draw([_panel("Ett", 1)], THEME)
    ticks = sorted({shape.start[0] for shape in drawing.shapes if isinstance(shape, Line) and shape.start[0] == shape.end[0]})
    zero, whole = ticks[0], ticks[-1]
    (line,) = [shape for shape in drawing.shapes if isinstance(shape, Line) and shape.start[1] == shape.end[1]]
    assert [(x - zero) / (whole - zero) * 100 for x in (line.start[0], line.end[0])] == pytest.approx([10, 100])
    bar = next(shape for shape in drawing.shapes if isinstance(shape, Bar) and shape.colour == THEME.colours.accent)
    assert [(x - zero) / (whole - zero) * 100 for x in (bar.x, bar.x + bar.width)] == pytest.approx([20, 70])
    assert {"1 Ett", "Ett", "1.1", "14"} & set(words(drawing)) == {"Ett", "1.1", "14"}


def test_scores_that_are_all_alike_are_still_seen() -> None:
    drawing = draw([_panel("Ett", 1, (40, 40, 40, 40, 40))], THEME)
    assert all(shape.width > 0 for shape in drawing.shapes if isinstance(shape, Bar))
