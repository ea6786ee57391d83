"""The same evaluation gives the same bytes, whoever builds it, where and when."""

from __future__ import annotations

import hashlib
import os
import subprocess
import sys
from pathlib import Path

import pytest

from kommunkompassen import builds, paths
from kommunkompassen.report import FORMATS
from kommunkompassen.repository import Repository
from tests.conftest import Made

REPORT = "ljungby-2018"
"""One is enough: all are made by the same code. This one has charts, a rounding note, totals and references."""


def digests(folder: Path) -> dict[str, str]:
    return {kind: hashlib.sha256((folder / f"{REPORT}.{kind}").read_bytes()).hexdigest() for kind in FORMATS}


def test_a_second_build_in_the_same_process_gives_the_same_bytes(tmp_path: Path) -> None:
    for number in (1, 2):
        options = builds.Options(FORMATS, tmp_path / str(number))
        assert builds.build(paths.EVALUATIONS / f"{REPORT}.yaml", Repository(), options).exit_code == builds.OK
    assert digests(tmp_path / "1") == digests(tmp_path / "2")


@pytest.mark.parametrize(
    ("zone", "locale", "seed"), [("Pacific/Auckland", "C", "1"), ("America/Los_Angeles", "sv_SE.UTF-8", "2")]
)
def test_another_process_elsewhere_gives_the_same_bytes(made: Made, tmp_path: Path, zone: str, locale: str, seed: str) -> None:
    # The zones are so far apart that their dates differ at any time of day.
    made.path(REPORT, "pdf")
    environment = {**os.environ, "TZ": zone, "LANG": locale, "LC_ALL": locale, "PYTHONHASHSEED": seed, "HOME": str(tmp_path)}
    environment.pop("SOURCE_DATE_EPOCH", None)
    workplace = tmp_path / "någon annanstans"
    workplace.mkdir()
    command = [sys.executable, str(paths.PROJECT / "build.py"), "report", REPORT, "--output", str(workplace)]
    done = subprocess.run(command, cwd=workplace, env=environment, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    assert digests(workplace) == digests(made.folder)
