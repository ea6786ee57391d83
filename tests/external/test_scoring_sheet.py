"""The scoring sheet in LibreOffice, driven by script: what is changed there comes back, and its sums are ours."""

from __future__ import annotations

import json
import os
import random
import shutil
import subprocess
from decimal import Decimal
from pathlib import Path
from typing import Any

import pdfplumber
import pytest

from kommunkompassen.base.swedish import number as in_swedish
from kommunkompassen.points.score import Result, percent, printed, score
from kommunkompassen.read.models import Rubric
from kommunkompassen.scoring_sheet import write
from tests.agreement import sheets as agreement_sheets
from tests.helpers import PUBLISHED, evaluation, rubric
from tests.scoring_sheet.sheets import brought, made, row_of, worksheet

pytestmark = pytest.mark.external

XLSX, ODS, CSV, PDF = "Calc MS Excel 2007 XML", "calc8", "Text - txt - csv (StarCalc)", "calc_pdf_Export"
UTF_8, WINDOWS_1252 = "59,34,76,1,,0,false,true", "59,34,1,1,,0,false,true"
"""Semicolons, quotes, the encoding, from the first line, cells as they are shown."""


def _python() -> str:
    """The Python that has `uno`: LibreOffice's own, or the system's."""
    office = shutil.which("soffice")
    assert office, "LibreOffice is missing"
    own = Path(office).resolve().parent / "python"
    return str(own) if own.exists() else "/usr/bin/python3"


def calc(folder: Path, *jobs: dict[str, Any]) -> list[list[dict[str, Any]]]:
    """What LibreOffice reads in the jobs; see calc.py. Each worker uses a profile of its own."""
    given = json.dumps({"profile": str(folder / f"profile-{os.getpid()}"), "jobs": jobs})
    script = Path(__file__).with_name("calc.py")
    done = subprocess.run([_python(), str(script)], input=given, capture_output=True, text=True, timeout=180, check=False)
    assert done.returncode == 0, done.stderr
    read: list[list[dict[str, Any]]] = json.loads(done.stdout)
    return read


def sums(edition: Rubric, result: Result) -> dict[str, list[tuple[str, float]]]:
    """What the report prints, by area and for the total: points and percent as the sheet should show them, and their values."""
    rows = {area.number: (area.points, area.maximum) for area in result.areas} | {"Totalt": (result.points, result.maximum)}
    expected = {}
    for name, (points, maximum) in rows.items():
        assert points is not None
        shown, share = printed(points, edition.points), percent(points, maximum)
        expected[name] = [(in_swedish(shown), float(shown)), (f"{share} %", float(share) / 100)]
    return expected


@pytest.mark.parametrize("id_", PUBLISHED)
def test_a_score_changed_in_libreoffice_is_all_that_changes(id_: str, tmp_path: Path) -> None:
    document, model = evaluation(id_)
    sheet = made(document, tmp_path)
    before = model.areas["3"].scores["3.2"].points
    copies = {"xlsx": (XLSX, ""), "ods": (ODS, ""), "csv": (CSV, UTF_8), "windows.csv": (CSV, WINDOWS_1252)}
    same = [[str(tmp_path / f"same.{kind}"), *how] for kind, how in copies.items()]
    other = [[str(tmp_path / f"other.{kind}"), *how] for kind, how in copies.items()]
    typed = {f"D{row_of(worksheet(sheet), '3.2')}": "7,5"}
    calc(tmp_path, {"open": str(sheet), "save": same}, {"open": str(sheet), "rounds": [typed], "save": other})
    assert "7,5;" in (tmp_path / "other.csv").read_text("utf-8")
    for kind in copies:
        unchanged = brought(tmp_path / f"same.{kind}", document)
        assert (unchanged.findings, unchanged.changes) == ((), ())
        result = brought(tmp_path / f"other.{kind}", document)
        assert result.findings == ()
        changed = [(one.scored.number, one.before.points, one.after.points) for one in result.changes]
        assert changed == [("3.2", before, Decimal("7.5"))]
        old, new = (content.decode("utf-8").splitlines() for content in (document.path.read_bytes(), result.data))
        assert [line for line in new if line not in old] == ["      3.2: 7.5"]
        assert len(old) == len(new)


