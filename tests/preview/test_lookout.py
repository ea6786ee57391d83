"""What counts as a change: content, of the files a report is made from, and nothing else."""

from __future__ import annotations

import os
import threading
from pathlib import Path

import pytest

from kommunkompassen.base import paths
from kommunkompassen.preview.lookout import Changes, Lookout
from kommunkompassen.repository import Repository

NEVER = threading.Event()


class Project:
    """A project's folders, and what is seen to have changed in them."""

    def __init__(self, root: Path) -> None:
        self.root = root
        for name in ("evaluations/assets", "rubrics", "references", "templates/texts/common", "kommunkompassen/part", "charts"):
            (root / name).mkdir(parents=True)
        self.path = self.write("evaluations/kumla-2027.yaml", "year: 2027")
        repository = Repository(root / "evaluations", root / "rubrics", root / "references")
        self.lookout = Lookout(self.path, repository)

    def write(self, name: str, text: str) -> Path:
        path = self.root / name
        path.write_text(text, encoding="utf-8")
        return path

    def changed(self) -> Changes:
        return self.lookout.changed(NEVER)


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Project:
    monkeypatch.setattr(paths, "PROJECT", tmp_path)
    monkeypatch.setattr(paths, "TEMPLATES", tmp_path / "templates")
    made = Project(tmp_path)
    assert made.changed()
    return made


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("evaluations/kumla-2027.yaml", "data"),
        ("evaluations/boden-2020.yaml", "data"),
        ("evaluations/assets/kumla.png", "data"),
        ("rubrics/2018.yaml", "data"),
        ("references/riket.yaml", "data"),
        ("templates/theme.yaml", "look"),
        ("templates/texts/common/about.md", "look"),
        ("charts/areas.py", "code"),
        ("kommunkompassen/part/messages.yaml", "code"),
        ("build.py", "code"),
    ],
)
def test_every_kind_of_input_is_seen_to_come_to_change_and_to_go(project: Project, name: str, kind: str) -> None:
    for text in ("new", "other"):
        path = project.write(name, text)
        assert project.changed() == Changes(**{kind: (path,)})
        assert not project.changed()
    path.unlink()
    assert project.changed() == Changes(**{kind: (path,)})


def test_a_save_without_a_change_is_none(project: Project) -> None:
    project.write(project.path.name, "elsewhere")
    project.path.write_text(project.path.read_text("utf-8"), encoding="utf-8")
    os.utime(project.path, ns=(1, 1))
    assert not project.changed()


def test_a_save_by_renaming_is_a_change_even_with_the_old_time_and_size(project: Project) -> None:
    before = project.path.stat()
    new = project.write("evaluations/kumla-2027.yaml.new", "year: 2028")
    os.utime(new, ns=(before.st_atime_ns, before.st_mtime_ns))
    new.replace(project.path)
    assert project.changed() == Changes(data=(project.path,))


@pytest.mark.parametrize("name", [".kumla-2027.yaml.swp", "4913", "kumla-2027.yaml~", "anteckningar.docx"])
def test_what_editors_put_beside_a_file_is_none(project: Project, name: str) -> None:
    project.write(f"evaluations/{name}", "x")
    assert not project.changed()


def test_what_python_keeps_beside_the_code_is_none(project: Project) -> None:
    (project.root / "charts" / "__pycache__").mkdir()
    project.write("charts/__pycache__/part.py", "x")
    assert not project.changed()


class _ThenSaved(threading.Event):
    """An event that is never set; while it is waited for, the editor finishes its save."""

    def __init__(self, path: Path) -> None:
        super().__init__()
        self._path = path

    def wait(self, timeout: float | None = None) -> bool:
        self._path.write_text("year: 2028", encoding="utf-8")
        return False


@pytest.mark.parametrize("gone", [True, False])
def test_a_file_that_is_empty_or_gone_for_an_instant_is_not_taken_for_lost(project: Project, gone: bool) -> None:
    if gone:
        project.path.unlink()
    else:
        project.write("evaluations/kumla-2027.yaml", "")
    assert project.lookout.changed(_ThenSaved(project.path)) == Changes(data=(project.path,))
    assert project.path.read_text("utf-8") == "year: 2028"
    assert not project.changed()


def test_a_file_outside_the_folder_counts_with_its_assets_but_not_its_neighbours(project: Project) -> None:
    (project.root / "annan" / "assets").mkdir(parents=True)
    path = project.write("annan/boden-2027.yaml", "year: 2027")
    found = Lookout(path, Repository(project.root / "evaluations", project.root / "rubrics", project.root / "references"))
    assert path in found.changed(NEVER).data
    assert path.parent in found.folders()
    project.write("annan/kalix-2027.yaml", "x")
    assert not found.changed(NEVER)
    logo = project.write("annan/assets/boden.png", "x")
    assert found.changed(NEVER) == Changes(data=(logo,))


def test_a_folder_that_is_made_later_is_watched(project: Project) -> None:
    new = project.root / "templates" / "texts" / "2030"
    assert new not in project.lookout.folders()
    new.mkdir()
    assert new in project.lookout.folders()


def test_the_projects_own_folders_are_inputs() -> None:
    folders = Lookout(paths.EVALUATIONS / "nassjo-2019.yaml", Repository()).folders()
    wanted = {"evaluations", "rubrics", "references", "templates", "templates/texts/common", "templates/print", "charts"}
    assert {paths.PROJECT / name for name in wanted} <= set(folders)
    assert paths.OUTPUT not in folders
    assert len(set(folders)) == len(folders)
