"""Folders to work in for a while. One that was left behind, by a process that was killed, is taken away by the next."""

from __future__ import annotations

import os
import re
import shutil
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

PREFIX = "kommunkompassen-"


@contextmanager
def work_folder(beside: Path | None = None, prefix: str = PREFIX) -> Iterator[Path]:
    """A folder among the system's temporary ones, or beside what is to be replaced; gone behind the block. Raises OSError."""
    around = beside or Path(tempfile.gettempdir())
    _sweep(around, prefix)
    with tempfile.TemporaryDirectory(prefix=f"{prefix}{os.getpid()}-", dir=around) as folder:
        yield Path(folder)


def _sweep(around: Path, prefix: str) -> None:
    """Take away the folders whose processes are gone. What can't be taken away stays for somebody else."""
    named = re.compile(rf"{re.escape(prefix)}(\d+)-\w+")
    with os.scandir(around) as entries:
        left = [entry.path for entry in entries if (name := named.fullmatch(entry.name)) and not _lives(int(name[1]))]
    for path in left:
        shutil.rmtree(path, ignore_errors=True)


def _lives(process: int) -> bool:
    """Whether there is such a process; taken for granted where asking would end it."""
    if sys.platform == "win32":
        return True
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    except (OSError, OverflowError):
        return True
    return True
