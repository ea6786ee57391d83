"""What the terminal shows."""

from __future__ import annotations

import re
from pathlib import Path

import click
import pytest

import build
from kommunkompassen.base.messages import Language
from kommunkompassen.diff.as_text import as_text
from tests.diff.archive import Archive, new_archive
from tests.helpers import data, save


@pytest.fixture
def changed(tmp_path: Path) -> Archive:
    archive = new_archive(tmp_path / "archive")
    archive.evaluations.mkdir()
    save(archive.evaluations, data(residents="invånarna", texts={"closing": "Tack för ett gott samarbete i kommunen.\n"}))
    archive.commit()
    save(archive.evaluations, data(residents="kumlaborna", texts={"closing": "Tack för ett fint samarbete i kommunen.\n"}))
    return archive


def test_colour_adds_nothing_but_colour(changed: Archive) -> None:
    found = changed.diff()
    plain, coloured = (as_text(found, "sv", colour=colour) for colour in (False, True))
    assert "[-gott-] {+fint+}" in plain
    assert "\x1b[31m[-gott-]\x1b[0m \x1b[32m{+fint+}\x1b[0m" in coloured
    assert click.unstyle(coloured) == plain
    assert "\x1b" not in plain


@pytest.mark.parametrize(
    ("language", "first"),
    [
        ("sv", "Kumla 2027: ord i 1 mening; omformulerat: Slutord; ändrat: Invånarna"),
        ("en", "Kumla 2027: words in 1 sentence; reworded: closing; changed: residents"),
    ],
)
def test_the_first_line_is_the_summary(changed: Archive, language: Language, first: str) -> None:
    assert as_text(changed.diff(), language, colour=False).split("\n")[0] == first


def test_what_a_terminal_would_obey_is_written_out(changed: Archive) -> None:
    save(changed.evaluations, data(residents="a\u202eb", publisher="x\u009b31m\u200by", strengths=[]))
    text = as_text(changed.diff(), "sv", colour=False)
    assert "a‹202E›b" in text
    assert not re.search("[\x00-\x09\x0b-\x1f\x7f-\x9f\u200b-\u200f\u202a-\u202e]", text)


def test_a_no_break_space_that_came_is_seen(changed: Archive) -> None:
    changed.replace("evaluations/kumla-2027.yaml", ("fint samarbete", "fint\u00a0samarbete"))
    assert "␣" in as_text(changed.diff(), "sv", colour=False)


def test_nothing_changed_is_said_in_a_sentence(changed: Archive) -> None:
    changed.commit()
    assert as_text(changed.diff("HEAD"), "sv", colour=False) == "Inga utvärderingar har ändrats."


@pytest.mark.parametrize(
    ("kind", "shown"), [("text", "Fel i filen"), ("markdown", "**Fel i filen**"), ("json", '"rule": "wrong-type"')]
)
def test_a_broken_file_is_shown_and_ends_with_one(
    changed: Archive, capsys: pytest.CaptureFixture[str], kind: str, shown: str
) -> None:
    words = ["diff", "HEAD", "--evaluations", str(changed.evaluations), "--lang", "sv", "--format", kind]
    assert build.run(words) == 0
    capsys.readouterr()
    changed.replace("evaluations/kumla-2027.yaml", ("year: '2027'", "year: i år"))
    assert build.run(words) == 1
    assert shown in capsys.readouterr().out


def test_a_new_and_a_removed_evaluation_are_said_to_be(changed: Archive) -> None:
    changed.commit()
    (changed.evaluations / "kumla-2027.yaml").unlink()
    save(changed.evaluations, data("Boden", 2028, share="0.25", facts=[{"label": "Yta", "value": "4 km²"}]))
    lines = as_text(changed.diff("HEAD"), "sv", colour=False).split("\n")
    assert lines[0] == "Boden 2028: ny utvärdering (publicerad); 200 poäng; 8 styrkor, 1 uppgift i Kortfakta"
    assert "Kumla 2027: utvärderingen borttagen (var publicerad); 400 poäng" in lines
    assert "    Totalt    200" in lines
    assert "    Totalt    400" in lines


def _lines(archive: Archive, language: Language = "sv") -> list[str]:
    return [line.strip() for line in as_text(archive.diff("HEAD"), language, colour=False).split("\n")]


NASSJO = "evaluations/nassjo-2019.yaml"
ARBOGA = "evaluations/arboga-2016.yaml"


def test_what_was_moved_and_has_no_name_is_known_by_its_words(archive: Archive) -> None:
    report = "      - Demokratibokslut i årsredovisningen\n"
    young = "      - Ett demokratiprojekt för nysvenskar\n"
    long = "      - Kommunikationspolicyn och det operativa arbetet med information och kommunikation\n"
    improved = "    improvements:\n"
    archive.replace(NASSJO, (report + young + long, young), (improved, improved + report + long))
    lines = _lines(archive)
    at = archive.line(NASSJO, improved.rstrip())
    for number, words in (
        (at + 1, "Demokratibokslut i årsredovisningen"),
        (at + 2, "Kommunikationspolicyn och det operativa arbetet med …"),
    ):
        assert f"Förbättringsmöjlighet ”{words}” flyttad (rad {number}): från styrkor i område 1" in lines


