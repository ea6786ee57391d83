"""How long the diff takes, between two revisions: of the project's five evaluations, and of three hundred.

Run it with: python -m scripts.bench.diff

In the new revision of the five, every fifth score and a word in every section are others. Of the three hundred one has
another score, and all others compare themselves with the mean.
"""

from __future__ import annotations

import re
import subprocess
import sys
import tempfile
from collections.abc import Callable
from functools import partial
from pathlib import Path

from kommunkompassen.base import paths
from scripts.bench.generate import generate
from scripts.bench.measure import Run, in_turn, run

MANY = 300
ROUNDS, ROUNDS_OF_MANY = 11, 3
_SETTINGS = ["-c", "user.name=bench", "-c", "user.email=bench@example.org", "-c", "init.defaultBranch=main"]


def _git(folder: Path, *arguments: str) -> None:
    subprocess.run(["git", "-C", str(folder), *_SETTINGS, *arguments], check=True, capture_output=True)


def _repository(folder: Path, write: Callable[[Path], object], edit: Callable[[Path], object]) -> Path:
    """A repository with two revisions; its folder of evaluations."""
    evaluations = folder / "evaluations"
    evaluations.mkdir()
    _git(folder, "init", "-q")
    for change in (write, edit):
        change(evaluations)
        _git(folder, "add", "-A")
        _git(folder, "commit", "-q", "-m", "x")
    return evaluations


def _copy(folder: Path) -> None:
    for path in paths.EVALUATIONS.glob("*.yaml"):
        (folder / path.name).write_bytes(path.read_bytes())


def _edit_all(folder: Path) -> None:
    """Other points for every fifth question, and another word in the first line of every section."""
    for path in folder.glob("*.yaml"):
        text = path.read_text("utf-8")
        text = re.sub(r"^( {6}\d\.[15]: )[\d.]+$", r"\g<1>1.25", text, flags=re.MULTILINE)
        text = re.sub(r"^( +text: \|\n +\S+ )\S+", r"\1verkligen", text, flags=re.MULTILINE)
        path.write_text(text, encoding="utf-8")


def _edit_one(folder: Path) -> None:
    path = min(folder.glob("*.yaml"))
    path.write_text(re.sub(r"^( {6}1\.1: )[\d.]+$", r"\g<1>1.25", path.read_text("utf-8"), flags=re.MULTILINE), encoding="utf-8")


def _cases(name: str, evaluations: Path, kinds: tuple[str, ...]) -> dict[str, Callable[[], Run]]:
    command = [sys.executable, str(paths.PROJECT / "build.py"), "diff", "main~1", "main", "--evaluations", str(evaluations)]
    return {f"diff, {name}, {kind}": partial(run, [[*command, "--format", kind]]) for kind in kinds}


def measure() -> dict[str, list[Run]]:
    """The runs of each case."""
    with tempfile.TemporaryDirectory() as five, tempfile.TemporaryDirectory() as many:
        folder = _repository(Path(five), _copy, _edit_all)
        measured = in_turn(_cases("five", folder, ("text", "markdown", "json")), ROUNDS)
        folder = _repository(Path(many), lambda evaluations: generate(evaluations, MANY), _edit_one)
        return measured | in_turn(_cases("300", folder, ("text",)), ROUNDS_OF_MANY)


if __name__ == "__main__":
    from scripts.bench.show import show

    show(measure())
