"""A full disk at any write, and a kill at any: the old site or the new one is there whole, and the next run ends well."""

from __future__ import annotations

import errno
import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from kommunkompassen.base import paths
from kommunkompassen.repository import Repository
from kommunkompassen.site import make, published
from tests.helpers import data, save
from tests.site.conftest import ADDRESS, site_of

_PLACES = (0, 1, 0.2, 0.5, 0.8, -1)
"""Of the writes: the first, the second, some between, the last."""
_KILLED = """
import os, signal, sys
from pathlib import Path
left = [int(sys.argv[2])]
write = Path.write_bytes
def stopping(path, data):
    if not left[0]:
        path.open("wb").write(data[: len(data) // 2])
        os.kill(os.getpid(), signal.SIGKILL)
    left[0] -= 1
    return write(path, data)
from tests.site.test_stopped import made
Path.write_bytes = stopping
made(Path(sys.argv[1]))
"""


def made(folder: Path) -> None:
    """The site of a folder's evaluations, whose reports are there."""
    repository = Repository(folder / "evaluations")
    make.make(repository.paths(), repository, folder / "reports", folder / "site", ADDRESS)


def _held(folder: Path) -> dict[str, bytes]:
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


@pytest.fixture
def changed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> tuple[Path, dict[str, bytes], dict[str, bytes], int]:
    """A folder with a site that is not of its evaluations; that site, the one to come, and how many writes it takes."""
    for name in ("Kumla", "Arboga"):
        save(tmp_path / "evaluations", data(name))
    repository = Repository(tmp_path / "evaluations")
    site_of(published.meant_as_published(repository), repository, tmp_path)
    new = _held(tmp_path / "site")
    (tmp_path / "site" / "index.html").write_bytes(new["index.html"].replace(b"Kumla", b"Alumk"))
    old = _held(tmp_path / "site")
    writes, real = [0], Path.write_bytes

    def counted(path: Path, content: bytes) -> int:
        writes[0] += 1
        return real(path, content)

    with monkeypatch.context() as counting:
        counting.setattr(Path, "write_bytes", counted)
        made(tmp_path)
    (tmp_path / "site" / "index.html").write_bytes(old["index.html"])
    return tmp_path, old, new, writes[0]


def _numbers(writes: int) -> list[int]:
    return sorted({writes - 1 if place < 0 else int(place * writes) if place < 1 else int(place) for place in _PLACES})


def test_a_full_disk_leaves_the_old_site_whole(
    changed: tuple[Path, dict[str, bytes], dict[str, bytes], int], monkeypatch: pytest.MonkeyPatch
) -> None:
    folder, old, new, writes = changed
    real = Path.write_bytes
    for number in _numbers(writes):
        left = [number]

        def full(path: Path, content: bytes, left: list[int] = left) -> int:
            if not left[0]:
                real(path, content[: len(content) // 2])
                raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC), str(path))
            left[0] -= 1
            return real(path, content)

        with monkeypatch.context() as filling:
            filling.setattr(Path, "write_bytes", full)
            with pytest.raises(OSError, match="No space"):
                made(folder)
        assert _held(folder / "site") == old, number
        assert not list(folder.glob(".site.*")), number
    made(folder)
    assert _held(folder / "site") == new


@pytest.mark.slow
@pytest.mark.skipif(not hasattr(signal, "SIGKILL"), reason="nothing is killed so here")
def test_a_kill_leaves_the_old_site_whole(changed: tuple[Path, dict[str, bytes], dict[str, bytes], int]) -> None:
    folder, old, new, writes = changed
    for number in _numbers(writes):
        command = [sys.executable, "-c", _KILLED, str(folder), str(number)]
        done = subprocess.run(command, cwd=paths.PROJECT, capture_output=True, check=False, text=True)
        assert done.returncode == -signal.SIGKILL, done.stderr
        assert _held(folder / "site") == old, number
    made(folder)
    assert _held(folder / "site") == new
    assert not list(folder.glob(".site.new*")), "what was left behind is taken away"
