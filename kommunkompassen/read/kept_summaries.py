"""Summaries kept from one command to the next, each under a digest of the content that it is of and of the code that made it.

They lie in the environment, as Python keeps its compiled modules there. The file may be lost, cut off or written by another
program at the same time: what is not there under its digest is made anew from the evaluation's whole content.
"""

from __future__ import annotations

import sys
from functools import cache
from hashlib import blake2b
from pathlib import Path

from kommunkompassen.base.contents import seal, unseal
from kommunkompassen.base.program import program_digest
from kommunkompassen.base.work_folder import work_folder
from kommunkompassen.read.summary import Summary, as_json, from_json, summary_of

FILE = Path(sys.prefix) / "kommunkompassen" / "summaries"
MOST = 1000
"""So many are kept, or as many as were asked for, if that is more; with two kilobytes each."""
_CODE = ("kommunkompassen/base", "kommunkompassen/read")


class KeptSummaries:
    """The summaries of contents, made where they are not kept."""

    def __init__(self) -> None:
        self._file, self._code = FILE, _code()
        self._kept = _read(FILE)
        self._asked: dict[str, str] = {}

    def summary_of(self, data: bytes) -> Summary | None:
        """As summary.summary_of."""
        key = blake2b(data, digest_size=16, key=self._code).hexdigest()
        if kept := from_json(self._kept.get(key, "")):
            self._asked[key] = self._kept[key]
            return kept
        made = summary_of(data)
        if made:
            self._asked[key] = as_json(made)
        return made

    def write(self) -> None:
        """Keep also what was made here, and rather what was asked for than other things. Where that can't be done nothing is."""
        if self._asked.keys() <= self._kept.keys():
            return
        others = ((key, line) for key, line in self._kept.items() if key not in self._asked)
        kept = [*self._asked.items(), *others][: max(MOST, len(self._asked))]
        try:
            self._file.parent.mkdir(exist_ok=True)
            with work_folder(self._file.parent) as aside:
                new = Path(aside, self._file.name)
                new.write_bytes(seal("\n".join(f"{key} {line}" for key, line in kept).encode()))
                new.replace(self._file)
        except OSError:
            return


def _read(file: Path) -> dict[str, str]:
    try:
        lines = unseal(file.read_bytes()).decode().split("\n")
        return {key: line for key, _, line in (line.partition(" ") for line in lines)}
    except (OSError, ValueError):
        return {}


@cache
def _code() -> bytes:
    return program_digest(_CODE).encode()
