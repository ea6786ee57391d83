"""What is told of one evaluation: what stands in its file, how far it has come, and what the check finds.

Found out by judge.py; here is what is kept of it, without what reads and checks, which takes long to import.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from pathlib import Path

from kommunkompassen.base import paths
from kommunkompassen.base.finding import Finding, Severity, Span
from kommunkompassen.base.remaining import Remaining


@dataclass(frozen=True, slots=True)
class First:
    """The first error, without the path, which is another on each machine and branch."""

    rule: str
    detail: str
    span: Span
    values: Mapping[str, str]
    file: str
    """The name of the file that it is in, where that is another than the evaluation's."""

    def finding(self, path: Path) -> Finding:
        """The error as a finding, for an evaluation that lies at the path."""
        where = path.with_name(self.file) if self.file else path
        return Finding(self.rule, Severity.ERROR, where, self.span, self.values, self.detail)


@dataclass(frozen=True, slots=True)
class Facts:
    """What is told of one evaluation; None for what could not be read."""

    municipality: str | None = None
    year: int | None = None
    rubric: str | None = None
    status: str | None = None
    conducted: str | None = None
    """As in the file: 2019-03, or 2003-06-04/2003-06-06."""
    evaluators: tuple[str, ...] = ()
    points: Decimal | None = None
    """Printed points in all; None where something is not yet scored."""
    left: Remaining | None = None
    """What is still to be written; None where that can't be judged, as without a known edition."""
    errors: int = 0
    warnings: int = 0
    infos: int = 0
    broken: bool = False
    """Whether the file itself can't be read as what it should be, or not all of it."""
    first: First | None = None
    needs: Mapping[str, str] = field(default_factory=dict)
    """The contents, by id, of other evaluations that were read in full for this, and of the logo by its name."""


def is_name(name: str) -> bool:
    """Whether a logo lies in its folder and nowhere else; another is an error, whatever it holds."""
    return bool(name) and Path(name).name == name and "\\" not in name


def logo_file(path: Path, name: str) -> Path:
    """Where the logo of an evaluation lies."""
    return path.parent / paths.ASSETS / name
