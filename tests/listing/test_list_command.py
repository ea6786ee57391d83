"""The command: what is told, which of it, in which order and form, and the exit code."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path
from typing import Any, get_args

import openpyxl
import pytest

import build
from kommunkompassen.base import paths
from kommunkompassen.listing.choice import ORDERS, STATUSES
from kommunkompassen.read.models import Status
from kommunkompassen.reporters import width
from tests.helpers import data, save
from tests.listing.folder import draft, fill


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Evaluations where there is no git."""
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(tmp_path.parent))
    monkeypatch.setenv("COLUMNS", "120")
    monkeypatch.chdir(tmp_path)
    return fill(tmp_path / "evaluations")


def listed(folder: Path, *words: str, code: int = 0) -> None:
    assert build.run(["list", "--evaluations", str(folder), "--lang", "sv", *words]) == code


def as_json(folder: Path, capsys: pytest.CaptureFixture[str], *words: str, code: int = 0) -> list[dict[str, Any]]:
    listed(folder, "--format", "json", *words, code=code)
    found: list[dict[str, Any]] = json.loads(capsys.readouterr().out)
    return found


def test_the_published_evaluations_have_their_printed_points(capsys: pytest.CaptureFixture[str]) -> None:
    assert {row["id"]: row["points"] for row in as_json(paths.EVALUATIONS, capsys)} == {
        "arboga-2016": "381",
        "botkyrka-2003": "639",
        "kumla-2017": "372",
        "ljungby-2018": "461",
        "nassjo-2019": "540",
    }


def ids(folder: Path, capsys: pytest.CaptureFixture[str], *words: str, code: int = 0) -> list[str]:
    return [one["id"] for one in as_json(folder, capsys, *words, code=code)]


def test_the_statuses_are_the_models() -> None:
    assert get_args(Status) == STATUSES


