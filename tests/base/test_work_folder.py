"""Folders to work in leave nothing behind, not even those of builds that were killed."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import pytest

from kommunkompassen.base import paths
from kommunkompassen.base.work_folder import PREFIX, work_folder
from tests.helpers import data, save

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="there nobody can be asked whether they live")


@pytest.fixture(autouse=True)
def around(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder for temporary files of the test's own."""
    made = tmp_path / "tmp"
    made.mkdir()
    monkeypatch.setattr(tempfile, "tempdir", str(made))
    monkeypatch.setenv("TMPDIR", str(made))
    return made


def test_a_folder_is_there_and_then_gone(around: Path) -> None:
    with work_folder() as folder:
        assert folder.parent == around
        (folder / "x").write_text("x")
    assert list(around.iterdir()) == []


def test_what_the_dead_left_is_taken_away_and_what_others_have_is_not(around: Path) -> None:
    dead = subprocess.Popen([sys.executable, "-c", ""])
    dead.wait()
    for name in (f"{PREFIX}{dead.pid}-abc", f"{PREFIX}{os.getppid()}-abc", f"{PREFIX}abc", f"annan-{dead.pid}-abc"):
        (around / name).mkdir()
        (around / name / "x").write_text("x")
    with work_folder():
        pass
    assert {path.name for path in around.iterdir()} == {f"{PREFIX}{os.getppid()}-abc", f"{PREFIX}abc", f"annan-{dead.pid}-abc"}


def build(tmp_path: Path) -> subprocess.Popen[bytes]:
    """A build that has begun its report."""
    save(tmp_path / "evaluations", data())
    options = ["--all", "--evaluations", str(tmp_path / "evaluations"), "--output", str(tmp_path / "output"), "--force"]
    started = subprocess.Popen([sys.executable, "build.py", "report", *options], cwd=paths.PROJECT, stderr=subprocess.PIPE)
    while not list((tmp_path / "tmp").glob(f"{PREFIX}*")):
        assert started.poll() is None
        time.sleep(0.01)
    return started


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGHUP])
def test_a_build_that_is_asked_to_end_leaves_nothing(tmp_path: Path, around: Path, number: int) -> None:
    started = build(tmp_path)
    started.send_signal(number)
    _, said = started.communicate(timeout=60)
    assert started.returncode == 2
    assert "Traceback" not in said.decode()
    assert list(around.iterdir()) == []


def test_what_a_killed_build_leaves_is_taken_away_by_the_next(tmp_path: Path, around: Path) -> None:
    killed = build(tmp_path)
    killed.kill()
    killed.communicate()
    assert list(around.glob(f"{PREFIX}*"))
    build(tmp_path).communicate(timeout=60)
    assert list(around.glob(f"{PREFIX}*")) == []
    assert {path.name for path in (tmp_path / "output").glob("[!.]*")} == {
        f"kumla-2027.{kind}" for kind in ("docx", "pdf", "html")
    }
