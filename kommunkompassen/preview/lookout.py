"""Which of the files that a report is made from have changed, each by its content."""

from __future__ import annotations

import hashlib
import threading
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from kommunkompassen.base import paths
from kommunkompassen.base.contents import entries, files_below
from kommunkompassen.base.program import program_files
from kommunkompassen.repository import Repository

_TEXTS = (".css", ".html", ".js", ".lock", ".lua", ".md", ".py", ".typ", ".yaml", ".yml")
_KINDS = (*_TEXTS, ".jpeg", ".jpg", ".png", ".ttf", ".woff2")
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
    """A file as last seen: its number, times and size, which are quick to ask for, and a hash of its content."""

    stamp: tuple[int, ...]
    digest: bytes
    empty: bool


class Lookout:
    """Looks out for what one evaluation's report is made from: its own file, those it is compared with, look and code."""

    def __init__(self, path: Path, repository: Repository) -> None:
        self._path, self._repository = path, repository
        self._seen: dict[Path, _Seen] = {}
        self._program: set[Path] = set()

    def folders(self) -> list[Path]:
        """The folders that are there to be watched; in some only one file matters."""
        of = self._repository
        homes = (
            of.evaluations,
            of.evaluations / paths.ASSETS,
            of.rubrics,
            of.references,
            self._path.parent,
            self._path.parent / paths.ASSETS,
        )
        program = (paths.TEMPLATES, paths.PROJECT / "kommunkompassen", paths.PROJECT / "charts")
        return list(dict.fromkeys([*(folder for folder in homes if folder.is_dir()), *_below(program)]))

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
        program = [path for path in different if path in self._program]
        look = tuple(path for path in program if path.is_relative_to(paths.TEMPLATES))
        code = tuple(path for path in program if path not in look)
        return Changes(tuple(path for path in different if path not in self._program), look, code)

    def _look(self) -> dict[Path, _Seen]:
        program = program_files().values()
        # Also those that are gone, which are told apart by what they were.
        self._program.update(program)
        return dict(self._every([*program, *self._data()]))

    def _data(self) -> Iterator[Path]:
        of = self._repository
        for folder in (of.evaluations, of.rubrics, of.references):
            yield from (path for path in sorted(entries(folder)) if path.suffix == ".yaml")
        yield from files_below(of.evaluations / paths.ASSETS)
        if self._path.parent != of.evaluations:
            yield self._path
            yield from files_below(self._path.parent / paths.ASSETS)

    def _every(self, files: Sequence[Path]) -> Iterator[tuple[Path, _Seen]]:
        for path in files:
            if path.suffix.lower() in _KINDS:
                try:
                    yield path, self._one(path)
                except OSError:
                    # It went away this moment, or may not be read: as good as gone.
                    continue

    def _one(self, path: Path) -> _Seen:
        status = path.stat()
        stamp = (status.st_ino, status.st_mtime_ns, status.st_ctime_ns, status.st_size)
        before = self._seen.get(path)
        if before and before.stamp == stamp:
            return before
        return _Seen(stamp, hashlib.sha256(path.read_bytes()).digest(), status.st_size == 0)


def _digest(seen: dict[Path, _Seen], path: Path) -> bytes | None:
    return seen[path].digest if path in seen else None


def _below(folders: Sequence[Path]) -> Iterator[Path]:
    """The folders and all below them, but for what Python and editors keep there for themselves."""
    for folder in folders:
        yield folder
        yield from _below([path for path in sorted(folder.iterdir()) if path.name[0] not in "._" and path.is_dir()])
