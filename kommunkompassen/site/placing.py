"""Put a made site in the other's place in one step: whoever stops it, and wherever, leaves the old site or the new one."""

from __future__ import annotations

import ctypes
import os
import shutil
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from kommunkompassen.base.work_folder import work_folder
from kommunkompassen.site.page import GENERATOR

_HERE = -100
"""AT_FDCWD: paths are taken from where the program runs."""
_EXCHANGE = 2
_SIGN = f'<meta name="generator" content="{GENERATOR}">'.encode()


def is_replaceable(folder: Path) -> bool:
    """Whether nothing is lost with what lies there: nothing is there, or a site that was made here."""
    if not folder.exists():
        return True
    try:
        return _SIGN in (folder / "index.html").read_bytes()
    except OSError:
        return folder.is_dir() and not any(folder.iterdir())


@contextmanager
def in_place_of(folder: Path) -> Iterator[Path]:
    """An empty folder that takes the other's place when the block has come to its end. Raises OSError, with the old in place."""
    folder.parent.mkdir(parents=True, exist_ok=True)
    if _old(folder).exists() and not folder.exists():
        _old(folder).rename(folder)
    with work_folder(folder.parent, f".{folder.name}.new-") as aside:
        made = aside / "site"
        try:
            made.mkdir()
            yield made
            if not folder.exists():
                made.rename(folder)
            elif not _exchange(made, folder):
                _replace(made, folder)
        except OSError as error:
            if error.filename is None or aside in Path(error.filename).parents:
                # What is written aside is the folder to whoever asked for it.
                raise OSError(error.errno, error.strerror, str(folder)) from error
            raise


def _exchange(made: Path, folder: Path) -> bool:
    """Let two folders change names in one step, which Linux can on most disks; False where it can't."""
    if sys.platform != "linux":
        return False
    rename = getattr(ctypes.CDLL(None, use_errno=True), "renameat2", None)
    return rename is not None and rename(_HERE, os.fsencode(made), _HERE, os.fsencode(folder), _EXCHANGE) == 0


def _old(folder: Path) -> Path:
    return folder.parent / f".{folder.name}.old"


def _replace(made: Path, folder: Path) -> None:
    """In two steps. What stops it between them leaves the old site under another name, and the next run puts it back."""
    old = _old(folder)
    shutil.rmtree(old, ignore_errors=True)
    folder.rename(old)
    try:
        made.rename(folder)
    except OSError:
        old.rename(folder)
        raise
    shutil.rmtree(old, ignore_errors=True)
