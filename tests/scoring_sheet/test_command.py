"""The commands that write and take in scoring sheets."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from kommunkompassen.base import whole_file
from kommunkompassen.repository import Repository
from kommunkompassen.scoring_sheet import bring_in
from tests.helpers import data, kept, save
from tests.scoring_sheet.sheets import changed, worksheet
from tests.test_build_command import Shop


@pytest.fixture
def shop(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Shop:
    made = Shop(tmp_path, capsys)
    save(made.evaluations, data())
    return made


@pytest.fixture
def sheet(shop: Shop, tmp_path: Path) -> Path:
    path = tmp_path / "poäng.xlsx"
    assert shop.run("scores", "kumla", "--sheet", path) == 0
    assert shop.out == f"Skrev {path.as_posix()}\n"
    return path


def test_a_sheet_that_is_as_it_was_changes_nothing(shop: Shop, sheet: Path) -> None:
    path = shop.evaluations / "kumla-2027.yaml"
    before = path.read_bytes(), path.stat().st_mtime_ns
    assert shop.run("scores", "kumla", sheet) == 0
    assert "inget ändrades" in shop.out
    assert (path.read_bytes(), path.stat().st_mtime_ns) == before


def test_a_change_is_written_and_told(shop: Shop, sheet: Path) -> None:
    path = shop.evaluations / "kumla-2027.yaml"
    path.chmod(0o640)
    assert shop.run("scores", "kumla", changed(sheet, {"D1.1": 8})) == 0
    assert shop.out.splitlines() == [
        "1.1: 7,5 → 8",
        "Område 1, Offentlighet och demokrati: 50 → 50,5 (trycks 51)",
        "Totalt: 400 → 400,5 (trycks 401)",
        f"Skrev {path.as_posix()}",
    ]
    assert path.stat().st_mode & 0o777 == 0o640
    assert [one.name for one in shop.evaluations.iterdir()] == ["kumla-2027.yaml"]
    assert str(kept(Repository(shop.evaluations).evaluation(path)).areas["1"].scores["1.1"].points) == "8"


def test_a_sheet_with_faults_leaves_the_evaluation_and_ends_in_1(shop: Shop, sheet: Path) -> None:
    path = shop.evaluations / "kumla-2027.yaml"
    before = path.read_bytes()
    assert shop.run("scores", "kumla", changed(sheet, {"D1.1": 99, "D1.2": "x"})) == 1
    assert f"{sheet.as_posix()}:7:4: fel: Poäng!D7: 99 poäng på 1.1 går inte." in shop.err
    assert 'Poäng!D8: "x" är text' in shop.err
    assert "kumla-2027.yaml ändrades inte" in shop.err
    assert (shop.out, path.read_bytes()) == ("", before)


def test_a_workbook_has_no_lines_to_show(shop: Shop, sheet: Path, tmp_path: Path) -> None:
    assert shop.run("scores", "kumla", changed(sheet, {"D1.1": 99})) == 1
    assert shop.err.splitlines() == [
        f"kumla: {(shop.evaluations / 'kumla-2027.yaml').as_posix()}",
        f"{sheet.as_posix()}:7:4: fel: Poäng!D7: 99 poäng på 1.1 går inte. Poängen ska vara mellan 0 och 15. [sheet-points]",
        f"{(shop.evaluations / 'kumla-2027.yaml').as_posix()} ändrades inte, för poängsättningsfilen har fel.",
    ]
    damaged = tmp_path / "skadad.xlsx"
    damaged.write_bytes(sheet.read_bytes()[:3000])
    assert shop.run("new", "Boden", "--year", "2027", "--scores", damaged) == 1
    assert "PK" not in shop.err


def test_a_line_of_a_csv_is_shown_in_its_own_letters(shop: Shop, tmp_path: Path) -> None:
    path = tmp_path / "poäng.csv"
    for encoding in ("cp1252", "utf-8-sig", "utf-16"):
        path.write_bytes("Nr;Fråga;Poäng\r\n1.1;Är det så?;tio\r\n".encode(encoding))
        assert shop.run("scores", "kumla", path) == 1
        assert "     2 | 1.1;Är det så?;tio\n       |                ^^^\n" in shop.err, encoding


def test_an_evaluation_with_errors_is_mended_first(shop: Shop, sheet: Path, tmp_path: Path) -> None:
    broken = shop.broken()
    before = broken.read_bytes()
    assert shop.run("scores", "torsby", sheet) == 1
    assert shop.run("scores", "torsby", "--sheet", tmp_path / "trasig.xlsx") == 1
    assert "torsby-2027.yaml:4:1: fel:" in shop.err
    assert "har fel som ska rättas först" in shop.err
    assert broken.read_bytes() == before
    assert not (tmp_path / "trasig.xlsx").exists()


def test_a_sheet_that_is_there_is_not_overwritten_unless_it_is_the_same(shop: Shop, sheet: Path) -> None:
    assert shop.run("scores", "kumla", "--sheet", sheet) == 0
    filled = changed(sheet, {"D1.1": 8}).read_bytes()
    assert shop.run("scores", "kumla", "--sheet", sheet) == 2
    assert "finns redan och ändrades inte" in shop.err
    assert sheet.read_bytes() == filled


def test_a_blank_sheet_of_an_edition(shop: Shop, tmp_path: Path) -> None:
    path = tmp_path / "tom.xlsx"
    assert shop.run("scores", "--sheet", path, "--rubric", "2003") == 0
    assert worksheet(path)["B3"].value.startswith("2003 ")


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["scores"], "Ange utvärdering och fil"),
        (["scores", "kumla"], "Ange utvärdering och fil"),
        (["scores", "kumla", "a.xlsx", "--sheet", "b.xlsx"], "Ange utvärdering och fil"),
        (["scores", "--sheet", "b.xlsx"], "Ange utvärdering och fil"),
        (["scores", "kumla", "--sheet", "b.xlsx", "--rubric", "2018"], "Ange utvärdering och fil"),
        (["scores", "--sheet", "b.xlsx", "--rubric", "1999"], "Välj en av: 2003"),
        (["scores", "xyzzy", "a.xlsx"], "Det finns ingen utvärdering"),
        (["scores", "kumla", "--sheet", "b.csv"], "ska sluta på .xlsx"),
    ],
)
def test_what_cannot_be_done_is_refused_in_a_sentence(
    shop: Shop, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, arguments: list[str], said: str
) -> None:
    monkeypatch.chdir(tmp_path)
    assert shop.run(arguments[0], *arguments[1:]) == 2
    assert said in shop.err
    assert not list(tmp_path.glob("*.xlsx"))


def test_a_file_that_someone_else_wrote_meanwhile_is_not_overwritten(tmp_path: Path) -> None:
    path = tmp_path / "kumla-2027.yaml"
    path.write_bytes(b"theirs\n")
    assert not whole_file.replace(path, b"old\n", b"new\n")
    assert path.read_bytes() == b"theirs\n"
    assert whole_file.replace(path, b"theirs\n", b"new\n")
    assert [(one.name, one.read_bytes()) for one in tmp_path.iterdir()] == [("kumla-2027.yaml", b"new\n")]


def test_a_new_evaluation_begins_with_the_scores_of_a_sheet_and_its_edition(shop: Shop, tmp_path: Path) -> None:
    path = tmp_path / "tom.xlsx"
    assert shop.run("scores", "--sheet", path, "--rubric", "2016") == 0
    changed(path, {"D1.1": 8, "G1.1": "Så", "F1.1": "intervju", "D8.7": 7.25})
    assert shop.run("new", "Boden", "--year", 2027, "--scores", path) == 0
    assert "(2016), poängsättningsfilens." in shop.out
    assert "1.1: ej poängsatt → 8" in shop.out
    made = shop.evaluations / "boden-2027.yaml"
    model = kept(Repository(shop.evaluations).evaluation(made))
    assert model.rubric == "2016"
    first = model.areas["1"].scores["1.1"]
    assert (str(first.points), first.note, first.sources) == ("8", "Så", ["interview"])
    assert str(model.areas["8"].scores["8.7"].points) == "7.25"
    text = made.read_text("utf-8")
    assert shop.run("new", "Eda", "--year", 2027, "--rubric", "2016") == 0
    plain = (shop.evaluations / "eda-2027.yaml").read_text("utf-8").replace("Eda", "Boden").splitlines()
    known = [line for line in plain if not line.startswith("official_name:")]
    assert [line for line in known if line not in text.splitlines()] == ["      8.7:"]


def test_a_new_evaluation_is_not_begun_with_a_sheet_that_has_faults(shop: Shop, sheet: Path) -> None:
    assert shop.run("new", "Boden", "--year", 2027, "--scores", sheet) == 1
    assert "filen är gjord för kumla-2027, inte för boden-2027" in shop.err
    assert "boden-2027.yaml skrevs inte" in shop.err
    assert not (shop.evaluations / "boden-2027.yaml").exists()


def test_a_new_evaluation_of_another_edition_than_its_sheet_is_not_begun(shop: Shop, tmp_path: Path) -> None:
    path = tmp_path / "tom.xlsx"
    assert shop.run("scores", "--sheet", path, "--rubric", "2016") == 0
    assert shop.run("new", "Boden", "--year", 2027, "--rubric", "2018", "--scores", path) == 1
    assert "Poäng!B3: filen är gjord för utgåva 2016, men utvärderingen följer 2018." in shop.err


def test_both_languages(shop: Shop, sheet: Path) -> None:
    assert shop.run("scores", "kumla", changed(sheet, {"D1.1": 99}), language="en") == 1
    assert "Poäng!D7: 1.1 can't have 99 points." in shop.err
    assert "was not changed" in shop.err


def test_an_evaluation_that_someone_saved_meanwhile_stays_as_they_saved_it(
    shop: Shop, sheet: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = shop.evaluations / "kumla-2027.yaml"
    theirs = path.read_bytes() + b"# sparad under tiden\n"
    as_always = bring_in.bring_in

    def slowly(sheet: Path, *more: Any) -> Any:
        brought = as_always(sheet, *more)
        path.write_bytes(theirs)
        return brought

    monkeypatch.setattr(bring_in, "bring_in", slowly)
    assert shop.run("scores", "kumla", changed(sheet, {"D1.1": 8})) == 2
    assert "ändrades av någon annan under tiden" in shop.err
    assert path.read_bytes() == theirs
