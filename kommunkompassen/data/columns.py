"""The tables' schemas, read off the classes of their rows: what each column is called, what it holds and what it refers to."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, fields
from decimal import Decimal
from functools import cache
from types import NoneType
from typing import Annotated, Any, Literal, get_args, get_origin, get_type_hints

from kommunkompassen.data import rows
from kommunkompassen.data.rows import About, Column

Value = str | int | bool | Decimal | None
KINDS: Mapping[type, str] = {str: "string", int: "integer", bool: "boolean", Decimal: "number"}
"""The types of Table Schema."""


@dataclass(frozen=True, slots=True)
class ColumnType:
    """A column: its name in the files, the attribute of a row that it is, its type in Table Schema."""

    name: str
    attribute: str
    kind: str
    required: bool
    choices: tuple[str, ...]
    about: Column


@dataclass(frozen=True, slots=True)
class TableType:
    """A table: its name, its rows' class and its columns in order."""

    name: str
    row: type[Any]
    columns: tuple[ColumnType, ...]

    @property
    def about(self) -> About:
        """Title, description and key."""
        about: About = self.row.about
        return about

    @property
    def foreign_keys(self) -> Iterator[tuple[Sequence[str], str, Sequence[str]]]:
        """Columns here, the table they refer to, and its key's columns: those of this table by the same names, before others."""
        own = [column.name for column in self.columns]
        for column in self.columns:
            if column.about.refers_to:
                key = type_of(column.about.refers_to).about.key
                yield [part if part in own else column.name for part in key], column.about.refers_to, list(key)


TABLES: Mapping[str, type[Any]] = {
    "editions": rows.Edition,
    "areas": rows.Area,
    "questions": rows.Question,
    "evaluations": rows.Evaluation,
    "area_points": rows.AreaPoints,
    "question_points": rows.QuestionPoints,
    "observations": rows.Observation,
    "bridges": rows.Bridge,
}
"""The published tables, in the order of the attributes of Tables."""


@cache
def type_of(table: str) -> TableType:
    """The description of a table by its name."""
    row = TABLES[table]
    return TableType(table, row, columns(row))


def columns(row: type[Any]) -> tuple[ColumnType, ...]:
    """The columns of a class of rows, in its order."""
    hints = get_type_hints(row, include_extras=True)
    return tuple(_column(field.name, hints[field.name]) for field in fields(row))


def _column(attribute: str, annotation: Any) -> ColumnType:
    assert get_origin(annotation) is Annotated, attribute
    written, about = get_args(annotation)
    choices = get_args(written) if get_origin(written) is Literal else ()
    types = {str} if choices else set(get_args(written)) or {written}
    (kind,) = types - {NoneType}
    return ColumnType(attribute.rstrip("_"), attribute, KINDS[kind], NoneType not in types, choices, about)


def cells(table: TableType, row: Any) -> list[Value]:
    """A row's values in the columns' order."""
    return [getattr(row, column.attribute) for column in table.columns]
