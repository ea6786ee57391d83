"""What the browser is shown: the last good page, the findings, and how far the Word file and the PDF have come.

The builders write here, the server's threads read; whoever waits is woken by every change.
"""

from __future__ import annotations

import json
import secrets
import threading
from dataclasses import replace
from typing import Any

from kommunkompassen.base.messages import Language
from kommunkompassen.preview import panel
from kommunkompassen.preview.shown import Shown


class Screen:
    """What is shown now. `name` is that of the files, without ending."""

    def __init__(self, name: str, language: Language) -> None:
        self.name = name
        self._language = language
        self._changed = threading.Condition()
        self._shown = Shown()
        self._run = secrets.token_hex(4)
        self._page_number = self._number = 0
        self._ended = False

    @property
    def shown(self) -> Shown:
        """All of it, as it is now."""
        return self._shown

    def show(self, **changes: Any) -> None:
        """Show something else: fields of Shown."""
        with self._changed:
            before = self._shown
            self._shown = replace(before, **changes)
            if self._shown != before:
                self._number += 1
                self._page_number += self._shown.page != before.page
                self._changed.notify_all()

    def end(self) -> None:
        """Let go of everyone who waits; there will be nothing more."""
        with self._changed:
            self._ended = True
            self._changed.notify_all()

    def page(self) -> bytes:
        """The whole page with its panel, for the browser."""
        with self._changed:
            shown, panel_html = self._shown, self._panel()
        return panel.page(shown.page, panel_html, self._language)

    def news(self, after: int, seconds: float) -> tuple[int, str] | None:
        """What is new since the number `after` (at first -1), with its own number; the same number when nothing is.

        Waits at most so long for it; None when the preview has ended.
        """
        with self._changed:
            self._changed.wait_for(lambda: self._ended or self._number != after, seconds)
            if self._ended:
                return None
            if self._number == after:
                return after, ""
            return self._number, json.dumps({"page": self._page_id, "panel": self._panel()})

    @property
    def _page_id(self) -> str:
        """Which page this is; another run of the preview has others."""
        return f"{self._run}-{self._page_number}"

    def _panel(self) -> str:
        return panel.panel(self._shown, self.name, self._page_id, self._language)
