"""What the tests share: the five reports, each made once per session however many workers run, and small ones of a test's own."""

from __future__ import annotations

import os
import signal
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from filelock import FileLock
from hypothesis import settings

from kommunkompassen.base import paths
from kommunkompassen.building import builds
from kommunkompassen.building.options import Options
from kommunkompassen.report.naming import FORMATS, Format
from kommunkompassen.repository import Repository
from tests.helpers import save

# A machine that has much else to do fails no test by being slow.
settings.register_profile("project", deadline=None)
settings.load_profile("project")

# What a shell starts in the background ignores Ctrl-C, and so would all that the tests start.
if signal.getsignal(signal.SIGINT) is signal.SIG_IGN:
    signal.signal(signal.SIGINT, signal.default_int_handler)


SLOW = (
    "tests/charts/test_aside.py",
    "tests/charts/test_render.py",
    "tests/test_growth.py",
    "tests/diff/test_as_markdown.py::test_it_is_never_too_long_and_says_what_is_left_out",
    "tests/diff/test_as_markdown.py::test_with_very_many_evaluations_the_summaries_themselves_are_cut",
    "tests/formatting/test_formatting.py",
    "tests/formatting/test_markdown.py",
    "tests/formatting/test_quoting.py",
    "tests/formatting/test_same_report.py",
    "tests/preview/test_command.py",
    "tests/publish/",
    "tests/scripts/test_changed_pages.py",
    "tests/site/test_same_bytes.py",
    "tests/site/test_site_command.py",
    "tests/test_build_command.py",
    "tests/test_mutants.py",
    "tests/word_comments/test_command.py",
    "tests/workflows/",
)
"""What make test-quick leaves out: workflows, mutants, whole files and commands; they take more than half of the time."""


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Mark what is slow."""
    for item in items:
        if item.nodeid.startswith(SLOW):
            item.add_marker("slow")


@dataclass(frozen=True, slots=True)
class Made:
    """The published reports' files. A report is made when it is first asked for, by one worker, and then shared by all."""

    folder: Path

    def path(self, id_: str, kind: Format) -> Path:
        """The made file."""
        done = self.folder / f"{id_}.done"
        with FileLock(self.folder / f"{id_}.lock"):
            if not done.exists():
                made = builds.build(paths.EVALUATIONS / f"{id_}.yaml", Repository(), Options(FORMATS, self.folder))
                assert made.exit_code == builds.OK, made
                done.touch()
        return self.folder / f"{id_}.{kind}"


@pytest.fixture(scope="session")
def made(tmp_path_factory: pytest.TempPathFactory) -> Made:
    """The five reports of evaluations/. With xdist the base temp of a worker lies in the session's, which all workers share."""
    base = tmp_path_factory.getbasetemp()
    folder = (base.parent if "PYTEST_XDIST_WORKER" in os.environ else base) / "made-reports"
    folder.mkdir(exist_ok=True)
    return Made(folder)


@dataclass(frozen=True, slots=True)
class Workshop:
    """A test's own folder of evaluations, and what is made of them."""

    evaluations: Path
    output: Path

    def build(
        self, path: Path, formats: tuple[Format, ...] = FORMATS, *, draft: bool = False, notes: bool = False
    ) -> builds.Build:
        """Check and make the report of an evaluation in the folder."""
        options = Options(formats, self.output, draft, notes)
        return builds.build(path, Repository(evaluations=self.evaluations), options)

    def make(
        self, data: dict[str, Any], formats: tuple[Format, ...] = FORMATS, *, draft: bool = False, notes: bool = False
    ) -> dict[str, Path]:
        """The report of an evaluation that must have no errors, as paths by format."""
        made = self.build(save(self.evaluations, data), formats, draft=draft, notes=notes)
        assert made.exit_code == builds.OK, made
        return {path.suffix[1:]: path for path in made.written}


@pytest.fixture
def workshop(tmp_path: Path) -> Workshop:
    """An empty folder of evaluations and one for reports."""
    (tmp_path / "evaluations").mkdir()
    return Workshop(tmp_path / "evaluations", tmp_path / "output")


def pytest_terminal_summary(terminalreporter: Any) -> None:
    """Which judges of made files were asked, in which version, and how long they took."""
    asked: dict[str, list[float]] = {}
    for report in (*terminalreporter.stats.get("passed", ()), *terminalreporter.stats.get("failed", ())):
        for judge, seconds in (value for key, value in report.user_properties if key == "judge"):
            asked.setdefault(judge, []).append(seconds)
    for judge, times in sorted(asked.items()):
        terminalreporter.write_line(f"{judge}: {len(times)} files in {sum(times):.1f} s")
