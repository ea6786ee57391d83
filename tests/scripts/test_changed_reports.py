from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from kommunkompassen.base import paths
from kommunkompassen.diff import revisions
from kommunkompassen.repository import Repository
from scripts import changed_reports
from scripts.changed_reports import changed

ALL = ["arboga-2016", "botkyrka-2003", "kumla-2017", "ljungby-2018", "nassjo-2019"]


@pytest.fixture
def files(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The project's files as they are now; what was before is the project itself."""
    for name in ("evaluations", "rubrics", "references"):
        shutil.copytree(paths.PROJECT / name, tmp_path / name)
    monkeypatch.setattr(changed_reports, "git", lambda *_: b"")
    return tmp_path


def side(folder: Path, commit: str | None) -> revisions.Side:
    repository = Repository(folder / "evaluations", folder / "rubrics", folder / "references")
    return revisions.Side("", commit, repository, folder)


def ids(files: Path) -> list[str]:
    both = revisions.Sides(side(paths.PROJECT, "a" * 40), side(files, None), fork=True, apart=False)
    return [path.stem for path in changed(both)]


def replace(path: Path, old: str, new: str) -> None:
    text = path.read_text("utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")


def test_nothing_changed_changes_no_report(files: Path) -> None:
    assert ids(files) == []


def test_an_evaluation_that_nobody_compares_with_changes_its_own_report(files: Path) -> None:
    replace(files / "evaluations/nassjo-2019.yaml", "1.1: 13.5", "1.1: 11.5")
    assert ids(files) == ["nassjo-2019"]


def test_a_remark_changes_no_report(files: Path) -> None:
    replace(files / "evaluations/nassjo-2019.yaml", "year: 2019", "year: 2019  # en anmärkning")
    assert ids(files) == []


def test_points_reach_into_the_report_whose_mean_counts_them(files: Path) -> None:
    replace(files / "evaluations/arboga-2016.yaml", "1.1: 2.25", "1.1: 2.5")
    assert ids(files) == ["arboga-2016", "nassjo-2019"]


def test_a_reference_changes_the_reports_that_compare_with_it(files: Path) -> None:
    replace(files / "references/strangnas-2016.yaml", "name:", "name: Nya")
    assert ids(files) == ["kumla-2017"]


def test_a_question_changes_the_reports_of_its_edition(files: Path) -> None:
    replace(files / "rubrics/2018.yaml", "Bedriver kommunen ledarutveckling?", "Utvecklar kommunen sina ledare?")
    assert ids(files) == ["ljungby-2018", "nassjo-2019"]


def test_a_new_and_a_newly_broken_evaluation_are_changed(files: Path) -> None:
    evaluation = files / "evaluations/kumla-2017.yaml"
    text = evaluation.read_text("utf-8").replace("year: 2017", "year: 2021").replace("published", "draft")
    (files / "evaluations/kumla-2021.yaml").write_text(text, encoding="utf-8")
    replace(files / "evaluations/kumla-2017.yaml", "1.1: 5.3", "1.1: 99")
    replace(files / "evaluations/nassjo-2019.yaml", "  - mean", "  - arboga-2016")
    assert ids(files) == ["kumla-2017", "kumla-2021", "nassjo-2019"]


def test_a_removed_evaluation_has_no_report_to_build(files: Path) -> None:
    (files / "evaluations/botkyrka-2003.yaml").unlink()
    assert ids(files) == []


@pytest.mark.parametrize("name", ["templates/theme.yaml", "kommunkompassen/base/swedish.py", "charts/style.py", "build.py"])
def test_what_makes_all_reports_changes_all(files: Path, monkeypatch: pytest.MonkeyPatch, name: str) -> None:
    asked: list[str] = []

    def git(*arguments: str) -> bytes:
        asked.extend(arguments[arguments.index("--") + 1 :])
        return f"{name}\n".encode()

    monkeypatch.setattr(changed_reports, "git", git)
    assert ids(files) == ALL
    assert any(name == one or name.startswith(f"{one}/") for one in asked)
    # The folder of pictures is not there while no report has any.
    assert all((paths.PROJECT / one).exists() for one in asked if one != "evaluations/assets")


def test_an_unknown_revision_is_told_in_a_sentence(capfd: pytest.CaptureFixture[str]) -> None:
    assert changed_reports.main("no-such-branch") == 2
    assert "no-such-branch" in capfd.readouterr().err


def test_the_base_is_where_the_branch_began() -> None:
    assert changed_reports.asked("origin/main") == revisions.Asked("origin/main", "", fork=True)


def test_reports_are_built_with_the_projects_own_code(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "build.py").write_text("import sys\nprint(sys.argv[1:])\nsys.exit(3)\n", encoding="utf-8")
    assert changed_reports.build([Path("a.yaml")], "--draft", project=tmp_path) == 3
    assert capfd.readouterr().out == "['report', 'a.yaml', '--draft']\n"
