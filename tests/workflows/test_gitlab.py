"""GitLab does the same as GitHub: its file is what it takes, its steps are ours, and the one comment comes where it should."""

from __future__ import annotations

import json
import re
import subprocess
import sys
import threading
from collections.abc import Iterator
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import pytest
import yaml

from kommunkompassen.base import paths
from scripts.review_comment.left import FILE, FINDINGS
from scripts.review_comment.words import MARKER

CONFIG = paths.PROJECT / ".gitlab-ci.yml"
JOBS: dict[str, Any] = yaml.load(CONFIG.read_text("utf-8"), Loader=yaml.BaseLoader)
STEPS = [line for job in JOBS.values() if isinstance(job, dict) for line in job.get("script", ())]
SHA = "b" * 40
OURS, TOKEN = 7, "not-a-token"


def test_the_file_is_what_gitlab_takes() -> None:
    command = [sys.executable, "-m", "check_jsonschema", "--builtin-schema", "vendor.gitlab-ci", str(CONFIG)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout


def test_its_steps_are_make_targets_that_anyone_can_run() -> None:
    makefile = (paths.PROJECT / "Makefile").read_text("utf-8")
    assert len(STEPS) > 8
    for line in STEPS:
        target = re.match(r"make (?:--silent )?([a-z-]+)", line)
        assert target, line
        assert re.search(rf"^{target[1]}:", makefile, re.M), line


def test_only_the_comment_is_given_a_token_and_installs_nothing() -> None:
    assert [name for name, job in JOBS.items() if "COMMENT_TOKEN" in json.dumps(job)] == ["kommentera"]
    assert JOBS["kommentera"]["script"] == ["make post-comment"]
    assert re.search(r"^post-comment:\n", (paths.PROJECT / "Makefile").read_text("utf-8"), re.M), "it needs no environment"


@dataclass
class GitLab:
    """A small GitLab: one merge request, its pipeline's jobs, its notes."""

    state: str = "opened"
    sha: str = SHA
    status: str = "success"
    notes: list[dict[str, Any]] = field(default_factory=list)
    written: list[tuple[str, str]] = field(default_factory=list)

    def answer(self, method: str, path: str, data: dict[str, str] | None) -> Any:
        """What GitLab answers; None where there is nothing of the kind."""
        where, _, query = path.removeprefix("/api/v4").partition("?")
        if where == "/user":
            return {"id": OURS}
        if where == "/projects/3/merge_requests/5":
            return {"state": self.state, "sha": self.sha}
        if where == "/projects/3/pipelines/9/jobs":
            jobs = "https://gitlab.example/eva/rapporter/-/jobs"
            return [
                {"id": 40, "name": "granska", "status": "failed", "web_url": f"{jobs}/40"},
                {"id": 41, "name": "granska", "status": self.status, "web_url": f"{jobs}/41"},
                {"id": 42, "name": "testa", "status": "failed", "web_url": f"{jobs}/42"},
            ]
        if where.startswith("/projects/3/merge_requests/5/notes"):
            if method == "GET":
                page = int(re.findall(r"\bpage=(\d+)", query)[0])
                return self.notes[(page - 1) * 100 : page * 100]
            self.written.append((f"{method} {where}", (data or {})["body"]))
            return {}
        return None


@pytest.fixture
def gitlab() -> GitLab:
    """An open merge request, reviewed without fault."""
    return GitLab()


@pytest.fixture
def address(gitlab: GitLab) -> Iterator[str]:
    """Where it answers."""

    class Handler(BaseHTTPRequestHandler):
        def log_message(self, format: str, *arguments: object) -> None:  # noqa: A002
            pass

        def answer(self) -> None:
            body = self.rfile.read(int(self.headers.get("Content-Length", 0)))
            if self.headers["PRIVATE-TOKEN"] != TOKEN:
                self.send_error(401)
            elif (said := gitlab.answer(self.command, self.path, json.loads(body or "null"))) is None:
                self.send_error(404)
            else:
                self.send_response(200)
                self.end_headers()
                self.wfile.write(json.dumps(said).encode())

        do_GET = do_POST = do_PUT = answer  # noqa: N815

    with ThreadingHTTPServer(("127.0.0.1", 0), Handler) as server:
        threading.Thread(target=server.serve_forever, args=(0.01,), daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}/api/v4"
        server.shutdown()


@pytest.fixture
def left(tmp_path: Path) -> Path:
    """What the reviewing job has left."""
    (tmp_path / FILE).write_text("Nässjö 2019: 540 → 543 poäng\n", encoding="utf-8")
    (tmp_path / FINDINGS).write_text("[]", encoding="utf-8")
    (tmp_path / "output").mkdir()
    (tmp_path / "output" / "nassjo-2019-utkast.pdf").touch()
    return tmp_path


def comment(address: str, folder: Path, token: str = TOKEN) -> subprocess.CompletedProcess[str]:
    environment = {
        "GITLAB_CI": "true",
        "CI_API_V4_URL": address,
        "CI_PROJECT_ID": "3",
        "CI_PIPELINE_ID": "9",
        "CI_MERGE_REQUEST_IID": "5",
        "CI_COMMIT_SHA": "c" * 40,
        "CI_MERGE_REQUEST_SOURCE_BRANCH_SHA": SHA,
        "COMMENT_TOKEN": token,
        "PYTHONPATH": str(paths.PROJECT),
        "PYTHONUTF8": "1",
    }
    # Python's own library must do.
    command = [sys.executable, "-S", "-m", "scripts.review_comment"]
    return subprocess.run(command, cwd=folder, env=environment, capture_output=True, text=True, encoding="utf-8", check=False)


def test_the_change_is_commented_with_links_to_what_was_attached(gitlab: GitLab, address: str, left: Path) -> None:
    done = comment(address, left)
    assert done.returncode == 0, done.stderr
    ((call, text),) = gitlab.written
    assert call == "POST /projects/3/merge_requests/5/notes"
    assert text.startswith(MARKER)
    assert "540 → 543" in text
    assert f"Kontrollen gick igenom. Det gäller {SHA}." in text
    assert "https://gitlab.example/eva/rapporter/-/jobs/41/artifacts/browse/output)" in text
    assert "bilder" not in text, "none were attached"


def test_the_next_review_updates_our_own_comment_and_no_other(gitlab: GitLab, address: str, left: Path) -> None:
    others = [{"id": number, "system": False, "author": {"id": 1}, "body": MARKER} for number in range(1, 131)]
    gitlab.notes = [*others, {"id": 200, "system": False, "author": {"id": OURS}, "body": f"{MARKER}\ngammalt"}]
    gitlab.status = "failed"
    comment(address, left)
    ((call, text),) = gitlab.written
    assert call == "PUT /projects/3/merge_requests/5/notes/200"
    assert "Något gick inte igenom" in text


@pytest.mark.parametrize(("state", "sha"), [("merged", SHA), ("opened", "d" * 40)], ids=["merged", "has newer commits"])
def test_only_the_commit_that_is_proposed_is_commented(gitlab: GitLab, address: str, left: Path, state: str, sha: str) -> None:
    gitlab.state, gitlab.sha = state, sha
    assert "No comment" in comment(address, left).stdout
    assert gitlab.written == []


def test_a_review_that_was_stopped_replaces_what_an_older_one_found(gitlab: GitLab, address: str, left: Path) -> None:
    gitlab.notes = [{"id": 200, "system": False, "author": {"id": OURS}, "body": f"{MARKER}\ngammalt"}]
    gitlab.status = "canceled"
    comment(address, left)
    ((_, text),) = gitlab.written
    assert f"Granskningen av {SHA} avbröts." in text


def test_what_gitlab_refuses_is_told_in_a_sentence(address: str, left: Path) -> None:
    done = comment(address, left, token="of-another-kind")
    assert done.returncode == 1
    assert done.stderr == "The forge did not answer as it should: HTTP Error 401: Unauthorized\n"
