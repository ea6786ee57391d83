"""What is remembered of a report beside its files: what it was made of, so that it is not made again without need.

A stamp says only what stays true: these files are made of that. It may be lost, be old or be another build's; whoever reads
it compares it with what is there. It is sealed, so that what somebody else wrote in its place is none. It lies hidden beside the
files, one for each report, and holds nothing of their content.
"""

from __future__ import annotations

import json
import tempfile
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from itertools import chain
from pathlib import Path
from typing import Any

from kommunkompassen.base.contents import seal, unseal
from kommunkompassen.base.finding import Correction, Finding, Severity, Span
from kommunkompassen.base.messages import text
from kommunkompassen.publish.inspect.flaw import Flaw


@dataclass(frozen=True, slots=True)
class Output:
    """A made file: a digest of its content, and how it looked when it was last seen with it (empty: not seen since)."""

    content: str
    look: str = ""


@dataclass(frozen=True, slots=True)
class Stamp:
    """What is remembered of one report."""

    evaluation: str
    """The file, with its whole path."""
    asked: str
    """The options that the report was made with, but for the formats."""
    program: str
    """A digest of code, templates, fonts and the tools' versions."""
    evaluations: str
    """A digest of all evaluations, most of which may not have mattered."""
    files: tuple[str, ...]
    """The evaluations that were read in full and the logo, with their whole paths."""
    read: str
    """A digest of those files and of all rubrics and references."""
    others: str
    """A digest of what all evaluations say that reports on others need."""
    made_of: str
    """A digest of what did matter."""
    outputs: Mapping[str, Output]
    """The made files by format."""
    findings: tuple[Finding, ...]
    flaws: tuple[Flaw, ...]


def stamp_name(report: str) -> str:
    """The name of a report's stamp."""
    return f".{report}.stamp"


def to_bytes(stamp: Stamp) -> bytes:
    """The stamp as it is kept."""
    return seal(json.dumps(asdict(stamp), ensure_ascii=False, default=str).encode("utf-8"))


def read(folder: Path, report: str) -> Stamp | None:
    """The report's stamp; None where there is none, or something else is in its place, or it says what no build says."""
    try:
        stamp = _stamp(json.loads(unseal((folder / stamp_name(report)).read_bytes())))
        _assert_sayable(stamp)
    except (OSError, ValueError, LookupError, TypeError, AttributeError, RecursionError):
        return None
    return stamp


def write(folder: Path, report: str, stamp: Stamp) -> None:
    """Put a stamp in the other's place. Where that can't be done the old one stays, which is as true, only slower to check."""
    try:
        with tempfile.TemporaryDirectory(prefix=f".{report}.new-", dir=folder) as aside:
            new = Path(aside, stamp_name(report))
            new.write_bytes(to_bytes(stamp))
            new.replace(folder / new.name)
    except OSError:
        return


def _assert_sayable(stamp: Stamp) -> None:
    """Raises LookupError or TypeError where what it remembers can't be told or compared."""
    for finding in stamp.findings:
        if not finding.message("sv") or not finding.hint("sv") or not all(isinstance(one, int) for one in finding.span):
            raise TypeError
    seen = [(kind, one.content, one.look) for kind, one in stamp.outputs.items()]
    flaws = [(flaw.format, flaw.where, text("flaws", flaw.what, "sv")) for flaw in stamp.flaws]
    said = (stamp.evaluation, stamp.asked, stamp.program, stamp.evaluations, stamp.read, stamp.others, stamp.made_of)
    if not all(isinstance(one, str) for one in (*said, *stamp.files, *chain(*seen, *flaws))):
        raise TypeError


def _stamp(data: dict[str, Any]) -> Stamp:
    return Stamp(
        evaluation=data["evaluation"],
        asked=data["asked"],
        program=data["program"],
        evaluations=data["evaluations"],
        files=tuple(data["files"]),
        read=data["read"],
        others=data["others"],
        made_of=data["made_of"],
        outputs={kind: Output(**seen) for kind, seen in data["outputs"].items()},
        findings=tuple(_finding(one) for one in data["findings"]),
        flaws=tuple(Flaw(**one) for one in data["flaws"]),
    )


def _finding(data: dict[str, Any]) -> Finding:
    change = data["correction"]
    return Finding(
        rule=data["rule"],
        severity=Severity(data["severity"]),
        path=Path(data["path"]),
        span=Span(*data["span"]),
        values=data["values"],
        detail=data["detail"],
        correction=Correction(change[0], change[1], tuple(change[2])) if change else None,
    )
