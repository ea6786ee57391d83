"""The site's own pictures, kept for as long as what is drawn is the same: what draws a new one is slow to load."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import msgspec

from charts.shapes import Drawing
from kommunkompassen.base.contents import digest
from kommunkompassen.base.program import program_digest
from kommunkompassen.site import kept

_KEPT = ".site-drawings"


class Drawings:
    """Pictures by a digest of what is drawn and how."""

    def __init__(self, folder: Path | None = None) -> None:
        """Without a folder nothing is kept."""
        self._file = folder / _KEPT if folder else None
        self._before = (kept.read(self._file, program_digest(), dict[str, bytes]) if self._file else None) or {}
        self._used: dict[str, bytes] = {}

    def picture(self, drawing: Drawing, make: Callable[[Drawing], bytes]) -> bytes:
        """What `make` makes of the drawing, now or before."""
        key = digest(msgspec.msgpack.encode((make.__qualname__, drawing, [type(shape).__name__ for shape in drawing.shapes])))
        if key not in self._used:
            self._used[key] = self._before[key] if key in self._before else make(drawing)
        return self._used[key]

    def keep(self) -> None:
        """Keep those that were used."""
        if self._file and self._used.keys() != self._before.keys():
            kept.keep(self._file, program_digest(), self._used)
