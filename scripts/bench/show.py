"""Measurements as a table and as JSON."""

from __future__ import annotations

import json
import os
import platform
from collections.abc import Mapping, Sequence
from dataclasses import asdict
from pathlib import Path

from scripts.bench.measure import Run, ratio, times


def machine() -> str:
    """What the measurements were made on."""
    processor = platform.processor() or platform.machine()
    if Path("/proc/cpuinfo").exists():
        names = [line for line in Path("/proc/cpuinfo").read_text("utf-8").splitlines() if line.startswith("model name")]
        processor = names[0].split(":")[1].strip() if names else processor
    return f"{processor}, {os.cpu_count()} cores, {platform.system()}, Python {platform.python_version()}"


def as_table(measured: Mapping[str, Sequence[Run]], against: str = "") -> str:
    """A line per case: milliseconds, the processor's too, memory, and the ratio to another case where there is one."""
    lines = [
        f"{'':38}{'median':>9}{'least':>9}{'cpu':>9}{'memory':>9}{'ratio':>8}",
        f"{'':38}{'ms':>9}{'ms':>9}{'ms':>9}{'MB':>9}",
    ]
    for name, runs in measured.items():
        one = times(name, runs)
        # Cases with other rounds are compared by their medians.
        share = _share(runs, measured[against]) if against else None
        shown = f"{share:8.2f}" if share else ""
        figures = f"{one.median * 1000:9.0f}{one.least * 1000:9.0f}{one.processor * 1000:9.0f}{one.peak_mb:9.0f}"
        lines.append(f"{name:38}{figures}{shown}".rstrip())
    return "\n".join(lines)


def _share(runs: Sequence[Run], others: Sequence[Run]) -> float:
    if len(runs) == len(others):
        return ratio(runs, others)
    return times("", runs).median / times("", others).median


def as_json(measured: Mapping[str, Sequence[Run]]) -> str:
    """Every run of every case, and the machine."""
    runs = {name: [asdict(one) for one in runs] for name, runs in measured.items()}
    return json.dumps({"machine": machine(), "runs": runs}, indent=2, ensure_ascii=False) + "\n"


def show(measured: Mapping[str, Sequence[Run]], against: str = "") -> None:
    """Print the table."""
    print(machine())
    print(as_table(measured, against if against in measured else ""))
