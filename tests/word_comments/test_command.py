"""The command that lists what a reviewer wrote in Word."""

from __future__ import annotations

import json
from pathlib import Path

import docx
import pytest
from lxml import etree

from kommunkompassen.base import paths
from tests.helpers import data, save
from tests.test_build_command import Shop
from tests.word_comments.files import NAMES, added, block, comment, on, packed, parts, run

TEXT = "Kommunen har en strategi för demokrati.\nDen följs upp varje år.\n\nDialogen sker på medborgarkontoren.\n"


@pytest.fixture
def shop(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Shop:
    made = Shop(tmp_path, capsys)
    values = data(status="draft")
    values["areas"]["1"]["narrative"] = TEXT
    save(made.evaluations, values)
    return made


@pytest.fixture
def returned(shop: Shop, tmp_path: Path) -> Path:
    """A draft with a comment on its second paragraph, one on a score and one on a default text."""
    assert shop.run("report", "kumla", "--format", "docx") == 0
    document = docx.Document(str(shop.output / "kumla-2027-utkast.docx"))
    (paragraph,) = [one for one in document.paragraphs if one.text.startswith("Dialogen sker")]
    document.add_comment(paragraph.runs, text="Bara där?", author="Anna Åkesson")
    (table,) = [table for table in document.tables if table.cell(1, 0).text == "3.1"]
    document.add_comment(table.cell(1, 2).paragraphs[0].runs, text="För högt.", author="Bo Öst")
    (paragraph,) = [one for one in document.paragraphs if one.text.startswith("En kommun styrs av politiker")]
    document.add_comment(paragraph.runs, text="Bra.", author="Bo Öst")
    path = tmp_path / "granskad.docx"
    document.save(str(path))
    return path


def test_each_comment_is_shown_with_its_line(shop: Shop, returned: Path) -> None:
    assert shop.run("comments", returned) == 0
    path = shop.evaluations / "kumla-2027.yaml"
    lines = path.read_text("utf-8").split("\n")
    second = next(number for number, line in enumerate(lines, 1) if "Dialogen sker" in line)
    score = next(number for number, line in enumerate(lines, 1) if line.strip().startswith("'3.1':"))
    heads = [line for line in shop.out.split("\n") if line and not line.startswith(" ")]
    assert heads == [
        f"{path.as_posix()}:{second}: areas.1.narrative",
        f"{path.as_posix()}:{score}: areas.3.scores.3.1",
        "templates/texts/2016/area-1.md:1",
    ]
    assert "  Bara där?\n" in shop.out
    assert "Kommentarer: 3. Spårade ändringar: 0. Med trolig plats: 0. Utan plats i YAML-filen: 0." in shop.err


def test_as_json_nothing_but_json_is_printed(shop: Shop, returned: Path) -> None:
    assert shop.run("comments", returned, "--format", "json") == 0
    assert [one["text"] for one in json.loads(shop.out)["remarks"]] == ["Bara där?", "För högt.", "Bra."]


def test_a_draft_whose_evaluation_mark_is_lost_is_known_by_its_words(shop: Shop, returned: Path, tmp_path: Path) -> None:
    assert shop.run("comments", packed(tmp_path / "a.docx", parts(on(1, block("En styrka")), comments=comment(1, "Hm.")))) == 0
    assert "areas.1.strengths.0" in shop.out


def test_a_draft_of_no_evaluation_here_is_shown_without_lines_and_ends_in_1(shop: Shop, returned: Path) -> None:
    assert shop.run_as_typed("comments", returned, "--evaluations", paths.EVALUATIONS, "--lang", "sv") == 1
    assert shop.out.count("Utan plats i YAML-filen:") == 3
    assert "Bara där?" in shop.out
    assert "inte ett utkast av någon utvärdering" in shop.err


def test_a_file_with_nothing_to_tell_says_so(shop: Shop, returned: Path, tmp_path: Path) -> None:
    assert shop.run("comments", packed(tmp_path / "a.docx", parts(block("En styrka")))) == 0
    assert shop.out == ""
    assert "Kommentarer: 0." in shop.err


def test_an_evaluation_with_errors_gives_what_can_be_read_of_it_and_ends_in_1(shop: Shop, returned: Path) -> None:
    path = shop.evaluations / "kumla-2027.yaml"
    path.write_text(path.read_text("utf-8") + "xyzzy: 1\n", encoding="utf-8")
    assert shop.run("comments", returned) == 1
    assert "areas.1.narrative" in shop.out
    assert "xyzzy" in shop.err


@pytest.mark.parametrize(("data_", "said"), [(b"", "varken ett Word-dokument"), (b"PK\x03\x04", "är skadad")])
def test_a_file_that_can_not_be_read_is_a_sentence_and_ends_in_1(shop: Shop, tmp_path: Path, data_: bytes, said: str) -> None:
    path = tmp_path / "brev.docx"
    path.write_bytes(data_)
    assert shop.run("comments", path) == 1
    assert said in shop.err
    assert path.name in shop.err
    assert shop.out == ""


def test_no_file_is_a_mistake_on_the_command_line(shop: Shop) -> None:
    assert shop.run("comments") == 2


@pytest.fixture
def tracked(shop: Shop, tmp_path: Path) -> Path:
    """A draft in which Anna tracked that the offices are libraries."""
    assert shop.run("report", "kumla", "--format", "docx") == 0
    document = docx.Document(str(shop.output / "kumla-2027-utkast.docx"))
    (paragraph,) = [one for one in document.paragraphs if one.text.startswith("Dialogen sker")]
    first = paragraph.runs[0]
    first.text = "Dialogen sker på "
    words = added(run("medborgarkontoren."), "del") + added(run("biblioteken."))
    for element in reversed(etree.fromstring(f"<x {NAMES}>{words}</x>")):
        first._r.addnext(element)
    path = tmp_path / "granskad.docx"
    document.save(str(path))
    return path


def test_a_tracked_change_is_taken_in_when_that_was_agreed_to(shop: Shop, tracked: Path) -> None:
    path = shop.evaluations / "kumla-2027.yaml"
    before = path.read_text("utf-8")
    assert shop.run("comments", tracked, "--apply") == 2
    assert path.read_text("utf-8") == before
    assert "Lägg till --yes" in shop.err
    assert shop.run("comments", tracked, "--apply", "--yes") == 0
    assert path.read_text("utf-8") == before.replace("medborgarkontoren.", "biblioteken.")
    assert "Införda ändringar" in shop.out
    assert "Kvar att göra för hand: 0." in shop.out


def test_what_is_not_certain_is_said_to_be_left(shop: Shop, returned: Path) -> None:
    assert shop.run("comments", returned, "--apply", "--yes") == 0
    assert "Ingen av ändringarna kan föras in av sig själv." in shop.out


def test_several_files_are_shown_one_after_the_other(shop: Shop, returned: Path) -> None:
    assert shop.run("comments", returned, returned) == 0
    assert shop.out.count("Bara där?") == 2
    assert shop.run("comments", returned, returned, "--format", "json") == 2
