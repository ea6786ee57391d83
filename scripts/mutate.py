"""Break the project's evaluations at random and check each: python -m scripts.mutate 50000 7

Prints every mutant whose check fails (an exception, a place outside the file, more than five seconds); ends with 1 if any did.
A mutant is made again by its number and the seed, see tests/mutants.py.
"""

from __future__ import annotations

import os
import sys
import tempfile
import time
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path

from tests.mutants import Bench

IN_EACH = 500
FILLED = 10


def run(numbers: range, seed: int) -> dict[int, list[str]]:
    """The faults of some mutants, by their numbers."""
    with tempfile.TemporaryDirectory() as folder:
        bench = Bench(Path(folder))
        found = {number: bench.faults(number, seed, fill_too=number % FILLED == 0) for number in numbers}
    return {number: faults for number, faults in found.items() if faults}


def main(count: int, seed: int) -> int:
    """Check so many mutants on all processors."""
    began = time.perf_counter()
    parts = [range(first, min(first + IN_EACH, count)) for first in range(0, count, IN_EACH)]
    failed = 0
    with ProcessPoolExecutor(os.cpu_count()) as pool:
        for found in pool.map(run, parts, [seed] * len(parts)):
            failed += len(found)
            for number, faults in found.items():
                print(f"{number}: {'; '.join(faults)}", flush=True)
    print(f"{count} mutants, seed {seed}: {failed} failed, {time.perf_counter() - began:.0f} s")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main(int(sys.argv[1]), int(sys.argv[2])))
