"""Made files are put in place whole or not at all."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest
from filelock import FileLock

from kommunkompassen.base import paths, system
from kommunkompassen.base.tools import OutputError, ToolError
from kommunkompassen.building import output
from kommunkompassen.publish.make import Report
from kommunkompassen.report.naming import FORMATS


def _report(words: str, name: str = "kumla-2027") -> Report:
    return Report(name, {kind: f"{words} {kind}".encode() for kind in FORMATS})


def _words(folder: Path) -> dict[str, str]:
    return {path.name: path.read_text() for path in folder.iterdir() if not path.name.startswith(".")}


def _expected(words: str) -> dict[str, str]:
    return {f"kumla-2027.{kind}": f"{words} {kind}" for kind in FORMATS}


def test_the_files_are_written_where_asked_and_named(tmp_path: Path) -> None:
    folder = tmp_path / "a" / "b"
    assert output.write(_report("ny"), folder) == [folder / f"kumla-2027.{kind}" for kind in FORMATS]
    assert _words(folder) == _expected("ny")


def test_old_files_are_replaced_and_others_left(tmp_path: Path) -> None:
    (tmp_path / "annan.pdf").write_text("x")
    output.write(_report("gammal"), tmp_path)
    output.write(_report("ny"), tmp_path)
    assert _words(tmp_path) == {**_expected("ny"), "annan.pdf": "x"}


@pytest.mark.parametrize("fails", FORMATS)
@pytest.mark.parametrize("before", [True, False], ids=["replacing", "first"])
def test_when_one_file_cannot_be_replaced_all_the_old_ones_stay(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, fails: str, before: bool
) -> None:
    if before:
        output.write(_report("gammal"), tmp_path)
    replace = os.replace
    refused: list[str] = []

    def refuse_once(source: Path, target: Path) -> None:
        if str(target).endswith(fails) and not refused:
            refused.append(fails)
            raise PermissionError(13, "Permission denied", str(target))
        replace(source, target)

    monkeypatch.setattr(os, "replace", refuse_once)
    with pytest.raises(ToolError, match="Permission denied"):
        output.write(_report("ny"), tmp_path)
    assert refused == [fails]
    assert _words(tmp_path) == (_expected("gammal") if before else {})


def test_a_folder_that_cannot_be_written_in_is_a_failure_of_a_tool(tmp_path: Path) -> None:
    (tmp_path / "fil").write_text("x")
    with pytest.raises(ToolError):
        output.write(_report("ny"), tmp_path / "fil")


def test_what_a_killed_build_left_is_cleaned_away_but_not_another_reports(tmp_path: Path) -> None:
    killed = f"""
import os, signal
from pathlib import Path
from kommunkompassen.building import output
from kommunkompassen.publish.make import Report
os.replace = lambda *_: os.kill(os.getpid(), signal.SIGKILL)
output.write(Report("kumla-2027", {{"pdf": b"halv"}}), Path({str(tmp_path)!r}))
"""
    done = subprocess.run([sys.executable, "-c", killed], cwd=paths.PROJECT, check=False)
    assert done.returncode == -9
    left = [path.name for path in tmp_path.iterdir() if path.is_dir()]
    assert len(left) == 1
    assert _words(tmp_path) == {}
    output.write(_report("annan", name="kumla-2028"), tmp_path)
    assert [path.name for path in tmp_path.iterdir() if path.is_dir()] == left
    output.write(_report("ny"), tmp_path)
    assert [path.name for path in tmp_path.iterdir() if path.is_dir()] == []
    assert _expected("ny").items() <= _words(tmp_path).items()


WRITER = """
import os, sys, time
from pathlib import Path
from kommunkompassen.building import output
from kommunkompassen.publish.make import Report
replace = os.replace
def slowly(*names):
    replace(*names)
    time.sleep(0.01)
os.replace = slowly
folder, words = Path(sys.argv[1]), sys.argv[2]
for turn in range(5):
    output.write(Report("kumla-2027", {kind: f"{words}{turn}".encode() for kind in ("docx", "pdf", "html")}), folder)
print("klar")
"""


def test_two_builds_at_once_never_mix_their_files(tmp_path: Path) -> None:
    for round_ in range(2):
        folder = tmp_path / str(round_)
        writers = [
            subprocess.Popen(
                [sys.executable, "-c", WRITER, str(folder), words],
                cwd=paths.PROJECT,
                text=True,
                stdout=subprocess.PIPE,
                stderr=subprocess.PIPE,
            )
            for words in "ab"
        ]
        said = [writer.communicate(timeout=60) for writer in writers]
        assert said == [("klar\n", "")] * 2
        assert len(_words(folder)) == 3
        assert len(set(_words(folder).values())) == 1


def test_a_lock_that_is_held_is_told_of_and_not_waited_for_without_end(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(output, "LONGEST_WAIT", 0.2)
    monkeypatch.setattr(output, "environment_language", lambda: "sv")
    with FileLock(tmp_path / ".kumla-2027.lock"):
        with pytest.raises(OutputError) as found:
            output.write(_report("ny"), tmp_path)
        assert str(tmp_path / "kumla-2027") in found.value.tool
        assert system.reason(found.value.said, "sv") == "en annan körning håller på med den och blev inte klar"
        assert "är upptagen av en annan körning. Väntar i högst 0.2 sekunder." in capsys.readouterr().err
        assert _words(tmp_path) == {}
    output.write(_report("ny"), tmp_path)
    assert _words(tmp_path) == _expected("ny")
