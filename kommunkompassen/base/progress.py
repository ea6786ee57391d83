"""How far the building of many reports has come: a bar on a terminal with the report that is being built and the time left."""

from __future__ import annotations

from pathlib import Path
from types import TracebackType
from typing import TextIO

import click

_WIDTH, _LONGEST_NAME = 14, 24
"""With a label, the numbers and the time left it fits in eighty columns."""


class Progress:
    """The bar; there is none for a single report, nor where the stream is no terminal."""

    def __init__(self, label: str, stream: TextIO) -> None:
        self._label, self._stream = label, stream
        self._bar = click.progressbar(length=0, hidden=True, file=stream)
        self._running: list[Path] = []

    def __enter__(self) -> Progress:
        return self

    def started(self, count: int) -> None:
        """So many reports are to be built."""
        self._bar = click.progressbar(
            length=count,
            label=self._label,
            hidden=count < 2 or not self._stream.isatty(),
            show_pos=True,
            show_percent=False,
            item_show_func=lambda _: self._shown(),
            width=_WIDTH,
            file=self._stream,
        )
        self._bar.render_progress()

    def begun(self, path: Path) -> None:
        """Show that the report is being built."""
        self._running.append(path)
        self._bar.render_progress()

    def ended(self, path: Path) -> None:
        """Show that the report is no longer being built."""
        self._running.remove(path)
        self._bar.update(1)

    def clear(self) -> None:
        """Make room for something that is to be printed; the bar comes back below it when it next moves."""
        if not self._bar.hidden:
            self._stream.write(f"\r{' ' * (self._bar.max_width or 0)}\r")
            self._stream.flush()

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, traceback: TracebackType | None) -> None:
        self._bar.render_finish()

    def _shown(self) -> str:
        """The report that has been in work longest, and how many others are."""
        if not self._running:
            return ""
        others = f" +{len(self._running) - 1}" if len(self._running) > 1 else ""
        return self._running[0].stem[: _LONGEST_NAME - len(others)] + others
