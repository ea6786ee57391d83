"""Digests of contents: by them a file is known again, wherever it lies and whenever it was written."""

from __future__ import annotations

import errno
import os
import stat
from collections.abc import Iterable, Iterator
from hashlib import blake2b
from pathlib import Path

_SIZE = 16


def digest(data: bytes) -> str:
    """The digest of a content."""
    return blake2b(data, digest_size=_SIZE).hexdigest()


def regular(path: Path) -> Path:
    """The path. Raises OSError where there is no file there, or a pipe or a device, which might never come to an end."""
    mode = path.stat().st_mode
    if not stat.S_ISREG(mode) and not stat.S_ISDIR(mode):
        raise OSError(errno.ENODEV, os.strerror(errno.ENODEV), str(path))
    return path


def digest_of_file(path: Path) -> str:
    """The digest of a file's content as it is now; of one that can't be read, why."""
    try:
        return digest(regular(path).read_bytes())
    except OSError as error:
        return f"error {error.errno}"


def digest_of_all(named: Iterable[tuple[str, str]]) -> str:
    """One digest of several contents: names with digests, in an order that is always the same."""
    return digest("\n".join(f"{name}\0{content}" for name, content in named).encode("utf-8", "surrogateescape"))


def files_below(folder: Path) -> Iterator[Path]:
    """All files in a folder and the folders in it, in order, but for those that programs keep for themselves."""
    try:
        # What is a folder it knows without asking the system of each.
        with os.scandir(folder) as found:
            inside = sorted(found, key=lambda entry: entry.name)
    except OSError:
        return
    for entry in inside:
        if entry.name.startswith(".") or entry.name == "__pycache__":
            continue
        if entry.is_dir():
            yield from files_below(folder / entry.name)
        else:
            yield folder / entry.name


def entries(folder: Path) -> list[Path]:
    """What lies in a folder; nothing where there is none, or it may not be read."""
    try:
        return list(folder.iterdir())
    except OSError:
        return []


def seal(data: bytes) -> bytes:
    """The data below a line with its digest, to be kept for later."""
    return digest(data).encode() + b"\n" + data


def unseal(kept: bytes) -> bytes:
    """What was sealed. Raises ValueError where something else, or only a part of it, is there."""
    line, _, data = kept.partition(b"\n")
    if line != digest(data).encode():
        raise ValueError("not as it was written")
    return data
