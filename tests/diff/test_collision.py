"""Two proposals that are each in order, and a red main: both commits are named."""

from __future__ import annotations

import pytest

from kommunkompassen.diff.collision import collisions, told
from tests.diff.archive import Archive

NACKA = "references/nacka-2003.yaml"
BOTKYRKA = "evaluations/botkyrka-2003.yaml"
NASSJO = "evaluations/nassjo-2019.yaml"


def commit(archive: Archive, message: str) -> str:
    """Commit everything; the commit as it is told."""
    archive.git("add", "-A")
    archive.git("commit", "-q", "-m", message)
    return f"{archive.git('rev-parse', '--short', 'HEAD').strip()} ({message})"


def said(archive: Archive) -> list[str]:
    folders = archive.evaluations, archive.top / "rubrics", archive.top / "references"
    return told(collisions(*folders), "sv")


def remove(archive: Archive) -> None:
    (archive.top / NACKA).unlink()
    archive.replace(BOTKYRKA, ("  - nacka-2003\n", ""))


def use(archive: Archive) -> None:
    archive.replace(NASSJO, ("compare_with:\n", "compare_with:\n  - nacka-2003\n"))


@pytest.mark.parametrize("merge", ["squashed", "merged"])
@pytest.mark.parametrize("order", ["the removal first", "the removal last"])
def test_both_commits_are_named(archive: Archive, order: str, merge: str) -> None:
    archive.replace(NASSJO, ("compare_with:\n", "compare_with:\n  - vasteras-2003\n"))
    commit(archive, "Nässjö jämförs med Västerås")
    changes = {"Ta bort Nacka": remove, "Jämför Nässjö med Nacka": use}
    first, last = list(changes) if order == "the removal first" else list(changes)[::-1]
    archive.git("checkout", "-q", "-b", "den-ena")
    changes[first](archive)
    told_first = commit(archive, first)
    archive.git("checkout", "-q", "main")
    archive.git("checkout", "-q", "-b", "den-andra")
    changes[last](archive)
    told_last = commit(archive, last)
    archive.git("checkout", "-q", "main")
    archive.git("merge", "-q", "--ff-only", "den-ena")
    archive.git("commit", "-q", "--allow-empty", "-m", "Något annat")
    if merge == "squashed":
        archive.git("cherry-pick", "den-andra")
    else:
        archive.git("merge", "-q", "--no-ff", "-m", "Slå ihop den andra", "den-andra")
    told_last = archive.git("log", "-1", "--format=%h (%s)").strip()
    (line, *others) = said(archive)
    assert line.startswith(f"Två ändringar som var för sig var i sin ordning går inte ihop: {told_last} och {told_first}. ")
    assert "nacka-2003" in line
    assert line.endswith("[unknown-comparison]")
    assert others == []


def test_an_error_that_was_there_before_is_nobodys(archive: Archive) -> None:
    archive.replace(NASSJO, ("compare_with:\n", "compare_with:\n  - okand-2003\n"))
    commit(archive, "Ett fel")
    archive.replace(NASSJO, ("conducted:", "\n\n# flyttat\nconducted:"))
    commit(archive, "Något annat")
    assert said(archive) == []
