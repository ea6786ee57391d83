"""What charts and tables say while the pointer is on a value: all that is known of it, also the points before rounding."""

from __future__ import annotations

from decimal import Decimal

from kommunkompassen.base.swedish import number, percent
from kommunkompassen.points import score
from kommunkompassen.points.figures import NOT_SCORED
from kommunkompassen.points.score import AreaScore, Exact, QuestionScore, Step


def before_rounding(points: Exact | None, step: Step) -> str:
    """13,5 före avrundning; nothing where the printed points are the exact ones, or a mean's, which may go on for ever."""
    if not isinstance(points, Decimal) or score.printed(points, step) == points:
        return ""
    return f"{number(points)} före avrundning"


def area(area_score: AreaScore, step: Step, *more: str) -> str:
    """1 Offentlighet och demokrati: 72 poäng av 100 (72,35 före avrundning); then what is set beside it."""
    return _joined(f"{area_score.number} {area_score.title}", _points(area_score.points, area_score.maximum, step), *more)


def question(question_score: QuestionScore, step: Step) -> str:
    """1.1 Finns en plan? 90 %, 14 poäng av 15 (13,5 före avrundning)."""
    share = (
        percent(score.percent(question_score.points, question_score.maximum))
        if question_score.points is not None and question_score.maximum
        else ""
    )
    points = _points(question_score.points, question_score.maximum, step)
    return _joined(f"{question_score.number} {question_score.text}", *(words for words in (share, points) if words))


def _joined(name: str, *words: str) -> str:
    return f"{name}{'' if name.endswith('?') else ':'} {', '.join(words)}"


def _points(points: Decimal | None, maximum: Decimal | None, step: Step) -> str:
    if points is None:
        return NOT_SCORED
    exact = before_rounding(points, step)
    of = f" av {number(maximum)}" if maximum else ""
    return f"{number(score.printed(points, step))} poäng{of}" + (f" ({exact})" if exact else "")
