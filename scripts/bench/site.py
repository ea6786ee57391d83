"""How long the site takes: of five evaluations whose reports are made, of three hundred, and of these with one changed.

Run it with: python -m scripts.bench.site

The first run of each, which makes the reports too, is not counted.
"""

from __future__ import annotations

import re
import sys
import tempfile
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path

from kommunkompassen.base import paths
from scripts.bench.generate import generate
from scripts.bench.measure import Run, in_turn, run

MANY = 300
ROUNDS, ROUNDS_OF_MANY = 5, 3
_ADDRESS = "https://example.org/"


def measure() -> dict[str, list[Run]]:
    """The runs of each case."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        five, many = generate(folder / "few", 5), generate(folder / "many", MANY)
        measured = in_turn({"site of 5, unchanged": partial(run, [_site(five[0].parent, folder / "few-site")])}, ROUNDS)
        command = _site(many[0].parent, folder / "many-site")
        cases: dict[str, Callable[[], Run]] = {
            "site of 300, unchanged": partial(run, [command]),
            "site of 300, one changed": partial(_one_changed, many[4], command, iter(range(1, 100))),
        }
        return measured | in_turn(cases, ROUNDS_OF_MANY)


def _site(evaluations: Path, folder: Path) -> list[str]:
    build = [sys.executable, str(paths.PROJECT / "build.py"), "site"]
    return [*build, "--evaluations", str(evaluations), "--output", str(folder), "--url", _ADDRESS]


def _one_changed(path: Path, command: list[str], turn: Iterator[int]) -> Run:
    text = path.read_text("utf-8")
    # In prose: another score would change the mean that the others compare themselves with.
    new = re.sub(r"^( +text: \|\n +\S+)(?: gång \d+)?", rf"\1 gång {next(turn)}", text, count=1, flags=re.M)
    path.write_text(new, encoding="utf-8")
    return run([command])


if __name__ == "__main__":
    from scripts.bench.show import show

    show(measure())
