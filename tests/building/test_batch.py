"""Many reports side by side: each whole, in order, with the bytes it has alone, and none stopped by another."""

from __future__ import annotations

import os
import signal
import sys
from pathlib import Path
from typing import Any

import pytest

from kommunkompassen import read as reading
from kommunkompassen.base.tools import ToolError
from kommunkompassen.building import batch, builds, workers
from kommunkompassen.building.builds import Bug, Build
from kommunkompassen.building.options import Options
from kommunkompassen.read import Document
from kommunkompassen.read.models import Evaluation
from kommunkompassen.report.naming import FORMATS, Format
from kommunkompassen.repository import Repository
from tests.building.test_memory import Nobody
from tests.helpers import data, save

NAMES = ("Arboga", "Boden", "Eda", "Falun", "Kumla")


class Told:
    """Remembers what it was told."""

    def __init__(self) -> None:
        self.count = -1
        self.begun_: list[str] = []
        self.ended_: list[str] = []

    def started(self, count: int) -> None:
        self.count = count

    def begun(self, path: Path) -> None:
        self.begun_.append(path.stem)

    def ended(self, path: Path) -> None:
        assert path.stem in self.begun_
        self.ended_.append(path.stem)


def _with_mean(name: str, **more: Any) -> dict[str, Any]:
    others = [f"{other.lower()}-2027" for other in NAMES if other != name]
    return data(name, compare_with=["mean"], mean_of=others, **more)


@pytest.fixture
def evaluations(tmp_path: Path) -> Path:
    for name in NAMES:
        save(tmp_path / "evaluations", _with_mean(name))
    return tmp_path / "evaluations"


def _built(
    evaluations: Path,
    output: Path,
    processes: int | None,
    *formats: Format,
    watch: batch.Watch | None = None,
    force: bool = False,
) -> list[Build]:
    repository = Repository(evaluations)
    options = Options(formats or ("html",), output)
    return list(batch.build_all(repository.paths(), repository, options, watch or Nobody(), force=force, processes=processes))


def test_side_by_side_and_one_after_the_other_give_the_same_bytes(evaluations: Path, tmp_path: Path) -> None:
    for name in NAMES[2:]:
        (evaluations / f"{name.lower()}-2027.yaml").unlink()
    for name in NAMES[:2]:
        save(evaluations, data(name))
    made = []
    for processes in (1, 2):
        output = tmp_path / str(processes)
        assert [build.exit_code for build in _built(evaluations, output, processes, *FORMATS)] == [builds.OK] * 2
        made.append({path.name: path.read_bytes() for path in output.glob("[!.]*")})
    assert len(made[0]) == 2 * len(FORMATS)
    assert made[0] == made[1]


@pytest.mark.parametrize("processes", [1, 2])
def test_results_come_in_the_order_asked_for_and_are_remembered(evaluations: Path, tmp_path: Path, processes: int) -> None:
    watch = Told()
    first = _built(evaluations, tmp_path / "output", processes, watch=watch)
    assert [build.path.stem for build in first] == [f"{name.lower()}-2027" for name in NAMES]
    assert [[path.name for path in build.written] for build in first] == [[f"{name.lower()}-2027.html"] for name in NAMES]
    assert watch.count == len(NAMES)
    assert watch.begun_ == sorted(watch.ended_) == [build.path.stem for build in first]
    second = Told()
    assert all(build.unchanged for build in _built(evaluations, tmp_path / "output", processes, watch=second))
    assert (second.count, second.begun_, second.ended_) == (0, [], [])


@pytest.mark.parametrize("processes", [1, 2])
def test_only_what_has_changed_is_built(evaluations: Path, tmp_path: Path, processes: int) -> None:
    _built(evaluations, tmp_path / "output", processes)
    save(evaluations, _with_mean("Eda", texts={"closing": "Tack."}))
    assert [build.path.stem for build in _built(evaluations, tmp_path / "output", processes) if build.written] == ["eda-2027"]
    assert all(build.written for build in _built(evaluations, tmp_path / "output", processes, force=True))


