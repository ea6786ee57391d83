"""What stands in a cell for points."""

from __future__ import annotations

from decimal import Decimal

from kommunkompassen.base.swedish import number as in_swedish
from kommunkompassen.points.score import Step
from kommunkompassen.scoring_sheet.scores import Scored
from kommunkompassen.scoring_sheet.table import Cell


class PointsError(Exception):
    """The cell holds no points that the question can have: which of the messages says so, and what they are filled with."""

    def __init__(self, detail: str, **values: str) -> None:
        super().__init__(detail)
        self.detail = detail
        self.values = values


def points(cell: Cell, scored: Scored, step: Step) -> Decimal | None:
    """The points, exact; None where none are given. Raises PointsError."""
    if cell.empty:
        return None
    if cell.kind == "date":
        # Where a comma parts the decimals, 13.5 is taken for the 13th of May.
        _, _, after = cell.text.partition("-")
        month, _, day = after.partition("-")
        meant = f"{int(day)},{int(month)}" if (month + day).isdecimal() else "13,5"
        raise PointsError("date", given=cell.shown, meant=meant)
    if cell.kind == "percent":
        raise PointsError("percent", number=scored.number)
    if cell.number is None:
        raise PointsError("text", given=cell.shown)
    given = cell.number + 0  # no minus before nought
    if not 0 <= given <= scored.limit:
        shown = in_swedish(given) if abs(given) < 1_000_000 else cell.shown
        raise PointsError("range", number=scored.number, given=shown, maximum=in_swedish(scored.limit))
    if given != round(given, 2):
        raise PointsError("decimals", given=in_swedish(given))
    if step == "half" and given * 2 != round(given * 2):
        raise PointsError("half", given=in_swedish(given))
    return given
