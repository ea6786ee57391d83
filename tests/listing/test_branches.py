"""What git tells: when and on which branch a file was last changed, and what other branches hold, without checking any out."""

from __future__ import annotations

import json
import os
import subprocess
from pathlib import Path
from typing import Any

import pytest

import build
from kommunkompassen.base.git import top_of
from tests.diff.archive import Archive, new_archive
from tests.helpers import data, save
from tests.listing.folder import UNREADABLE, draft


@pytest.fixture
def archive(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Archive:
    """Two published evaluations on main, committed on the first of March."""
    monkeypatch.setenv("GIT_CONFIG_GLOBAL", os.devnull)
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(tmp_path))
    made = new_archive(tmp_path / "archive")
    save(made.evaluations, data("Arboga", 2020))
    save(made.evaluations, data("Kumla", 2020))
    made.commit()
    return made


def on_day(archive: Archive, day: str, message: str = "En ändring") -> None:
    """Commit all, as written on that day of 2027."""
    archive.git("add", "-A")
    archive.git("commit", "-q", "--date", f"2027-{day}T12:00:00+0100", "-m", message)


def branch(archive: Archive, name: str, values: dict[str, Any], day: str = "04-01") -> None:
    """A branch from main with an evaluation more."""
    archive.git("checkout", "-q", "-b", name, "main")
    save(archive.evaluations, values)
    on_day(archive, day)
    archive.git("checkout", "-q", "main")


def rows(folder: Archive | Path, capsys: pytest.CaptureFixture[str], *words: str, code: int = 0) -> list[dict[str, Any]]:
    path = folder.evaluations if isinstance(folder, Archive) else folder
    assert build.run(["list", "--format", "json", "--evaluations", str(path), "--lang", "sv", *words]) == code
    found: list[dict[str, Any]] = json.loads(capsys.readouterr().out)
    return found


def told(found: list[dict[str, Any]], *keys: str) -> list[tuple[Any, ...]]:
    return [tuple(row[key] for key in ("id", *keys)) for row in found]


def test_the_day_of_the_last_change_and_the_branch_it_was_made_on(archive: Archive, capsys: pytest.CaptureFixture[str]) -> None:
    archive.git("checkout", "-q", "-b", "utv/kumla-åäö")
    archive.replace("evaluations/kumla-2020.yaml", ("En styrka", "En annan"))
    on_day(archive, "05-02")
    archive.git("checkout", "-q", "main")
    save(archive.evaluations, data("Boden", 2021))
    on_day(archive, "05-03")
    archive.git("merge", "-q", "--no-ff", "--no-edit", "utv/kumla-åäö")
    save(archive.evaluations, draft("Falun"))
    archive.replace("evaluations/arboga-2020.yaml", ("En styrka", "En tredje"))
    assert told(rows(archive, capsys), "changed", "changed_on", "uncommitted") == [
        ("arboga-2020", "2027-03-01", "main", True),
        ("boden-2021", "2027-05-03", "main", False),
        ("falun-2027", None, None, True),
        ("kumla-2020", "2027-05-02", "utv/kumla-åäö", False),
    ]
    assert [row["id"] for row in rows(archive, capsys, "--sort", "changed")] == [
        *("arboga-2020", "falun-2027", "boden-2021", "kumla-2020")
    ]


@pytest.mark.parametrize(
    ("subject", "expected"),
    [
        ("Merge branch 'kumla' into 'main'", "kumla"),
        ("Merge pull request #12 from kommun/utv/kumla", "utv/kumla"),
        ("Merge remote-tracking branch 'origin/kumla'", "origin/kumla"),
        ("Kumla är klar", "main"),
    ],
)
def test_what_forges_call_a_merge_names_the_branch(
    archive: Archive, capsys: pytest.CaptureFixture[str], subject: str, expected: str
) -> None:
    branch(archive, "x", data("Boden", 2021))
    archive.git("merge", "-q", "--no-ff", "-m", subject, "x")
    assert told(rows(archive, capsys), "changed_on")[1] == ("boden-2021", expected)


def test_where_git_knows_nothing_nothing_is_said(tmp_path: Path, archive: Archive, capsys: pytest.CaptureFixture[str]) -> None:
    no_git = tmp_path / "ingen"
    save(no_git, data("Arboga", 2020))
    assert told(rows(no_git, capsys), "changed", "uncommitted") == [("arboga-2020", None, False)]
    unborn = new_archive(tmp_path / "ny")
    save(unborn.evaluations, data("Arboga", 2020))
    assert told(rows(unborn, capsys), "changed", "uncommitted") == [("arboga-2020", None, True)]
    archive.git("checkout", "-q", "--detach")
    assert told(rows(archive, capsys), "changed", "changed_on")[0] == ("arboga-2020", "2027-03-01", None)


