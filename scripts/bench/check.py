"""How long the check takes: of one large evaluation beside yamllint on the same file, and of three hundred evaluations.

Run it with: python -m scripts.bench.check [PATH OF YAMLLINT]
"""

from __future__ import annotations

import re
import shutil
import sys
import tempfile
from functools import partial
from pathlib import Path

from kommunkompassen.base import paths
from scripts.bench.generate import generate, of_another
from scripts.bench.measure import Run, in_turn, run

LARGE = 80_000
"""Bytes of the one evaluation."""
MANY = 300
ROUNDS_OF_ONE = 21
ROUNDS_OF_MANY = 3


def large_evaluation(folder: Path) -> Path:
    """An evaluation of 80 kB: Nässjö's with its narratives told again until the size is reached."""
    text = of_another((paths.EVALUATIONS / "nassjo-2019.yaml").read_text("utf-8"), "Storby")
    sections = re.findall(r"^      - heading:.*\n(?:(?:        .*)?\n)*", text, re.M)
    number = 0
    while len(text.encode()) < LARGE:
        section = sections[number % len(sections)]
        again = re.sub(r"heading: (.*)", rf"heading: \1, del {number + 2}", section, count=1)
        text = text.replace(section, section + again, 1)
        number += 1
    path = folder / "storby-2019.yaml"
    path.write_text(text, encoding="utf-8")
    return path


def measure(yamllint: str | None) -> dict[str, list[Run]]:
    """The runs of each case. Raises CalledProcessError where the check finds an error."""
    check = [sys.executable, str(paths.PROJECT / "build.py"), "check"]
    with tempfile.TemporaryDirectory() as one, tempfile.TemporaryDirectory() as many:
        path = large_evaluation(Path(one))
        generate(Path(many), MANY)
        cases = {"check, one of 80 kB": partial(run, [[*check, str(path), "--evaluations", one]])}
        if yamllint:
            # Long lines are no errors here, as they are by its default; the rest of its default stands.
            rules = "{extends: default, rules: {line-length: disable}}"
            cases["yamllint, the same file"] = partial(run, [[yamllint, "--format", "parsable", "-d", rules, str(path)]])
        measured = in_turn(cases, ROUNDS_OF_ONE)
        return measured | in_turn({"check, 300": partial(run, [[*check, "--evaluations", many]])}, ROUNDS_OF_MANY)


if __name__ == "__main__":
    from scripts.bench.show import show

    show(measure(sys.argv[1] if sys.argv[1:] else shutil.which("yamllint")), "yamllint, the same file")