def test_each_evaluation_is_a_line_and_its_first_error_one_below(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    listed(folder, code=1)
    said = capsys.readouterr()
    assert said.out.splitlines() == [
        "utvärdering  status         genomförd   utgåva  utvärderare                poäng  poängsatt  texter  fel  varn  uppl",
        "arboga-2020  publicerad     2020-03-02  2018    Eva Ek                       400   45 av 45  8 av 8",
        "boden-2027   utkast                     2018    Eva Ek, Per-Olof von Berg          42 av 45  6 av 8          6     1",
        "falun-2027   faktagranskas  2027-03     2018    Eva Ek                       400   45 av 45  8 av 8                1",
        "kumla-2026   publicerad     2026-03     2018    Eva Ek                       492   45 av 45  8 av 8    1",
        "    rad 22: 99 poäng på fråga 2.1 går inte.",
        "torsby-2026  oläslig                                                                                   2",
        '    rad 1: Nyckelordet "rubric" saknas.',
    ]
    assert said.err == "5 i listan: publicerad 2, faktagranskas 1, utkast 1, oläslig 1, med fel 2.\n"


@pytest.mark.parametrize("columns", [80, 100, 120])
@pytest.mark.parametrize("words", [[], ["--missing"]], ids=" ".join)
def test_no_line_is_wider_than_the_terminal(
    folder: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, columns: int, words: list[str]
) -> None:
    monkeypatch.setenv("COLUMNS", str(columns))
    save(folder, draft("Upplands Väsby", evaluators=[{"name": f"Utvärderare {number} Efternamn"} for number in range(3)]))
    listed(folder, *words, code=1)
    said = capsys.readouterr()
    assert max(map(width, said.out.splitlines())) <= columns
    assert "upplands-vasby-2027" in said.out
    assert "42 av 45" in said.out
    if columns == 80 and not words:
        assert said.err.startswith("Ryms inte på raderna: genomförd, utgåva, utvärderare")


def test_a_program_is_told_what_it_was_told_before_and_more(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    found = {one["id"]: one for one in as_json(folder, capsys, code=1)}
    assert list(found["boden-2027"])[:6] == ["id", "municipality", "year", "rubric", "status", "points"]
    assert found["boden-2027"] | {"file": ""} == {
        "id": "boden-2027",
        "municipality": "Boden",
        "year": 2027,
        "rubric": "2018",
        "status": "draft",
        "points": None,
        "branch": None,
        "file": "",
        "broken": False,
        "conducted": None,
        "evaluators": ["Eva Ek", "Per-Olof von Berg"],
        "scored": 42,
        "to_score": 45,
        "texts": 6,
        "areas": 8,
        "errors": 0,
        "warnings": 6,
        "infos": 1,
        "missing": {"scores": ["1.3", "1.4", "1.5"], "texts": ["7", "8"], "sections": 0, "keys": ["conducted"]},
        "finding": None,
        "changed": None,
        "changed_on": None,
        "uncommitted": False,
    }
    assert found["arboga-2020"]["points"] == "400"
    torsby = found["torsby-2026"]
    assert [torsby[key] for key in ("municipality", "year", "points", "missing")] == [None] * 4
    assert (torsby["broken"], torsby["errors"], torsby["finding"]["line"]) == (True, 2, 1)
    assert torsby["finding"]["file"] == torsby["file"] == "evaluations/torsby-2026.yaml"
    assert not found["kumla-2026"]["broken"]
    assert found["kumla-2026"]["finding"]["rule"] == "score-range"


@pytest.mark.parametrize(
    ("words", "expected", "code"),
    [
        (["--status", "draft"], ["boden-2027", "torsby-2026"], 1),
        (["--status", "draft", "--status", "fact-check", "--year", "2027"], ["boden-2027", "falun-2027"], 0),
        (["--year", "2020", "--year", "2026"], ["arboga-2020", "kumla-2026", "torsby-2026"], 1),
        (["--year", "2027"], ["boden-2027", "falun-2027"], 0),
        (["--missing"], ["boden-2027", "torsby-2026"], 1),
        (["--missing", "--status", "published", "--year", "2020"], [], 0),
    ],
)
def test_what_is_asked_for_is_told_and_what_cannot_be_read_unless_its_name_says_otherwise(
    folder: Path, capsys: pytest.CaptureFixture[str], words: list[str], expected: list[str], code: int
) -> None:
    assert ids(folder, capsys, *words, code=code) == expected


@pytest.mark.parametrize(
    ("order", "first"),
    [
        ("id", ["arboga-2020", "boden-2027"]),
        ("status", ["torsby-2026", "boden-2027", "falun-2027", "arboga-2020"]),
        ("year", ["boden-2027", "falun-2027", "kumla-2026", "torsby-2026", "arboga-2020"]),
        ("points", ["kumla-2026", "arboga-2020", "falun-2027", "boden-2027"]),
        ("left", ["torsby-2026", "boden-2027"]),
        ("findings", ["torsby-2026", "kumla-2026", "boden-2027", "falun-2027", "arboga-2020"]),
        ("changed", ["arboga-2020"]),
    ],
)
def test_the_order_is_the_one_asked_for(folder: Path, capsys: pytest.CaptureFixture[str], order: str, first: list[str]) -> None:
    assert order in ORDERS
    assert ids(folder, capsys, "--sort", order, code=1)[: len(first)] == first


def test_what_is_missing_is_told_in_words(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    empty = data("Sunne", 2027, status="draft", areas={})
    save(folder, empty)
    unknown = data("Eda", 2027, status="draft")
    save(folder, {**unknown, "rubric": "1999"})
    listed(folder, "--missing", "--year", "2027", code=1)
    assert capsys.readouterr().out.splitlines() == [
        "utvärdering  status  poängsatt  texter  saknas",
        "boden-2027   utkast   42 av 45  6 av 8  3 poäng (1.3–1.5); text i område 7, 8; conducted",
        "eda-2027     utkast                     går inte att säga",
        '    rad 4: Utgåvan "1999" finns inte.',
        "sunne-2027   utkast    0 av 45  0 av 8  alla poäng; text i alla områden",
    ]


def test_a_published_report_that_lacks_something_is_told_of_too(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    values = data("Ale", 2025)
    values["areas"]["3"]["scores"]["3.2"] = None
    values["areas"]["4"]["narrative"] = [{"heading": "Etik", "text": "En text."}, {"heading": "Dialog"}]
    save(folder, values)
    (ale,) = as_json(folder, capsys, "--missing", "--year", "2025", code=1)
    assert ale["missing"] == {"scores": ["3.2"], "texts": [], "sections": 1, "keys": []}


def test_the_table_is_for_excel_and_statistics_programs(folder: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    listed(folder, "--format", "csv", code=1)
    rows = list(csv.DictReader(io.StringIO(capsys.readouterr().out)))
    listed(folder, "--format", "xlsx", "--output", str(tmp_path / "lista.xlsx"), code=1)
    sheet = openpyxl.load_workbook(tmp_path / "lista.xlsx").active
    assert sheet
    heading, *lines = sheet.iter_rows(values_only=True)
    assert heading[:4] == ("Utvärdering", "Gren", "Kommun", "År")
    assert len(lines) == len(rows) == 5
    for row, line in zip(rows, lines, strict=True):
        assert [value or None for value in row.values()] == [
            None if value is None else str(value).lower() if isinstance(value, bool) else str(value) for value in line
        ]
    boden = rows[1]
    assert (boden["scored"], boden["to_score"], boden["evaluators"]) == ("42", "45", "Eva Ek; Per-Olof von Berg")
    assert boden["missing"] == "3 poäng (1.3–1.5); text i område 7, 8; conducted"
    assert rows[3]["finding"].startswith("kumla-2026.yaml:22: ")


def test_a_name_that_begins_as_a_formula_is_none(folder: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    save(folder, data("Ale", 2025, evaluators=[{"name": "=HYPERLINK(1)"}]))
    listed(folder, "--format", "csv", "--year", "2025", code=1)
    (row,) = csv.DictReader(io.StringIO(capsys.readouterr().out))
    assert row["evaluators"] == "'=HYPERLINK(1)"
    listed(folder, "--format", "xlsx", "--year", "2025", "--output", str(tmp_path / "lista.xlsx"), code=1)
    cell = openpyxl.load_workbook(tmp_path / "lista.xlsx")["Utvärderingar"]["H2"]
    assert (cell.value, cell.data_type) == ("=HYPERLINK(1)", "s")


@pytest.mark.parametrize("kind", ["text", "json", "csv", "xlsx"])
def test_a_file_is_the_same_for_the_same_and_never_takes_anothers_place(
    folder: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str], kind: str
) -> None:
    first, second = tmp_path / f"a/lista.{kind}", tmp_path / f"b.{kind}"
    for path in (first, first, second):
        listed(folder, "--format", kind, "--output", str(path), code=1)
    assert first.read_bytes() == second.read_bytes()
    assert capsys.readouterr().out == ""
    second.write_bytes(b"noter")
    listed(folder, "--format", kind, "--output", str(second), code=2)
    assert capsys.readouterr().err.endswith("finns redan och ändrades inte.\n")
    assert second.read_bytes() == b"noter"


@pytest.mark.parametrize(
    "words",
    [
        ["--format", "xlsx"],
        ["--format", "xlsx", "--output", "lista.csv"],
        ["--good-examples", "--format", "csv"],
        ["--good-examples", "--missing"],
        ["--status", "utkast"],
        ["--branches"],
    ],
    ids=" ".join,
)
def test_what_cannot_be_told_so_is_refused(folder: Path, capsys: pytest.CaptureFixture[str], words: list[str]) -> None:
    listed(folder, *words, code=2)
    said = capsys.readouterr()
    assert said.out == ""
    assert said.err.count("\n") == 1


def test_an_evaluation_cannot_command_the_terminal(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    save(folder, data("Ale", 2025, rubric="2018\x1b[31m", evaluators=[{"name": "Eva\x9b31m Ek"}]))
    listed(folder, "--year", "2025", code=1)
    assert not set(capsys.readouterr().out) & set("\x1b\x9b")


def test_nothing_to_tell_is_told(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    listed(folder, "--year", "1999")
    said = capsys.readouterr()
    assert said.err == "Ingen utvärdering i listan.\n"
