"""Run commands in turn as whole processes, so that whatever else the machine does meets all alike, and say what they took."""

from __future__ import annotations

import os
import re
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from statistics import median

from kommunkompassen.base import paths

Command = Sequence[str]
ENVIRONMENT = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
"""As nearly everybody has it: what Python has compiled once it keeps."""
_LOOK_SECONDS = 0.05


@dataclass(frozen=True, slots=True)
class Run:
    """One run: seconds on the clock and of the processor, and the largest process's peak memory in MB (noughts: not told)."""

    seconds: float
    processor: float
    peak_mb: float


@dataclass(frozen=True, slots=True)
class Times:
    """A command that was run several times: the least and the median of its seconds, and the medians of the rest."""

    name: str
    least: float
    median: float
    processor: float
    peak_mb: float


def run(commands: Sequence[Command], folder: Path = paths.PROJECT) -> Run:
    """Run commands one after the other and measure them together. Raises CalledProcessError where one fails."""
    began, processor, peak = time.perf_counter(), 0.0, 0.0
    for command in commands:
        used, memory = _run(command, folder)
        processor, peak = processor + used, max(peak, memory)
    return Run(time.perf_counter() - began, processor, peak)


def _run(command: Command, folder: Path) -> tuple[float, float]:
    if sys.platform == "win32":
        subprocess.run(command, check=True, capture_output=True, cwd=folder, env=ENVIRONMENT)
        return 0.0, 0.0
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, cwd=folder, env=ENVIRONMENT)
    peaks = _Peaks(process.pid)
    _, status, used = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        raise subprocess.CalledProcessError(process.returncode, command)
    return used.ru_utime + used.ru_stime, peaks.largest()


class _Peaks(threading.Thread):
    """Looks now and then at the memory that a process and those that it began had at their peaks; on Linux, elsewhere nought."""

    def __init__(self, process: int) -> None:
        super().__init__(daemon=True)
        self._process, self._largest, self._ended = process, 0.0, threading.Event()
        if Path("/proc/self/status").exists():
            self.start()

    def run(self) -> None:
        """See the class."""
        while not self._ended.wait(_LOOK_SECONDS):
            for process in _family(self._process):
                self._largest = max(self._largest, _peak(process))

    def largest(self) -> float:
        """MB; to be asked when the process has ended."""
        self._ended.set()
        return self._largest


def _family(process: int) -> list[int]:
    try:
        children = Path(f"/proc/{process}/task/{process}/children").read_text("ascii").split()
    except OSError:
        return [process]
    return [process, *(one for child in children for one in _family(int(child)))]


def _peak(process: int) -> float:
    try:
        status = Path(f"/proc/{process}/status").read_text("utf-8")
    except OSError:
        return 0.0
    found = re.search(r"^VmHWM:\s+(\d+) kB$", status, re.M)
    return int(found[1]) * 1024 / 1e6 if found else 0.0


def in_turn(cases: Mapping[str, Callable[[], Run]], rounds: int) -> dict[str, list[Run]]:
    """The runs of each case, `rounds` of them in turn, after one that is not counted."""
    runs: dict[str, list[Run]] = {name: [] for name in cases}
    for turn in range(rounds + 1):
        for name, case in cases.items():
            made = case()
            if turn:
                runs[name].append(made)
    return runs


def times(name: str, runs: Sequence[Run]) -> Times:
    """What the runs of one case come to."""
    seconds = [one.seconds for one in runs]
    return Times(name, min(seconds), median(seconds), median(one.processor for one in runs), median(one.peak_mb for one in runs))


def ratio(runs: Sequence[Run], others: Sequence[Run]) -> float:
    """The median of the ratios of the seconds, round by round."""
    return median(one.seconds / other.seconds for one, other in zip(runs, others, strict=True))
