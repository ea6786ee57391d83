"""How long the diff takes, between two revisions: of the project's five evaluations, and of three hundred.

Run it with: python -m scripts.bench.diff

In the new revision of the five, every fifth score and a word in every section are others. Of the three hundred one has
another score, and all others compare themselves with the mean. Whole processes are measured, from their start to their end.
"""

from __future__ import annotations

import json
import os
import platform
import re
import subprocess
import sys
import tempfile
from collections.abc import Callable
from dataclasses import asdict
from pathlib import Path

from kommunkompassen import paths
from scripts.bench.check import Times, in_turn
from scripts.bench.generate import generate

MANY = 300
ROUNDS, ROUNDS_OF_MANY = 21, 5
MOST_SECONDS = 2.0
"""For the five."""
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


def _measured(evaluations: Path, rounds: int) -> list[Times]:
    command = [sys.executable, str(paths.PROJECT / "build.py"), "diff", "main~1", "main", "--evaluations", str(evaluations)]
    return in_turn({kind: [*command, "--format", kind] for kind in ("text", "markdown", "json")}, rounds)


def measure() -> dict[str, object]:
    """All measurements."""
    found: dict[str, object] = {"python": platform.python_version(), "cpus": os.cpu_count(), "most": MOST_SECONDS}
    with tempfile.TemporaryDirectory() as five, tempfile.TemporaryDirectory() as many:
        folder = _repository(Path(five), _copy, _edit_all)
        found["five"] = {"rounds": ROUNDS, "times": [asdict(one) for one in _measured(folder, ROUNDS)]}
        folder = _repository(Path(many), lambda evaluations: generate(evaluations, MANY), _edit_one)
        found["many"] = {
            "evaluations": MANY,
            "rounds": ROUNDS_OF_MANY,
            "times": [asdict(one) for one in _measured(folder, ROUNDS_OF_MANY)],
        }
    return found


def as_table(measured: dict[str, object]) -> str:
    """Seconds: the least, the median, and the processor's median."""
    lines = [f"{'':24}{'least':>8}{'median':>8}{'cpu':>8}  seconds"]
    for name in ("five", "many"):
        part = measured[name]
        assert isinstance(part, dict)
        times = part["times"]
        lines += [
            f"{name + ', ' + one['name']:24}{one['least']:8.2f}{one['median']:8.2f}{one['processor']:8.2f}" for one in times
        ]
    return "\n".join(lines)


def main() -> int:
    """Print a table and the same as JSON; 1 where the five take longer than they may."""
    measured = measure()
    print(as_table(measured))
    print(json.dumps(measured, indent=2))
    five = measured["five"]
    assert isinstance(five, dict)
    return int(any(one["median"] > MOST_SECONDS for one in five["times"]))


if __name__ == "__main__":
    sys.exit(main())
