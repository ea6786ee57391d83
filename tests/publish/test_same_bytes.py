"""The same evaluation gives the same bytes, whoever builds it, where and when, alone or beside others."""

from __future__ import annotations

import hashlib
import os
import shutil
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

from kommunkompassen.base import paths
from kommunkompassen.building import builds
from kommunkompassen.building.options import Options
from kommunkompassen.report.naming import FORMATS
from kommunkompassen.repository import Repository
from tests.conftest import Made
from tests.helpers import PUBLISHED

REPORT = "ljungby-2018"
"""This one has charts, a rounding note, totals and references."""
NO_PART_OF_THE_PROJECT = shutil.ignore_patterns(".venv", ".git", "output", "tests", "__pycache__", ".*_cache")


def digests(folder: Path, reports: Sequence[str] = PUBLISHED) -> dict[str, str]:
    names = [f"{report}.{kind}" for report in reports for kind in FORMATS]
    return {name: hashlib.sha256((folder / name).read_bytes()).hexdigest() for name in names}


def started(project: Path, arguments: Sequence[str], zone: str, locale: str, seed: str, home: Path) -> subprocess.Popen[str]:
    """A build in a process of its own, with nothing of the tests' surroundings that could make it the same by chance."""
    home.mkdir()
    environment = {**os.environ, "TZ": zone, "LANG": locale, "LC_ALL": locale, "PYTHONHASHSEED": seed, "HOME": str(home)}
    for name in ("SOURCE_DATE_EPOCH", "PYTHONPATH"):
        environment.pop(name, None)
    command = [sys.executable, str(project / "build.py"), "report", *arguments]
    return subprocess.Popen(command, cwd=project, env=environment, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)


def assert_done(process: subprocess.Popen[str]) -> None:
    _, said = process.communicate()
    assert process.returncode == 0, said


def test_a_second_build_in_the_same_process_gives_the_same_bytes(tmp_path: Path) -> None:
    for number in (1, 2):
        options = Options(FORMATS, tmp_path / str(number))
        assert builds.build(paths.EVALUATIONS / f"{REPORT}.yaml", Repository(), options).exit_code == builds.OK
    assert digests(tmp_path / "1", [REPORT]) == digests(tmp_path / "2", [REPORT])


def test_all_reports_of_a_copy_of_the_project_elsewhere_have_the_same_bytes(made: Made, tmp_path: Path) -> None:
    for report in PUBLISHED:
        made.path(report, "pdf")
    project = shutil.copytree(paths.PROJECT, tmp_path / "någon annanstans" / "kopia", ignore=NO_PART_OF_THE_PROJECT)
    assert_done(started(project, ["--all"], "Pacific/Auckland", "C", "1", tmp_path / "home"))
    found = digests(project / "output")
    assert len(set(found.values())) == 15
    assert found == digests(made.folder)


def test_two_builds_side_by_side_give_the_same_bytes(made: Made, tmp_path: Path) -> None:
    # Together with the copy's, the zones are so far apart that their dates differ at any time of day.
    reports = (REPORT, "botkyrka-2003")
    for report in reports:
        made.path(report, "pdf")
    output = tmp_path / "output"
    processes = [
        started(
            paths.PROJECT,
            [report, "--output", str(output)],
            "America/Los_Angeles",
            "sv_SE.UTF-8",
            str(seed),
            tmp_path / f"home-{seed}",
        )
        for seed, report in enumerate(reports, 2)
    ]
    for process in processes:
        assert_done(process)
    assert digests(output, reports) == digests(made.folder, reports)
