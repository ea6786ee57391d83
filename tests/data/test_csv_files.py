"""The CSV files: no text in them runs as a formula, and every text can be had back as it was written."""

from __future__ import annotations

import csv
import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kommunkompassen.base.formulas import as_written, harmless
from kommunkompassen.data.columns import TABLES, cells, type_of
from kommunkompassen.data.csv_files import csv_file
from kommunkompassen.data.values import plain
from tests.data.test_tables import published_tables

RISKY = st.text(alphabet="=+-@＝'\";\t\n\r, aå1")


@pytest.mark.parametrize(
    ("text", "cell"),
    [
        ("=1+1", "'=1+1"),
        ("@SUM(A1)", "'@SUM(A1)"),
        ("-5 procent", "'-5 procent"),
        (' "=1"', ' "\'=1"'),
        ("'=1", "''=1"),
        ("En\n=2", "En\n'=2"),
        ("En; =HYPERLINK(1)", "En; '=HYPERLINK(1)"),
        ("En;\t+2", "En;\t'+2"),
        ("＝1", "'＝1"),
        ("a=b, -c + d", "a=b, -c + d"),
        ("e-post", "e-post"),
        ("'citat'", "'citat'"),
        ("", ""),
    ],
)
def test_what_may_run_gets_an_apostrophe_and_nothing_else_does(text: str, cell: str) -> None:
    assert harmless(text) == cell
    assert as_written(cell) == text


@given(RISKY)
def test_every_text_can_be_had_back(text: str) -> None:
    assert as_written(harmless(text)) == text


@given(RISKY)
def test_no_cell_of_any_program_begins_a_formula(text: str) -> None:
    """However the file is split: by commas as it is written, or by semicolons or tabs, which no quotes keep together then."""
    line = io.StringIO()
    csv.writer(line, lineterminator="\r\n").writerow(["x", harmless(text), "y"])
    read = next(csv.reader(io.StringIO(line.getvalue(), newline="")))
    pieces = [read[1]]
    for row in line.getvalue().removeprefix("x,").replace("\r", "\n").replace("\t", ";").split("\n"):
        pieces += row.split(";")
    # Of the first piece the program sees x and a comma before it, so only the cell itself can begin there.
    for piece in (pieces[0], *pieces[2:]):
        assert not piece.strip(' "\u00a0').startswith(("=", "+", "-", "@", "＝"))


def test_long_runs_of_signs_are_looked_at_once() -> None:
    """Each would keep the test running for hours if every sign looked back over all before it."""
    for text in ("'" * 300_000, "\n" * 300_000 + "=", "=" * 300_000, ";'" * 150_000 + "=", '"' * 300_000):
        assert as_written(harmless(text)) == text


@pytest.mark.parametrize("name", TABLES)
def test_a_file_holds_its_table_cell_by_cell(name: str) -> None:
    table, rows = type_of(name), getattr(published_tables(), name)
    data = csv_file(table, rows)
    assert not data.startswith(b"\xef\xbb\xbf")
    assert data.count(b"\r\n") > len(rows)
    heading, *read = csv.reader(io.StringIO(data.decode("utf-8"), newline=""))
    assert heading == [column.name for column in table.columns]
    assert [[as_written(cell) for cell in row] for row in read] == [[plain(value) for value in cells(table, row)] for row in rows]
