"""The one comment on a pull request: made, updated, and never anywhere else, whatever a stranger's review left behind."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from kommunkompassen.base import paths
from kommunkompassen.base.finding import Severity
from scripts.review_comment.github import MOST_BYTES
from scripts.review_comment.left import FILE, FINDINGS, SEVERITIES
from scripts.review_comment.words import MARKER
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
    return GitHub([pull(12)], [], [artefact("change", 1), artefact("utkast", 2)], left())


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


def finding(severity: str, line: int = 3) -> dict[str, object]:
    """One as the check prints it."""
    what = {"message": "Det är fel.", "hint": "Gör så här.", "correction": []}
    return {"rule": "unknown-key", "severity": severity, "file": "evaluations/kumla-2027.yaml", "line": line, **what}


def left(*findings: dict[str, object]) -> bytes:
    return packed({FILE: CHANGE, FINDINGS: json.dumps(findings)})


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
    assert f"Kontrollen gick igenom. Det gäller {SHA}." in made["body"]


def test_the_next_review_updates_the_comment(github: GitHub, tmp_path: Path) -> None:
    comment(github, tmp_path)
    github.packed = packed({FILE: "Nässjö 2019: 540 → 550 poäng\n", FINDINGS: "[]"})
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
    ("conclusion", "artefacts", "how"),
    [
        ("cancelled", [], "avbröts"),
        ("cancelled", [artefact("change", 1)], "avbröts"),
        ("failure", [], "stannade innan den var klar"),
        ("timed_out", [artefact("change", 1)], "stannade innan den var klar"),
        ("failure", [artefact("change", 1, MOST_BYTES + 1)], "stannade innan den var klar"),
    ],
    ids=["cancelled", "cancelled late", "failed", "too slow", "left something else"],
)
def test_what_an_older_review_found_gives_way_to_a_sentence(
    github: GitHub, tmp_path: Path, conclusion: str, artefacts: list[Any], how: str
) -> None:
    comment(github, tmp_path)
    github.artefacts = artefacts
    comment(github, tmp_path, conclusion=conclusion)
    (made,) = github.comments
    assert made["body"].startswith(f"{MARKER}\nGranskningen av {SHA} {how}.")
    assert "543" not in made["body"]
    github.artefacts = [artefact("change", 2)]
    comment(github, tmp_path)
    assert "543" in github.comments[0]["body"], "the next review's words take its place"


@pytest.mark.parametrize(
    ("findings", "conclusion", "said"),
    [
        ([], "success", "Kontrollen gick igenom. "),
        (["warning"], "success", "Kontrollen gick igenom, men med 1 varning. "),
        (["info", "warning", "warning"], "success", "Kontrollen gick igenom, men med 2 varningar och 1 upplysning. "),
        (["info"], "success", "Kontrollen gick igenom, med 1 upplysning. "),
        (["warning", "error", "info", "error"], "failure", "**Kontrollen fann 2 fel, 1 varning och 1 upplysning.** "),
        (["warning"], "failure", "**Något gick inte igenom:** se körningen. "),
    ],
)
def test_the_comment_says_how_the_check_went(
    github: GitHub, tmp_path: Path, findings: list[str], conclusion: str, said: str
) -> None:
    github.packed = left(*map(finding, findings))
    comment(github, tmp_path, conclusion=conclusion)
    assert github.comments[0]["body"].startswith(f"{MARKER}\n{said}")


def test_findings_are_listed_the_worst_first_with_their_lines(github: GitHub, tmp_path: Path) -> None:
    github.packed = left(finding("warning", 7), finding("error", 9))
    comment(github, tmp_path, conclusion="failure")
    said = "Det är fel. Gör så här. [unknown-key]"
    assert (
        f"\nfel: evaluations/kumla-2027.yaml:9: {said}\nvarning: evaluations/kumla-2027.yaml:7: {said}\n"
        in (github.comments[0]["body"])
    )


def test_of_very_many_findings_the_rest_is_counted(github: GitHub, tmp_path: Path) -> None:
    github.packed = left(*(finding("warning", line) for line in range(1, 71)))
    comment(github, tmp_path)
    assert github.comments[0]["body"].count("\nvarning: ") == 50
    assert "\noch 20 till\n" in github.comments[0]["body"]


@pytest.mark.parametrize(
    "text",
    [
        "",
        "{",
        "[" * 100_000,
        '{"severity": "error"}',
        json.dumps([finding("![p](//example.test/p.png)")]),
        json.dumps([finding("error")])[:-2].ljust(30_000_000),
    ],
    ids=["empty", "no JSON", "deep", "no list", "no severity", "huge"],
)
def test_findings_that_cant_be_read_stop_nothing_else(github: GitHub, tmp_path: Path, text: str) -> None:
    github.packed = packed({FILE: CHANGE, FINDINGS: text})
    assert comment(github, tmp_path).failed == []
    (made,) = github.comments
    assert CHANGE.strip() in made["body"]
    assert "vad den sade kan inte visas här" in made["body"]
    assert "example.test" not in made["body"]


def test_every_severity_of_the_check_has_its_word() -> None:
    assert list(SEVERITIES) == [str(one) for one in sorted(Severity, key=list(SEVERITIES).index)]


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
    assert "The forge did not answer as it should: HTTP Error 401" in done.log
    assert "Traceback" not in done.log