@pytest.mark.parametrize("id_", PUBLISHED)
def test_the_sums_of_libreoffice_are_those_of_the_report(id_: str, tmp_path: Path) -> None:
    document, model = evaluation(id_)
    sheet, edition = made(document, tmp_path), rubric(model.rubric)
    result = score(model, edition)
    rows = {name: row_of(worksheet(sheet), name) for name in [*edition.areas, "Totalt"]}
    expected = sums(edition, result)
    shares = {
        f"E{row_of(worksheet(sheet), one.number)}": f"{percent(one.points, one.maximum)} %"
        for area in result.areas
        for one in area.questions
        if one.points is not None and one.maximum
    }
    assert len(shares) == (0 if id_ == "botkyrka-2003" else 45)
    cells = [f"{column}{row}" for row in rows.values() for column in "DE"]
    [[read]] = calc(tmp_path, {"open": str(sheet), "read": [*cells, *shares]})
    for name, row in rows.items():
        assert [(read[f"{column}{row}"][0].replace("\u00a0", " "), read[f"{column}{row}"][1]) for column in "DE"] == expected[
            name
        ]
    assert {cell: read[cell][0].replace("\u00a0", " ") for cell in shares} == shares


def _rounds(edition: Rubric, count: int) -> list[dict[str, Decimal]]:
    """Points by chance, of which each area's sum is a half as often as can be: there binary fractions go astray."""
    chance = random.Random(2027)
    rounds = []
    for _ in range(count):
        points: dict[str, Decimal] = {}
        for area in edition.areas.values():
            limits = {key: question.maximum or Decimal(8) for key, question in area.questions.items()}
            drawn = {key: Decimal(chance.randrange(int(limit) * 100)) / 100 for key, limit in limits.items()}
            last = list(drawn)[-1]
            rest = sum(drawn.values(), Decimal(0)) - drawn[last]
            halved = Decimal(int(rest) + chance.randrange(1, 4)) + Decimal("0.5") - rest
            if edition.points == "half":
                halved += chance.choice([Decimal("-0.25"), Decimal("0.25")])
            points |= {**drawn, last: halved if 0 <= halved <= limits[last] else drawn[last]}
        rounds.append(points)
    return rounds


@pytest.mark.parametrize("id_", ["2018", "2003"])
def test_sums_that_end_in_a_half_are_rounded_upwards_as_in_the_report(id_: str, tmp_path: Path) -> None:
    edition = rubric(id_)
    blank = tmp_path / "tom.xlsx"
    blank.write_bytes(write.workbook(edition))
    rows = {name: row_of(worksheet(blank), name) for name in [*edition.areas, "Totalt"]}
    places = {key: row_of(worksheet(blank), key) for area in edition.areas.values() for key in area.questions}
    rounds = _rounds(edition, 40)
    typed = [{f"D{places[key]}": str(points).replace(".", ",") for key, points in one.items()} for one in rounds]
    cells = [f"{column}{row}" for row in rows.values() for column in "DE"]
    [read] = calc(tmp_path, {"open": str(blank), "rounds": typed, "read": cells})
    halves = 0
    for points, seen in zip(rounds, read, strict=True):
        areas = {number: {"scores": {key: str(points[key]) for key in area.questions}} for number, area in edition.areas.items()}
        model = evaluation("nassjo-2019")[1].model_validate({"municipality": "X", "year": "2027", "rubric": id_, "areas": areas})
        result = score(model, edition)
        step = 2 if edition.points == "half" else 1
        halves += sum(area.points is not None and (area.points * step) % 1 == Decimal("0.5") for area in result.areas)
        expected = sums(edition, result)
        assert {name: seen[f"D{row}"][1] for name, row in rows.items()} == {name: one[0][1] for name, one in expected.items()}
        assert {name: seen[f"E{row}"][0].replace("\u00a0", " ") for name, row in rows.items()} == {
            name: one[1][0] for name, one in expected.items()
        }
    assert halves > 100


def test_a_sum_waits_for_all_its_points_and_entry_is_limited(tmp_path: Path) -> None:
    blank = tmp_path / "tom.xlsx"
    blank.write_bytes(write.workbook(rubric("2018")))
    rounds = [{"D7": "1", "D8": "2", "D9": "3", "D10": "4"}, {"D11": "5,5"}]
    [[before, after]] = calc(tmp_path, {"open": str(blank), "rounds": rounds, "read": ["D6", "E6", "E11", "D59", "D7"]})
    assert [before[cell][0] for cell in ("D6", "E6", "E11", "D59")] == ["", "", "", ""]
    assert [after[cell][0].replace("\u00a0", " ") for cell in ("D6", "E6", "E11", "D59")] == ["16", "16 %", "55 %", ""]
    assert after["D7"][2] == "1.1 kan få mellan 0 och 15 poäng, med komma före decimalerna."


DIFFERING = ("1.1", "1.4", "2.2", "2.5", "3.3", "4.1", "4.6", "5.2", "6.1", "7.5", "8.4", "8.7")


