"""Chart 4: every question at its percent of its maximum, a row for each area, the highest and the lowest percents marked.

The percents themselves stand in the tables below it, question by question, and are not repeated here.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from charts import hints
from charts.rows import LABEL_WIDTH, bottom, draw_axis, draw_label, layout
from charts.shapes import Align, Drawing
from charts.style import Surface, text_width, wrapped
from charts.words import extremes
from kommunkompassen.base.swedish import count
from kommunkompassen.base.theme import Theme
from kommunkompassen.points.figures import NOT_SCORED
from kommunkompassen.points.score import AreaScore, QuestionScore, Result

_KEY = 6.5
_LANE = 3.7
_SIDES = 1.8
"""The room above the first lane of a row and below the last, together."""
_SIGN = 1.2
"""From the middle of a mark to its edge."""
_TO_NUMBER = 1.8
"""From the middle of a mark to its number."""
_APART = 2.2
"""From a mark or its number to the next one's: further than a number is from its own mark, that it is read with no other."""
_AXIS = 6.0
_PERCENT = "\u00a0%"


@dataclass(frozen=True, slots=True)
class _Spot:
    """A question in a row: how far along the scale, from where to where with its number, which may stand before its mark."""

    question: QuestionScore
    x: float
    left: float
    right: float
    lane: int
    before: bool


@dataclass(frozen=True, slots=True)
class _Lanes:
    """What stands in the lanes of an area's row: its questions' marks, and below them lines of those without points."""

    spots: tuple[_Spot, ...]
    unscored: tuple[str, ...]

    @property
    def scored(self) -> int:
        """How many lanes the marks need."""
        return max((spot.lane + 1 for spot in self.spots), default=0)

    @property
    def height(self) -> float:
        """The row's height, in millimetres."""
        return (self.scored + len(self.unscored)) * _LANE + _SIDES


def draw(result: Result, theme: Theme) -> Drawing:
    """A mark with the question's number at each percent; those that would hide one another stand in lanes below each other."""
    width = theme.chart.width_mm - LABEL_WIDTH
    lanes = [_lanes(area, width, theme) for area in result.areas]
    rows = layout(theme, result.areas, _KEY, [one.height for one in lanes])
    surface = Surface(theme, bottom(rows) + _AXIS)
    strongest, weakest = (one.questions for one in extremes(result))
    _key(surface, len(strongest), len(weakest))
    draw_axis(surface, LABEL_WIDTH + _SIGN, _length(width, theme), rows, (0, 25, 50, 75, 100), behind=_PERCENT)
    for upper in rows[:-1]:
        y = upper.middle + upper.height / 2
        surface.line((0, y), (surface.width, y), theme.colours.track, 0.6)
    for one, row in zip(lanes, rows, strict=True):
        draw_label(surface, row)
        top = row.middle - (one.height - _SIDES) / 2 + _LANE / 2
        for spot in one.spots:
            y = top + spot.lane * _LANE
            _spot(surface, spot, y, _kind(spot.question, strongest, weakest))
            surface.hint(LABEL_WIDTH + spot.left, y, spot.right - spot.left, _LANE, hints.question(spot.question, result.step))
        for index, line in enumerate(one.unscored, one.scored):
            surface.text(LABEL_WIDTH, top + index * _LANE, line, size=theme.chart.small_pt, clear=True)
    return surface.drawing()


def _lanes(area: AreaScore, width: float, theme: Theme) -> _Lanes:
    """The questions from the lowest percent to the highest, each in the first lane where it hides none."""
    spots: list[_Spot] = []
    ends: list[float] = []
    scored = [(share, question) for question in area.questions if (share := _share(question)) is not None]
    for share, question in sorted(scored, key=lambda pair: pair[0]):
        x = _SIGN + _length(width, theme) * share
        number = _TO_NUMBER + text_width(theme, question.number, bold=True, size=theme.chart.small_pt)
        before = x + number > width
        left, right = (x - number, x + _SIGN) if before else (x - _SIGN, x + number)
        lane = next((lane for lane, end in enumerate(ends) if end + _APART <= left), len(ends))
        ends[lane : lane + 1] = [right]
        spots.append(_Spot(question, x, left, right, lane, before))
    unscored = [question.number for question in area.questions if _share(question) is None]
    lines = wrapped(theme, f"{NOT_SCORED}: {', '.join(unscored)}", width) if unscored else []
    return _Lanes(tuple(spots), tuple(lines))


def _length(width: float, theme: Theme) -> float:
    """Of the scale: at its end there is room for half of the number below it."""
    return width - _SIGN - text_width(theme, f"100{_PERCENT}", size=theme.chart.small_pt) / 2


def _share(question: QuestionScore) -> float | None:
    if question.points is None or question.maximum is None:
        return None
    return float(question.points / question.maximum)


def _kind(question: QuestionScore, strongest: Sequence[QuestionScore], weakest: Sequence[QuestionScore]) -> str:
    return "strong" if question in strongest else "weak" if question in weakest else "between"


def _spot(surface: Surface, spot: _Spot, y: float, kind: str) -> None:
    x, small = LABEL_WIDTH + spot.x, surface.theme.chart.small_pt
    _sign(surface, x, y, kind)
    aside = -_TO_NUMBER if spot.before else _TO_NUMBER
    align: Align = "right" if spot.before else "left"
    surface.text(x + aside, y, spot.question.number, size=small, bold=kind != "between", align=align, clear=True)


def _sign(surface: Surface, x: float, y: float, kind: str) -> None:
    colours = surface.theme.colours
    colour = {"strong": colours.accent, "weak": colours.ink, "between": colours.mark}[kind]
    surface.mark(x, y, "o", colour, filled=kind != "weak", size=5)


def _key(surface: Surface, strongest: int, weakest: int) -> None:
    x, small = LABEL_WIDTH, surface.theme.chart.small_pt
    kinds = (("strong", strongest, "högsta"), ("weak", weakest, "lägsta"))
    words = [(kind, _counted(number, word)) for kind, number, word in kinds if number]
    for kind, text in [*words, ("between", "Övriga")] if words else ():
        _sign(surface, x + _SIGN, 2, kind)
        surface.text(x + _SIGN + _TO_NUMBER, 2, text, size=small)
        x += _SIGN + _TO_NUMBER + text_width(surface.theme, text, size=small) + 5


def _counted(number: int, word: str) -> str:
    """De fem högsta; den högsta."""
    return f"De {count(number)} {word}" if number > 1 else f"Den {word}"
