"""The open data's files, judged by frictionless and opened by others: the same tables in each, the same bytes every time."""

from __future__ import annotations

import io
import json
import os
import subprocess
import sys
import zipfile
from decimal import Decimal
from pathlib import Path

import pytest
from frictionless import Package, validate
from openpyxl import load_workbook
from rdflib import Graph, Literal, URIRef

from kommunkompassen.base import paths
from kommunkompassen.base.excel import LONGEST_TEXT
from kommunkompassen.data.columns import TABLES, cells, type_of
from kommunkompassen.data.extract import extract
from kommunkompassen.data.files import files
from kommunkompassen.data.linked import linked
from kommunkompassen.data.tables import tables
from tests.data.test_catalogue import URL
from tests.data.test_tables import published_tables, rubrics
from tests.helpers import content_of, data
from tests.read.test_site_settings import made_up


def _written(folder: Path) -> Path:
    for name, content in files(published_tables(), made_up(), URL).items():
        (folder / name).write_bytes(content)
    return folder


def test_frictionless_finds_nothing(tmp_path: Path) -> None:
    report = validate(_written(tmp_path) / "datapackage.json")
    assert report.valid, report.flatten(["type", "note"])
    assert {task.name for task in report.tasks} == set(TABLES)
    assert report.stats["warnings"] == 0


@pytest.mark.parametrize(
    ("name", "old", "new", "error"),
    [
        ("area_points", b"arboga-2016,2016,1,", b"ingen-2016,2016,1,", "foreign-key"),
        ("areas", b"2016,2,", b"2016,1,", "primary-key"),
        ("observations", b",strength,", b",styrka,", "constraint-error"),
        ("evaluations", b"381.35", b"381,35", "type-error"),
    ],
)
def test_frictionless_finds_what_is_wrong(tmp_path: Path, name: str, old: bytes, new: bytes, error: str) -> None:
    path = _written(tmp_path) / f"{name}.csv"
    assert old in path.read_bytes()
    new = b'"381,35"' if new == b"381,35" else new
    path.write_bytes(path.read_bytes().replace(old, new, 1))
    package = json.loads((tmp_path / "datapackage.json").read_text("utf-8"))
    for resource in package["resources"]:
        del resource["bytes"], resource["hash"]
    (tmp_path / "datapackage.json").write_text(json.dumps(package), encoding="utf-8")
    found = {kind for (kind,) in validate(tmp_path / "datapackage.json").flatten(["type"])}
    assert error in found


def test_the_package_says_who_and_under_which_licence() -> None:
    described = json.loads(files(published_tables(), made_up(), URL)["datapackage.json"])
    assert described["contributors"][0] == {
        "title": "Provlandets kommunförbund",
        "path": "https://provlandet.example/",
        "roles": ["publisher"],
    }
    assert described["licenses"][0]["name"] == "CC0-1.0"
    assert "contributors" not in json.loads(files(published_tables(), None)["datapackage.json"])
    assert Package(described).name == "kommunkompassen"


def test_json_holds_the_tables_cell_by_cell() -> None:
    read = json.loads(files(published_tables(), None)["kommunkompassen.json"], parse_float=Decimal)
    assert list(read) == list(TABLES)
    for name in TABLES:
        table = type_of(name)
        names = [column.name for column in table.columns]
        rows = [dict(zip(names, cells(table, row), strict=True)) for row in getattr(published_tables(), name)]
        assert read[name] == rows


def test_the_workbook_holds_the_tables_cell_by_cell() -> None:
    book = load_workbook(io.BytesIO(files(published_tables(), made_up())["kommunkompassen.xlsx"]))
    assert book.sheetnames == ["Läs mig", *(type_of(name).about.title for name in TABLES)]
    for name in TABLES:
        table = type_of(name)
        heading, *read = book[table.about.title].iter_rows(values_only=True)
        assert list(heading) == [column.about.title for column in table.columns]
        expected = [cells(table, row) for row in getattr(published_tables(), name)]
        assert len(read) == len(expected)
        for cell_row, row in zip(read, expected, strict=True):
            assert list(cell_row) == [float(value) if isinstance(value, Decimal) else value for value in row]
    told = [cell for row in book["Läs mig"].iter_rows(values_only=True) for cell in row]
    assert "Utgivare: Provlandets kommunförbund" in told


