"""The same evaluations give the same bytes, whatever the folder, the hash seed, the locale, the time zone and the clock."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

from kommunkompassen.base import paths

_MAKE = """
import sys, time
from pathlib import Path

when = float(sys.argv[2])
real = time.time
time.time = lambda: real() + when
from kommunkompassen.repository import Repository
from kommunkompassen.site import published
from tests.site.conftest import site_of

repository = Repository(Path(sys.argv[1]) / "evaluations")
site_of(published.meant_as_published(repository), repository, Path(sys.argv[1]))
"""
_LIVES = (
    {"PYTHONHASHSEED": "1", "LC_ALL": "C", "TZ": "UTC"},
    {"PYTHONHASHSEED": "4711", "LC_ALL": "sv_SE.UTF-8", "LANG": "sv_SE.UTF-8", "TZ": "Pacific/Auckland"},
)


def _site(folder: Path, life: dict[str, str], later: int) -> dict[str, bytes]:
    (folder / "evaluations").mkdir(parents=True)
    for path in paths.EVALUATIONS.glob("*.yaml"):
        (folder / "evaluations" / path.name).write_bytes(path.read_bytes())
    environment = {**os.environ, "PYTHONUTF8": "1", "PYTHONPATH": str(paths.PROJECT), **life}
    command = [sys.executable, "-c", _MAKE, str(folder), str(later)]
    subprocess.run(command, env=environment, cwd=folder, check=True, capture_output=True)
    site = folder / "site"
    return {path.relative_to(site).as_posix(): path.read_bytes() for path in site.rglob("*") if path.is_file()}


def test_the_same_evaluations_give_the_same_bytes(tmp_path: Path) -> None:
    first = _site(tmp_path / "one", _LIVES[0], 0)
    second = _site(tmp_path / "a longer name åäö", _LIVES[1], 40_000_000)
    assert len(first) > 200
    assert sorted(first) == sorted(second)
    assert [name for name in first if first[name] != second[name]] == []