def test_without_the_program_git_the_list_is_as_where_there_is_no_repository(
    archive: Archive, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PATH", "")
    assert told(rows(archive, capsys), "changed") == [("arboga-2020", None), ("kumla-2020", None)]
    assert build.run(["list", "--branches", "--evaluations", str(archive.evaluations), "--lang", "sv"]) == 2
    assert "Programmet git saknas" in capsys.readouterr().err


def test_a_clone_that_is_not_whole_does_not_know_what_its_oldest_commit_changed(
    archive: Archive, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    save(archive.evaluations, data("Boden", 2021))
    on_day(archive, "05-03")
    archive.replace("evaluations/kumla-2020.yaml", ("En styrka", "En annan"))
    on_day(archive, "05-04")
    branch(archive, "falun", draft("Falun"))
    url = f"file://{archive.top}"
    subprocess.run(["git", "clone", "-q", "--depth=2", "--no-single-branch", url, str(tmp_path / "klon")], check=True)
    clone = tmp_path / "klon" / "evaluations"
    expected = [("arboga-2020", None), ("boden-2021", None), ("kumla-2020", "2027-05-04")]
    assert told(rows(clone, capsys), "changed") == expected
    assert told(rows(clone, capsys, "--branches"), "changed")[2] == ("falun-2027", "2027-04-01")


def test_a_folder_of_somebody_elses_is_told_with_what_git_says(
    archive: Archive, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("GIT_TEST_ASSUME_DIFFERENT_OWNER", "1")
    assert build.run(["list", "--evaluations", str(archive.evaluations), "--lang", "sv"]) == 0
    assert "safe.directory" in capsys.readouterr().err


def test_each_branch_is_told_of_for_what_it_changes(archive: Archive, capsys: pytest.CaptureFixture[str]) -> None:
    branch(archive, "utv/boden", draft("Boden"))
    branch(archive, "åmål", data("Åmål", 2027, status="fact-check"), "04-02")
    branch(archive, "annat", data("Kumla", 2020, share="0.6"), "04-03")
    branch(archive, "klar", data("Eda", 2021))
    archive.git("merge", "-q", "--no-ff", "--no-edit", "klar")
    archive.git("branch", "som-main")
    # What main has by now and the others lack is none of their doing.
    archive.replace("evaluations/arboga-2020.yaml", ("En styrka", "En annan"))
    on_day(archive, "06-01")
    before = archive.git("status", "--porcelain"), archive.git("rev-parse", "HEAD")
    found = rows(archive, capsys, "--branches")
    assert told(found, "branch", "status", "changed", "changed_on") == [
        ("amal-2027", "åmål", "fact-check", "2027-04-02", "åmål"),
        ("arboga-2020", "main", "published", "2027-06-01", "main"),
        ("boden-2027", "utv/boden", "draft", "2027-04-01", "utv/boden"),
        ("eda-2021", "main", "published", "2027-04-01", "klar"),
        ("kumla-2020", "main", "published", "2027-03-01", "main"),
        ("kumla-2020", "annat", "published", "2027-04-03", "annat"),
    ]
    assert [row["points"] for row in found if row["id"] == "kumla-2020"] == ["400", "480"]
    assert found[2]["missing"]["scores"] == ["1.3", "1.4", "1.5"]
    assert (archive.git("status", "--porcelain"), archive.git("rev-parse", "HEAD")) == before


def test_branches_are_told_in_text_with_their_names(
    archive: Archive, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    branch(archive, "utv/boden-åäö", draft("Boden"))
    monkeypatch.setenv("COLUMNS", "80")
    words = ["--branches", "--missing", "--lang", "sv"]
    assert build.run(["list", "--evaluations", str(archive.evaluations), *words]) == 0
    assert capsys.readouterr().out.splitlines() == [
        "utvärdering  gren           status  poängsatt  texter  saknas",
        "boden-2027   utv/boden-åäö  utkast   42 av 45  6 av 8  3 poäng (1.3–1.5); text i",
        f"{' ' * 55}område 7, 8; conducted",
    ]


def test_what_a_branch_holds_that_is_broken_or_huge_is_a_row(archive: Archive, capsys: pytest.CaptureFixture[str]) -> None:
    archive.git("checkout", "-q", "-b", "trasig")
    archive.write("evaluations/torsby-2027.yaml", UNREADABLE)
    archive.write("evaluations/stor-2027.yaml", b"x" * 30_000_000)
    archive.write("evaluations/lank-2027.yaml", "")
    (archive.evaluations / "lank-2027.yaml").unlink()
    (archive.evaluations / "lank-2027.yaml").symlink_to("/etc/passwd")
    archive.write("evaluations/djupt/ner-2027.yaml", "x")
    archive.commit()
    archive.git("checkout", "-q", "main")
    found = rows(archive, capsys, "--branches", code=1)
    assert [(row["id"], row["finding"]["rule"]) for row in found if row["branch"] == "trasig"] == [
        ("stor-2027", "file-too-large"),
        ("torsby-2027", "missing-key"),
    ]
    assert "kommunkompassen-" not in json.dumps(found)


def test_a_branch_is_checked_with_its_own_editions_logos_and_other_evaluations(
    archive: Archive, capsys: pytest.CaptureFixture[str]
) -> None:
    svg = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><rect width="9" height="9"/></svg>'
    archive.git("checkout", "-q", "-b", "boden")
    archive.write("evaluations/assets/vapen.svg", svg)
    logo = {"file": "vapen.svg", "alt": "Kommunens vapen"}
    save(archive.evaluations, data("Eda", 2019))
    save(archive.evaluations, data("Boden", 2021, compare_with=["eda-2019"], logo=logo))
    archive.commit()
    archive.git("checkout", "-q", "-b", "utan", "main")
    save(archive.evaluations, data("Boden", 2021, compare_with=["eda-2019"], logo=logo))
    archive.commit()
    archive.git("checkout", "-q", "main")
    found = rows(archive, capsys, "--branches", code=1)
    assert told([row for row in found if row["id"] == "boden-2021"], "branch", "errors") == [
        ("boden-2021", "boden", 0),
        ("boden-2021", "utan", 2),
    ]


def test_a_branch_and_the_same_on_a_server_are_one_unless_they_have_parted(
    archive: Archive, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    branch(archive, "boden", draft("Boden"))
    branch(archive, "eda", draft("Eda"))
    subprocess.run(["git", "clone", "-q", str(archive.top), str(tmp_path / "klon")], check=True)
    clone = Archive(tmp_path / "klon")
    clone.git("branch", "boden", "origin/boden")
    clone.git("checkout", "-q", "-b", "eda", "origin/eda")
    clone.replace("evaluations/eda-2027.yaml", ("En styrka", "En annan"))
    clone.commit()
    # On the server main goes on, and so does boden.
    save(archive.evaluations, data("Ale", 2026))
    archive.commit()
    archive.git("checkout", "-q", "boden")
    archive.replace("evaluations/boden-2027.yaml", ("En styrka", "En annan"))
    archive.commit()
    clone.git("fetch", "-q")
    assert told(rows(clone, capsys, "--branches"), "branch") == [
        ("ale-2026", "origin/main"),
        ("arboga-2020", "origin/main"),
        ("boden-2027", "origin/boden"),
        ("eda-2027", "eda"),
        ("kumla-2020", "origin/main"),
    ]
    clone.git("checkout", "-q", "boden")
    clone.replace("evaluations/boden-2027.yaml", ("En styrka", "En tredje"))
    clone.commit()
    assert [row["branch"] for row in rows(clone, capsys, "--branches") if row["id"] == "boden-2027"] == ["boden", "origin/boden"]


def test_with_only_branches_of_other_names_the_one_checked_out_is_the_main_one(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    archive = new_archive(tmp_path / "annan")
    archive.git("checkout", "-q", "-b", "utveckling")
    assert build.run(["list", "--branches", "--evaluations", str(tmp_path), "--lang", "sv"]) == 2
    save(archive.evaluations, data("Arboga", 2020))
    assert build.run(["list", "--branches", "--evaluations", str(archive.evaluations), "--lang", "sv"]) == 2
    assert "inga grenar i git" in capsys.readouterr().err
    archive.commit()
    assert told(rows(archive, capsys, "--branches"), "branch") == [("arboga-2020", "utveckling")]
    archive.git("checkout", "-q", "--detach")
    archive.git("branch", "-D", "utveckling")
    assert told(rows(archive, capsys, "--branches"), "branch") == [("arboga-2020", "HEAD")]


def test_an_orphan_branch_is_told_of_for_all_that_is_not_so_on_main(archive: Archive, capsys: pytest.CaptureFixture[str]) -> None:
    archive.git("checkout", "-q", "--orphan", "annan-start")
    save(archive.evaluations, data("Boden", 2021))
    archive.commit()
    archive.git("checkout", "-q", "--orphan", "gh-pages")
    archive.git("rm", "-rfq", ".")
    archive.write("index.html", "x")
    archive.commit()
    archive.git("checkout", "-q", "main")
    assert told(rows(archive, capsys, "--branches"), "branch") == [
        ("arboga-2020", "main"),
        ("boden-2021", "annan-start"),
        ("kumla-2020", "main"),
    ]


def test_a_persons_settings_of_git_change_nothing_and_run_nothing(
    archive: Archive, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    branch(archive, "boden", draft("Boden"))
    before = rows(archive, capsys, "--branches"), rows(archive, capsys)
    trap = tmp_path / "trap"
    program = tmp_path / "program"
    program.write_text(f"#!/bin/sh\ntouch {trap}\n", encoding="utf-8")
    program.chmod(0o755)
    for name in ("core.fsmonitor", "gpg.program", "diff.external", "core.pager"):
        archive.git("config", name, str(program))
    for name in ("log.showSignature", "diff.relative", "diff.noprefix", "color.ui"):
        archive.git("config", name, "always" if name == "color.ui" else "true")
    assert (rows(archive, capsys, "--branches"), rows(archive, capsys)) == before
    assert not trap.exists()


def test_the_evaluations_may_be_the_whole_repository(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    archive = new_archive(tmp_path / "evaluations")
    save(archive.top, data("Arboga", 2020))
    archive.commit()
    assert top_of(archive.top) == archive.top.resolve()
    for words in ([], ["--branches"]):
        assert told(rows(archive.top, capsys, *words), "changed", "changed_on") == [("arboga-2020", "2027-03-01", "main")]
