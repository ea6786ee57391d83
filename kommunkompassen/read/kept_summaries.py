"""Summaries kept from one command to the next, each under a digest of the content that it is of and of the code that made it."""

from __future__ import annotations

from functools import cache

from kommunkompassen.base.kept_lines import FOLDER, KeptLines
from kommunkompassen.base.program import program_digest
from kommunkompassen.read.summary import Summary, as_json, from_json, summary_of

FILE = FOLDER / "summaries"
MOST = 1000
"""So many are kept, or as many as were asked for, if that is more; with two kilobytes each."""
_CODE = ("kommunkompassen/base", "kommunkompassen/read")


class KeptSummaries:
    """The summaries of contents, made where they are not kept."""

    def __init__(self) -> None:
        self._lines = KeptLines(FILE, _code(), MOST)

    def summary_of(self, data: bytes) -> Summary | None:
        """As summary.summary_of."""
        key = self._lines.key(data)
        line = self._lines.line(key)
        if kept := from_json(line):
            self._lines.keep(key, line)
            return kept
        made = summary_of(data)
        if made:
            self._lines.keep(key, as_json(made))
        return made

    def write(self) -> None:
        """Keep also what was made here. Where that can't be done nothing is."""
        self._lines.write()


@cache
def _code() -> bytes:
    return program_digest(_CODE).encode()
