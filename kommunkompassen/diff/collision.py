"""Which two commits made main red: two proposals that are each in order can break a file together, once both are merged.

The one is the newest commit. The other is the last one before it that touched a file that the error speaks of.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from kommunkompassen.base.finding import Finding, Severity
from kommunkompassen.base.messages import Language, say
from kommunkompassen.check import check_all
from kommunkompassen.diff import revisions
from kommunkompassen.diff.revisions import Side

_ID = re.compile("[a-z0-9-]+")


@dataclass(frozen=True, slots=True)
class Collision:
    """An error that the newest commit brought, and the two commits that do not go together; the older is None if unknown."""

    finding: Finding
    newer: str
    older: str | None


def collisions(evaluations: Path, rubrics: Path, references: Path) -> list[Collision]:
    """The errors of the newest commit that were not there before it. Raises RevisionError."""
    with revisions.sides(revisions.asked("HEAD^1", "HEAD"), evaluations, rubrics, references) as both:
        known = {_said(finding, both.before) for finding in _errors(both.before)}
        findings = [finding for finding in _errors(both.after) if _said(finding, both.after) not in known]
        newer = revisions.described(evaluations, "HEAD")
        touched = set(both.changed)
        return [Collision(finding, newer, _older(finding, evaluations, both.after, touched)) for finding in findings]


def _errors(side: Side) -> list[Finding]:
    repository = side.repository
    findings = check_all(repository.paths(), repository, whole=False)
    return [finding for finding in findings if finding.severity is Severity.ERROR]


def _said(finding: Finding, side: Side) -> tuple[object, ...]:
    """What tells an error from others, wherever its line is now."""
    return finding.rule, finding.detail, side.file(finding.path), tuple(sorted(finding.values.items()))


def _older(finding: Finding, evaluations: Path, side: Side, touched: Iterable[str]) -> str | None:
    """The last commit before the newest that touched the file in error, or one that is named in the error."""
    own = side.file(finding.path)
    repository = side.repository
    folders = (repository.evaluations, repository.rubrics, repository.references)
    ids = sorted({value for value in finding.values.values() if _ID.fullmatch(value)})
    files = [own, *(side.file(folder / f"{id_}.yaml") for id_ in ids for folder in folders)]
    # What the newest commit brought itself it does not collide with.
    others = [file for file in files if file not in touched] or files
    return revisions.last_touched(evaluations, "HEAD^1", others)


def told(found: Sequence[Collision], language: Language) -> list[str]:
    """A sentence for each, on one line."""
    lines = []
    for collision in found:
        error = f"{collision.finding.message(language)} [{collision.finding.rule}]"
        if collision.older:
            lines.append(say("diff-collision", language, newer=collision.newer, older=collision.older, error=error))
        else:
            lines.append(say("diff-collision-alone", language, newer=collision.newer, error=error))
    return lines
