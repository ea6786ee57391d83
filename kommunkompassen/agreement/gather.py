"""Read the evaluators' sheets: what each has given, and everything that is wrong with any of them."""

from __future__ import annotations

import filecmp
from collections.abc import Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from kommunkompassen.agreement.writers import initials, short, told_apart
from kommunkompassen.base import paths
from kommunkompassen.base.finding import Finding, in_order
from kommunkompassen.base.swedish import number as in_swedish
from kommunkompassen.read import Document
from kommunkompassen.read.models import Evaluation, Rubric, Score
from kommunkompassen.scoring_sheet import sheet_words
from kommunkompassen.scoring_sheet.basis import PARTS, Part, basis
from kommunkompassen.scoring_sheet.interpret import Interpreter
from kommunkompassen.scoring_sheet.scores import present
from kommunkompassen.scoring_sheet.sheet import Sheet, read_sheet
from kommunkompassen.scoring_sheet.sheet_finding import of_cell, of_file
from kommunkompassen.scoring_sheet.table import shortened

FEWEST, MOST = 2, 4
"""Sheets: of more, the points no longer stand side by side on a screen."""
_HEADINGS: Mapping[Part, str] = {"points": sheet_words.POINTS, "sources": sheet_words.SOURCES, "note": sheet_words.NOTE}


@dataclass(frozen=True, slots=True)
class Given:
    """What one evaluator has given, by number."""

    name: str
    """The evaluator's name as it stands in the sheet, or else the file's name."""
    label: str
    scores: Mapping[str, Score]


@dataclass(frozen=True, slots=True)
class _Read:
    sheet: Sheet
    scores: Mapping[str, Score]

    @property
    def label(self) -> str:
        return initials(self.name) if self.sheet.writer else short(self.name)

    @property
    def name(self) -> str:
        return " ".join(self.sheet.writer.text.split()) if self.sheet.writer else self.sheet.path.stem


def gather(files: Sequence[Path], document: Document[Evaluation], rubric: Rubric) -> tuple[list[Given], list[Finding]]:
    """What the evaluators have given; where anything is wrong with a sheet, that alone."""
    if len(files) > MOST:
        return [], [of_file(path, "too-many", limit=str(MOST), count=str(len(files))) for path in files[MOST:]]
    if repeated := list(_repeated(files)):
        return [], repeated
    found: list[Finding] = []
    sheets: list[_Read] = []
    for path in files:
        sheet, findings = read_sheet(path)
        if sheet and sheet.writers:
            findings = [of_cell(path, sheet.headings[sheet_words.POINTS], "sheet-agreed")]
        elif sheet:
            scores, more = _scores(sheet, document, rubric)
            sheets.append(_Read(sheet, scores))
            findings += more
        found += findings
    found += _alike(sheets)
    if found:
        return [], in_order(found)
    labels = told_apart([read.label for read in sheets], [read.name for read in sheets])
    return [Given(read.name, label, read.scores) for read, label in zip(sheets, labels, strict=True)], []


def _repeated(files: Sequence[Path]) -> Iterator[Finding]:
    """A file that is given again, under whatever name, and one with the very content of another."""
    for index, path in enumerate(files):
        for first in files[:index]:
            # Of one that can't be looked at, reading it says why.
            with suppress(OSError):
                is_same = path.samefile(first)
                if is_same or filecmp.cmp(path, first, shallow=False):
                    yield of_file(path, "twice" if is_same else "copy", first=paths.shown(first))
                    break


def _scores(sheet: Sheet, document: Document[Evaluation], rubric: Rubric) -> tuple[dict[str, Score], list[Finding]]:
    now = present(document.model, rubric)
    # As in a draft: what one of them has not scored yet is no fault.
    reading = Interpreter(sheet, rubric, document.path.stem, "draft", now, new=True)
    scores = reading.scores()
    return scores, [*reading.findings, *_older(sheet, document.path.stem, scores, now, reading.findings)]


def _older(
    sheet: Sheet, id_: str, scores: Mapping[str, Score], now: Mapping[str, Score], findings: Sequence[Finding]
) -> Iterator[Finding]:
    """Where the file has changed since the sheet was made, to something else than the sheet says: what was agreed without
    knowing of it would undo it.
    """
    made_with = sheet.made_with(id_) or {}
    faulty = {finding.values.get("cell") for finding in findings}
    for row in sheet.rows:
        number = row.number
        if number not in made_with or number not in scores:
            continue
        then, mine, theirs = made_with[number], basis(scores[number]), basis(now[number])
        for part in PARTS:
            cell = row.cells.get(_HEADINGS[part])
            old, new = getattr(then, part), getattr(theirs, part)
            if cell and cell.name not in faulty and new not in (old, getattr(mine, part)):
                told = {"given": _told(part, scores[number]), "now": _told(part, now[number])}
                yield of_cell(sheet.path, cell, "sheet-older", part, number=number, evaluation=id_, **told)


def _told(part: Part, score: Score) -> str:
    if part == "points":
        return "–" if score.points is None else in_swedish(score.points)
    return shortened(sheet_words.sources_in_words(score) if part == "sources" else score.note or "") or "–"


def _alike(sheets: Sequence[_Read]) -> Iterator[Finding]:
    """Sheets that say the same, or that can't be told apart."""
    for index, read in enumerate(sheets):
        for other in sheets[:index]:
            cell = read.sheet.writer or read.sheet.headings[sheet_words.NUMBER]
            first = paths.shown(other.sheet.path)
            unsaid = not (read.sheet.writer and other.sheet.writer)
            if read.sheet.said == other.sheet.said and (unsaid or read.name.casefold() == other.name.casefold()):
                yield of_cell(read.sheet.path, cell, "sheet-writer", "same", first=first)
            elif read.name.casefold() == other.name.casefold():
                yield of_cell(read.sheet.path, cell, "sheet-writer", "name", first=first, name=shortened(read.name))
            else:
                continue
            break
