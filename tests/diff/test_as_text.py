"""What the terminal shows."""

from __future__ import annotations

import re
from pathlib import Path

import click
import pytest

import build
from kommunkompassen.diff.as_text import as_text
from kommunkompassen.messages import Language
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
    [("sv", "Kumla 2027: omformulerat: Slutord; ändrat: Invånarna"), ("en", "Kumla 2027: reworded: closing; changed: residents")],
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
