"""Chart 4: every question by percent of its maximum, grouped by area, the strongest and the weakest marked."""

from __future__ import annotations

from collections.abc import Sequence

from charts.shapes import POINTS_PER_MM, Drawing
from charts.style import Surface, wrapped
from charts.words import extremes
from kommunkompassen.base.swedish import count
from kommunkompassen.base.swedish import percent as percent_text
from kommunkompassen.base.theme import Theme
from kommunkompassen.points.figures import NOT_SCORED
from kommunkompassen.points.score import AreaScore, QuestionScore, Result, percent

_KEY = 9.0
_ROW = 4.6
_GAP = 8.0
_NUMBER = 8.0
_PERCENT = 12.0
_BAR = 2.8


def draw(result: Result, theme: Theme) -> Drawing:
    """Two columns of bars under their areas' names; filled for the strongest, outlined for the weakest, grey between."""
    columns = _columns(result.areas)
    width = (theme.chart.width_mm - _GAP) / 2
    heights = [sum(_height(area, width, theme) for area in column) for column in columns]
    surface = Surface(theme, _KEY + max(heights))
    strongest, weakest = (one.questions for one in extremes(result))
    _key(surface, len(strongest), len(weakest))
    for index, column in enumerate(columns):
        y = _KEY
        for area in column:
            _area(surface, area, index * (width + _GAP), y, width, strongest, weakest)
            y += _height(area, width, theme)
    return surface.drawing()


def _columns(areas: Sequence[AreaScore]) -> tuple[list[AreaScore], list[AreaScore]]:
    """The areas in two columns of about the same length, in their order."""
    sizes = [len(area.questions) + 2 for area in areas]
    cut = min(range(1, len(areas) + 1), key=lambda n: abs(sum(sizes[:n]) - sum(sizes[n:])))
    return list(areas[:cut]), list(areas[cut:])


def _heading(area: AreaScore, width: float, theme: Theme) -> list[str]:
    # Bold is a little wider than the regular cut that `wrapped` measures.
    return wrapped(theme, f"{area.number} {area.title}", width * 0.93)


def _height(area: AreaScore, width: float, theme: Theme) -> float:
    return len(_heading(area, width, theme)) * 4.4 + len(area.questions) * _ROW + 4


def _area(
    surface: Surface,
    area: AreaScore,
    left: float,
    top: float,
    width: float,
    strongest: Sequence[QuestionScore],
    weakest: Sequence[QuestionScore],
) -> None:
    colours = surface.theme.colours
    lines = _heading(area, width, surface.theme)
    for index, line in enumerate(lines):
        surface.text(left, top + 2.2 + index * 4.4, line, bold=True)
    for index, question in enumerate(area.questions):
        y = top + len(lines) * 4.4 + (index + 0.5) * _ROW
        surface.text(left, y, question.number, size=surface.theme.chart.small_pt, colour=colours.muted)
        if question.points is None or question.maximum is None:
            surface.text(left + _NUMBER, y, NOT_SCORED, size=surface.theme.chart.small_pt)
            continue
        scale = width - _NUMBER - _PERCENT
        share = float(question.points / question.maximum)
        surface.bar(left + _NUMBER, y, scale, _BAR, colours.track)
        _bar(surface, left + _NUMBER, y, scale * share, _kind(question, strongest, weakest))
        text = percent_text(percent(question.points, question.maximum))
        extreme = question in strongest or question in weakest
        surface.text(left + width, y, text, size=surface.theme.chart.small_pt, bold=extreme, align="right")


def _kind(question: QuestionScore, strongest: Sequence[QuestionScore], weakest: Sequence[QuestionScore]) -> str:
    return "strong" if question in strongest else "weak" if question in weakest else "between"


def _bar(surface: Surface, x: float, y: float, length: float, kind: str) -> None:
    colours = surface.theme.colours
    if kind == "weak":
        surface.bar(x, y, max(length, 0.6), _BAR, colours.paper, outline=colours.ink)
    else:
        surface.bar(x, y, length, _BAR, colours.accent if kind == "strong" else colours.mark)


def _key(surface: Surface, strongest: int, weakest: int) -> None:
    x = 0.0
    found = (("strong", strongest, "starkaste"), ("weak", weakest, "svagaste"))
    words = [(kind, _counted(number, word)) for kind, number, word in found if number]
    for kind, text in [*words, ("between", "Övriga frågor")] if words else ():
        _bar(surface, x + 0.3, 2, 6, kind)
        surface.text(x + 8, 2, text, size=surface.theme.chart.small_pt)
        x += 12 + len(text) * surface.theme.chart.small_pt * 0.5 / POINTS_PER_MM


def _counted(number: int, word: str) -> str:
    """De fem starkaste; den starkaste."""
    return f"De {count(number)} {word}" if number > 1 else f"Den {word}"
