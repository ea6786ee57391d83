"""`scores NAME A B --agree C`: what it says and writes, and what it refuses."""

from __future__ import annotations

import subprocess
from pathlib import Path

import pytest

from kommunkompassen.base import paths
from tests.agreement.sheets import draft, filled, typed
from tests.scoring_sheet.sheets import changed
from tests.test_build_command import Shop

AREA_1 = "Område 1, Offentlighet och demokrati"


@pytest.fixture
def shop(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Shop:
    made = Shop(tmp_path, capsys)
    document = draft(tmp_path)
    lower = {f"D{number}": 1 for number in ("1.1", "1.2", "1.3")}
    filled(document, tmp_path, "Eva Ek", {"G1.1": "Vi såg planen"})
    filled(document, tmp_path, "Bo Berg", {**lower, "D2.1": None, "G1.1": "Ingen kände till den"})
    return made


def test_two_sheets_are_put_side_by_side_and_read_in_again(shop: Shop, tmp_path: Path) -> None:
    path, yaml = tmp_path / "avstamning.xlsx", shop.evaluations / "kumla-2027.yaml"
    before = yaml.read_bytes()
    assert shop.run("scores", "kumla", tmp_path / "eva.xlsx", tmp_path / "bo.xlsx", "--agree", path) == 0
    said = shop.out.replace("\u00a0", " ").splitlines()
    assert said[:5] == [
        "Eva Ek (EE) och Bo Berg (BB) är överens om 41 av 44 frågor.",
        "Inte räknade, för alla har inte satt poäng: 2.1 (BB).",
        "Skillnaden mellan högsta och lägsta är i genomsnitt 0,61 poäng (3,1 %).",
        f"{AREA_1}: överens om 2 av 5, medelskillnad 5,4 poäng (26,9 %). Lägst: BB på 3. BB är strängare här.",
        "Område 2, Tillgänglighet och brukarorientering: överens om alla 4.",
    ]
    assert all(line.startswith("Område") for line in said[5:11])
    assert said[11] == "Av de 3 frågor som skiljer sig är lägst: BB på 3. Det räcker inte för att kalla någon strängare."
    assert said[12].startswith("Talen visar var det är värt att prata, inte vem som har rätt.")
    assert said[13:] == [f"Skrev {path.as_posix()}"]
    assert yaml.read_bytes() == before
    typed(path, {("Avstämd poäng", "1.1"): 4, ("Varför", "1.1"): "Planen finns"})
    assert shop.run("scores", "kumla", path) == 0
    assert "1.1: ej poängsatt → 4" in shop.out
    assert "1.1: ny anteckning" in shop.out
    assert "Ingen avstämd poäng, oförändrade: 1.3, 1.2, 2.1" in shop.out
    text = yaml.read_text("utf-8")
    assert "          EE: Vi såg planen\n          BB: Ingen kände till den\n          Avstämt: Planen finns\n" in text


def test_four_in_english_and_in_the_editions_order(shop: Shop, tmp_path: Path) -> None:
    document = draft(tmp_path)
    files = [tmp_path / "eva.xlsx", tmp_path / "bo.xlsx"]
    files += [filled(document, tmp_path, name, {}) for name in ("Åsa Ö", "Ulf Å")]
    path = tmp_path / "avstamning.xlsx"
    assert shop.run("scores", "kumla", *files, "--agree", path, "--in-order", language="en") == 0
    assert shop.out.startswith("Eva Ek (EE), Bo Berg (BB), Åsa Ö (ÅÖ) and Ulf Å (UÅ) agree on 41 of 44 questions.\n")
    assert "BB is the strictest here." in shop.out


def test_sheets_with_faults_give_no_sheet_for_agreeing(shop: Shop, tmp_path: Path) -> None:
    path = tmp_path / "avstamning.xlsx"
    bo = changed(tmp_path / "bo.xlsx", {"D1.1": 99, "B2": "boden-2027"})
    assert shop.run("scores", "kumla", tmp_path / "eva.xlsx", bo, "--agree", path) == 1
    assert "Poäng!D7: 99 poäng på 1.1 går inte." in shop.err
    assert "Poäng!B2: filen är gjord för boden-2027, inte för kumla-2027." in shop.err
    assert "avstamning.xlsx skrevs inte, för poängsättningsfilerna har fel." in shop.err
    assert not path.exists()


def test_a_sheet_for_agreeing_that_is_there_is_not_overwritten(shop: Shop, tmp_path: Path) -> None:
    path = tmp_path / "avstamning.xlsx"
    words = ["kumla", tmp_path / "eva.xlsx", tmp_path / "bo.xlsx", "--agree", path]
    assert shop.run("scores", *words) == 0
    assert shop.run("scores", *words) == 0
    begun = typed(path, {("Avstämd poäng", "1.1"): 4}).read_bytes()
    assert shop.run("scores", *words) == 2
    assert "finns redan och ändrades inte" in shop.err
    assert path.read_bytes() == begun


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["kumla", "a.xlsx", "b.xlsx"], "två till fyra poängsättningsfiler"),
        (["kumla", "a.xlsx", "--agree", "c.xlsx"], "två till fyra poängsättningsfiler"),
        (["kumla", "a.xlsx", "--in-order"], "två till fyra poängsättningsfiler"),
        (["--agree", "c.xlsx"], "två till fyra poängsättningsfiler"),
        (["kumla", "a.xlsx", "b.xlsx", "--agree", "c.xlsx", "--sheet", "d.xlsx"], "två till fyra poängsättningsfiler"),
        (["kumla", "a.xlsx", "b.xlsx", "--agree", "c.csv"], "avstämningens namn ska sluta på .xlsx"),
    ],
)
def test_what_cannot_be_done_is_refused_in_a_sentence(shop: Shop, tmp_path: Path, words: list[str], said: str) -> None:
    assert shop.run("scores", *words) == 2
    assert said in shop.err
    assert not list(tmp_path.glob("c.*"))


def test_names_move_no_cursor(shop: Shop, tmp_path: Path) -> None:
    eva = changed(tmp_path / "eva.xlsx", {"G3": "Eva\u202e Ek"})
    assert shop.run("scores", "kumla", eva, tmp_path / "bo.xlsx", "--agree", tmp_path / "c.xlsx") == 0
    assert "\u202e" not in shop.out


def test_git_takes_no_working_sheet_along() -> None:
    names = ["avstamning.xlsx", "evaluations/avstamning.xlsx", "eva.ods", "bo.csv", "ut/avstamning.xlsx"]
    done = subprocess.run(["git", "check-ignore", *names], cwd=paths.PROJECT, capture_output=True, text=True, check=False)
    assert done.stdout.splitlines() == names
    kept = subprocess.run(["git", "check-ignore", "references/municipalities.csv"], cwd=paths.PROJECT, check=False)
    assert kept.returncode == 1
