"""The table that goes back to the municipality: every remark in it, at its place in the report's words, and nothing made up."""

from __future__ import annotations

import io
from pathlib import Path
from xml.sax.saxutils import escape

import docx
import openpyxl
import pytest

from kommunkompassen.report.content import content
from kommunkompassen.report.places import evaluation_mark, id_of, places_in
from kommunkompassen.repository import Repository
from kommunkompassen.table_files.files import Cell, make
from kommunkompassen.word_comments.answers import Returned, rows, table
from kommunkompassen.word_comments.apply import plan
from kommunkompassen.word_comments.review import review
from tests.test_build_command import Shop
from tests.word_comments.files import WHEN, added, comment, mark, on, packed, parts, run

TEXT = """\
municipality: Kumla
year: 2027
rubric: "2010"
evaluators:
  - name: Eva Ek
areas:
  1:
    score: 50
    general: Om området.
    narrative:
      - heading: Dialog
        text: |
          Rådet har 15 ledamöter.
    strengths:
      - Tydlig webb
      - Öppna möten
  2:
    score: 50
    narrative: En enda text.
facts:
  - label: Invånare
    value: 22000
"""
WHOSE = f"<w:p>{mark(evaluation_mark('kumla-2027'))}{mark('k00000000_areas_9')}{run('Kumla')}</w:p>"
P0 = "areas.1.narrative.0.text.p0"


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """The evaluation's file."""
    folder = tmp_path / "evaluations"
    folder.mkdir(exist_ok=True)
    (folder / "kumla-2027.yaml").write_text(TEXT, encoding="utf-8")
    return folder / "kumla-2027.yaml"


def _file(path: Path, name: str, field: str, inner: str, said: str = "") -> Path:
    """A returned file with one block, on which something may be said; of a draft that is not known, or all else were removed."""
    place = places_in(Repository(path.parent).evaluation(path).source)[tuple(field.split("."))]
    body = WHOSE + f"<w:p>{on(1, inner) if said else inner}{mark(id_of(place.text, place.code), 2)}</w:p>"
    comments = {"comments": comment(1, said)} if said else {}
    return packed(path.parent.parent / name, parts(body, **comments))


def _rows(path: Path, *files: Path) -> list[tuple[Cell, ...]]:
    repository = Repository(path.parent)
    edition = repository.rubric("2010")
    return rows(
        [Returned(one.name, review(one, repository), ()) for one in files],
        repository.evaluation(path),
        edition.model if edition else None,
    )


def test_a_comment_has_a_row_with_its_place_and_room_for_the_answer(path: Path) -> None:
    [row] = _rows(path, _file(path, "a.docx", "areas.1.strengths.1", run("Öppna möten"), "Inte alla.\nSe § 4."))
    assert row == (
        (f"Anna Åkesson kommenterade {WHEN}", "Text: ”Öppna möten”", "Inte alla.", "Se § 4."),
        ("Område 1 Offentlighet och demokrati, Styrkor 2", "rad 16"),
        (),
        (),
    )


@pytest.mark.parametrize(
    ("field", "name"),
    [
        ("municipality", "Kommun"),
        ("evaluators.0", "Eva Ek"),
        ("areas.1", "Område 1 Offentlighet och demokrati"),
        ("areas.1.score", "Område 1 Offentlighet och demokrati, Områdets poäng"),
        ("areas.1.general.p0", "Område 1 Offentlighet och demokrati, Allmänt"),
        (P0, "Område 1 Offentlighet och demokrati, Dialog"),
        ("areas.1.narrative.0.heading", "Område 1 Offentlighet och demokrati, Dialog, Rubrik"),
        ("areas.2.narrative.0.text.p0", "Område 2 Tillgänglighet och brukarorientering, Beskrivning 1"),
        ("facts.0", "Invånare"),
    ],
)
def test_a_place_is_called_what_a_reader_of_the_report_would_call_it(path: Path, field: str, name: str) -> None:
    [row] = _rows(path, _file(path, "a.docx", field, run("Ord"), "Hm."))
    assert row[1][-2] == name


def test_rows_of_several_files_follow_the_report_and_name_their_file(path: Path) -> None:
    last = _file(path, "anna.docx", "areas.1.strengths.1", run("Öppna möten"), "Sist.")
    first = _file(path, "bo.docx", P0, run("Rådet har 15 ledamöter."), "Först.")
    assert [(row[0][0], row[0][-1]) for row in _rows(path, last, first)] == [("bo.docx:", "Först."), ("anna.docx:", "Sist.")]


def test_what_stands_in_the_file_today_is_said_to_be_taken_in_and_all_else_is_left_empty(path: Path) -> None:
    inner = run("Rådet har ") + added(run("15"), "del") + added(run("18")) + run(" ledamöter.")
    file = _file(path, "a.docx", P0, inner)
    assert [row[2:] for row in _rows(path, file)] == [((), ())]
    path.write_text(TEXT.replace("15", "18"), encoding="utf-8")
    assert [row[2:] for row in _rows(path, file)] == [((), ("Infört i rapporten.",))]
    path.write_text(TEXT.replace("15", "17"), encoding="utf-8")
    assert [row[2:] for row in _rows(path, file)] == [((), ())]


