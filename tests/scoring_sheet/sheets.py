"""Scoring sheets for tests: made by the code, changed by another library, or typed as CSV."""

from __future__ import annotations

import io
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import openpyxl

from kommunkompassen.read import Document
from kommunkompassen.read.models import Evaluation
from kommunkompassen.scoring_sheet import bring_in, write
from kommunkompassen.scoring_sheet.bring_in import Brought
from tests.helpers import kept, rubric


def made(document: Document[Evaluation], folder: Path) -> Path:
    """The sheet of an evaluation, as a file."""
    path = folder / f"{document.path.stem}.xlsx"
    path.write_bytes(write.workbook(rubric(kept(document).rubric), document))
    return path


def brought(path: Path, document: Document[Evaluation]) -> Brought:
    """What comes of a sheet for an evaluation that lies in a file."""
    return bring_in.bring_in(path, document, document.path.read_bytes(), rubric(kept(document).rubric))


def worksheet(path: Path) -> Any:
    """The sheet as it is stored, formulas as formulas."""
    return openpyxl.load_workbook(path).worksheets[0]


def row_of(sheet: Any, number: str) -> int:
    """The row of a question or an area."""
    return next(row for row in range(1, sheet.max_row + 1) if sheet.cell(row, 1).value == number)


def changed(path: Path, changes: Mapping[str, object]) -> Path:
    """The same file with other values in cells, named by column and question: D1.1, or by cell: B2."""
    book = openpyxl.load_workbook(path)
    sheet = book.worksheets[0]
    for place, value in changes.items():
        column, number = place[0], place[1:]
        cell = sheet[f"{column}{row_of(sheet, number)}" if "." in number else place]
        if isinstance(value, tuple):
            cell.value, cell.number_format = value
        else:
            cell.value = value
    stored = io.BytesIO()
    book.save(stored)
    path.write_bytes(stored.getvalue())
    return path


def csv(document: Document[Evaluation], changes: Mapping[str, str] | None = None, decimal: str = ",") -> str:
    """The sheet as Swedish Excel saves it as CSV."""
    evaluation = kept(document)
    edition = rubric(evaluation.rubric)
    lines = [
        f"Poängsättning: {evaluation.municipality} {evaluation.year};;;;;;",
        f"Utvärdering;{document.path.stem};;;;;",
        f"Utgåva;{edition.id} ({edition.name});;;;;",
        "Nr;Fråga;Max;Poäng;Procent;Källor;Anteckning",
    ]
    for number, area in edition.areas.items():
        lines.append(f"{number};{area.title};100;;;;")
        for key, question in area.questions.items():
            score = evaluation.areas[number].scores.get(key)
            points = "" if score is None or score.points is None else f"{score.points}".replace(".", decimal)
            maximum = "" if question.maximum is None else f"{question.maximum}"
            note = score.note or "" if score else ""
            lines.append((changes or {}).get(key, f"{key};{question.text};{maximum};{points};;;{note}"))
    return "\r\n".join([*lines, "Totalt;;800;;;;", ""])
