"""What `build.py data` writes: published evaluations alone, or drafts and evaluators too, who are then in nothing published."""

from __future__ import annotations

import csv
import io
import zipfile
from collections.abc import Sequence
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from openpyxl import load_workbook

from kommunkompassen.base import paths
from kommunkompassen.calibration.spread import Spread
from kommunkompassen.commands import run
from kommunkompassen.data.columns import columns
from kommunkompassen.repository import Repository
from tests.helpers import data, rubric, save
from tests.site.conftest import site_of
from tests.test_rooms import permitted

PEOPLE = ("Eva Ek", "Bo Alm")


def fill(folder: Path) -> Path:
    """Ten published evaluations and a draft, whose municipalities differ by steps of points."""
    names = ("Arboga", "Boden", "Falun", "Gävle", "Hjo", "Kil", "Kumla", "Laxå", "Mora", "Nora", "Orsa")
    for number, name in enumerate(names):
        values = data(name, 2018, share=f"0.{number + 1:02}", evaluators=[{"name": PEOPLE[number % 2]}])
        if name == "Orsa":
            values["status"] = "draft"
        save(folder, values)
    return folder


def written(tmp_path: Path, *options: str) -> Path:
    """The folder that the command wrote."""
    output = tmp_path / "out"
    assert run(["data", "--evaluations", str(fill(tmp_path / "evaluations")), "--output", str(output), *options]) == 0
    return output


def rows(path: Path) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(path.read_bytes().decode("utf-8"), newline="")))


def sheet(path: Path, name: str) -> list[Sequence[Any]]:
    return list(load_workbook(path)[name].iter_rows(values_only=True))


DRAFTS = "Utkast är med. Arbetsmaterial för den som samordnar: publiceras inte."


def test_without_drafts_only_published_evaluations_are_there_and_nobody_is_named(tmp_path: Path) -> None:
    folder = written(tmp_path)
    assert len(rows(folder / "evaluations.csv")) == 10
    points = rows(folder / "points.csv")
    assert {row["evaluation"] for row in points} == {row["evaluation"] for row in rows(folder / "evaluations.csv")}
    assert not {"status", "evaluators"} & points[0].keys()
    assert load_workbook(folder / "kalibrering.xlsx").sheetnames == ["Diagram", "Frågor", "Poäng"]
    assert (DRAFTS,) not in sheet(folder / "kalibrering.xlsx", "Diagram")
    whole = b"".join(path.read_bytes() for path in folder.glob("*.csv"))
    for path in (*folder.glob("*.xlsx"), *folder.glob("*.zip")):
        with zipfile.ZipFile(path) as archive:
            whole += b"".join(archive.read(name) for name in archive.namelist())
    assert b"Kumla" in whole
    for word in (b"Eva Ek", b"Orsa", b"orsa"):
        assert word not in whole


def test_with_drafts_they_are_there_with_who_evaluated_and_nothing_says_that_it_is_open(tmp_path: Path) -> None:
    folder = written(tmp_path, "--drafts")
    points = rows(folder / "points.csv")
    assert {row["evaluators"] for row in points} == set(PEOPLE)
    assert {row["status"] for row in points if row["municipality"] == "Orsa"} == {"draft"}
    assert load_workbook(folder / "kalibrering.xlsx").sheetnames == ["Diagram", "Frågor", "Poäng", "Utvärderare"]
    assert (DRAFTS,) in sheet(folder / "kalibrering.xlsx", "Diagram")
    assert {path.suffix for path in folder.iterdir()} == {".csv", ".xlsx"}
    told = sheet(folder / "kalibrering.xlsx", "Utvärderare")
    assert [line[0] for line in told[1:3]] == ["Bo Alm", "Eva Ek"]
    assert any("Det kan inte visa vem som dömer rätt" in str(line[0]) for line in told)