def _troubled(path: Path, *_: object, **__: object) -> Build:
    """Instead of building: a different trouble with each."""
    match path.stem.partition("-")[0]:
        case "arboga":
            raise ZeroDivisionError("oj")
        case "boden":
            return Build(path, failure=ToolError("pandoc", "trasigt filter"))
        case "eda" if os.getpid() != TESTS:
            os.kill(os.getpid(), signal.SIGKILL)
    return Build(path, written=(path,))


TESTS = int(os.environ.setdefault("TESTS_PROCESS", str(os.getpid())))


class Troubled(batch.Builder):
    """A builder whose every report has a trouble of its own; it has them in whichever process it works."""

    def __call__(self, path: Path) -> Build:
        builds.build = _troubled
        return super().__call__(path)


@pytest.mark.skipif(sys.platform == "win32", reason="there is no such signal")
def test_no_trouble_with_one_stops_another(evaluations: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(builds, "build", builds.build)
    monkeypatch.setattr(batch, "Builder", Troubled)
    made = _built(evaluations, tmp_path / "output", 2)
    assert [build.exit_code for build in made] == [builds.BUG, builds.BAD_TOOL, builds.BAD_TOOL, builds.OK, builds.OK]
    assert made[0].bug == Bug("ZeroDivisionError: oj", made[0].bug.where if made[0].bug else "")
    assert made[0].bug.where.startswith("test_batch.py:") if made[0].bug else False
    assert made[1].failure
    assert (made[1].failure.tool, made[1].failure.said) == ("pandoc", "trasigt filter")
    assert [build.lost for build in made] == [False, False, True, False, False]


def test_errors_in_an_evaluation_are_its_own(evaluations: Path, tmp_path: Path) -> None:
    for name in NAMES:
        save(evaluations, data(name))
    (evaluations / "boden-2027.yaml").write_text("municipality: [", encoding="utf-8")
    made = _built(evaluations, tmp_path / "output", 2)
    assert [build.exit_code for build in made] == [builds.OK, builds.BAD_INPUT, builds.OK, builds.OK, builds.OK]
    assert made[1].findings


def test_one_report_alone_waits_for_no_other_process(evaluations: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(workers, "in_processes", lambda *_: pytest.fail("a process was started"))
    _built(evaluations, tmp_path / "output", 1)
    save(evaluations, _with_mean("Eda", texts={"closing": "Tack."}))
    assert [build.path.stem for build in _built(evaluations, tmp_path / "output", 8) if build.written] == ["eda-2027"]


def test_who_has_enough_begins_no_more(evaluations: Path, tmp_path: Path) -> None:
    watch = Told()
    repository = Repository(evaluations)
    made = batch.build_all(repository.paths(), repository, Options(("html",), tmp_path / "output"), watch, processes=2)
    assert next(made).written
    made.close()
    assert len(watch.begun_) < len(NAMES)
    assert not list((tmp_path / "output").glob("*.new-*"))


def test_what_was_read_for_a_report_stays_until_the_next_begins(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Whoever shows what is wrong with it needs not read it once more; of several hundred, all would fill the memory."""
    paths = [save(tmp_path / "evaluations", data(name, colour="blue")) for name in NAMES[:2]]
    read = reading.read_evaluation
    asked: list[Path] = []

    def noted(path: Path) -> Document[Evaluation]:
        asked.append(path)
        return read(path)

    monkeypatch.setattr(reading, "read_evaluation", noted)
    repository = Repository(tmp_path / "evaluations")
    for build in batch.build_all(paths, repository, Options(("html",), tmp_path), Told(), processes=1):
        assert build.findings
        assert repository.evaluation(build.path).broken
    assert asked == paths
    repository.evaluation(paths[0])
    assert asked == [*paths, paths[0]]
