"""What became of one file, and how it is on each side."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

from kommunkompassen.base.finding import Finding
from kommunkompassen.diff.changes import Change
from kommunkompassen.diff.effects import Effect
from kommunkompassen.diff.kinds import Kinds
from kommunkompassen.diff.point_sums import Sum
from kommunkompassen.points.score import Result

What = Literal["evaluation", "rubric", "reference"]
Became = Literal["added", "removed", "changed", "affected"]


@dataclass(frozen=True, slots=True)
class OnSide:
    """A file on one side: its name from the top of the repository, the errors that hinder reading it, and what it gives."""

    file: str
    errors: tuple[Finding, ...]
    result: Result | None
    status: str
    contents: Mapping[str, int]
    broken_edition: str = ""
    """The id of its edition where that has errors; they are told at the edition."""
    """How many sections, strengths, improvements and facts it holds."""


@dataclass(frozen=True, slots=True)
class Entry:
    """What became of one file. `was`: its id before, where it has another name now. None on a side where it is not.

    `affected`: the file itself says the same, but what it rests on has changed.
    """

    what: What
    id: str
    was: str
    title: str
    became: Became
    before: OnSide | None
    after: OnSide | None
    changes: tuple[Change, ...]
    sums: tuple[Sum, ...]
    effects: tuple[Effect, ...]
    kinds: Kinds = field(default_factory=Kinds)
