"""How long the check takes: of one large evaluation beside yamllint on the same file, and of three hundred evaluations.

Run it with: python -m scripts.bench.check [PATH OF YAMLLINT]

Whole processes are measured, from their start to their end, in turn, so that whatever else the machine does meets all alike.
"""

from __future__ import annotations

import json
import os
import platform
import re
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from statistics import median

from kommunkompassen import paths

LARGE = 80_000
"""Bytes of the one evaluation."""
MANY = 300
ROUNDS_OF_ONE = 31
ROUNDS_OF_MANY = 5
MOST_SECONDS_FOR_MANY = 4.0


@dataclass(frozen=True, slots=True)
class Times:
    """Seconds of a process that was run several times: on the clock, and of the processor (nought where none is told)."""

    name: str
    least: float
    median: float
    processor: float


def large_evaluation(folder: Path) -> Path:
    """An evaluation of 80 kB among the project's own: Nässjö's with its narratives told again until the size is reached."""
    for path in paths.EVALUATIONS.glob("*.yaml"):
        shutil.copy(path, folder)
    text = _renamed((paths.EVALUATIONS / "nassjo-2019.yaml").read_text("utf-8"), "Storby", 2019)
    sections = re.findall(r"^      - heading:.*\n(?:(?:        .*)?\n)*", text, re.M)
    number = 0
    while len(text.encode()) < LARGE:
        section = sections[number % len(sections)]
        text = text.replace(section, section + re.sub(r"heading: (.*)", rf"heading: \1, del {number + 2}", section, count=1), 1)
        number += 1
    path = folder / "storby-2019.yaml"
    path.write_text(text, encoding="utf-8")
    return path


def many_evaluations(folder: Path) -> list[Path]:
    """Three hundred evaluations: the project's own, one after the other, of other municipalities."""
    originals = [(path, path.read_text("utf-8")) for path in sorted(paths.EVALUATIONS.glob("*.yaml"))]
    made = []
    for number in range(MANY):
        original, text = originals[number % len(originals)]
        year = int(original.stem[-4:])
        name = f"Storby{number}"
        path = folder / f"{paths.evaluation_id(name, year)}.yaml"
        path.write_text(_renamed(text, name, year), encoding="utf-8")
        made.append(path)
    return made


def _renamed(text: str, municipality: str, year: int) -> str:
    """The same evaluation of another municipality, which compares itself with nothing but the mean."""
    text = re.sub(r"^municipality: .*$", f"municipality: {municipality}", text, flags=re.M)
    text = re.sub(r"^year: .*$", f"year: {year}", text, flags=re.M)
    return re.sub(r"^(?:official_name: .*|compare_with:(?: .*|(?:\n  - .*)+))\n", "", text, flags=re.M)


def in_turn(commands: Mapping[str, Sequence[str]], rounds: int) -> list[Times]:
    """Run each command so many times, in turn, after once for warming up. Raises CalledProcessError where one fails."""
    clock: dict[str, list[float]] = {name: [] for name in commands}
    processor: dict[str, list[float]] = {name: [] for name in commands}
    for turn in range(rounds + 1):
        for name, command in commands.items():
            before, began = os.times(), time.perf_counter()
            subprocess.run(command, check=True, capture_output=True, cwd=paths.PROJECT)
            seconds, after = time.perf_counter() - began, os.times()
            if turn:
                clock[name].append(seconds)
                used = after.children_user + after.children_system - before.children_user - before.children_system
                processor[name].append(used)
    return [Times(name, min(clock[name]), median(clock[name]), median(processor[name])) for name in commands]


def _check(*arguments: str | Path) -> list[str]:
    return [sys.executable, str(paths.PROJECT / "build.py"), "check", *map(str, arguments)]


def of_one(yamllint: str | None) -> dict[str, object]:
    """The check of one large evaluation, beside yamllint with its default settings where there is one."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        path = large_evaluation(folder)
        commands = {"check": _check(path, "--evaluations", folder)}
        if yamllint:
            # Its default is to call long lines errors; the exit code says that, and that it ran is what is wanted here.
            commands["yamllint"] = [yamllint, "--format", "parsable", "-d", "extends: default", str(path)]
        measured: dict[str, object] = {"bytes": path.stat().st_size, "rounds": ROUNDS_OF_ONE}
        times = in_turn(commands, ROUNDS_OF_ONE)
    measured["times"] = [asdict(one) for one in times]
    if yamllint:
        measured["ratio"] = times[0].median / times[1].median
        measured["ratio_of_processor_time"] = times[0].processor / times[1].processor if times[1].processor else None
    return measured


def of_many() -> dict[str, object]:
    """The check of three hundred evaluations in one run."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        made = many_evaluations(folder)
        size = sum(path.stat().st_size for path in made)
        (times,) = in_turn({"check": _check("--evaluations", folder)}, ROUNDS_OF_MANY)
    return {
        "evaluations": len(made),
        "bytes": size,
        "rounds": ROUNDS_OF_MANY,
        "most": MOST_SECONDS_FOR_MANY,
        "times": [asdict(times)],
    }
