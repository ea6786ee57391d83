"""Put whole files in place: whatever happens there is the old file or the new one, never half of it."""

from __future__ import annotations

import shutil
from collections.abc import Mapping
from pathlib import Path

from kommunkompassen.base.work_folder import work_folder


class ChangedMeanwhileError(Exception):
    """Someone wrote the file while what stood in it was worked on; it stays as they wrote it."""


def replace(path: Path, old: bytes, new: bytes) -> bool:
    """Put new content in a file's place; False if someone has written the file since the old content was read."""
    path = path.resolve()
    with work_folder(path.parent, f".{path.stem}.new-") as aside:
        made = Path(aside, path.name)
        made.write_bytes(new)
        shutil.copymode(path, made)
        if path.read_bytes() != old:
            return False
        made.replace(path)
    return True


def write_new_or_same(path: Path, data: bytes) -> bool:
    """Write a file; False if there already is another in its place, which may hold someone's work and stays as it is."""
    path.parent.mkdir(parents=True, exist_ok=True)
    if path.exists():
        return path.read_bytes() == data
    with work_folder(path.parent, f".{path.stem}.new-") as aside:
        made = Path(aside, path.name)
        made.write_bytes(data)
        made.replace(path)
    return True


def write_all(folder: Path, files: Mapping[str, bytes]) -> None:
    """Write files into a folder, over those of the same names; each is the old one or the new one. Raises OSError."""
    folder.mkdir(parents=True, exist_ok=True)
    with work_folder(folder, ".new-") as aside:
        for name, data in files.items():
            (aside / name).write_bytes(data)
        for name in files:
            (aside / name).replace(folder / name)
