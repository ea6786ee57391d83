"""The other evaluations as far as a report needs them."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path

from kommunkompassen.base import paths
from kommunkompassen.points.score import area_points
from kommunkompassen.read import Document, read_evaluation
from kommunkompassen.read.models import Evaluation, Rubric
from kommunkompassen.read.summary import AreaSummary, Summary

_PUBLISHED = re.compile(r"status:\s*published\b")


@dataclass(frozen=True, slots=True)
class Neighbour:
    """An evaluation seen from another one. `says` is None where the file can't be read."""

    path: Path
    says: Summary | None
    broken: bool = False
    """Whether something in the file is in error; what it says then lacks that."""
    seems_published: bool = False
    """Whether a file that can't be read is meant to be published, as far as can still be seen."""

    def points(self, rubric: Rubric) -> tuple[Decimal | None, ...]:
        """The exact points of each area by its own rubric; None where one is not fully scored."""
        assert self.says, "a file that can't be read has no rubric"
        given = (self.says.areas.get(number, _NOT_SCORED) for number in rubric.areas)
        return tuple(area_points(area, one.scores, one.score) for area, one in zip(rubric.areas.values(), given, strict=True))


_NOT_SCORED = AreaSummary({}, None)


def read_neighbour(path: Path) -> Neighbour:
    """The evaluation in a file; never raises for what stands in it."""
    # Its many patterns take as long to compile as a few files to read in full; where there are no others, it is not asked.
    from kommunkompassen.read.glance import glance  # noqa: PLC0415

    try:
        summary = None if paths.leads_out(path) else glance(path.read_bytes())
    except OSError:
        summary = None
    return Neighbour(path, summary) if summary else neighbour(read_evaluation(path))


def neighbour(document: Document[Evaluation]) -> Neighbour:
    """An evaluation that has been read in full."""
    model = document.model
    if model is None:
        seems_published = any(_PUBLISHED.match(line) for line in document.source.lines)
        return Neighbour(document.path, None, broken=True, seems_published=seems_published)
    summary = Summary(
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
    )
    return Neighbour(document.path, summary, broken=document.broken)
