"""What there is to show: a page, findings, files, and what stands in their way."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from kommunkompassen.base.finding import Finding
from kommunkompassen.check.standing import Standing
from kommunkompassen.report.naming import Format


@dataclass(frozen=True, slots=True)
class Shown:
    """All that is shown at one time."""

    page: bytes | None = None
    """The last page that could be made."""
    built: bool = False
    """Whether anything has been built or checked yet."""
    findings: tuple[Finding, ...] = ()
    standing: Standing | None = None
    """How far the draft has come."""
    lines: Mapping[Path, Sequence[str]] | None = None
    """The lines of the files that the findings are in."""
    problem: str = ""
    """What else keeps the page from being made, in a sentence."""
    files: Mapping[Format, bytes] | None = None
    """The Word file and the PDF of the page; None while they are made."""
    files_problem: str = ""
    flaws: tuple[str, ...] = ()
    """What makes the files less than accessible, in sentences."""
    restart: bool = False
    """Whether the program itself has changed since it was started."""
