"""Figures in prose: {total}, {max_total}, {points 3}, {percent 3}, {points 1.4}, {percent 1.4}; {{ and }} are braces.

The braces print the number alone; so a figure in the text can never differ from the one in the table.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from kommunkompassen.base.swedish import number
from kommunkompassen.points import score
from kommunkompassen.points.score import Result

_TOKEN = re.compile(r"\{\{|\}\}|\{[^{}\n]*\}|\{|\}")
_FIGURE = re.compile(r"\{(?:(total|max_total)|(points|percent) (\d+(?:\.\d+)?))\}")
NOT_SCORED = "ej poängsatt"


@dataclass(frozen=True, slots=True)
class FigureFault:
    """Braces that are no figure: where in the text (characters), what stands there, and why it will not do."""

    start: int
    end: int
    text: str
    why: str
    """unknown, no-such-number, or no-maximum."""


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
    if figure[1]:
        return ""
    try:
        thing = result.question(figure[3]) if "." in figure[3] else result.area(figure[3])
    except KeyError:
        return "no-such-number"
    return "no-maximum" if figure[2] == "percent" and thing.maximum is None else ""


def printed_figure(token: str, result: Result) -> str:
    """The text for one {{, }} or figure; a score not yet given prints as words. Raises ValueError for anything else."""
    if token in ("{{", "}}"):
        return token[0]
    figure = _FIGURE.fullmatch(token)
    if not figure or _why_not(token, result):
        raise ValueError(token)
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


def is_figure(token: str) -> bool:
    """Whether it is written as a figure is, or doubled braces; if there is an area or a question of that number is not asked."""
    return token in ("{{", "}}") or bool(_FIGURE.fullmatch(token))


def token_at(text: str, position: int) -> str | None:
    """The {{, }} or {figure} that begins at the position."""
    found = _TOKEN.match(text, position)
    return found[0] if found else None