def test_the_workbook_s_figures_are_those_reckoned_from_the_files(tmp_path: Path) -> None:
    """Ten evaluations got 1, 2 … 10 percent of each maximum: of ten values in equal steps the quartiles are known."""
    folder = written(tmp_path)
    heading, *lines = sheet(folder / "kalibrering.xlsx", "Frågor")
    assert list(heading) == [column.about.title for column in columns(Spread)]
    assert len(lines) == 45
    for line in lines:
        told = dict(zip([column.name for column in columns(Spread)], line, strict=True))
        step = float(told["maximum"]) / 100
        expected = {"lowest": 1, "lower": 3.25, "median": 5.5, "upper": 7.75, "highest": 10, "between": 4.5}
        assert told["count"] == 10
        for name, steps in expected.items():
            assert told[name] == pytest.approx(steps * step), (told["question"], name)
        assert told["deviation"] == pytest.approx(3.0277 * step, abs=0.006)


def test_each_edition_has_its_pictures_in_the_first_sheet_told_in_words(tmp_path: Path) -> None:
    fill(tmp_path / "evaluations")
    save(tmp_path / "evaluations", data("Sala", 2017, "2016"))
    save(tmp_path / "evaluations", data("Säter", 2003, "2003"))
    output = tmp_path / "out"
    assert run(["data", "--evaluations", str(tmp_path / "evaluations"), "--output", str(output)]) == 0
    with zipfile.ZipFile(output / "kalibrering.xlsx") as archive:
        assert len([name for name in archive.namelist() if name.endswith(".png")]) == 2
        drawing = archive.read("xl/drawings/drawing1.xml").decode("utf-8")
    assert rubric("2018").name in drawing
    assert "Störst avstånd mellan lägsta och högsta har" in drawing
    told = [str(line[0]) for line in sheet(output / "kalibrering.xlsx", "Diagram")]
    assert "Utgåvan anger inga högsta poäng för frågorna, så de kan inte ritas på en skala." in told


def test_one_with_errors_is_left_out_and_told_of(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    folder = fill(tmp_path / "evaluations")
    values = data("Sala", 2018)
    values["areas"]["1"]["scores"]["1.1"] = "999"
    save(folder, values)
    (folder / "trosa-2018.yaml").write_text("status: published\nmunicipality: [", encoding="utf-8")
    output = tmp_path / "out"
    assert run(["data", "--evaluations", str(folder), "--output", str(output), "--lang", "sv"]) == 1
    said = capsys.readouterr().err
    assert "sala-2018: finns inte med i tabellerna." in said
    assert "trosa-2018: finns inte med i tabellerna." in said
    assert len(rows(output / "evaluations.csv")) == 10


def test_the_same_evaluations_give_the_same_bytes(tmp_path: Path) -> None:
    first, second = written(tmp_path / "a", "--drafts"), written(tmp_path / "b", "--drafts")
    assert {path.name: path.read_bytes() for path in first.iterdir()} == {
        path.name: path.read_bytes() for path in second.iterdir()
    }


def test_drafts_are_not_written_where_git_would_see_them(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["data", "--drafts", "--output", str(paths.PROJECT / "docs" / "tabeller"), "--lang", "sv"]) == 2
    assert "där skulle git ta med dem" in capsys.readouterr().err
    assert not (paths.PROJECT / "docs" / "tabeller").exists()


def test_nothing_that_publishes_can_reach_what_is_reckoned_of_evaluators() -> None:
    assert {room for room, rooms in permitted().items() if "calibration" in rooms} == {"commands"}


def test_the_open_tables_are_the_same_as_on_the_site(tmp_path: Path) -> None:
    evaluations, output = tmp_path / "evaluations", tmp_path / "out"
    for name in ("Kumla", "Arboga"):
        save(evaluations, data(name, 2018, share="0.07", evaluators=[{"name": PEOPLE[0]}]))
    assert run(["data", "--evaluations", str(evaluations), "--output", str(output)]) == 0
    repository = Repository(evaluations)
    site = site_of(repository.paths(), repository, tmp_path, address="")
    own = {path.name: path.read_bytes() for path in output.iterdir() if path.name not in ("points.csv", "kalibrering.xlsx")}
    kumla = next(row for row in rows(output / "evaluations.csv") if row["municipality"] == "Kumla")
    assert Decimal(kumla["exact"]) == 56
    assert own == {path.name: path.read_bytes() for path in (site / "data").iterdir() if path.name != "index.html"}
