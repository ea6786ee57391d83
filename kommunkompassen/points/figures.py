"""Figures in texts, so that none can differ from the one in the table; {{ and }} are braces.

{total}, {max_total}, {points 3}, {percent 3}, {points 1.4} and {percent 1.4} print the number alone; {mean}, {mean 3},
{difference}, {difference 3} (with the mean), {change} and {change 3} (since the earlier evaluation) as the comparison table
has it; {strongest} and {weakest} the areas' titles, and with an area's number its questions.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from kommunkompassen.base.swedish import listed, number, signed
from kommunkompassen.points import score
from kommunkompassen.points.score import AreaScore, Result

_TOKEN = re.compile(r"\{\{|\}\}|\{[^{}\n]*\}|\{|\}")
_FIGURE = re.compile(
    r"\{(?:(total|max_total)|(points|percent) (\d+(?:\.\d+)?)|(mean|difference|change|strongest|weakest)(?: (\d+))?)\}"
)
NAMES = ("total", "max_total", "points", "percent", "mean", "difference", "change", "strongest", "weakest")
NOT_SCORED = "ej poängsatt"
NOT_COMPUTED = "ej beräknat"


@dataclass(frozen=True, slots=True)
class FigureFault:
    """Braces that are no figure: where in the text (characters), what stands there, and why it will not do."""

    start: int
    end: int
    text: str
    why: str
    """unknown, no-such-number, no-maximum or not-computed."""


def faults(text: str, result: Result) -> list[FigureFault]:
    """Everything in braces that is neither a figure nor doubled braces."""
    return [
        FigureFault(token.start(), token.end(), token[0], why)
        for token in _TOKEN.finditer(text)
        if token[0] not in ("{{", "}}") and (why := _why_not(token[0], result))
    ]


def _why_not(token: str, result: Result) -> str:
    figure = _FIGURE.fullmatch(token)
    if not figure:
        return "unknown"
    number_ = figure[3] or figure[5]
    try:
        thing = None if not number_ else result.question(number_) if "." in number_ else result.area(number_)
    except KeyError:
        return "no-such-number"
    if figure[2] == "percent" and thing and thing.maximum is None:
        return "no-maximum"
    if figure[4] in ("strongest", "weakest") and isinstance(thing, AreaScore) and _lacks_maximums(thing):
        return "no-maximum"
    return "not-computed" if figure[4] and _computed(figure[4], figure[5], result) is None else ""


def _lacks_maximums(area: AreaScore) -> bool:
    return not area.questions or any(question.maximum is None for question in area.questions)


def printed_figure(token: str, result: Result) -> str:
    """The text for one {{, }} or figure; what can't be told yet prints as words. Raises ValueError for anything else."""
    if token in ("{{", "}}"):
        return token[0]
    figure = _FIGURE.fullmatch(token)
    why = _why_not(token, result)
    if not figure or why not in ("", "not-computed"):
        raise ValueError(token)
    if figure[4]:
        return _computed(figure[4], figure[5], result) or NOT_COMPUTED
    if figure[1] == "max_total":
        return number(score.printed(result.maximum, result.step))
    if figure[1] == "total":
        return NOT_SCORED if result.points is None else number(score.printed(result.points, result.step))
    thing = result.question(figure[3]) if "." in figure[3] else result.area(figure[3])
    if thing.points is None:
        return NOT_SCORED
    if figure[2] == "percent":
        assert thing.maximum is not None
        return number(score.percent(thing.points, thing.maximum))
    return number(score.printed(thing.points, result.step))


def _computed(name: str, area: str | None, result: Result) -> str | None:
    """What follows from more than one number, of the whole or of an area; None where it can't be computed."""
    if name in ("strongest", "weakest"):
        return _extreme(area, result, highest=name == "strongest")
    other = result.before if name == "change" else result.mean
    if other is None:
        return None
    index = next((index for index, area_score in enumerate(result.areas) if area_score.number == area), 0)
    own, theirs = (result.areas[index].points, other.areas[index]) if area else (result.points, other.total)
    if theirs is None or (own is None and name != "mean"):
        return None
    if name == "mean" or own is None:
        return number(score.printed(theirs, result.step))
    return signed(score.printed(own, result.step) - score.printed(theirs, result.step))


def _extreme(area: str | None, result: Result, *, highest: bool) -> str | None:
    if area:
        named = [question.text for question in score.extreme_questions(result.area(area), highest=highest)]
    else:
        named = [area_score.title for area_score in score.extreme(result, highest=highest)]
    return listed(named) if named else None


def fill_line(text: str, result: Result) -> str:
    """A text of one line with its figures filled in; what is none stays as it is typed."""
    return _TOKEN.sub(lambda token: _or_typed(token[0], result), text)


def _or_typed(token: str, result: Result) -> str:
    try:
        return printed_figure(token, result)
    except ValueError:
        return token


def is_figure(token: str) -> bool:
    """Whether it is written as a figure is, or doubled braces; if there is an area or a question of that number is not asked."""
    return token in ("{{", "}}") or bool(_FIGURE.fullmatch(token))


def token_at(text: str, position: int) -> str | None:
    """The {{, }} or {figure} that begins at the position."""
    match = _TOKEN.match(text, position)
    return match[0] if match else None
