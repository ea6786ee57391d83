"""The charts' pictures for Word, kept in memory: one is made anew only when the chart is another."""

from __future__ import annotations

import threading
from collections.abc import Sequence
from pathlib import Path

from kommunkompassen.publish import pictures
from kommunkompassen.report.draw import DrawnChart


class KeptPictures:
    """One report's pictures, the last of each chart."""

    def __init__(self) -> None:
        self._pngs: dict[bytes, bytes] = {}
        self._keeping = threading.Lock()

    def pngs(self, charts: Sequence[DrawnChart], folder: Path) -> dict[str, bytes]:
        """As pictures.pngs; for one thread at a time."""
        known = self._pngs
        new = [chart for chart in charts if chart.svg not in known]
        made = pictures.pngs(new, folder) if new else {}
        kept = {chart.svg: made.get(chart.name) or known[chart.svg] for chart in charts}
        with self._keeping:
            # What was forgotten meanwhile is not to come back.
            if self._pngs is known:
                self._pngs = kept
        return {chart.name: kept[chart.svg] for chart in charts}

    def forget(self) -> None:
        """After the typeface has changed, which the drawings do not tell. Also while another thread makes pictures."""
        with self._keeping:
            self._pngs = {}
