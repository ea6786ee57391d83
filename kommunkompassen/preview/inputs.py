"""The files that a report is made from, and which of them have changed, by their content."""

from __future__ import annotations

import hashlib
import threading
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from kommunkompassen import paths
from kommunkompassen.publish.logo import FOLDER as ASSETS
from kommunkompassen.repository import Repository

CODE = (paths.PROJECT / "kommunkompassen", paths.PROJECT / "charts")
_KINDS = frozenset(
    [".css", ".html", ".jpeg", ".jpg", ".js", ".lua", ".md", ".png", ".py", ".ttf", ".typ", ".woff2", ".yaml", ".yml"]
)
"""Editors put files of other kinds beside those they save."""
_TRIES, _WAIT = 5, 0.05
"""How often, and after how many seconds, the files are looked at again when one is suddenly empty or gone."""


@dataclass(frozen=True, slots=True)
class Changes:
    """The files that are new, gone or of other content, by what must be done about them."""

    data: tuple[Path, ...] = ()
    look: tuple[Path, ...] = ()
    code: tuple[Path, ...] = ()

    def __bool__(self) -> bool:
        return bool(self.data or self.look or self.code)


@dataclass(frozen=True, slots=True)
class _Seen:
    """A file as last seen: its number, time and size, which are quick to ask for, and a hash of its content."""

    stamp: tuple[int, int, int]
    digest: bytes

    @property
    def empty(self) -> bool:
        return self.stamp[2] == 0


class Inputs:
    """What one evaluation's report is made from: its own file, those it is compared with, the look and the code."""

    def __init__(self, path: Path, repository: Repository) -> None:
        self._path = path
        self._data = (repository.evaluations, repository.rubrics, repository.references, path.parent / ASSETS)
        self._seen: dict[Path, _Seen] = {}

    def folders(self) -> list[Path]:
        """The folders that are there to be watched; in some only one file matters."""
        data = dict.fromkeys([*self._data, self._path.parent])
        return [*(folder for folder in data if folder.is_dir()), *_below((paths.TEMPLATES, *CODE))]

    def changed(self, stop: threading.Event) -> Changes:
        """What has changed since this was last asked; at first everything.

        Some editors empty a file, or take it away, before they write it: that is given a moment to pass.
        """
        seen = self._look()
        for _ in range(_TRIES):
            if not any(path not in seen or seen[path].empty for path, before in self._seen.items() if not before.empty):
                break
            stop.wait(_WAIT)
            seen = self._look()
        different = [path for path in {**self._seen, **seen} if _digest(self._seen, path) != _digest(seen, path)]
        self._seen = seen
        look = tuple(path for path in different if path.is_relative_to(paths.TEMPLATES))
        code = tuple(path for path in different if any(path.is_relative_to(folder) for folder in CODE))
        return Changes(tuple(path for path in different if path not in {*look, *code}), look, code)

    def _look(self) -> dict[Path, _Seen]:
        seen = {}
        for path in self._files():
            try:
                status = path.stat()
                stamp = (status.st_ino, status.st_mtime_ns, status.st_size)
                before = self._seen.get(path)
                same = before is not None and before.stamp == stamp
                seen[path] = before if before and same else _Seen(stamp, hashlib.sha256(path.read_bytes()).digest())
            except OSError:
                # It went away this moment, or may not be read: as good as gone.
                continue
        return seen

    def _files(self) -> Iterator[Path]:
        yield self._path
        for folder in (*self._data, *_below((paths.TEMPLATES, *CODE))):
            if folder.is_dir():
                yield from (path for path in folder.iterdir() if path.suffix.lower() in _KINDS and path.name[0] != ".")


def _digest(seen: dict[Path, _Seen], path: Path) -> bytes | None:
    return seen[path].digest if path in seen else None


def _below(folders: Sequence[Path]) -> Iterator[Path]:
    """The folders and all below them, but for what Python and editors keep there for themselves."""
    for folder in folders:
        yield folder
        yield from _below([path for path in sorted(folder.iterdir()) if path.name[0] not in "._" and path.is_dir()])
