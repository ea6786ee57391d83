"""All measurements, in one run: python -m scripts.bench

Prints a table of ratios against the bare converters and writes every run to output/benchmark.json; then measures the search.
"""

from __future__ import annotations

import shutil

from kommunkompassen.base import paths
from scripts.bench import check, diff, preview, reports, search, site
from scripts.bench.show import as_json, show


def main() -> None:
    """Measure everything; takes some ten minutes."""
    measured = reports.measure() | preview.measure() | check.measure(shutil.which("yamllint")) | diff.measure() | site.measure()
    show(measured, reports.BARE)
    written = paths.OUTPUT / "benchmark.json"
    written.write_text(as_json(measured), encoding="utf-8")
    print(f"{written}")
    search.main()


if __name__ == "__main__":
    main()
