"""What others need of an evaluation: names, dates and points, without the texts."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path
from typing import Any

from kommunkompassen.base import register
from kommunkompassen.base.dates import Date, Period
from kommunkompassen.read import Document, document
from kommunkompassen.read.models import Evaluation
from kommunkompassen.read.parse import source_of


@dataclass(frozen=True, slots=True)
class AreaSummary:
    """The points of an area: for each question (None: not yet given), or for the area where the edition has no questions."""

    scores: Mapping[str, Decimal | None]
    score: Decimal | None = None


@dataclass(frozen=True, slots=True)
class Summary:
    """What stands in the file, with the names and the meaning that the model of an evaluation gives it."""

    municipality: str
    official_name: str | None
    residents: str | None
    year: int
    rubric: str
    status: str
    conducted: Period | None
    areas: Mapping[str, AreaSummary]
    broken: bool = False
    """Whether something in the file is in error; what it says here lacks that."""

    @property
    def name(self) -> str:
        """The municipality's official name: Nässjö kommun."""
        return self.official_name or register.official_name(self.municipality)


def summary_of(data: bytes) -> Summary | None:
    """The summary of a file with this content; None where it can't be read as an evaluation. Nothing is raised for it."""
    return summary(document(source_of(Path(), data), Evaluation))


def summary(read: Document[Evaluation]) -> Summary | None:
    """The summary of an evaluation that has been read; None where it has no model."""
    model = read.model
    if model is None:
        return None
    return Summary(
        municipality=model.municipality,
        official_name=model.official_name,
        residents=model.residents,
        year=model.year,
        rubric=model.rubric,
        status=model.status,
        conducted=model.conducted,
        areas={
            number: AreaSummary({question: score.points for question, score in area.scores.items()}, area.score)
            for number, area in model.areas.items()
        },
        broken=read.broken,
    )


def as_json(one: Summary) -> str:
    """The summary in a line."""
    when = one.conducted and [[date.year, date.month, date.day] for date in (one.conducted.first, one.conducted.last)]
    areas = {
        number: [{question: _text(points) for question, points in area.scores.items()}, _text(area.score)]
        for number, area in one.areas.items()
    }
    names = (one.municipality, one.official_name, one.residents, one.year, one.rubric, one.status)
    return json.dumps([*names, when, areas, one.broken])


_Line = tuple[
    str,
    str | None,
    str | None,
    int,
    str,
    str,
    list[tuple[int, int | None, int | None]] | None,
    dict[str, tuple[dict[str, str | None], str | None]],
    bool,
]


def from_json(line: str) -> Summary | None:
    """What as_json gave; None for what it never gives."""
    import msgspec  # noqa: PLC0415  only where many evaluations are read; the check is to start soon

    try:
        fields = msgspec.json.decode(line, type=_Line)
        municipality, official_name, residents, year, rubric, status, when, areas, broken = fields
        conducted = Period(*(Date(*date) for date in when)) if when else None
        points = {number: _area(*area) for number, area in areas.items()}
    except (msgspec.MsgspecError, ArithmeticError, ValueError, TypeError):
        return None
    return Summary(municipality, official_name, residents, year, rubric, status, conducted, points, broken)


def _area(scores: Mapping[str, Any], score: str | None) -> AreaSummary:
    return AreaSummary({question: _points(points) for question, points in scores.items()}, _points(score))


def _text(points: Decimal | None) -> str | None:
    return None if points is None else str(points)


def _points(text: str | None) -> Decimal | None:
    return None if text is None else Decimal(text)
