"""Summaries kept from one command to the next, each under a digest of the content that it is of and of the code that made it."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from functools import cache
from pathlib import Path

from kommunkompassen.base.kept_lines import FOLDER, KeptLines
from kommunkompassen.base.program import program_digest
from kommunkompassen.read.summary import Summary, as_json, from_json, summary_of

FILE = FOLDER / "summaries"
MOST = 1000
"""So many are kept, or as many as were asked for, if that is more; with two kilobytes each."""
_CODE = ("kommunkompassen/base", "kommunkompassen/read")


Summarise = Callable[[Mapping[Path, bytes]], Sequence[Summary | None]]


def one_by_one(files: Mapping[Path, bytes]) -> Sequence[Summary | None]:
    """The summary of each content, made here."""
    return [summary_of(content) for content in files.values()]


class KeptSummaries:
    """The summaries of contents, made where they are not kept."""

    def __init__(self) -> None:
        self._lines = KeptLines(FILE, _code(), MOST)

    def of(self, files: Mapping[Path, bytes], make: Summarise = one_by_one) -> list[Summary | None]:
        """The summary of each file with this content. `make` makes all that are not kept."""
        keys = [self._lines.key(content) for content in files.values()]
        lines = [self._lines.line(key) for key in keys]
        kept = [from_json(line) for line in lines]
        made = iter(make({path: files[path] for path, one in zip(files, kept, strict=True) if one is None}))
        summaries = [one or next(made) for one in kept]
        for key, line, was_kept, one in zip(keys, lines, kept, summaries, strict=True):
            if one:
                self._lines.keep(key, line if was_kept else as_json(one))
        return summaries

    def write(self) -> None:
        """Keep also what was made here. Where that can't be done nothing is."""
        self._lines.write()


@cache
def _code() -> bytes:
    return program_digest(_CODE).encode()
