"""The municipality's action plan: every improvement, and good examples of others that may be shown there."""

from __future__ import annotations

import io
from pathlib import Path
from typing import Any

import docx
import openpyxl
import pytest
from docx.enum.section import WD_ORIENT

from kommunkompassen.action_plan.plan import table
from kommunkompassen.report.content import content
from kommunkompassen.repository import Repository
from kommunkompassen.table_files.files import Table, make
from tests.helpers import data, kept, rubric, save
from tests.test_build_command import Shop

HEADINGS = ["Område", "Förbättringsmöjlighet", "Goda exempel från andra", "Åtgärd", "Ansvarig", "Klart", "Status"]


def _with_improvements(**areas: list[str]) -> dict[str, Any]:
    own = data(history=[])
    for number, improvements in areas.items():
        own["areas"][number.removeprefix("area_")]["improvements"] = improvements
    return own


def _example(folder: Path, municipality: str, year: int, area: str, text: str, edition: str = "2018", **more: object) -> None:
    other = data(municipality, year, edition, **more)  # type: ignore[arg-type]
    other["areas"][area]["strengths"] = [{"text": text, "good_example": True}, "En vanlig styrka"]
    save(folder, other)


def _plan(folder: Path, own: dict[str, Any]) -> Table:
    repository = Repository(folder)
    document = repository.evaluation(save(folder, own))
    return table(content(document, rubric(kept(document).rubric), repository, draft=False, notes=False), repository)


def test_every_improvement_has_a_row_with_its_figures_and_room_for_what_is_done(tmp_path: Path) -> None:
    made = _plan(tmp_path, _with_improvements(area_1=["Öka **insynen** från {points 1} poäng", "Mät"], area_3=["Styr"]))
    assert made.headings == HEADINGS
    assert [(row[0], row[1]) for row in made.rows] == [
        (("Område 1 Offentlighet och demokrati",), ("Öka insynen från 50 poäng",)),
        (("Område 1 Offentlighet och demokrati",), ("Mät",)),
        (("Område 3 Politisk styrning och kontroll",), ("Styr",)),
    ]
    assert all(row[3:] == ((), (), (), ()) for row in made.rows)
    assert made.about == "Kumla kommun, Kommunkompassen 2027. Förbättringsmöjligheter: 3."


def test_good_examples_are_of_others_published_and_of_the_same_area(tmp_path: Path) -> None:
    _example(tmp_path, "Arboga", 2020, "1", "Öppna möten", "2016")
    _example(tmp_path, "Boden", 2022, "1", "Dialog", source={"title": "Boden", "address": "https://boden.se/kompass"})
    _example(tmp_path, "Eda", 2023, "1", "Bara ett utkast", status="draft")
    _example(tmp_path, "Flen", 2023, "2", "Ett annat område")
    _example(tmp_path, "Gävle", 2024, "1", "Samma tema i en annan utgåva", "2020")
    _example(tmp_path, "Kumla", 2020, "1", "Kommunens eget")
    made = _plan(tmp_path, {**_with_improvements(area_1=["A", "B"]), "history": ["kumla-2020"]})
    assert made.rows[0][2] == ("Boden 2022: Dialog", "https://boden.se/kompass", "Arboga 2020: Öppna möten")
    assert made.rows[1][2] == ()


def test_where_no_edition_can_be_compared_the_areas_of_the_same_theme_are_shown(tmp_path: Path) -> None:
    _example(tmp_path, "Gävle", 2024, "8", "Ledarprogram", "2020")
    made = _plan(tmp_path, _with_improvements(area_4=["A"], area_8=["B"]))
    assert [row[2] for row in made.rows] == [("Gävle 2024: Ledarprogram",), ()]


@pytest.mark.parametrize("kind", ["xlsx", "docx"])
def test_in_the_file_all_is_text_and_the_bytes_are_the_same(tmp_path: Path, kind: str) -> None:
    said = ["=1+1", "@SUM(A1)", "+46 19 58 80 00", "- ett streck", "<b>fet</b>"]
    repository = Repository(tmp_path)
    document = repository.evaluation(save(tmp_path, _with_improvements(area_1=said)))
    whole = content(document, rubric("2018"), repository, draft=False, notes=False)
    first, second = (make(Path(f"plan.{kind}"), table(whole, repository), whole) for _ in range(2))
    assert first == second
    if kind == "xlsx":
        sheet = openpyxl.load_workbook(io.BytesIO(first)).worksheets[0]
        assert [(cell.value, cell.data_type) for cell in sheet["B"][3:]] == [(text, "s") for text in said]
        assert [cell.value for cell in sheet[3]] == HEADINGS
        assert sheet.page_setup.orientation == "landscape"
        assert sheet.print_title_rows == "$3:$3"
        [choice] = sheet.data_validations.dataValidation
        assert (choice.formula1, str(choice.sqref)) == ('"Ej påbörjad,Pågår,Klar"', "G4:G8")
    else:
        word = docx.Document(io.BytesIO(first))
        [made] = word.tables
        assert [row.cells[1].text for row in made.rows] == [HEADINGS[1], *said]
        assert word.sections[0].orientation == WD_ORIENT.LANDSCAPE


@pytest.fixture
def shop(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Shop:
    return Shop(tmp_path, capsys)


def test_the_command_writes_it_and_never_over_one_that_may_be_filled_in(shop: Shop, tmp_path: Path) -> None:
    save(shop.evaluations, _with_improvements(area_1=["A"]))
    sheet = tmp_path / "plan.xlsx"
    assert shop.run("plan", "kumla", "--sheet", sheet) == 0
    assert "Skrev" in shop.out
    sheet.write_bytes(b"ifylld")
    assert shop.run("plan", "kumla", "--sheet", sheet) == 2
    assert sheet.read_bytes() == b"ifylld"


@pytest.mark.parametrize(
    ("own", "name", "code", "said"),
    [
        (_with_improvements(), "plan.docx", 1, "inga förbättringsmöjligheter"),
        ({**_with_improvements(area_1=["A"]), "rubric": "1999"}, "p.docx", 1, "gjordes inte"),
        (_with_improvements(area_1=["A"]), "plan.pdf", 2, "ska sluta på .docx eller .xlsx"),
    ],
)
def test_what_can_not_be_planned_is_said(
    shop: Shop, tmp_path: Path, own: dict[str, Any], name: str, code: int, said: str
) -> None:
    save(shop.evaluations, own)
    assert shop.run("plan", "kumla", "--sheet", tmp_path / name) == code
    assert said in shop.err
    assert not (tmp_path / name).exists()
