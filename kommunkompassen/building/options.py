"""What is asked for when reports are built."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from kommunkompassen.report.naming import Format


@dataclass(frozen=True, slots=True)
class Options:
    """How reports are to be made."""

    formats: tuple[Format, ...]
    folder: Path
    draft: bool = False
    notes: bool = False
    source_url: str = ""
    """Where the files that drafts refer to are shown, on the forge."""

    @property
    def asked(self) -> str:
        """All that the reports' content depends on, in a line."""
        return f"draft={self.draft} notes={self.notes} source_url={self.source_url}"
