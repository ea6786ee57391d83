"""A new evaluation, ready to fill in."""

from __future__ import annotations

from pathlib import Path

import pytest

from kommunkompassen.base.finding import Severity, has_errors
from kommunkompassen.base.register import evaluation_id
from kommunkompassen.base.swedish import number
from kommunkompassen.building.builds import build
from kommunkompassen.building.options import Options
from kommunkompassen.check import check
from kommunkompassen.formatting import skeleton
from kommunkompassen.formatting.known import Known, known
from kommunkompassen.repository import Repository
from tests.helpers import data, kept, real, rubric, save
from tests.test_rubrics import EDITIONS


@pytest.mark.parametrize("id_", EDITIONS)
def test_a_skeleton_has_every_area_and_question_with_its_wording_and_maximum(id_: str) -> None:
    edition = rubric(id_)
    lines = skeleton.skeleton("Kumla", 2027, edition, Known()).splitlines()
    for key, area in edition.areas.items():
        at = lines.index(f"  {key}:  # {area.title}")
        for question_key, question in area.questions.items():
            most = f" Högst {number(question.maximum)} poäng." if question.maximum is not None else ""
            at = lines.index(f"      {question_key}:", at)
            assert lines[at - 1] == f"      # {question.text}{most}"
        if not area.questions:
            assert lines[at + 1 : at + 3] == ["    # Högst 100 poäng.", "    score:"]


@pytest.mark.parametrize("id_", EDITIONS)
@pytest.mark.parametrize("municipality", ["Kumla", "Upplands Väsby", "Malmby: Sälen", "Nässjö's", "No", "Ås-"])
def test_a_skeleton_reads_back_with_warnings_only(tmp_path: Path, id_: str, municipality: str) -> None:
    path = tmp_path / f"{evaluation_id(municipality, 2027)}.yaml"
    assert skeleton.write(path, skeleton.skeleton(municipality, 2027, rubric(id_), Known()))
    repository = Repository(tmp_path)
    document = repository.evaluation(path)
    model = kept(document)
    assert document.findings == ()
    assert (model.municipality, model.year, model.rubric, model.status) == (municipality, 2027, id_, "draft")
    findings = check(document, repository)
    assert findings
    assert not has_errors(findings)
    assert Severity.WARNING in {finding.severity for finding in findings}


def test_a_skeleton_builds_as_a_draft(tmp_path: Path) -> None:
    path = tmp_path / "kumla-2027.yaml"
    skeleton.write(path, skeleton.skeleton("Kumla", 2027, rubric("2018"), Known()))
    made = build(path, Repository(tmp_path), Options(("docx", "pdf", "html"), tmp_path / "output"))
    assert made.failure is None
    assert [one.name for one in made.written] == [f"kumla-2027-utkast.{kind}" for kind in ("docx", "pdf", "html")]


@pytest.mark.parametrize("id_", ["2003", "2016"])
def test_a_skeleton_of_another_edition_with_questions_builds_too(tmp_path: Path, id_: str) -> None:
    path = tmp_path / "kumla-2027.yaml"
    skeleton.write(path, skeleton.skeleton("Kumla", 2027, rubric(id_), Known()))
    made = build(path, Repository(tmp_path), Options(("html",), tmp_path / "output"))
    assert [one.name for one in made.written] == ["kumla-2027-utkast.html"]


def test_an_existing_file_is_never_overwritten(tmp_path: Path) -> None:
    path = tmp_path / "folder" / "kumla-2027.yaml"
    assert skeleton.write(path, "a: 1\n")
    assert not skeleton.write(path, "a: 2\n")
    assert path.read_bytes() == b"a: 1\n"


@pytest.mark.parametrize("name", ["Kumla", "Upplands Väsby", "Malung-Sälen", "Ål", "Östra Göinge", "S:t Olof", "Håbo 2"])
def test_names_of_municipalities(name: str) -> None:
    assert skeleton.is_name(name)


@pytest.mark.parametrize(
    "name",
    ["", " ", "-", "2027", "../x", "/etc", "Kumla/x", "Kumla\nx: 1", "Kumla#", "{x}", "北京", "Kumla\x00", "*Kumla*", '"x"'],
)
def test_what_cannot_be_a_name(name: str) -> None:
    assert not skeleton.is_name(name)


def test_the_newest_edition_that_has_questions_is_taken(tmp_path: Path) -> None:
    newest = skeleton.newest_with_questions(real())
    assert newest
    assert newest.id == [id_ for id_ in EDITIONS if rubric(id_).has_questions][-1]
    assert skeleton.newest_with_questions(Repository(rubrics=tmp_path)) is None


@pytest.mark.parametrize(("edition", "area"), [("2016", "2"), ("2020", "5")])
def test_the_last_times_advice_stands_as_comments_at_its_area(tmp_path: Path, edition: str, area: str) -> None:
    earlier = data("Kumla", 2022, edition)
    earlier["areas"][area]["improvements"] = ["Mät  kundernas\nupplevelse: **oftare**", "Svara snabbare\u2028x: y"]
    save(tmp_path, earlier)
    repository = Repository(tmp_path)
    text = skeleton.skeleton("Kumla", 2027, rubric("2018"), known("Kumla", 2027, rubric("2018"), repository))
    comments = [
        "    # Förbättringsmöjligheter i utvärderingen 2022:",
        "    # - Mät kundernas upplevelse: **oftare**",
        "    # - Svara snabbare x: y",
        "    # Vad har blivit av dem? Skriv det under follow_up.",
        "    follow_up: |",
    ]
    assert "\n".join(comments) in text.partition("  2:  #")[2].partition("  3:  #")[0]
    path = tmp_path / "kumla-2027.yaml"
    assert skeleton.write(path, text)
    document = Repository(tmp_path).evaluation(path)
    assert document.findings == ()
    assert kept(document).areas["2"].follow_up in (None, "")


@pytest.mark.parametrize("code", ["", "1881"])
def test_its_comments_are_never_taken_for_text_though_an_editor_has_taken_spaces_away(tmp_path: Path, code: str) -> None:
    made = skeleton.skeleton("Kumla", 2027, rubric("2018"), Known("Kumla kommun", code))
    for key, value in (("residents", "Kumlaborna"), ("interviews", "ett 30-tal")):
        made = made.replace(f"{key}:", f"{key}: {value}")
    path = tmp_path / "kumla-2027.yaml"
    skeleton.write(path, made.replace("  #", " #"))
    repository = Repository(tmp_path)
    rules = [finding.rule for finding in check(repository.evaluation(path), repository)]
    assert rules
    assert "lost-text" not in rules
