"""Run the files through the commands and print the ten that cost the most seconds, and what is not as it should be."""

from __future__ import annotations

import sys
import tempfile
from pathlib import Path

from tests.hostile.commands import KINDS, all_costs


def main(kinds: list[str]) -> None:
    """Of some kinds, else of all."""
    with tempfile.TemporaryDirectory() as folder:
        costs = [(kind, cost) for kind in kinds or KINDS for cost in all_costs(kind, Path(folder) / kind)]
    wrong = [(kind, cost) for kind, cost in costs if cost.wrong(kind)]
    worst = sorted(costs, key=lambda one: -one[1].seconds)[:10]
    for heading, rows in (("The ten that cost the most", worst), ("Not as it should be", wrong)):
        print(f"\n{heading}:\n{'seconds':>8} {'MB':>5} {'exit':>4}  file and command")
        for kind, cost in rows:
            print(f"{cost.seconds:8.2f} {cost.megabytes:5.0f} {cost.code:4}  {cost.file}: {cost.command} {cost.wrong(kind)}")
    print(f"\n{len(costs)} runs")
    sys.exit(bool(wrong))


if __name__ == "__main__":
    main(sys.argv[1:])
