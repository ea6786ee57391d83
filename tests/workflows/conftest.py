"""A copy of this project as a git repository of its own, in which workflows and hooks can run."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

import pytest

from kommunkompassen.base import paths

IDENTITY = {
    "GIT_AUTHOR_NAME": "Eva Ek",
    "GIT_AUTHOR_EMAIL": "eva@example.org",
    "GIT_COMMITTER_NAME": "Eva Ek",
    "GIT_COMMITTER_EMAIL": "eva@example.org",
    "GIT_CONFIG_GLOBAL": os.devnull,
    "GIT_CONFIG_NOSYSTEM": "1",
}


@dataclass(frozen=True, slots=True)
class Project:
    """A git work tree with this project's files and environment."""

    folder: Path

    def git(self, *arguments: str) -> str:
        """What git prints. Raises CalledProcessError."""
        environment = {**os.environ, **IDENTITY}
        command = ["git", *arguments]
        return subprocess.run(command, cwd=self.folder, env=environment, capture_output=True, check=True, text=True).stdout

    def evaluation(self, id_: str) -> Path:
        """An evaluation's file."""
        return self.folder / "evaluations" / f"{id_}.yaml"

    def change(self, path: Path, old: str, new: str) -> None:
        """Replace the first of what must be there."""
        text = path.read_text("utf-8")
        assert old in text
        path.write_text(text.replace(old, new, 1), encoding="utf-8")

    def merge(self) -> None:
        """Make what GitHub checks out for a pull request: what was changed in the work tree, as a merge into what it was."""
        base = self.git("rev-parse", "HEAD").strip()
        self.git("checkout", "--quiet", "-b", "change")
        self.git("commit", "--quiet", "--all", "--message", "Change")
        self.git("checkout", "--quiet", "--detach", base)
        self.git("merge", "--quiet", "--no-ff", "--message", "Merge", "change")
        self.age_locks()

    def age_locks(self) -> None:
        """Let the environment be newer than what it is made from, so that make leaves it as it is."""
        for lock in self.folder.glob("requirements*.lock"):
            os.utime(lock, (0, 0))


@pytest.fixture
def project(tmp_path: Path) -> Project:
    """The work tree as it stands here, committed; its environment is the one that the tests run in.

    Of the evaluations it has two, which compare themselves with references alone, so that a change in one is not in the other.
    """
    made = Project(tmp_path / "project")
    listed = subprocess.run(["git", "ls-files", "-z"], cwd=paths.PROJECT, capture_output=True, check=True, text=True).stdout
    for name in listed.split("\0"):
        if (
            name
            and (paths.PROJECT / name).is_file()
            and not name.startswith(("tests/", "docs/", "evaluations/", "mentions.yaml"))
        ):
            (made.folder / name).parent.mkdir(parents=True, exist_ok=True)
            shutil.copy2(paths.PROJECT / name, made.folder / name)
    (made.folder / "evaluations").mkdir()
    for id_ in ("arboga-2016", "kumla-2017"):
        shutil.copy2(paths.EVALUATIONS / f"{id_}.yaml", made.evaluation(id_))
    environment = made.folder / ".venv"
    environment.mkdir()
    for part in Path(sys.prefix).iterdir():
        if not part.name.startswith("ready"):
            (environment / part.name).symlink_to(part)
    for name in ("ready", "ready-dev"):
        (environment / name).touch()
    made.git("init", "--quiet", "--initial-branch", "main")
    made.git("add", "--all")
    made.git("commit", "--quiet", "--message", "Base")
    made.age_locks()
    return made
