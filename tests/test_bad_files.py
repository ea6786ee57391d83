"""A file that the system can't or must not read is a finding of its own, and the others are read all the same."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

import build
from tests.helpers import data, save

pytestmark = pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="there are no pipes with names")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """One sound evaluation among a pipe, a loop of links, a link to nothing and a folder."""
    save(tmp_path, data())
    os.mkfifo(tmp_path / "ror-2027.yaml")
    (tmp_path / "hit-2027.yaml").symlink_to("dit-2027.yaml")
    (tmp_path / "dit-2027.yaml").symlink_to("hit-2027.yaml")
    (tmp_path / "borta-2027.yaml").symlink_to("finns-inte.yaml")
    (tmp_path / "mapp-2027.yaml").mkdir()
    return tmp_path


def run(*words: object) -> int:
    return build.run([*map(str, words), "--lang", "sv"])


def test_each_bad_file_is_told_of_and_the_sound_one_is_built(
    folder: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run("check", "--evaluations", folder) == 1
    said = capsys.readouterr().err
    assert "ror-2027.yaml:1:1: fel: Filen går inte att läsa: det är ett rör eller en enhet och ingen fil." in said
    assert "hit-2027.yaml:1:1: fel: Filen går inte att läsa: länken leder runt till sig själv." in said
    assert "borta-2027.yaml:1:1: fel: Filen går inte att läsa: den finns inte." in said
    assert "kumla-2027.yaml" not in said
    assert run("report", "--all", "--format", "html", "--evaluations", folder, "--output", tmp_path / "output") == 1
    assert (tmp_path / "output" / "kumla-2027.html").is_file()
    assert run("list", "--evaluations", folder) == 1
    assert "kumla-2027" in capsys.readouterr().out


@pytest.mark.parametrize("command", ["check", "fmt", "report"])
def test_a_name_that_is_too_long_is_a_finding(folder: Path, command: str, capsys: pytest.CaptureFixture[str]) -> None:
    name = f"{'x' * 300}.yaml"
    more = ["--output", folder / "output"] if command == "report" else []
    assert run(command, folder / "kumla-2027.yaml", folder / name, *more) == 1
    assert "Filen går inte att läsa: namnet är för långt." in capsys.readouterr().err


@pytest.mark.parametrize("command", [["scores", "kumla"], ["comments"]])
def test_a_pipe_for_a_sheet_or_a_word_file_is_told_of(
    folder: Path, command: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(*command, folder / "ror-2027.yaml", "--evaluations", folder) == 1
    assert "går inte att läsa" in capsys.readouterr().err


@pytest.mark.skipif(not Path("/proc/self").exists(), reason="there is no such folder")
def test_a_folder_in_which_nothing_can_be_made_is_told_of_at_once(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run("report", save(tmp_path, data()), "--evaluations", tmp_path, "--format", "html", "--output", "/proc") == 3
    assert "ingen rapport skrevs, för det går inte att skriva /proc:" in capsys.readouterr().err


@pytest.mark.parametrize("sheet", ["fil/poang.xlsx", f"{'x' * 300}.xlsx"])
def test_a_sheet_that_cant_be_written_is_named(folder: Path, sheet: str, capsys: pytest.CaptureFixture[str]) -> None:
    (folder / "fil").write_text("x", encoding="utf-8")
    assert run("scores", folder / "kumla-2027.yaml", "--sheet", folder / sheet) == 3
    said = capsys.readouterr().err
    assert str(folder / sheet.partition("/")[0]) in said
    assert "Ingenting skrevs där." in said
