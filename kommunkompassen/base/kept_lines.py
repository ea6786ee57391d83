"""Lines kept from one command to the next, each under a digest of what it follows from.

They lie in the environment, as Python keeps its compiled modules there. The file may be lost, cut off or written by another
program at the same time: what is not there under its digest is made anew.
"""

from __future__ import annotations

import sys
from hashlib import blake2b
from pathlib import Path

from kommunkompassen.base.contents import seal, unseal
from kommunkompassen.base.work_folder import work_folder

FOLDER = Path(sys.prefix) / "kommunkompassen"


class KeptLines:
    """The lines in one file.

    `code`: a digest of the program that makes them, so that another's are none. `most`: so many are kept, or as many as were
    asked for, if that is more.
    """

    def __init__(self, file: Path, code: bytes, most: int) -> None:
        self._file, self._code, self._most = file, code, most
        self._kept = _read(file)
        self._asked: dict[str, str] = {}

    @property
    def empty(self) -> bool:
        """Whether nothing has been kept by anyone."""
        return not self._kept

    def key(self, data: bytes) -> str:
        """The digest that the line which follows from the data is kept under."""
        return blake2b(data, digest_size=16, key=self._code).hexdigest()

    def line(self, key: str) -> str:
        """The line kept under the key; empty where there is none."""
        return self._kept.get(key, "")

    def keep(self, key: str, line: str) -> None:
        """Count a line as true, whether it was kept or made now."""
        self._asked[key] = line

    def write(self) -> None:
        """Keep also what was made here, and rather what was asked for than other things. Where that can't be done nothing is."""
        if self._asked.items() <= self._kept.items():
            return
        others = ((key, line) for key, line in self._kept.items() if key not in self._asked)
        kept = [*self._asked.items(), *others][: max(self._most, len(self._asked))]
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
