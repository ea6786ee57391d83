"""The hooks that run at a commit."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.workflows.conftest import IDENTITY, Project


@pytest.fixture
def hooked(project: Project, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Project:
    """The project after `make hooks`."""
    monkeypatch.setenv("PRE_COMMIT_HOME", str(tmp_path / "pre-commit"))
    make = subprocess.run(["make", "hooks"], cwd=project.folder, capture_output=True, check=False, text=True)
    assert make.returncode == 0, make.stderr
    assert (project.folder / ".git" / "hooks" / "pre-commit").exists()
    return project


def commit(project: Project) -> subprocess.CompletedProcess[str]:
    environment = {**os.environ, **IDENTITY}
    command = ["git", "commit", "--all", "--message", "Change"]
    return subprocess.run(command, cwd=project.folder, env=environment, capture_output=True, check=False, text=True)


def test_a_good_change_is_committed(hooked: Project) -> None:
    hooked.change(hooked.evaluation("kumla-2017"), "1.1: 5.3", "1.1: 9.3")
    done = commit(hooked)
    assert done.returncode == 0, done.stderr


def test_a_broken_evaluation_is_not_committed_and_its_line_is_told(hooked: Project) -> None:
    hooked.change(hooked.evaluation("kumla-2017"), "1.1: 5.3", "1.1: 99")
    line = hooked.evaluation("kumla-2017").read_text("utf-8").splitlines().index("      1.1: 99") + 1
    done = commit(hooked)
    assert done.returncode != 0
    assert f"kumla-2017.yaml:{line}" in done.stderr


def test_an_evaluation_in_another_form_is_put_in_its_own_and_then_committed(hooked: Project) -> None:
    evaluation = hooked.evaluation("kumla-2017")
    formatted = evaluation.read_text("utf-8")
    hooked.change(evaluation, "year: 2017", "year:     2017")
    assert commit(hooked).returncode != 0
    assert evaluation.read_text("utf-8") == formatted
    hooked.change(evaluation, "1.1: 5.3", "1.1:  9.3")
    assert commit(hooked).returncode != 0
    assert commit(hooked).returncode == 0


def test_a_commit_without_evaluations_waits_for_nothing(hooked: Project) -> None:
    hooked.change(hooked.evaluation("kumla-2017"), "1.1: 5.3", "1.1: 99")
    hooked.git("-c", "core.hooksPath=/dev/null", "commit", "--all", "--message", "Broken")
    hooked.change(hooked.folder / "README.md", "Kommunkompassen", "Kommunkompassen,")
    done = commit(hooked)
    assert done.returncode == 0, done.stderr
    assert "Skipped" in done.stderr


def test_pre_commit_itself_takes_the_configuration(hooked: Project) -> None:
    command = [sys.executable, "-m", "pre_commit", "run", "--all-files"]
    # The copy has no tests, which mypy would look for.
    environment = {**os.environ, "SKIP": "mypy"}
    done = subprocess.run(command, cwd=hooked.folder, env=environment, capture_output=True, check=False, text=True)
    assert done.returncode == 0, done.stdout
    assert done.stdout.count("Passed") == 4


def test_code_that_breaks_a_rule_is_not_committed(hooked: Project) -> None:
    (hooked.folder / "charts" / "careless.py").write_text("import os\n", encoding="utf-8")
    hooked.git("add", "charts/careless.py")
    done = commit(hooked)
    assert done.returncode != 0
    assert "F401" in done.stderr