def test_a_file_that_cannot_be_read_keeps_its_name_and_says_what_is_lost(archive: Archive) -> None:
    archive.replace(NASSJO, ("    narrative:\n", "    narrative: {\n"))
    lines = _lines(archive)
    # How many errors one misplaced key is told as is the check's business.
    assert re.fullmatch(r"Nässjö 2019: filen har \d+ fel; totalt: 540 → går inte att räkna; 1 rad ändrad", lines[0])
    assert [line for line in lines if line.startswith(("Totalt", "Område"))] == ["Totalt  540 → går inte att räkna"]


def test_a_label_is_not_taken_for_what_it_names(archive: Archive) -> None:
    archive.replace(NASSJO, ("areas:\n", "labels:\n  strengths: Starka sidor\nareas:\n"))
    assert _lines(archive)[0] == "Nässjö 2019: tillagt: Ordval för ”Styrkor”"
    line = archive.line(NASSJO, "  strengths: Starka")
    assert f"Ordval för ”Styrkor”: tillagt (rad {line}): Starka sidor" in _lines(archive)
    assert _lines(archive, "en")[0] == "Nässjö 2019: added: labels.strengths"


def test_points_that_went_say_that_their_line_is_the_old_one_and_are_counted_together(archive: Archive) -> None:
    archive.replace(ARBOGA, ("      1.1: ", "      1.9: "))
    lines = _lines(archive)
    assert lines[0].startswith("Publicerade rapporter"), "Nässjö's mean counts Arboga"
    assert any(line.endswith("; 1 frågepoäng tillagt, 1 borttaget") for line in lines)
    at = archive.line(ARBOGA, "      1.9: ")
    assert any(re.match(rf"1\.1  .*rad {at} förut$", line) for line in lines)
    assert any(re.match(rf"1\.9  .*rad {at}$", line) for line in lines)


def test_several_causes_are_told_in_words(archive: Archive) -> None:
    # Without mean_of, as in a draft, the mean is worked out on each side.
    archive.replace(NASSJO, ("mean_of:\n  - arboga-2016\n  - kumla-2017\n  - ljungby-2018\n", ""))
    archive.commit()
    (archive.top / "evaluations/ljungby-2018.yaml").rename(archive.top / "evaluations/ljungby-2019.yaml")
    archive.replace("evaluations/ljungby-2019.yaml", ("year: 2018", "year: 2019"))
    name = "Medel av tre utvärderingar"
    assert f"Jämförelsen med {name}, eftersom ljungby-2018 har tagits bort och ljungby-2019 har tillkommit" in _lines(archive)
    assert f"The comparison with {name}, because ljungby-2018 was removed and ljungby-2019 was added" in _lines(archive, "en")


def test_an_evaluation_of_another_edition_does_not_say_that_the_editions_changed(archive: Archive) -> None:
    archive.replace("evaluations/ljungby-2018.yaml", ('rubric: "2018"', 'rubric: "2016"'))
    lines = _lines(archive)
    assert lines[0] == "Ljungby 2018: utgåva: 2018 → 2016"
    assert "Fråga 5.2, eftersom utgåva 2016 har ersatt utgåva 2018" in lines
    assert "Question 5.2, because edition 2016 replaced edition 2018" in _lines(archive, "en")


def test_a_reference_is_told_once_and_in_its_own_words(archive: Archive) -> None:
    archive.replace("references/nacka-2003.yaml", ("2: 71.5", "2: 72.5"))
    lines = _lines(archive)
    assert "Referens Nacka (nacka-2003): 1 områdespoäng ändrat" in lines
    (line,) = [line for line in lines if "71,5" in line and "eferens" not in line and line.startswith("Områdespoäng")]
    assert line.endswith("71,5 → 72,5")
    assert not any(line.startswith("Fråga") for line in lines)


def test_many_files_have_a_total_on_top(archive: Archive) -> None:
    for id_, number in (("arboga-2016", "99"), ("kumla-2017", "98"), ("ljungby-2018", "97")):
        archive.replace(f"evaluations/{id_}.yaml", ("    strengths:\n", f"    strengths:\n      - En ny styrka {number}\n"))
    assert _lines(archive)[0] == "Sammanlagt 3 utvärderingar (3 ändrade); 3 styrkor tillagda"
    assert _lines(archive, "en")[0] == "In all 3 evaluations (3 changed); 3 strengths added"
    archive.git("checkout", "-q", "evaluations/ljungby-2018.yaml")
    assert not _lines(archive)[0].startswith("Sammanlagt")


def test_only_the_signs_in_use_are_explained(changed: Archive) -> None:
    assert as_text(changed.diff(), "sv", colour=False).split("\n")[-1] == "Tecken: ~ ändrad mening; [-borttaget-] {+tillagt+}."
    changed.replace("evaluations/kumla-2027.yaml", ("fint samarbete", "gott\u00a0samarbete"))
    assert as_text(changed.diff(), "en", colour=False).endswith("␣ no-break space.")


def test_what_changed_most_is_named_in_the_first_line(archive: Archive) -> None:
    archive.replace(NASSJO, ("De har ännu inte följts upp", "De har ännu följts upp"), ("i januari 2018", "i januari 2017"))
    date, followed = (
        archive.line(NASSJO, "          Kommunfullmäktige antog"),
        archive.line(NASSJO, "          De har ännu följts"),
    )
    assert _lines(archive)[0] == (
        f"Nässjö 2019: siffror i 1 mening: 2018 → 2017 (rad {date}); ord i 1 mening; ”inte” borttaget (rad {followed}); "
        "1 avsnitt omformulerat"
    )
