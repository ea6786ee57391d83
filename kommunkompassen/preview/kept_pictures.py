"""The charts' pictures kept in memory: a chart is drawn anew only when something it is drawn from is another."""

from __future__ import annotations

import threading
from collections.abc import Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from kommunkompassen.content import Content
from kommunkompassen.draw import DrawnChart, drawing
from kommunkompassen.publish import pictures
from kommunkompassen.report import Studio
from kommunkompassen.theme import Theme

if TYPE_CHECKING:
    from charts.style import Picture


class KeptPictures:
    """One report's pictures, the last of each chart."""

    def __init__(self) -> None:
        self._drawn: dict[str, tuple[partial[Picture], DrawnChart]] = {}
        self._pngs: dict[str, tuple[DrawnChart, bytes]] = {}
        self._drawing = threading.Lock()

    @property
    def studio(self) -> Studio:
        """These pictures for making a report."""
        return Studio(self.chart, self.pngs)

    def chart(self, name: str, content: Content, theme: Theme) -> DrawnChart:
        """As draw.draw."""
        wanted = drawing(name, content, theme)
        with self._drawing:
            if name not in self._drawn or not _same(self._drawn[name][0], wanted):
                picture = wanted()
                self._drawn[name] = wanted, DrawnChart(name, picture.svg, picture.width_mm, picture.height_mm)
            return self._drawn[name][1]

    def pngs(self, charts: Sequence[DrawnChart], folder: Path) -> dict[str, bytes]:
        """As pictures.pngs; for one thread at a time."""
        new = [chart for chart in charts if chart.name not in self._pngs or self._pngs[chart.name][0] != chart]
        if new:
            made = pictures.pngs(new, folder)
            self._pngs |= {chart.name: (chart, made[chart.name]) for chart in new}
        return {chart.name: self._pngs[chart.name][1] for chart in charts}

    def forget(self) -> None:
        """After the typeface has changed, which the charts' arguments do not tell."""
        self._drawn.clear()
        self._pngs.clear()


def _same(one: partial[Picture], other: partial[Picture]) -> bool:
    return (one.func, one.args, one.keywords) == (other.func, other.args, other.keywords)