def test_text_is_text_in_the_workbook_whatever_it_begins_with(tmp_path: Path) -> None:
    values = data()
    values["areas"]["1"]["strengths"] = ['=HYPERLINK("https://x.example")', "https://x.example", "x" * (LONGEST_TEXT + 5)]
    made = tables(rubrics(), [extract(content_of(tmp_path, values))])
    sheet = load_workbook(io.BytesIO(files(made, None)["kommunkompassen.xlsx"]))["Iakttagelser"]
    cells_ = [cell for row in sheet.iter_rows() for cell in row if isinstance(cell.value, str)]
    assert {cell.data_type for cell in cells_} == {"s"}
    assert not [cell for cell in cells_ if cell.hyperlink]
    texts = [cell.value for cell in cells_]
    assert '=HYPERLINK("https://x.example")' in texts
    assert "x" * (LONGEST_TEXT - 1) + "…" in texts


def test_the_archive_holds_the_package() -> None:
    made = files(published_tables(), made_up(), URL)
    with zipfile.ZipFile(io.BytesIO(made["kommunkompassen-csv.zip"])) as archive:
        assert archive.namelist() == [*(f"{name}.csv" for name in TABLES), "datapackage.json"]
        assert archive.testzip() is None
        for name in archive.namelist():
            assert archive.read(name) == made[name]


_DIGESTS = """
import hashlib
from tests.data.test_catalogue import URL
from tests.data.test_files import made_up, published_tables, files
for name, content in files(published_tables(), made_up(), URL).items():
    print(name, hashlib.sha256(content).hexdigest())
"""


def test_the_same_tables_give_the_same_bytes_whatever_the_seed_the_zone_and_the_language() -> None:
    said = set()
    for seed, zone, language in (("1", "UTC", "C.UTF-8"), ("4711", "Asia/Tokyo", "sv_SE.UTF-8"), ("0", "America/Lima", "C")):
        environment = {**os.environ, "PYTHONHASHSEED": seed, "TZ": zone, "LC_ALL": language}
        done = subprocess.run(
            [sys.executable, "-c", _DIGESTS], env=environment, cwd=paths.PROJECT, capture_output=True, text=True, check=True
        )
        said.add(done.stdout)
    assert len(said) == 1
    assert said.pop().count("\n") == len(TABLES) + 5


def test_nothing_planted_is_in_any_file(tmp_path: Path) -> None:
    values = data("Kumla", 2027, evaluators=[{"name": "Planterad Person"}])
    values["areas"]["1"]["scores"]["1.1"] = {"points": 5, "note": "planterad anteckning", "sources": ["website"]}
    made = files(tables(rubrics(), [extract(content_of(tmp_path, values))]), made_up(), URL)
    whole = b"".join(made[name] for name in made if not name.endswith((".zip", ".xlsx")))
    for name in (one for one in made if one.endswith((".zip", ".xlsx"))):
        with zipfile.ZipFile(io.BytesIO(made[name])) as archive:
            whole += b"".join(archive.read(inner) for inner in archive.namelist())
    assert b"Kumla" in whole
    for planted in (b"lanterad", b"website", str(tmp_path).encode(), b".yaml"):
        assert planted not in whole


@pytest.mark.filterwarnings("ignore:ConjunctiveGraph is deprecated:DeprecationWarning")  # rdflib's own reader uses it
def test_the_linked_data_say_what_the_dataset_is() -> None:
    read = json.loads(linked(published_tables(), made_up(), URL))
    assert read["@context"] == "https://schema.org"
    read["@context"] = {"@vocab": "https://schema.org/"}
    graph = Graph().parse(data=json.dumps(read), format="json-ld")
    dataset = URIRef(f"{URL}data/index.html#dataset")

    def of(name: str) -> set[str]:
        return {str(value) for value in graph.objects(dataset, URIRef(f"https://schema.org/{name}"))}

    assert of("temporalCoverage") == {"2003-06-04/2019-03"}
    assert of("dateModified") == {"2019-03"}
    assert of("license") == {"https://creativecommons.org/publicdomain/zero/1.0/deed.sv"}
    assert len(of("distribution")) == 3
    assert (None, URIRef("https://schema.org/name"), Literal("Provlandets kommunförbund")) in graph


def test_the_linked_data_can_not_end_the_element_that_they_stand_in() -> None:
    settings = made_up()
    assert settings.publisher
    hostile = settings.publisher.model_copy({"name": "</script><script>alert(1)</script><!--"})
    made = linked(published_tables(), settings.model_copy({"publisher": hostile}), URL)
    assert "<" not in made
    assert json.loads(made)["publisher"]["name"] == hostile.name
