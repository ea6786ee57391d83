"""The one comment on a pull request: made, updated, and never anywhere else, whatever a stranger's review left behind."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from kommunkompassen.base import paths
from kommunkompassen.diff.as_markdown import safe
from scripts.comment_on_pull_request import FILE, MARKER, MOST_BYTES, MOST_CHARACTERS
from tests.workflows.github import OURS, REPOSITORY, RUN, TOKEN, GitHub, packed, running
from tests.workflows.runner import Run, Runner

SHA = "a" * 40
CHANGE = "Nässjö 2019: 540 → 543 poäng\n"


def pull(number: int, sha: str = SHA, owner: str = "eva", repository: str = "eva/rapporter") -> dict[str, Any]:
    head = {"sha": sha, "ref": "nassjo", "user": {"login": owner}, "repo": {"full_name": repository}}
    return {"number": number, "head": head}


def artefact(name: str, id_: int, size: int = 1000) -> dict[str, Any]:
    return {"name": name, "id": id_, "size_in_bytes": size}


@pytest.fixture
def github() -> GitHub:
    """A pull request from a fork, reviewed without fault."""
    return GitHub([pull(12)], [], [artefact("change", 1), artefact("utkast", 2)], packed({FILE: CHANGE}))


def comment(github: GitHub, folder: Path, token: str = TOKEN, **changed: object) -> Run:
    """Run the workflow after a review of the pull request."""
    head = {"full_name": "eva/rapporter", "owner": {"login": "eva"}}
    page = f"https://github.com/{REPOSITORY}/actions/runs/{RUN}"
    run = {
        "id": RUN,
        "head_sha": SHA,
        "head_branch": "nassjo",
        "head_repository": head,
        "html_url": page,
        "conclusion": "success",
    }
    event = folder / "event.json"
    event.write_text(json.dumps({"repository": {"full_name": REPOSITORY}, "workflow_run": {**run, **changed}}), encoding="utf-8")
    with running(github):
        environment = {"GITHUB_EVENT_PATH": str(event), "GITHUB_API_URL": github.address}
        return Runner(paths.PROJECT, {"github.token": token}, environment).run("comment", "comment")


def written(github: GitHub) -> list[tuple[str, str]]:
    return [(method, path) for method, path in github.asked if method != "GET"]


def test_the_change_is_commented_with_links_to_what_was_attached(github: GitHub, tmp_path: Path) -> None:
    done = comment(github, tmp_path)
    assert done.failed == [], done.log
    (made,) = github.comments
    assert made["issue"] == 12
    assert made["body"].startswith(MARKER)
    assert CHANGE.strip() in made["body"]
    assert f"/actions/runs/{RUN}/artifacts/2)" in made["body"]
    assert "bilder" not in made["body"], "none were attached"
    assert "Kontrollen gick igenom" in made["body"]


def test_the_next_review_updates_the_comment(github: GitHub, tmp_path: Path) -> None:
    comment(github, tmp_path)
    github.packed = packed({FILE: "Nässjö 2019: 540 → 550 poäng\n"})
    comment(github, tmp_path, conclusion="failure")
    (made,) = github.comments
    assert "550" in made["body"]
    assert "543" not in made["body"]
    assert "Något gick inte igenom" in made["body"]


def test_the_comment_is_found_behind_a_hundred_others(github: GitHub, tmp_path: Path) -> None:
    others = [{"id": number, "user": {"login": "ulla"}, "body": "Håller med"} for number in range(1, 251)]
    github.comments = [*others, {"id": 251, "user": {"login": OURS}, "body": f"{MARKER}\ngammalt"}]
    comment(github, tmp_path)
    assert written(github) == [("PATCH", f"/repos/{REPOSITORY}/issues/comments/251")]


def test_a_strangers_comment_with_our_marker_is_left_alone(github: GitHub, tmp_path: Path) -> None:
    github.comments = [
        {"id": 1, "user": {"login": "ulla"}, "body": f"{MARKER}\nmitt eget"},
        {"id": 2, "user": None, "body": None},
        {"id": 3, "user": {"login": OURS}, "body": f"Om {MARKER}"},
    ]
    comment(github, tmp_path)
    assert written(github) == [("POST", f"/repos/{REPOSITORY}/issues/12/comments")]


@pytest.mark.parametrize(
    "pulls",
    [
        [],
        [pull(12, sha="b" * 40)],
        [pull(12, repository="ulla/rapporter")],
        [pull(12), pull(13)],
    ],
    ids=["closed", "has newer commits", "of another repository", "two of one branch"],
)
def test_only_the_one_pull_request_that_was_reviewed_is_commented(github: GitHub, tmp_path: Path, pulls: list[Any]) -> None:
    github.pulls = pulls
    done = comment(github, tmp_path)
    assert done.failed == [], done.log
    assert "No comment" in done.log
    assert github.comments == []


def test_a_fork_that_is_gone_gets_no_comment(github: GitHub, tmp_path: Path) -> None:
    assert "No comment" in comment(github, tmp_path, head_repository=None).log
    assert github.asked == []


def test_a_number_left_in_the_artefact_means_nothing(github: GitHub, tmp_path: Path) -> None:
    github.packed = packed({FILE: CHANGE, "number": "1", "pr.json": '{"number": 1}'})
    comment(github, tmp_path)
    assert github.comments[0]["issue"] == 12


def test_a_review_that_stopped_early_leaves_no_comment(github: GitHub, tmp_path: Path) -> None:
    github.artefacts = []
    done = comment(github, tmp_path, conclusion="cancelled")
    assert done.failed == [], done.log
    assert github.comments == []


@pytest.mark.parametrize(
    ("left", "size"),
    [
        (packed({FILE: CHANGE}), MOST_BYTES + 1),
        (b"not packed", 10),
        (packed({"other.md": CHANGE}), 100),
        (packed({f"../{FILE}": CHANGE}), 100),
        (packed({FILE: CHANGE})[:60], 100),
    ],
    ids=["too large", "not packed", "another file", "a file elsewhere", "cut off"],
)
def test_an_artefact_that_is_not_ours_is_refused_in_a_sentence(github: GitHub, tmp_path: Path, left: bytes, size: int) -> None:
    github.packed, github.artefacts = left, [artefact("change", 1, size)]
    done = comment(github, tmp_path)
    assert len(done.failed) == 1
    assert "artefact" in done.log
    assert "Traceback" not in done.log
    assert github.comments == []


def test_a_small_package_of_a_huge_text_gives_a_comment_that_github_takes(github: GitHub, tmp_path: Path) -> None:
    github.packed = packed({FILE: "En rad med ord.\n" * 4_000_000})
    assert len(github.packed) < MOST_BYTES
    comment(github, tmp_path)
    (made,) = github.comments
    assert len(made["body"]) < MOST_CHARACTERS + 1000
    assert "Allt får inte plats" in made["body"]


def test_nobody_is_notified_by_a_strangers_text(github: GitHub, tmp_path: Path) -> None:
    github.packed = packed({FILE: "Hej @utvardering/alla och @ulla\n"})
    comment(github, tmp_path)
    assert "@u" not in github.comments[0]["body"]


def test_a_strangers_text_reaches_no_other_issue_and_leads_nowhere(github: GitHub, tmp_path: Path) -> None:
    github.packed = packed({FILE: "Se #7, eva/annat#8, GH-9, https://example.org/a och www.example.org\n"})
    comment(github, tmp_path)
    _, said = github.comments[0]["body"].split("\n\n", 1)
    joined = "\N{WORD JOINER}"
    assert said == (
        f"Se #{joined}7, eva/annat#{joined}8, GH-{joined}9, https:/{joined}/example.org/a och www.{joined}example.org\n"
    )


def test_what_is_quiet_already_is_left_as_it_is(github: GitHub, tmp_path: Path) -> None:
    change = f"- {safe('Se #7, @ulla och https://example.org')}: 1 &lt; 2\n"
    github.packed = packed({FILE: change})
    comment(github, tmp_path)
    assert github.comments[0]["body"].endswith(f"\n\n{change}")


def test_the_newest_of_two_artefacts_counts(github: GitHub, tmp_path: Path) -> None:
    github.artefacts = [artefact("change", 9), artefact("change", 8, MOST_BYTES + 1)]
    assert comment(github, tmp_path).failed == []
    assert ("GET", f"/repos/{REPOSITORY}/actions/artifacts/9/zip") in github.asked


def test_the_storage_never_sees_the_token(github: GitHub, tmp_path: Path) -> None:
    comment(github, tmp_path)
    assert github.seen_by_storage == [""]


def test_what_github_refuses_is_told_in_a_sentence(github: GitHub, tmp_path: Path) -> None:
    done = comment(github, tmp_path, token="of-another-kind")
    assert len(done.failed) == 1
    assert "GitHub did not answer as it should: HTTP Error 401" in done.log
    assert "Traceback" not in done.log
