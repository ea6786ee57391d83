"""What other reports need of an evaluation: names, dates and points, without the texts."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal

from kommunkompassen.base import register
from kommunkompassen.base.dates import Period


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

    @property
    def name(self) -> str:
        """The municipality's official name: Nässjö kommun."""
        return self.official_name or register.official_name(self.municipality)
