"""The charts' pictures kept in memory: a chart is drawn anew only when something it is drawn from is another."""

from __future__ import annotations

import threading
from collections.abc import Sequence
from pathlib import Path

from charts.shapes import Drawing
from kommunkompassen.publish import pictures
from kommunkompassen.publish.make import Studio
from kommunkompassen.report import draw
from kommunkompassen.report.draw import DrawnChart


class KeptPictures:
    """One report's pictures, the last of each chart."""

    def __init__(self) -> None:
        self._svgs: dict[Drawing, bytes] = {}
        self._pngs: dict[bytes, bytes] = {}
        self._drawing = threading.Lock()

    @property
    def studio(self) -> Studio:
        """These pictures for making a report."""
        return Studio(self.render, self.pngs)

    def render(self, drawings: Sequence[Drawing]) -> list[bytes]:
        """As draw.render; drawings that are the same as in the report before are not drawn again."""
        with self._drawing:
            new = [drawing for drawing in drawings if drawing not in self._svgs]
            made = dict(zip(new, draw.render(new), strict=True)) if new else {}
            self._svgs = {drawing: made.get(drawing) or self._svgs[drawing] for drawing in drawings}
            return [self._svgs[drawing] for drawing in drawings]

    def pngs(self, charts: Sequence[DrawnChart], folder: Path) -> dict[str, bytes]:
        """As pictures.pngs; for one thread at a time."""
        known = self._pngs
        new = [chart for chart in charts if chart.svg not in known]
        made = pictures.pngs(new, folder) if new else {}
        kept = {chart.svg: made.get(chart.name) or known[chart.svg] for chart in charts}
        with self._drawing:
            # What was forgotten meanwhile is not to come back.
            if self._pngs is known:
                self._pngs = kept
        return {chart.name: kept[chart.svg] for chart in charts}

    def forget(self) -> None:
        """After the typeface has changed, which the drawings do not tell. Also while another thread draws."""
        with self._drawing:
            self._svgs, self._pngs = {}, {}
