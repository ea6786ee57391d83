"""Put made files in place: all of a report's or none, however the build ends, and never mixed with another build's."""

from __future__ import annotations

import errno
import os
import shutil
import tempfile
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

import click
from filelock import FileLock, Timeout

from kommunkompassen.base.messages import environment_language, say
from kommunkompassen.base.paths import shown
from kommunkompassen.base.tools import OutputError
from kommunkompassen.building.stamp import Stamp, stamp_name, to_bytes
from kommunkompassen.publish.make import Report
from kommunkompassen.report.naming import file_name

LONGEST_WAIT = 60
"""Seconds for another build of the same report, which takes one or two."""


def write(report: Report, folder: Path, stamp: Stamp | None = None) -> list[Path]:
    """Write the report's files into the folder, with what is to be remembered of them, and return their paths.

    The files are written aside and moved in one by one, under a lock per report; a build that is killed leaves whole files.
    Raises OutputError, with the old files in place, when a file can't be replaced (on Windows: open in Word).
    """
    try:
        folder.mkdir(parents=True, exist_ok=True)
        with _locked(folder, report.name):
            for left in folder.glob(f".{report.name}.new-*"):
                shutil.rmtree(left, ignore_errors=True)
            with tempfile.TemporaryDirectory(prefix=f".{report.name}.new-", dir=folder) as aside:
                named = {file_name(report.name, kind): data for kind, data in report.files.items()}
                _replace(named | ({stamp_name(report.name): to_bytes(stamp)} if stamp else {}), folder, Path(aside))
                return [folder / name for name in named]
    except OSError as error:
        raise OutputError(str(_meant(error, folder, report.name)), error.strerror or type(error).__name__) from error


@contextmanager
def _locked(folder: Path, name: str) -> Iterator[None]:
    """Alone at work on the report. Says so where it must wait; raises OSError where it can't, or has waited long enough."""
    # The lock would try for ever where no file can be made.
    with tempfile.TemporaryFile(prefix=f".{name}.", dir=folder):
        pass
    lock = FileLock(folder / f".{name}.lock")
    try:
        # Another build holds it for a moment, which nobody needs to hear of.
        lock.acquire(timeout=1)
    except Timeout:
        said = say("waiting", environment_language(), path=shown(folder / name), seconds=LONGEST_WAIT)
        click.echo(said, err=True)
        try:
            lock.acquire(timeout=LONGEST_WAIT)
        except Timeout as error:
            raise OSError(errno.EBUSY, os.strerror(errno.EBUSY), str(folder / name)) from error
    try:
        yield
    finally:
        lock.release()


def _meant(error: OSError, folder: Path, name: str) -> Path:
    """The file that can't be written, as the user knows it: of what is only written aside the folder."""
    path = Path(error.filename2 or error.filename or folder)
    return folder if any(part.startswith(f".{name}") for part in path.parts) else path


def _replace(files: Mapping[str, bytes], folder: Path, aside: Path) -> None:
    targets: dict[Path, Path] = {}
    kept: dict[Path, Path] = {}
    for name, data in files.items():
        (aside / name).write_bytes(data)
        targets[aside / name] = folder / name
        if (folder / name).exists():
            kept[folder / name] = Path(shutil.copy2(folder / name, aside / f"{name}.old"))
    done: list[Path] = []
    try:
        for new, target in targets.items():
            new.replace(target)
            done.append(target)
    except OSError:
        for target in done:
            if target in kept:
                kept[target].replace(target)
            else:
                target.unlink()
        raise
