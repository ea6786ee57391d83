"""A proposal is told in stages: what is new since it was last pushed, since the fact check was sent, and the whole."""

from __future__ import annotations

import pytest

from kommunkompassen.diff.revisions import RevisionError
from kommunkompassen.diff.stages import Folders, Stage, in_text, sent, stages
from tests.diff.archive import Archive

NASSJO = "evaluations/nassjo-2019.yaml"
KUMLA = "evaluations/kumla-2017.yaml"


def commit(archive: Archive, message: str, *pairs: tuple[str, str], file: str = NASSJO) -> str:
    archive.replace(file, *pairs)
    archive.git("add", "-A")
    archive.git("commit", "-q", "-m", message)
    return archive.git("rev-parse", "HEAD").strip()


@pytest.fixture
def proposal(archive: Archive) -> dict[str, str]:
    """A branch: a draft is sent to fact check, answered in one push, and answered again in the next."""
    commit(archive, "Ett utkast", ("status: published", "status: draft"))
    archive.git("checkout", "-q", "-b", "granskning")
    return {
        "written": commit(archive, "Skriv klart", ("i januari 2018", "i januari 2016")),
        "sent": commit(archive, "Till faktagranskning", ("status: draft", "status: fact-check")),
        "first": commit(archive, "Svar på synpunkter", ("i januari 2016", "i januari 2017")),
        "other": commit(archive, "Kumla", ("residents: kumlingarna", "residents: KUMLABOR"), file=KUMLA),
        "second": commit(archive, "Fler svar", ("inte följts upp", "följts upp")),
    }


def folders(archive: Archive) -> Folders:
    return Folders(archive.evaluations, archive.top / "rubrics", archive.top / "references")


def told(found: list[Stage]) -> list[tuple[str, list[str], list[str]]]:
    """Each stage: since what, of which evaluations, and what was changed in them."""
    return [
        (
            one.since,
            [entry.id for entry in one.difference.entries],
            [
                word.text.strip()
                for entry in one.difference.entries
                for change in entry.changes
                for s in change.sentences
                for word in s.words
                if word.mark == "removed"
            ],
        )
        for one in found
    ]


def test_what_is_new_comes_first_then_what_has_changed_since_the_fact_check_then_all(
    archive: Archive, proposal: dict[str, str]
) -> None:
    assert told(stages(folders(archive), "main", proposal["first"], proposal["second"])) == [
        ("last", ["kumla-2017", "nassjo-2019"], ["kumlingarna", "inte"]),
        ("sent", ["nassjo-2019"], ["2016", "inte"]),
        ("whole", ["kumla-2017", "nassjo-2019"], ["kumlingarna", "2018", "inte"]),
    ]


def test_the_stages_stand_under_each_other(archive: Archive, proposal: dict[str, str]) -> None:
    text = in_text(stages(folders(archive), "main", proposal["other"], proposal["second"]), folders(archive), "sv")
    headings = [line for line in text.splitlines() if line.startswith(("SEDAN", "HELA"))]
    short = {name: archive.git("log", "-1", "--format=%h (%s)", commit).strip() for name, commit in proposal.items()}
    assert headings == [
        f"SEDAN FÖRSLAGET SENAST ÄNDRADES, då det slutade med {short['other']}",
        f"SEDAN FAKTAGRANSKNINGEN SKICKADES med {short['sent']}: Nässjö 2019",
        "HELA FÖRSLAGET",
    ]
    assert text.startswith(headings[0])


def test_a_new_proposal_has_no_earlier_push_and_one_stage_needs_no_heading(archive: Archive) -> None:
    archive.git("checkout", "-q", "-b", "granskning")
    head = commit(archive, "En ändring", ("i januari 2018", "i januari 2016"))
    for last in ("", "0" * 40, head, "f" * 40):
        found = stages(folders(archive), "main", last, head)
        assert [one.since for one in found] == ["whole"], "an unknown or no earlier head has no stage"
        assert in_text(found, folders(archive), "sv").startswith("Nässjö 2019: ")


def test_a_fact_check_that_was_sent_long_ago_is_known_by_its_commit(archive: Archive, proposal: dict[str, str]) -> None:
    archive.git("checkout", "-q", "main")
    archive.git("merge", "-q", "--no-ff", "-m", "Slå ihop", "granskning")
    archive.git("checkout", "-q", "-b", "mer")
    head = commit(archive, "Ännu mer", ("residents: KUMLABOR", "residents: kumlingarna"), file=KUMLA)
    assert sent(folders(archive), head) == {proposal["sent"]: ("nassjo-2019",)}
    assert [one.since for one in stages(folders(archive), "main", "", head)] == ["sent", "whole"]


def test_what_has_been_published_since_is_under_fact_check_no_more(archive: Archive, proposal: dict[str, str]) -> None:
    head = commit(archive, "Ge ut", ("status: fact-check", "status: published"))
    assert sent(folders(archive), head) == {}


def test_a_base_that_is_not_there_is_said(archive: Archive) -> None:
    with pytest.raises(RevisionError):
        stages(folders(archive), "ingen-gren", "", "HEAD")
