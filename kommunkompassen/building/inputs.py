"""The files that reports are made from, and whether they are as they were: by size and times, or else by content.

Size and times tell quickly that a file is the same; only the content tells that it is another. A file written this moment
may be written again without its size and times telling, so what is that new is not remembered by them.
"""

from __future__ import annotations

import sys
import sysconfig
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from hashlib import blake2b
from pathlib import Path

from kommunkompassen.base import paths
from kommunkompassen.repository import Repository

_SETTLED = 2.0
"""Seconds; the coarsest clock of a file system (FAT) ticks every other second."""
_PROGRAM = ("build.py", "requirements.lock", "references/municipalities.csv")
_PROGRAM_FOLDERS = ("charts", "kommunkompassen", "templates")
Named = Mapping[str, Path]


@dataclass(frozen=True, slots=True)
class Seen:
    """How files were: a digest of their sizes and times (empty where that is not to be relied on), and one of their contents."""

    look: str
    content: str


NEVER = Seen("", "")
"""Like nothing that is ever seen."""


class Files:
    """Files that count together, as they are when this is made. Their content is read when it is needed."""

    def __init__(self, find: Callable[[], Named], more: str = "") -> None:
        """`find` says which files there are, by names that are the same in every checkout; `more` counts as well."""
        self._find, self._more = find, more
        now = time.time()
        self._found = find()
        self._look, newest = _look(self._found, more)
        self._settled = newest + _SETTLED < now
        self._content = ""

    @property
    def paths(self) -> list[Path]:
        """Where they are."""
        return list(self._found.values())

    def hold(self) -> Files:
        """Make sure that a change from now on will be seen: of what may change without a sign, the content must be known."""
        if not self._settled:
            self.content()
        return self

    def content(self) -> str:
        """A digest of the contents."""
        if not self._content:
            self._content = _content(self._found, self._more)
        return self._content

    def seen(self) -> Seen:
        """What to remember."""
        return Seen(self._look if self._settled else "", self.content())

    def same(self, seen: Seen) -> bool:
        """Whether they are as they were then."""
        if self._look == seen.look:
            # What was remembered together is true together; so nothing need be read.
            self._content = seen.content
        return self.content() == seen.content

    def still(self) -> bool:
        """Whether they are still as they were when they were held."""
        now = Files(self._find, self._more)
        return now._look == self._look and (self._settled or now.content() == self.content())


def _look(files: Named, more: str) -> tuple[str, float]:
    """A digest of the files' sizes and times, and when the newest was last written or moved here."""
    digest, newest = blake2b(more.encode(), digest_size=16), 0
    for name, path in files.items():
        try:
            found = path.stat()
        except OSError as error:
            digest.update(f"{name}\0{error.errno}\0".encode())
            continue
        # A copy can be given the time and size of the file it replaces, but neither its number nor the time of the change.
        digest.update(f"{name}\0{found.st_size}\0{found.st_mtime_ns}\0{found.st_ctime_ns}\0{found.st_ino}\0".encode())
        newest = max(newest, found.st_mtime_ns, found.st_ctime_ns)
    return digest.hexdigest(), newest / 1e9


def _content(files: Named, more: str) -> str:
    digest = blake2b(more.encode(), digest_size=16)
    for name, path in files.items():
        try:
            digest.update(_named(name, path.read_bytes()))
        except OSError as error:
            digest.update(f"{name}\0{error.errno}\0".encode())
    return digest.hexdigest()


def _named(name: str, data: bytes) -> bytes:
    return f"{name}\0{len(data)}\0".encode() + data


def seen_in_memory(name: str, data: bytes) -> Seen:
    """One file as it will be seen when it has been written."""
    return Seen("", blake2b(_named(name, data), digest_size=16).hexdigest())


class Inputs:
    """What the reports on some evaluations are made from, as it is when this is made."""

    def __init__(self, repository: Repository, evaluations: Sequence[Path]) -> None:
        self._evaluations = repository.evaluations
        self._others = (repository.rubrics, repository.references)
        self.program = Files(_program, _tools())
        """Code, templates, fonts and the tools' versions: the same for all."""
        outside = {path if self._outside(path) else None for path in evaluations}
        self._data = {path: Files(partial(_data, self._evaluations, self._others, path)) for path in outside}

    def hold(self) -> None:
        """Make sure that a change from now on will be seen."""
        for files in (self.program, *self._data.values()):
            files.hold()

    def data(self, path: Path) -> Files:
        """Evaluations, rubrics, references and logos, as far as the report on an evaluation may depend on them."""
        return self._data[path if self._outside(path) else None]

    def close(self, path: Path, opened: Sequence[Path]) -> Files:
        """The same, but of the evaluations only those that were opened for the report."""
        return Files(partial(_data, self._evaluations, self._others, path if self._outside(path) else None, opened))

    def _outside(self, path: Path) -> bool:
        return path.parent != self._evaluations


def _program() -> Named:
    files = {name: paths.PROJECT / name for name in _PROGRAM}
    for folder in _PROGRAM_FOLDERS:
        files |= {path.relative_to(paths.PROJECT).as_posix(): path for path in _below(paths.PROJECT / folder)}
    return files


def _data(evaluations: Path, others: Sequence[Path], outside: Path | None, only: Sequence[Path] | None = None) -> Named:
    """`outside` is the evaluation, where it lies in another folder than the others; `only`: no evaluations but these."""
    files = {f"{folder.name}/{path.name}": path for folder in others for path in _yaml(folder)}
    if only is None:
        files |= {f"evaluations/{path.name}": path for path in _yaml(evaluations)}
    else:
        files |= {path.as_posix(): path for path in only}
    files |= {f"evaluations/{path.relative_to(evaluations).as_posix()}": path for path in _below(evaluations / paths.ASSETS)}
    if outside:
        files[f"outside/{outside.name}"] = outside
        home = outside.parent
        files |= {f"outside/{path.relative_to(home).as_posix()}": path for path in _below(home / paths.ASSETS)}
    return files


def _yaml(folder: Path) -> list[Path]:
    return sorted(path for path in _entries(folder) if path.suffix == ".yaml")


def _below(folder: Path) -> Iterator[Path]:
    """All files in a folder and the folders in it, but for those that programs keep for themselves."""
    for path in sorted(_entries(folder)):
        if path.name.startswith(".") or path.name == "__pycache__":
            continue
        if path.is_dir():
            yield from _below(path)
        else:
            yield path


def _entries(folder: Path) -> list[Path]:
    try:
        return list(folder.iterdir())
    except OSError:
        return []


def _tools() -> str:
    """The versions of Python and of every installed package, pandoc's among them."""
    packages = Path(sysconfig.get_path("purelib"))
    installed = sorted(path.name for path in _entries(packages) if path.suffix == ".dist-info")
    return "\n".join([sys.version, sys.platform, *installed])
