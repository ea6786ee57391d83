"""Evaluators' sheets for tests: made by the code and filled in by another library, and sheets for agreeing made of them."""

from __future__ import annotations

import io
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import openpyxl

from kommunkompassen.agreement import write
from kommunkompassen.agreement.gather import gather
from kommunkompassen.read import Document, read_evaluation
from kommunkompassen.read.models import Evaluation
from tests.helpers import data, kept, rubric, save
from tests.scoring_sheet.sheets import changed, made

HEADING_ROW = 6


def draft(folder: Path, edition: str = "2018", scores: Mapping[str, Any] | None = None) -> Document[Evaluation]:
    """A draft on Kumla in which nothing is scored but what is given, in area 1."""
    values = {**data(edition=edition), "status": "draft"}
    for area in values["areas"].values():
        area.pop("scores", None)
        area.pop("score", None)
    if scores:
        values["areas"]["1"]["scores"] = dict(scores)
    return read_evaluation(save(folder / "evaluations", values))


def filled(document: Document[Evaluation], folder: Path, name: str, cells: Mapping[str, object], stem: str = "") -> Path:
    """A sheet that somebody has filled in: all points alike, half of what can be had, but for the cells."""
    path = made(document, folder).rename(folder / f"{stem or name.split(maxsplit=1)[0].casefold()}.xlsx")
    edition = rubric(kept(document).rubric)
    points: dict[str, object] = {
        f"D{key}": float((question.maximum or 8) / 2)
        for area in edition.areas.values()
        for key, question in area.questions.items()
    }
    return changed(path, {**points, **({"G3": name} if name else {}), **cells})


def agreed(document: Document[Evaluation], *files: Path, in_order: bool = False) -> Path:
    """The sheet for agreeing, as a file."""
    edition = rubric(kept(document).rubric)
    given, findings = gather(files, document, edition)
    assert findings == []
    path = files[0].with_name("avstämning.xlsx")
    path.write_bytes(write.workbook(edition, document, given, in_order=in_order))
    return path


def headings(sheet: Any) -> dict[str, int]:
    """The columns of a sheet for agreeing, by what heads them."""
    return {str(cell.value): cell.column for cell in sheet[HEADING_ROW] if cell.value}


def cell_of(sheet: Any, heading: str, number: str) -> Any:
    """A cell by its column and its question."""
    row = next(row for row in range(HEADING_ROW, sheet.max_row + 1) if sheet.cell(row, 1).value == number)
    return sheet.cell(row, headings(sheet)[heading])


def typed(path: Path, cells: Mapping[tuple[str, str], object]) -> Path:
    """The same file with other values in cells of its first sheet."""
    book = openpyxl.load_workbook(path)
    for (heading, number), value in cells.items():
        cell_of(book.worksheets[0], heading, number).value = value
    stored = io.BytesIO()
    book.save(stored)
    path.write_bytes(stored.getvalue())
    return path
