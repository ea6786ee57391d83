"""A git repository of a test's own, away from the settings of whoever runs the tests."""

from __future__ import annotations

import os
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from kommunkompassen.base import paths
from kommunkompassen.diff.difference import Difference, difference
from kommunkompassen.diff.revisions import Sides, asked, sides

_SETTINGS = {
    "GIT_CONFIG_GLOBAL": os.devnull,
    "GIT_CONFIG_NOSYSTEM": "1",
    "GIT_AUTHOR_NAME": "Eva Ek",
    "GIT_AUTHOR_EMAIL": "eva@example.org",
    "GIT_COMMITTER_NAME": "Eva Ek",
    "GIT_COMMITTER_EMAIL": "eva@example.org",
    "GIT_AUTHOR_DATE": "2027-03-01T12:00:00+0100",
    "GIT_COMMITTER_DATE": "2027-03-01T12:00:00+0100",
}


@dataclass(frozen=True, slots=True)
class Archive:
    """A repository with folders for evaluations, rubrics and references."""

    top: Path

    @property
    def evaluations(self) -> Path:
        return self.top / "evaluations"

    def git(self, *arguments: str) -> str:
        environment = {name: value for name, value in os.environ.items() if not name.startswith("GIT_")}
        command = ["git", "-C", str(self.top), *arguments]
        return subprocess.run(command, env={**environment, **_SETTINGS}, check=True, capture_output=True, text=True).stdout

    def write(self, name: str, text: str | bytes) -> Path:
        path = self.top / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(text if isinstance(text, bytes) else text.encode("utf-8"))
        return path

    def replace(self, name: str, *pairs: tuple[str, str]) -> None:
        """Change texts in a file; each must be there."""
        text = (self.top / name).read_text("utf-8")
        for old, new in pairs:
            assert old in text, old
            text = text.replace(old, new, 1)
        self.write(name, text)

    def line(self, name: str, text: str) -> int:
        """The number of the first line of a file that begins with the text."""
        lines = (self.top / name).read_text("utf-8").splitlines()
        return next(number for number, line in enumerate(lines, 1) if line.startswith(text))

    def commit(self) -> None:
        self.git("add", "-A")
        self.git("commit", "-q", "--allow-empty", "-m", "En ändring")

    @contextmanager
    def sides(self, base: str = "main", head: str | None = None) -> Iterator[Sides]:
        rubrics, references = self.top / "rubrics", self.top / "references"
        own = (rubrics, references) if rubrics.is_dir() else (paths.RUBRICS, paths.REFERENCES)
        with sides(asked(base, head), self.evaluations, *own) as both:
            yield both

    def diff(self, base: str = "main", head: str | None = None) -> Difference:
        with self.sides(base, head) as both:
            return difference(both)


def new_archive(top: Path) -> Archive:
    """An empty repository on the branch main."""
    top.mkdir(parents=True, exist_ok=True)
    archive = Archive(top)
    archive.git("init", "-q", "-b", "main")
    return archive
