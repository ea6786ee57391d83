"""What is said of a mistake on the command line, and of folders and files that can't be read or written."""

from __future__ import annotations

import errno
import os
from pathlib import Path

import pytest

import build
from kommunkompassen import commands
from kommunkompassen.base.register import evaluation_id
from kommunkompassen.building import builds
from kommunkompassen.formatting import skeleton
from tests.helpers import data, save


def _said(capsys: pytest.CaptureFixture[str], *words: object, code: int = builds.BAD_COMMAND) -> str:
    assert build.run([str(word) for word in words]) == code
    out, err = capsys.readouterr()
    assert out == ""
    return err.strip()


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ([], "Skriv vad som ska göras, till exempel python build.py check. Visa alla kommandon: python build.py --help"),
        (["chekc"], 'Kommandot "chekc" finns inte. Menar du check? Visa alla: python build.py --help'),
        (["zzz"], 'Kommandot "zzz" finns inte. Visa alla: python build.py --help'),
        (["--nej"], "Flaggan --nej finns inte. Visa alla: python build.py --help"),
        (
            ["--lang", "sv", "check"],
            "Skriv --lang efter kommandot, till exempel python build.py check --lang … Visa alla: python build.py --help",
        ),
        (
            ["new", "Kumla", "--year", "27"],
            "--year: värdet går inte. Ange ett heltal mellan 1990 och 2099. Visa hjälp: python build.py new --help",
        ),
        (["report", "x", "--year", "nu"], "--year: värdet går inte. Ange ett heltal. Visa hjälp: python build.py report --help"),
        (
            ["report", "x", "--output", __file__],
            "--output: värdet går inte. Ange en mapp, inte en fil. Visa hjälp: python build.py report --help",
        ),
    ],
)
def test_a_mistake_on_the_command_line_is_said_with_what_to_write(
    words: list[str], said: str, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(commands, "LANGUAGE", "sv")
    assert _said(capsys, *words) == said


@pytest.mark.parametrize("asked", [["--lang", "en"], ["--lang=en"]])
def test_a_mistake_is_said_in_the_language_asked_for_however_that_is_written(
    asked: list[str], capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(commands, "LANGUAGE", "sv")
    assert _said(capsys, "check", "--fromat", *asked).startswith("There is no option --fromat.")


@pytest.mark.parametrize("command", [["check"], ["list"], ["fmt"], ["report", "--all"], ["check", "nassjo"]])
def test_a_folder_that_is_not_there_has_not_been_checked(
    command: list[str], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    said = _said(capsys, *command, "--evaluations", tmp_path / "utvärderingar", "--lang", "sv")
    assert said.startswith(f"Mappen {tmp_path / 'utvärderingar'} finns inte.")


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("kumla-2027.yaml", 'Det finns ingen utvärdering av "kumla-2027.yaml". Filen finns inte. Menar du kumla-2027?'),
        ("evaluations/kumla", 'Det finns ingen utvärdering av "evaluations/kumla". Filen finns inte. Menar du kumla-2027?'),
        ("no/such.yaml", 'Det finns ingen utvärdering av "no/such.yaml". Filen finns inte. Visa alla: python build.py list'),
        (__file__, f'"{__file__}" är ingen utvärdering: en sådan är en fil som slutar på .yaml. Visa alla: python build.py list'),
    ],
)
def test_a_path_that_leads_to_no_evaluation_is_said_as_a_path(
    name: str, said: str, tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    save(folder := tmp_path / "filer", data())
    monkeypatch.chdir(tmp_path)
    assert _said(capsys, "check", name, "--evaluations", folder, "--lang", "sv") == said


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("storby", "Skriv kommunens namn som det ska tryckas, med stor bokstav: Storby"),
        (
            "Storbys kommun",
            (
                "Skriv kommunens namn ensamt, utan kommun eller stad: Storby eller Storbys. "
                "Hela namnet skrivs sedan i filen efter official_name: Storbys kommun"
            ),
        ),
    ],
)
def test_a_new_evaluation_needs_the_name_that_the_check_accepts(
    name: str, said: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert _said(capsys, "new", name, "--year", "2027", "--evaluations", tmp_path, "--lang", "sv") == said
    assert list(tmp_path.iterdir()) == []


def test_a_new_evaluation_elsewhere_is_then_built_from_there(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert build.run(["new", " Kumla ", "--year", "2027", "--evaluations", str(tmp_path), "--lang", "sv"]) == builds.OK
    assert capsys.readouterr().out.splitlines()[-1].endswith(f"python build.py report kumla-2027 --evaluations {tmp_path}")


@pytest.mark.parametrize("number", [errno.EACCES, errno.EROFS, errno.ENOSPC])
@pytest.mark.parametrize(("language", "said"), [("sv", "går inte att läsa eller skriva: "), ("en", "can't be read or written: ")])
def test_a_folder_that_cannot_be_written_in_is_no_bug_of_ours(
    number: int, language: str, said: str, tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    def refused(path: Path, _: str) -> bool:
        raise OSError(number, os.strerror(number), str(path))

    monkeypatch.setattr(skeleton, "write", refused)
    words = ["new", "Kumla", "--year", "2027", "--evaluations", tmp_path, "--lang", language]
    told = _said(capsys, *words, code=builds.BAD_TOOL)
    assert told.startswith(f"{tmp_path / 'kumla-2027.yaml'} {said}")
    assert os.strerror(number) not in told


def test_a_folder_for_reports_that_cannot_be_made_is_said_in_the_users_language(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    save(tmp_path, data())
    where = tmp_path / "kumla-2027.yaml" / "ut"
    words = ["report", "kumla", "--format", "html", "--output", where, "--evaluations", tmp_path, "--lang", "sv"]
    assert build.run([str(word) for word in words]) == builds.BAD_TOOL
    told = capsys.readouterr().err.splitlines()[-1]
    assert told == (
        f"kumla-2027: ingen rapport skrevs, för det går inte att skriva {where}: en del av sökvägen är en fil och ingen mapp."
    )


def test_a_project_without_its_folder_can_still_begin_one(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    folder = tmp_path / "ny"
    assert build.run(["new", "Kumla", "--year", "2027", "--evaluations", str(folder), "--lang", "sv"]) == builds.OK
    assert [path.name for path in folder.iterdir()] == [f"{evaluation_id('Kumla', 2027)}.yaml"]
    assert capsys.readouterr().err == ""