def test_what_was_just_taken_in_is_said_although_the_words_stand_otherwise_in_the_file(path: Path) -> None:
    repository = Repository(path.parent)
    inner = run("Rådet har ") + added(run("15"), "del") + added(run("18")) + run(" ledamöter.")
    found = review(_file(path, "a.docx", P0, inner), repository)
    document = repository.evaluation(path)
    taken = [placed.remark for placed in plan(found, document).taken]
    assert taken
    assert [row[3] for row in rows([Returned("a.docx", found, taken)], document, None)] == [("Infört i rapporten.",)]


def test_a_remark_without_a_place_is_there_too(path: Path) -> None:
    [row] = _rows(path, packed(path.parent.parent / "a.docx", parts(WHOSE, comments=comment(1, "Tack!"))))
    assert row[0][-1] == "Tack!"
    assert row[1] == ("Platsen i rapporten är inte känd.",)


def test_in_word_and_excel_everything_stands_as_text_and_the_bytes_are_the_same(path: Path) -> None:
    said = "=1+1\n- streck <b>fet</b> *stjärnor* -5 {points 1} http://a.se"
    found = _rows(path, _file(path, "a.docx", P0, run("Rådet"), escape(said)))
    repository = Repository(path.parent)
    edition = repository.rubric("2010")
    assert edition
    assert edition.model
    whole = content(repository.evaluation(path), edition.model, repository, draft=False, notes=False)
    word, excel, *again = (make(Path(f"a.{kind}"), table(found, whole), whole) for kind in ("docx", "xlsx") * 2)
    assert [word, excel] == again
    sheet = openpyxl.load_workbook(io.BytesIO(excel)).worksheets[0]
    assert [cell.value for cell in sheet[3]] == ["Synpunkt", "Plats", "Svar", "Åtgärd"]
    assert [cell.data_type for cell in sheet[4]] == ["s", "s", "s", "s"]
    [made] = docx.Document(io.BytesIO(word)).tables
    assert [cell.text for cell in made.rows[0].cells] == ["Synpunkt", "Plats", "Svar", "Åtgärd"]
    for text in (sheet["A4"].value, made.rows[1].cells[0].text):
        assert text.split("\n")[-2:] == said.split("\n")
    assert [cell.text for cell in made.rows[1].cells[2:]] == ["", ""]


def test_what_is_longer_than_a_cell_is_cut_and_not_left_out(path: Path) -> None:
    repository = Repository(path.parent)
    edition = repository.rubric("2010")
    assert edition
    assert edition.model
    whole = content(repository.evaluation(path), edition.model, repository, draft=False, notes=False)
    made = make(Path("a.xlsx"), table([(("x" * 40_000,), (), (), ())], whole), whole)
    sheet = openpyxl.load_workbook(io.BytesIO(made)).worksheets[0]
    assert len(sheet["A4"].value) == 32_767


@pytest.fixture
def shop(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Shop:
    return Shop(tmp_path, capsys)


def test_the_command_takes_in_what_is_certain_and_says_so_in_the_table(shop: Shop, path: Path, tmp_path: Path) -> None:
    inner = run("Rådet har ") + added(run("15"), "del") + added(run("18")) + run(" ledamöter.")
    changed = _file(path, "bo.docx", P0, inner)
    commented = _file(path, "anna.docx", "areas.1.strengths.1", run("Öppna möten"), "Inte alla.")
    table = tmp_path / "svar.docx"
    assert shop.run("comments", changed, commented, "--apply", "--yes", "--answers", table) == 0
    [made] = docx.Document(str(table)).tables
    assert [row.cells[3].text for row in made.rows] == ["Åtgärd", "Infört i rapporten.", ""]
    assert "18 ledamöter" in path.read_text("utf-8")


@pytest.mark.parametrize(
    ("name", "said"),
    [("svar.pdf", "ska sluta på .docx eller .xlsx"), ("finns.docx", "finns redan"), ("svar.docx", "olika utvärderingar")],
)
def test_a_table_that_can_not_be_right_is_not_made(shop: Shop, path: Path, tmp_path: Path, name: str, said: str) -> None:
    file = _file(path, "a.docx", P0, run("Rådet"), "Hm.")
    (tmp_path / "finns.docx").write_bytes(b"ifylld")
    files = [file]
    if name == "svar.docx":
        (path.parent / "orebro-2027.yaml").write_text(TEXT.replace("Kumla", "Örebro"), encoding="utf-8")
        whose = f"<w:p>{mark(evaluation_mark('orebro-2027'))}{run('Örebro')}</w:p>"
        files.append(packed(tmp_path / "b.docx", parts(whose)))
    assert shop.run("comments", *files, "--answers", tmp_path / name) == 2
    assert said in shop.err
    assert (tmp_path / "finns.docx").read_bytes() == b"ifylld"
    assert name == "finns.docx" or not (tmp_path / name).exists()


def test_no_table_is_made_where_a_file_could_not_be_read(shop: Shop, path: Path, tmp_path: Path) -> None:
    (tmp_path / "b.docx").write_bytes(b"")
    file = _file(path, "a.docx", P0, run("Rådet"), "Hm.")
    assert shop.run("comments", file, tmp_path / "b.docx", "--answers", tmp_path / "svar.xlsx") == 1
    assert "gjordes inte" in shop.err
    assert not (tmp_path / "svar.xlsx").exists()
