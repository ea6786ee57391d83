"""All tables as one JSON file: a list of objects per table, a row on a line."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from kommunkompassen.data.columns import TABLES, TableType, cells, type_of
from kommunkompassen.data.tables import Tables
from kommunkompassen.data.values import as_json


def json_file(tables: Tables) -> bytes:
    """The tables by their names; what is not given is null."""
    made = [f"{as_json(name)}: [\n{_rows(type_of(name), getattr(tables, name))}\n]" for name in TABLES]
    return ("{\n" + ",\n".join(made) + "\n}\n").encode("utf-8")


def _rows(table: TableType, rows: Sequence[Any]) -> str:
    names = [as_json(column.name) for column in table.columns]
    objects = (zip(names, map(as_json, cells(table, row)), strict=True) for row in rows)
    return ",\n".join("{" + ", ".join(f"{name}: {value}" for name, value in one) + "}" for one in objects)
