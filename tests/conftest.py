"""What the tests share: the five reports, each made once per session however many workers run, and small ones of a test's own."""

from __future__ import annotations

import os
import signal
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from filelock import FileLock
from hypothesis import settings

from kommunkompassen import read
from kommunkompassen.base import paths
from kommunkompassen.building import builds
from kommunkompassen.building.options import Options
from kommunkompassen.read.models import Reference, Rubric
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
    "tests/agreement/test_command.py",
    "tests/agreement/test_read_in.py",
    "tests/base/test_work_folder.py::test_a_build_that_is_asked_to_end_leaves_nothing",
    "tests/base/test_work_folder.py::test_what_a_killed_build_leaves_is_taken_away_by_the_next",
    "tests/building/test_batch.py",
    "tests/building/test_memory.py",
    "tests/building/test_published_stands.py",
    "tests/building/test_workers.py",
    "tests/calibration/test_files.py",
    "tests/charts/test_aside.py",
    "tests/charts/test_render.py",
    "tests/data/test_files.py::test_the_same_tables_give_the_same_bytes_whatever_the_seed_the_zone_and_the_language",
    "tests/diff/test_as_markdown.py::test_it_is_never_too_long_and_says_what_is_left_out",
    "tests/diff/test_as_markdown.py::test_with_very_many_evaluations_the_summaries_themselves_are_cut",
    "tests/diff/test_bad_files.py::test_so_is_each_with_another_mistake_of_a_kind",
    "tests/diff/test_published.py",
    "tests/diff/test_random_edits.py::test_an_edit_is_told_at_its_place_and_nothing_else_is",
    "tests/diff/test_random_edits.py::test_several_edits_are_told_each_at_its_place",
    "tests/diff/test_stages.py",
    "tests/formatting/test_formatting.py",
    "tests/formatting/test_pasted.py::test_whatever_the_mistake_once_is_enough_and_what_is_left_has_no_correction",
    "tests/formatting/test_same_report.py",
    "tests/listing/test_kept.py",
    "tests/preview/test_command.py",
    "tests/publish/test_bad_tools.py",
    "tests/publish/test_draft_marks.py::test_a_draft_of_every_edition_is_marked_and_accessible",
    "tests/publish/test_draft_marks.py::test_every_block_of_the_page_is_marked_with_a_file_and_a_line",
    "tests/publish/test_hostile_text.py",
    "tests/publish/test_long_words.py",
    "tests/publish/test_one_page.py",
    "tests/publish/test_page_filling.py",
    "tests/publish/test_printed_points.py",
    "tests/publish/test_same_bytes.py",
    "tests/publish/test_typst_memory.py",
    "tests/publish/test_word_cover.py",
    "tests/publish/test_word_editing.py",
    "tests/read/test_quoting.py::test_a_text_is_the_same_when_it_is_read_again",
    "tests/report/test_brief.py::test_it_is_one_page_however_much_there_is",
    "tests/scoring_sheet/test_kinds.py",
    "tests/scripts/test_changed_pages.py",
    "tests/scripts/test_changed_reports.py",
    "tests/scripts/test_licences.py",
    "tests/search/test_files.py::test_the_same_bytes_whatever_the_hash_seed",
    "tests/site/test_kept.py",
    "tests/site/test_same_bytes.py",
    "tests/site/test_site_command.py",
    "tests/site/test_stopped.py",
    "tests/test_build_command.py",
    "tests/test_growth.py",
    "tests/test_mutants.py",
    "tests/test_new_field.py",
    "tests/test_project.py::test_a_file_for_the_forge_is_what_the_forge_takes",
    "tests/test_project.py::test_a_file_that_the_forge_would_not_take_is_seen",
    "tests/test_startup.py",
    "tests/word_comments/test_apply.py",
    "tests/word_comments/test_command.py",
    "tests/word_comments/test_edits_in_word.py::test_everything_is_told_at_its_place_and_nothing_else_is",
    "tests/word_comments/test_silent.py",
    "tests/word_comments/test_whose.py",
    "tests/workflows/",
)
"""What make test leaves to make test-slow: workflows, mutants, whole files and commands; they take more than half of the time."""


def pytest_ignore_collect(collection_path: Path, config: pytest.Config) -> bool | None:
    """What is not run is not imported either, nor are the cases' hundreds of folders looked through: each worker would do so."""
    left_out = ("cases", "shapes", "external") if "not external" in config.option.markexpr else ("cases", "shapes")
    return True if collection_path in {Path(__file__).parent / name for name in left_out} else None


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Mark what is slow."""
    for item in items:
        if item.nodeid.startswith(SLOW):
            item.add_marker("slow")


@pytest.fixture(scope="session", autouse=True)
def _own_editions_are_read_once() -> Iterator[None]:
    """The project's editions and references, which almost every test reads, are read once by each worker while unchanged."""
    known: dict[tuple[Path, int, int], read.Document[Any]] = {}
    read_rubric, read_reference = read.read_rubric, read.read_reference
    own: dict[Path, Callable[[Path], read.Document[Any]]] = {paths.RUBRICS: read_rubric, paths.REFERENCES: read_reference}

    def once(path: Path) -> read.Document[Any]:
        state = path.stat()
        key = path, state.st_mtime_ns, state.st_size
        if key not in known:
            known[key] = own[path.parent](path)
        return known[key]

    def rubric(path: Path) -> read.Document[Rubric]:
        return once(path) if path.parent in own else read_rubric(path)

    def reference(path: Path) -> read.Document[Reference]:
        return once(path) if path.parent in own else read_reference(path)

    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(read, "read_rubric", rubric)
        patched.setattr(read, "read_reference", reference)
        yield


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
