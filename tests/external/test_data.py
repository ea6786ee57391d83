"""The tables in LibreOffice: the coordinator's workbook has its figures there, and no CSV file runs a formula."""

from __future__ import annotations

import csv
import io
import os
import subprocess
from decimal import Decimal
from pathlib import Path

import pytest

from kommunkompassen.calibration.book import book
from kommunkompassen.calibration.scored import ScoredByWhom, scored
from kommunkompassen.calibration.spread import Spread, spreads
from kommunkompassen.data.columns import columns, type_of
from kommunkompassen.data.csv_files import csv_file
from kommunkompassen.data.rows import Observation
from kommunkompassen.report.content import content
from tests.helpers import LATER, evaluation, real, rubric

pytestmark = pytest.mark.external

COMMA, SEMICOLON, TAB = (f"CSV:{separator},34,76,1" for separator in (44, 59, 9))
ALL_SHEETS = "csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,false,false,false,false,-1"


def _office(folder: Path, *words: str) -> None:
    profile = (folder / f"profile-{os.getpid()}").as_uri()
    command = ["soffice", f"-env:UserInstallation={profile}", "--headless", *words, "--outdir", str(folder)]
    subprocess.run(command, capture_output=True, timeout=180, check=True)


def test_the_workbook_has_its_figures_in_libreoffice(tmp_path: Path) -> None:
    rows: list[ScoredByWhom] = []
    for id_ in LATER:
        document, model = evaluation(id_)
        rows += scored(content(document, rubric(model.rubric), real(), draft=False, notes=False))
    (tmp_path / "kalibrering.xlsx").write_bytes(book(rows, [rubric("2016"), rubric("2018")], by_whom=True))
    _office(tmp_path, "--convert-to", ALL_SHEETS, str(tmp_path / "kalibrering.xlsx"))
    read = (tmp_path / "kalibrering-Frågor.csv").read_text("utf-8")
    heading, *lines = csv.reader(io.StringIO(read))
    assert heading == [column.about.title for column in columns(Spread)]
    expected = spreads(rows)
    assert len(lines) == len(expected) == 90
    for line, one in zip(lines, expected, strict=True):
        told = dict(zip([column.name for column in columns(Spread)], line, strict=True))
        assert (told["edition"], told["question"], told["text"]) == (one.edition, one.question, one.text)
        for name in ("lowest", "lower", "median", "upper", "highest", "between", "deviation"):
            assert Decimal(told[name].replace(",", ".")) == getattr(one, name), (one.question, name)
    assert {path.stem for path in tmp_path.glob("*.csv")} == {
        f"kalibrering-{name}" for name in ("Diagram", "Frågor", "Poäng", "Utvärderare")
    }


HOSTILE = (
    "=1+1",
    "-1+1",
    "+1",
    "@SUM(1)",
    ' "=1+1',
    "En;=1+1",
    "En\t=1+1",
    "En\n=1+1\nTvå",
    'En";=1+1;"',
    "'=1+1",
    "\u00a0=1+1",
)


@pytest.mark.parametrize("separator", [COMMA, SEMICOLON, TAB], ids=["comma", "semicolon", "tab"])
def test_no_text_in_a_csv_file_is_a_formula_however_it_is_split(tmp_path: Path, separator: str) -> None:
    rows = [Observation(f"o-{n}", "kumla-2027", "2018", 1, None, "strength", False, None, text) for n, text in enumerate(HOSTILE)]
    (tmp_path / "observations.csv").write_bytes(csv_file(type_of("observations"), rows))
    _office(tmp_path, f"--infilter={separator}", "--convert-to", "fods", str(tmp_path / "observations.csv"))
    assert "table:formula" not in (tmp_path / "observations.fods").read_text("utf-8")


def test_libreoffice_does_take_such_texts_for_formulas(tmp_path: Path) -> None:
    """Else the test above could not fail."""
    (tmp_path / "wild.csv").write_text("text\r\n=1+1\r\n", encoding="utf-8")
    _office(tmp_path, f"--infilter={COMMA}", "--convert-to", "fods", str(tmp_path / "wild.csv"))
    assert "table:formula" in (tmp_path / "wild.fods").read_text("utf-8")