def test_two_evaluators_fill_in_agree_and_read_in_what_they_agreed(tmp_path: Path) -> None:
    """All of it in LibreOffice: each scores and writes notes, they differ on twelve questions, agree on eleven, read it in."""
    document = agreement_sheets.draft(tmp_path)
    blank = made(document, tmp_path)
    edition = rubric("2018")
    rows = {key: row_of(worksheet(blank), key) for area in edition.areas.values() for key in area.questions}
    jobs = []
    for name, less in (("Eva Ek", 0), ("Bo Berg", 1)):
        typed = {f"D{row}": "1" if less and key in DIFFERING else "2,5" for key, row in rows.items()} | {"G3": name}
        typed |= {f"G{rows[key]}": f"{name} om {key}; =1+1" for key in DIFFERING}
        typed |= {f"F{rows[key]}": "intervju" if less else "dokument" for key in DIFFERING}
        target = str(tmp_path / f"{name.split()[0]}.{'ods' if less else 'xlsx'}")
        jobs.append({"open": str(blank), "rounds": [typed], "save": [[target, ODS if less else XLSX, ""]]})
    calc(tmp_path, *jobs)
    path = agreement_sheets.agreed(document, tmp_path / "Eva.xlsx", tmp_path / "Bo.ods")
    first = worksheet(path)
    cells = {key: agreement_sheets.cell_of(first, "Avstämd poäng", key) for key in rows}
    assert {key for key, cell in cells.items() if cell.value is None} == set(DIFFERING)
    assert {cell.row for key, cell in cells.items() if key in DIFFERING} == set(range(7, 19))
    why = {key: agreement_sheets.cell_of(first, "Varför", key).coordinate for key in rows}
    decided = {key: Decimal(place) / 4 for place, key in enumerate(DIFFERING[:-1], 4)}
    answers = {cells[key].coordinate: str(points).replace(".", ",") for key, points in decided.items()}
    answers |= {why["1.1"]: "Protokollet"}
    copies = {"a.xlsx": (XLSX, ""), "a.ods": (ODS, ""), "a.csv": (CSV, UTF_8)}
    save = [[str(tmp_path / name), *how] for name, how in copies.items()]
    reading = {"read": [f"F{cells['1.4'].row}", f"G{cells['1.4'].row}", cells["1.4"].coordinate]}
    [[read]] = calc(tmp_path, {"open": str(path), "rounds": [answers], "save": save, **reading})
    shown = [one[0].replace("\u00a0", " ") for one in read.values()]
    assert shown == ["1,5", "5 %", "1,25"]
    expected = {key: decided.get(key, Decimal("2.5")) for key in rows if key != DIFFERING[-1]}
    for name in copies:
        result = brought(tmp_path / name, document)
        assert result.findings == ()
        assert {one.scored.number: one.after.points for one in result.changes} == expected
        assert [one.number for one in result.unsettled] == [DIFFERING[-1]]
        for change in result.changes:
            key = change.scored.number
            both = [f"EE: Eva Ek om {key}; =1+1", f"BB: Bo Berg om {key}; =1+1"] if key in DIFFERING else []
            both += ["Avstämt: Protokollet"] if key == "1.1" else []
            assert (change.after.note or "").splitlines() == both
            assert set(change.after.sources) == ({"interview", "document"} if key in DIFFERING else set())


def test_the_sheet_for_agreeing_is_printed_with_its_headings_and_its_sums_are_ours(tmp_path: Path) -> None:
    document = agreement_sheets.draft(tmp_path)
    given = {"Eva Ek": 7, "Bo Berg": 8}
    files = [agreement_sheets.filled(document, tmp_path, name, {"D1.1": points}) for name, points in given.items()]
    path = agreement_sheets.agreed(document, *files)
    calc(tmp_path, {"open": str(path), "save": [[str(tmp_path / "a.pdf"), PDF, ""]]})
    with pdfplumber.open(tmp_path / "a.pdf") as pdf:
        texts = [page.extract_text() for page in pdf.pages]
        assert len(pdf.pages) == 3
        assert [(round(page.width), round(page.height)) for page in pdf.pages] == [(1191, 842), (1191, 842), (842, 595)]
    assert all("Avstämd" in text and "Anteckning EE" in text for text in texts[:2])
    assert "är överens om 44 av 45 frågor" in texts[2]
    assert "Totalt 45 44 0,02 0,1 % 400 401 1 0" in texts[2]


@pytest.mark.parametrize("id_", PUBLISHED)
def test_the_sheet_is_printed_on_at_most_two_a4_pages_with_its_headings(id_: str, tmp_path: Path) -> None:
    sheet = made(evaluation(id_)[0], tmp_path)
    calc(tmp_path, {"open": str(sheet), "save": [[str(tmp_path / "a.pdf"), PDF, ""]]})
    with pdfplumber.open(tmp_path / "a.pdf") as pdf:
        assert len(pdf.pages) == 2
        for page in pdf.pages:
            assert (round(page.width), round(page.height)) == (842, 595)
            text = page.extract_text()
            assert "Anteckning" in text
            assert f"{id_} · utgåva" in text
            sizes = [char["size"] for char in page.chars]
            assert min(sizes) > 7
