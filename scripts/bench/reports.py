"""How long reports take, beside the bare converters: one cold, one unchanged, one among three hundred, and the three hundred.

Run it with: python -m scripts.bench.reports
"""

from __future__ import annotations

import re
import shutil
import sys
import tempfile
from collections.abc import Callable
from functools import partial
from pathlib import Path

from kommunkompassen.base import paths
from scripts.bench import bare
from scripts.bench.generate import generate
from scripts.bench.measure import Run, in_turn, run

BARE = "bare pandoc and typst"
MANY = 300
ROUNDS, ROUNDS_OF_MANY, ROUNDS_OF_OTHERS = 11, 3, 3
_REPORT = [sys.executable, str(paths.PROJECT / "build.py"), "report"]


def measure() -> dict[str, list[Run]]:
    """The runs of each case; the three hundred are built cold once."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        for part in ("bare", "out", "few", "many"):
            (folder / part).mkdir()
        bare.write_document(folder / "bare")
        five, many = generate(folder / "few", 5), generate(folder / "many", MANY)
        one = [*_REPORT, "nassjo", "--output", str(folder / "out")]
        cases: dict[str, Callable[[], Run]] = {
            BARE: partial(run, bare.commands(), folder / "bare"),
            "one report, cold": partial(run, [[*one, "--force"]]),
            "one report, unchanged": partial(run, [one]),
            "one of 5, cold": partial(run, [_cold(five[-1], folder / "few-out")]),
            "one of 300, cold": partial(run, [_cold(many[4], folder / "many-out")]),
        }
        measured = in_turn(cases, ROUNDS)
        measured |= in_turn(
            {name: partial(run, commands, folder / "bare") for name, commands in bare.others().items()}, ROUNDS_OF_OTHERS
        )
        return measured | _of_many(folder, many[4])


def _cold(path: Path, output: Path) -> list[str]:
    return [*_REPORT, str(path), "--evaluations", str(path.parent), "--force", "--output", str(output)]


def _of_many(folder: Path, edited: Path) -> dict[str, list[Run]]:
    shutil.rmtree(folder / "many-out")
    all_ = [*_REPORT, "--all", "--evaluations", str(folder / "many"), "--output", str(folder / "many-out")]
    measured = {"300 reports, cold": [run([all_])]}
    turn = iter(range(1, 100))

    def one_changed() -> Run:
        text = edited.read_text("utf-8")
        # In prose: another score would change the mean that the others compare themselves with.
        new = re.sub(r"^( +text: \|\n +\S+)(?: gång \d+)?", rf"\1 gång {next(turn)}", text, count=1, flags=re.M)
        edited.write_text(new, encoding="utf-8")
        return run([all_])

    cases: dict[str, Callable[[], Run]] = {
        "300 reports, unchanged": partial(run, [all_]),
        "300 reports, one changed": one_changed,
    }
    return measured | in_turn(cases, ROUNDS_OF_MANY)


if __name__ == "__main__":
    from scripts.bench.show import show

    show(measure(), BARE)
