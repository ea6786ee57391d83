"""Which files are compared with which, and what is refused."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

import build
from kommunkompassen.diff.revisions import Asked, RevisionError, asked, uncommitted
from tests.diff.archive import Archive, new_archive
from tests.helpers import MINIMAL

FILE = "evaluations/kumla-2027.yaml"


@pytest.fixture
def small(tmp_path: Path) -> Archive:
    """One evaluation on main, and a branch from there that is checked out."""
    archive = new_archive(tmp_path / "small")
    archive.write(FILE, MINIMAL + "residents: invånarna\ninterviews: 20\n")
    archive.commit()
    archive.git("checkout", "-q", "-b", "gren")
    return archive


def told(archive: Archive, base: str, head: str | None = None) -> list[tuple[str, str]]:
    """The fields that are said to have changed, and what became of them."""
    found = archive.diff(base, head)
    return [(change.about.name, change.became) for entry in found.entries for change in entry.changes]


def main_goes_on(archive: Archive) -> None:
    """Main gets a change of its own, and the branch another."""
    archive.git("checkout", "-q", "main")
    archive.replace(FILE, ("interviews: 20", "interviews: 25"))
    archive.commit()
    archive.git("checkout", "-q", "gren")
    archive.replace(FILE, ("residents: invånarna", "residents: kumlaborna"))
    archive.commit()


@pytest.mark.parametrize(
    ("base", "head", "expected"),
    [
        ("main", None, Asked("main", "", fork=False)),
        ("main", "gren", Asked("main", "gren", fork=False)),
        ("main...gren", None, Asked("main", "gren", fork=True)),
        ("main...", None, Asked("main", "", fork=True)),
        ("main..gren", None, Asked("main", "gren", fork=False)),
        ("HEAD~2..", None, Asked("HEAD~2", "", fork=False)),
    ],
)
def test_revisions_are_asked_for_as_git_has_it(base: str, head: str | None, expected: Asked) -> None:
    assert asked(base, head) == expected


@pytest.mark.parametrize("base", ["-x", "--output=fil", "main...-x", "a..b..c", "...gren", "", "main\nHEAD", "main\0"])
def test_what_can_be_no_revision_never_reaches_git(base: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", "")
    with pytest.raises(RevisionError) as error:
        asked(base, None)
    assert error.value.key in ("diff-unknown-revision", "diff-no-base")


def test_the_working_tree_counts_with_what_git_has_not_been_told_of(small: Archive) -> None:
    small.replace(FILE, ("interviews: 20", "interviews: 25"))
    small.write("evaluations/boden-2027.yaml", MINIMAL.replace("Kumla", "Boden"))
    found = small.diff("main")
    assert [(entry.id, entry.became) for entry in found.entries] == [("boden-2027", "added"), ("kumla-2027", "changed")]
    assert found.sides.after.commit is None
    assert small.diff("main", "HEAD").entries == ()


def test_two_dots_are_the_two_as_they_stand_and_three_only_what_the_branch_changes(small: Archive) -> None:
    main_goes_on(small)
    assert told(small, "main", "gren") == [("residents", "changed"), ("interviews", "changed")]
    assert told(small, "main..gren") == told(small, "main", "gren")
    assert told(small, "main...gren") == [("residents", "changed")]
    assert told(small, "main...") == [("residents", "changed")]


def test_it_is_said_that_the_base_has_gone_on(small: Archive, capsys: pytest.CaptureFixture[str]) -> None:
    def said(*words: str) -> str:
        assert build.run(["diff", *words, "--evaluations", str(small.evaluations), "--lang", "sv"]) == 0
        return capsys.readouterr().err

    assert said("main") == ""
    main_goes_on(small)
    assert "Visa bara vad grenen ändrar: diff main..." in said("main", "gren")
    assert said("main...gren") == ""
    assert said("gren~1", "gren") == ""
    assert said("gren", "gren~1") == ""


def test_an_older_revision_can_be_the_new_side(small: Archive) -> None:
    small.replace(FILE, ("interviews: 20", "interviews: 25"))
    small.commit()
    (entry,) = small.diff("gren", "main").entries
    assert [(change.before.text, change.after.text) for change in entry.changes if change.before and change.after] == [
        ("25", "20")
    ]


def test_both_sides_have_the_rubrics_and_references_of_their_own_revision(archive: Archive) -> None:
    archive.replace("rubrics/2018.yaml", ("maximum: 25", "maximum: 30"))
    archive.replace("references/nacka-2003.yaml", ("total: 525", "total: 526"))
    with archive.sides() as both:
        old, new = (side.repository.rubric("2018") for side in (both.before, both.after))
        assert old
        assert new
        assert old.model != new.model
        assert both.before.file(old.path) == both.after.file(new.path) == "rubrics/2018.yaml"


def test_rubrics_outside_the_repository_are_the_same_on_both_sides(small: Archive) -> None:
    from kommunkompassen.base import paths
    from kommunkompassen.diff.revisions import sides

    with sides(asked("main", None), small.evaluations, paths.RUBRICS, paths.REFERENCES) as both:
        assert both.before.repository.rubrics == both.after.repository.rubrics == paths.RUBRICS
        assert both.before.repository.rubric_ids()


def test_nothing_is_left_behind(small: Archive) -> None:
    with small.sides("main", "gren") as both:
        folders = [both.before.root, both.after.root]
        assert all(folder.is_dir() for folder in folders)
    assert not any(folder.exists() for folder in folders)


def test_only_regular_files_are_taken_out(small: Archive) -> None:
    small.write("evaluations/assets/djupt.yaml", "x")
    small.write("evaluations/anteckning.txt", "x")
    (small.evaluations / "lank-2027.yaml").symlink_to("/etc/passwd")
    (small.evaluations / "..\\..\\ut-2027.yaml").write_text("x", encoding="utf-8")
    small.commit()
    with small.sides("gren", "main") as both:
        assert sorted(path.name for path in both.before.root.rglob("*.yaml")) == ["kumla-2027.yaml"]


def test_a_folder_that_one_side_lacks_is_empty_there(small: Archive) -> None:
    small.git("rm", "-q", "-r", "evaluations")
    small.git("commit", "-q", "-m", "Bort")
    assert [(entry.id, entry.became) for entry in small.diff("main").entries] == [("kumla-2027", "removed")]


def test_evaluations_at_the_top_of_a_repository_are_found(tmp_path: Path) -> None:
    archive = new_archive(tmp_path / "topp")
    archive.write("kumla-2027.yaml", MINIMAL)
    archive.commit()
    archive.write("kumla-2027.yaml", MINIMAL + "interviews: 3\n")
    from kommunkompassen.diff.difference import difference
    from kommunkompassen.diff.revisions import sides

    with sides(asked("main", None), archive.top, tmp_path / "rubrics", tmp_path / "references") as both:
        (entry,) = difference(both).entries
    assert entry.before
    assert entry.before.file == "kumla-2027.yaml"


def test_a_hook_of_another_repository_leads_to_no_other_one(
    small: Archive, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    other = new_archive(tmp_path / "annat")
    monkeypatch.setenv("GIT_DIR", str(other.top / ".git"))
    monkeypatch.setenv("GIT_INDEX_FILE", str(other.top / ".git" / "index"))
    small.replace(FILE, ("interviews: 20", "interviews: 25"))
    assert told(small, "main") == [("interviews", "changed")]


def test_a_clone_that_does_not_reach_back_is_refused_and_not_compared_with_something_else(small: Archive, tmp_path: Path) -> None:
    main_goes_on(small)
    small.git("clone", "-q", "--depth", "1", "--no-single-branch", small.top.as_uri(), str(tmp_path / "grund"))
    with pytest.raises(RevisionError) as error:
        Archive(tmp_path / "grund").diff("origin/main...HEAD")
    assert error.value.key == "diff-no-fork"


@pytest.mark.parametrize(
    ("words", "sv", "en"),
    [
        (["xyzzy"], '"xyzzy" är ingen revision här.', '"xyzzy" is no revision here.'),
        (["main", "xyzzy"], '"xyzzy" är ingen revision här.', '"xyzzy" is no revision here.'),
        (["main...xyzzy"], '"xyzzy" är ingen revision här.', '"xyzzy" is no revision here.'),
        (["main...gren", "main"], '"main...gren" är ingen revision här.', '"main...gren" is no revision here.'),
        (["--", "-x"], '"-x" är ingen revision här.', '"-x" is no revision here.'),
        (["--", "main", "--help"], '"--help" är ingen revision här.', '"--help" is no revision here.'),
        (["..."], "Ange en revision", "Give a revision"),
        (["HEAD:evaluations"], "är ingen revision här.", "is no revision here."),
    ],
)
def test_a_command_line_that_cannot_be_followed_is_refused_in_a_sentence(
    small: Archive, capsys: pytest.CaptureFixture[str], words: list[str], sv: str, en: str
) -> None:
    for language, expected in (("sv", sv), ("en", en)):
        options = ["--evaluations", str(small.evaluations), "--lang", language]
        assert build.run(["diff", *options, *words]) == 2
        out, err = capsys.readouterr()
        assert out == ""
        assert expected in err
        assert err.count("\n") == 1


@pytest.mark.parametrize("words", [["diff"], ["diff", "-x"], ["diff", "main", "--format", "html"], ["diff", "a", "b", "c"]])
def test_a_mistyped_command_is_refused(small: Archive, capsys: pytest.CaptureFixture[str], words: list[str]) -> None:
    assert build.run([*words, "--evaluations", str(small.evaluations)]) == 2
    assert capsys.readouterr().err.count("\n") == 1


def test_outside_a_repository_it_is_refused(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert build.run(["diff", "main", "--evaluations", str(tmp_path / "ingenstans"), "--lang", "sv"]) == 2
    assert "ligger inte i ett git-arkiv som går att läsa. Git säger: not a git repository" in capsys.readouterr().err


def test_without_git_it_is_refused(
    small: Archive, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    assert shutil.which("git")
    monkeypatch.setenv("PATH", str(tmp_path))
    assert build.run(["diff", "main", "--evaluations", str(small.evaluations), "--lang", "sv"]) == 2
    assert capsys.readouterr().err.startswith("Programmet git saknas.")


def test_what_is_not_committed_is_named_from_the_top(small: Archive) -> None:
    evaluations = small.evaluations
    assert uncommitted(evaluations) == ()
    small.replace(FILE, ("interviews: 20", "interviews: 25"))
    small.write("templates/ny å.html", "x")
    assert sorted(uncommitted(evaluations)) == [FILE, "templates/ny å.html"]


def test_where_nothing_was_ever_committed_nothing_differs(tmp_path: Path) -> None:
    archive = new_archive(tmp_path / "empty")
    archive.write(FILE, MINIMAL)
    assert uncommitted(archive.evaluations) == ()
    assert uncommitted(tmp_path / "not there") == ()


def test_of_a_folder_of_somebody_elses_gits_own_remedy_is_shown_whole(
    small: Archive, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("GIT_TEST_ASSUME_DIFFERENT_OWNER", "1")
    folder = small.evaluations
    assert build.run(["diff", "HEAD", "--evaluations", str(folder), "--lang", "sv"]) == 2
    said = capsys.readouterr().err
    assert "dubious ownership" in said
    assert f"git config --global --add safe.directory {small.top}" in said
