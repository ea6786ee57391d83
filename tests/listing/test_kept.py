"""Nothing is checked anew that can't have changed, and everything that can; the list is as it would be without what is kept."""

from __future__ import annotations

import json
import subprocess
from collections import Counter
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
import yaml

import build
from kommunkompassen.building import workers
from kommunkompassen.building.workers import Processes
from kommunkompassen.listing import facts, judge, kept
from kommunkompassen.read import kept_summaries
from kommunkompassen.repository import FEWEST_KEPT
from tests.helpers import data, save
from tests.listing.folder import UNREADABLE, draft

MANY = FEWEST_KEPT + 4


@pytest.fixture
def judged(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> list[str]:
    """The names of the files that were checked, in the one process there is; what is kept is the test's own."""
    asked: list[str] = []

    def counted(path: Path, repository: Any) -> facts.Facts:
        asked.append(path.stem)
        return find_out(path, repository)

    find_out = judge.facts
    monkeypatch.setattr(judge, "facts", counted)
    monkeypatch.setattr(workers, "cores", lambda: 1)
    monkeypatch.setattr(kept, "FILE", tmp_path / "kept" / "facts")
    monkeypatch.setattr(kept_summaries, "FILE", tmp_path / "kept" / "summaries")
    return asked


def some(folder: Path, count: int = MANY) -> Path:
    for number in range(count):
        save(folder, data(f"Kommun {number:03}", 2020))
    return folder


def rows(folder: Path, capsys: pytest.CaptureFixture[str], code: int = 0) -> list[dict[str, Any]]:
    assert build.run(["list", "--format", "json", "--evaluations", str(folder), "--lang", "sv"]) == code
    found: list[dict[str, Any]] = json.loads(capsys.readouterr().out)
    return found


def change(folder: Path, name: str, edit: Callable[[dict[str, Any]], None]) -> None:
    values = yaml.load((folder / f"{name}.yaml").read_text("utf-8"), Loader=yaml.BaseLoader)
    edit(values)
    save(folder, values)


def text_of(values: dict[str, Any]) -> None:
    values["areas"]["1"]["strengths"] = ["En annan styrka"]


def points_of(values: dict[str, Any]) -> None:
    values["areas"]["1"]["scores"]["1.1"] = "3"


def test_three_hundred_with_broken_ones_among_them(tmp_path: Path, judged: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    folder = some(tmp_path / "evaluations", 290)
    for number in range(5):
        (folder / f"trasig-{2020 + number}.yaml").write_text(UNREADABLE, encoding="utf-8")
        save(folder, draft(f"Utkast {number}", official_name="x"))
    first = rows(folder, capsys, code=1)
    assert len(judged) == len(first) == 300
    assert Counter(row["status"] for row in first) == {"published": 290, "draft": 5, None: 5}
    assert [row["id"] for row in first if row["broken"]] == [f"trasig-{year}" for year in range(2020, 2025)]
    assert all(row["finding"]["line"] == 1 for row in first if row["broken"])
    assert sum(row["errors"] for row in first) == 10
    assert sum(len(row["missing"]["scores"]) for row in first if row["missing"]) == 15
    judged.clear()
    assert rows(folder, capsys, code=1) == first
    assert judged == []


def test_what_only_one_evaluation_says_is_checked_there_alone_and_points_everywhere(
    tmp_path: Path, judged: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    folder = some(tmp_path / "evaluations")
    rows(folder, capsys)
    judged.clear()
    change(folder, "kommun-003-2020", text_of)
    rows(folder, capsys)
    assert judged == ["kommun-003-2020"]
    judged.clear()
    change(folder, "kommun-003-2020", points_of)
    rows(folder, capsys)
    # Others may have it in their mean, or as their earlier visit.
    assert len(judged) == MANY


@pytest.mark.parametrize("edit", [text_of, points_of])
def test_what_is_kept_tells_the_same_as_what_is_found_out(
    tmp_path: Path, judged: list[str], capsys: pytest.CaptureFixture[str], edit: Callable[[dict[str, Any]], None]
) -> None:
    folder = some(tmp_path / "evaluations")
    change(folder, "kommun-001-2020", lambda values: values.update(compare_with=["kommun-002-2020"]))
    rows(folder, capsys)
    change(folder, "kommun-002-2020", edit)
    told = rows(folder, capsys)
    kept.FILE.unlink()
    # One by one, so that what differs is seen.
    for now, was in zip(rows(folder, capsys), told, strict=True):
        assert now == was
    assert len(judged) > MANY


def test_an_evaluation_that_another_was_read_in_full_for_is_checked_again(
    tmp_path: Path, judged: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    folder = some(tmp_path / "evaluations")
    change(folder, "kommun-001-2020", lambda values: values.update(compare_with=["kommun-002-2020"]))
    rows(folder, capsys)
    judged.clear()
    change(folder, "kommun-002-2020", text_of)
    rows(folder, capsys)
    assert sorted(judged) == ["kommun-001-2020", "kommun-002-2020"]
    judged.clear()
    rows(folder, capsys)
    assert judged == []


def test_a_logo_that_comes_is_seen(tmp_path: Path, judged: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    folder = some(tmp_path / "evaluations")
    change(folder, "kommun-001-2020", lambda values: values.update(logo={"file": "vapen.svg", "alt": "Kommunens vapen"}))
    before = rows(folder, capsys, code=1)
    (folder / "assets").mkdir()
    svg = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><rect width="9" height="9"/></svg>'
    (folder / "assets" / "vapen.svg").write_text(svg, encoding="utf-8")
    judged.clear()
    after = rows(folder, capsys)
    assert judged == ["kommun-001-2020"]
    assert [one["finding"] and one["finding"]["rule"] for one in (before[1], after[1])] == ["logo", None]


def test_another_program_finds_out_for_itself(
    tmp_path: Path, judged: list[str], capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = some(tmp_path / "evaluations")
    rows(folder, capsys)
    judged.clear()
    monkeypatch.setattr(kept, "_code", lambda: b"another")
    rows(folder, capsys)
    assert len(judged) == MANY


@pytest.mark.parametrize("spoiled", [b"", b"x", "cut"], ids=["empty", "something else", "cut off"])
def test_what_is_not_as_it_was_written_counts_as_not_there(
    tmp_path: Path, judged: list[str], capsys: pytest.CaptureFixture[str], spoiled: bytes | str
) -> None:
    folder = some(tmp_path / "evaluations")
    told = rows(folder, capsys)
    judged.clear()
    kept.FILE.write_bytes(kept.FILE.read_bytes()[:-40] if isinstance(spoiled, str) else spoiled)
    assert rows(folder, capsys) == told
    assert len(judged) == MANY


def test_few_are_not_kept(tmp_path: Path, judged: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    folder = some(tmp_path / "evaluations", 3)
    rows(folder, capsys)
    rows(folder, capsys)
    assert len(judged) == 6
    assert not kept.FILE.exists()


def test_processes_find_out_the_same(tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(kept, "FILE", tmp_path / "kept" / "facts")
    monkeypatch.setattr(kept_summaries, "FILE", tmp_path / "kept" / "summaries")
    folder = some(tmp_path / "evaluations", kept.FEWEST_SHARED)
    (folder / "trasig-2020.yaml").write_text(UNREADABLE, encoding="utf-8")
    monkeypatch.setattr(workers, "cores", lambda: 2)
    expected: list[Processes] = []

    def expect_work(processes: Processes) -> None:
        expected.append(processes)

    monkeypatch.setattr(Processes, "expect_work", expect_work)
    shared = rows(folder, capsys, code=1)
    assert rows(folder, capsys, code=1) == shared
    assert len(expected) == 1, "processes get ready only where nothing is kept"
    kept.FILE.unlink()
    monkeypatch.setattr(workers, "cores", lambda: 1)
    assert rows(folder, capsys, code=1) == shared


def test_git_is_asked_as_often_of_many_files_as_of_one(
    tmp_path: Path, judged: list[str], capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    from tests.diff.archive import new_archive

    asked: list[tuple[str, ...]] = []
    ask = subprocess.run

    def counted(command: list[str], **options: Any) -> Any:
        asked.append(tuple(command))
        return ask(command, **options)

    counts = []
    for count in (1, MANY):
        archive = new_archive(tmp_path / str(count))
        some(archive.evaluations, count)
        archive.commit()
        asked.clear()
        with monkeypatch.context() as patched:
            patched.setattr(subprocess, "run", counted)
            found = rows(archive.evaluations, capsys)
        assert {row["changed"] for row in found} == {"2027-03-01"}
        counts.append(len(asked))
    assert counts[0] == counts[1] <= 6
    assert len(judged) == 1 + MANY
