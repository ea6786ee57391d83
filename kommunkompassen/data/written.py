"""Rows as the files hold them: what is written of one evaluation is kept, and a file of all is put together of it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from kommunkompassen.data.columns import TABLES, type_of
from kommunkompassen.data.csv_files import csv_rows
from kommunkompassen.data.extract import Extract
from kommunkompassen.data.json_file import json_rows
from kommunkompassen.data.sheet_rows import sheet_rows, widths
from kommunkompassen.data.tables import Tables


@dataclass(frozen=True, slots=True)
class Written:
    """Some rows of a table."""

    csv: bytes
    json: bytes
    sheet: tuple[bytes, ...]
    """Each row as a sheet of a workbook has it (see sheet_rows)."""
    widths: tuple[int, ...]
    """How many characters the longest value of each column takes."""


Pieces = Mapping[str, Sequence[Written]]
"""The rows of tables, by their names, in pieces that follow on each other."""


def written(table: str, rows: Sequence[Any]) -> Written:
    """Rows of a table by its name."""
    kind = type_of(table)
    return Written(csv_rows(kind, rows), json_rows(kind, rows), sheet_rows(kind, rows), widths(kind, rows))


def of_evaluation(extract: Extract) -> dict[str, Written]:
    """By table, the rows that depend on the evaluation alone; its own row does not."""
    return {
        "area_points": written("area_points", extract.areas),
        "question_points": written("question_points", extract.questions),
        "observations": written("observations", extract.observations),
    }


def all_of(tables: Tables, known: Pieces) -> dict[str, Sequence[Written]]:
    """Every table in pieces: those that are known, and the others written now."""
    return {name: known[name] if name in known else [written(name, getattr(tables, name))] for name in TABLES}
