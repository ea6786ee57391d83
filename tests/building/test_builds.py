"""One evaluation checked and built."""

from __future__ import annotations

from pathlib import Path

import pytest

from kommunkompassen.base.finding import Finding, Severity
from kommunkompassen.base.tools import ToolError
from kommunkompassen.building import builds
from kommunkompassen.building.builds import BAD_INPUT, BAD_TOOL, OK, Build
from kommunkompassen.building.options import Options
from kommunkompassen.publish import inspect
from kommunkompassen.publish.inspect.flaw import Flaw
from kommunkompassen.repository import Repository
from tests.helpers import data, save


def _finding(severity: Severity) -> Finding:
    return Finding("file-empty", severity, Path("a.yaml"))


@pytest.mark.parametrize(
    ("made", "expected"),
    [
        (Build(Path("a")), OK),
        (Build(Path("a"), (_finding(Severity.WARNING), _finding(Severity.INFO))), OK),
        (Build(Path("a"), (_finding(Severity.WARNING), _finding(Severity.ERROR))), BAD_INPUT),
        (Build(Path("a"), failure=ToolError("typst", "x")), BAD_TOOL),
        (Build(Path("a"), (_finding(Severity.WARNING),), failure=ToolError("typst", "x")), BAD_TOOL),
    ],
)
def test_exit_codes(made: Build, expected: int) -> None:
    assert made.exit_code == expected


@pytest.mark.parametrize(
    ("status", "draft", "name"),
    [
        ("published", False, "kumla-2027.html"),
        ("published", True, "kumla-2027-utkast.html"),
        ("draft", False, "kumla-2027-utkast.html"),
        ("fact-check", False, "kumla-2027-utkast.html"),
    ],
)
def test_a_drafts_files_say_that_they_are(tmp_path: Path, status: str, draft: bool, name: str) -> None:
    path = save(tmp_path, data(status=status))
    made = builds.build(path, Repository(tmp_path), Options(("html",), tmp_path / "output", draft=draft))
    assert [one.name for one in made.written] == [name]
    assert made.exit_code == OK
    assert ("UTKAST" in made.written[0].read_text("utf-8")) is (name != "kumla-2027.html")


def test_an_evaluation_with_errors_writes_nothing(tmp_path: Path) -> None:
    path = save(tmp_path, data(statsu="published"))
    made = builds.build(path, Repository(tmp_path), Options(("html",), tmp_path / "output"))
    assert (made.written, made.exit_code) == ((), BAD_INPUT)
    assert [finding.rule for finding in made.findings] == ["stray-text"]
    assert not (tmp_path / "output").exists()


def test_the_same_evaluation_gives_the_same_page(tmp_path: Path) -> None:
    path = save(tmp_path, data())
    pages = []
    for folder in ("a", "b"):
        builds.build(path, Repository(tmp_path), Options(("html",), tmp_path / folder))
        pages.append((tmp_path / folder / "kumla-2027.html").read_bytes())
    assert len(pages[0]) > 10_000
    assert pages[0] == pages[1]


def test_two_files_with_one_output_are_found(tmp_path: Path) -> None:
    one, other, same = save(tmp_path / "a", data()), save(tmp_path / "b", data()), save(tmp_path / "a", data("Boden"))
    assert builds.same_output([one, same, other], Repository(tmp_path), draft=False) == (one, other)
    assert builds.same_output([one, same], Repository(tmp_path), draft=False) is None
    assert builds.same_output([one, tmp_path / "b" / ".." / "a" / one.name], Repository(tmp_path), draft=False) is None


@pytest.mark.parametrize(("draft", "written"), [(False, []), (True, ["kumla-2027-utkast.html"])])
def test_only_a_draft_is_written_in_spite_of_flaws(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, draft: bool, written: list[str]
) -> None:
    flaw = Flaw("no-title", "html", "x")
    monkeypatch.setattr(inspect, "flaws", lambda _, **__: [flaw])
    path = save(tmp_path / "evaluations", data())
    repository = Repository(tmp_path / "evaluations")
    made = builds.build(path, repository, Options(("html",), tmp_path / "output", draft))
    assert made.flaws == (flaw,)
    assert [one.name for one in made.written] == written
    assert made.exit_code == (OK if draft else BAD_TOOL)
