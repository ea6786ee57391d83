"""From a sheet to an evaluation's file: what is wrong with the sheet, or else what the file should become."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from kommunkompassen.base import whole_file
from kommunkompassen.base.contents import digest
from kommunkompassen.base.finding import Finding, in_order
from kommunkompassen.base.whole_file import ChangedMeanwhileError
from kommunkompassen.points.score import Result, score
from kommunkompassen.read import Document, document
from kommunkompassen.read.models import Evaluation, Rubric
from kommunkompassen.read.parse import parse
from kommunkompassen.read.source import Source
from kommunkompassen.repository import Repository
from kommunkompassen.scoring_sheet.interpret import Interpreter, Kept
from kommunkompassen.scoring_sheet.rewrite import apply
from kommunkompassen.scoring_sheet.scores import Change, Scored, changes, present
from kommunkompassen.scoring_sheet.sheet import read_sheet


@dataclass(frozen=True, slots=True)
class Brought:
    """What came of a sheet: findings and nothing else, or the file's new content (the old one where nothing changes)."""

    findings: tuple[Finding, ...]
    data: bytes
    changes: tuple[Change, ...]
    before: Result
    after: Result
    kept: tuple[Kept, ...] = ()
    unsettled: tuple[Scored, ...] = ()


def bring_in(path: Path, old: Document[Evaluation], data: bytes, rubric: Rubric, *, new: bool = False) -> Brought:
    """The scores of the sheet in an evaluation's file, whose content is `data` and which was read without errors.

    A sheet knows what it was made with: what only the file has changed since then stays. With `new` it is made of the sheet.
    """
    evaluation = old.model
    assert evaluation, f"{old.path}: has errors"
    before = score(evaluation, rubric)
    sheet, findings = read_sheet(path)
    if sheet is None:
        return Brought(tuple(findings), data, (), before, before)
    now = present(evaluation, rubric)
    reading = Interpreter(sheet, rubric, old.path.stem, evaluation.status, now, new)
    given = reading.scores()
    findings += reading.findings
    if findings:
        return Brought(tuple(in_order(findings)), data, (), before, before)
    changed = changes(rubric, now, given)
    if not changed:
        return Brought((), data, (), before, before, tuple(reading.kept), tuple(reading.unsettled))
    new_data, written = apply(old, data, changed)
    assert written.model
    after = score(written.model, rubric)
    return Brought((), new_data, tuple(changed), before, after, tuple(reading.kept), tuple(reading.unsettled))


def take_in(sheet: Path, old: Document[Evaluation], rubric: Rubric) -> Brought:
    """The same, and write the evaluation's file where that changes it. Raises ChangedMeanwhileError."""
    data = old.path.read_bytes()
    if old.source.digest != digest(data):
        raise ChangedMeanwhileError(old.path)
    brought = bring_in(sheet, old, data, rubric)
    if brought.changes and not whole_file.replace(old.path, data, brought.data):
        raise ChangedMeanwhileError(old.path)
    return brought


def bring_in_new(sheet: Path, path: Path, content: str, rubric: Rubric) -> Brought:
    """The scores of the sheet in an evaluation that is not written yet, whose skeleton is `content`."""
    return bring_in(sheet, document(parse(Source(path), content), Evaluation), content.encode("utf-8"), rubric, new=True)


def edition(repository: Repository, id_: str) -> Rubric | None:
    """The edition with that id, if there is one that can be read."""
    found = repository.rubric(id_)
    return found.model if found else None


def edition_of(document: Document[Evaluation], repository: Repository) -> Rubric | None:
    """The edition that an evaluation follows; None where the file has errors or names no edition that there is."""
    return None if document.broken or not document.model else edition(repository, document.model.rubric)


def edition_in(path: Path, repository: Repository) -> Rubric | None:
    """The edition that the sheet says it was made for; None where it does not say, or says one that there is not."""
    sheet, _ = read_sheet(path)
    return edition(repository, sheet.edition_id) if sheet else None
