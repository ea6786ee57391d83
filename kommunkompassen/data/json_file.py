"""All tables as one JSON file: a list of objects per table, a row on a line."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from kommunkompassen.data.columns import TableType, cells
from kommunkompassen.data.values import as_json

_BETWEEN = b",\n"


def json_file(tables: Mapping[str, Sequence[bytes]]) -> bytes:
    """The tables by their names, each in pieces of rows; what is not given is null."""
    made = [f"{as_json(name)}: [\n".encode() + _BETWEEN.join(filter(None, pieces)) + b"\n]" for name, pieces in tables.items()]
    return b"{\n" + _BETWEEN.join(made) + b"\n}\n"


def json_rows(table: TableType, rows: Iterable[Any]) -> bytes:
    """Some rows of a table, without what stands around all."""
    names = [as_json(column.name) for column in table.columns]
    objects = (zip(names, map(as_json, cells(table, row)), strict=True) for row in rows)
    return ",\n".join("{" + ", ".join(f"{name}: {value}" for name, value in one) + "}" for one in objects).encode("utf-8")
