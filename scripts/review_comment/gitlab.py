"""GitLab: a job of a merge request's pipeline, behind the one that reviews and in whose files it finds what that left.

From the environment: what GitLab sets in each job of such a pipeline, and COMMENT_TOKEN, a project
access token with the scope api.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from scripts.review_comment import forge
from scripts.review_comment.left import FILE, FINDINGS, MOST_UNPACKED, Left, read_findings
from scripts.review_comment.words import ATTACHED, Review

REVIEW = "granska"
"""The job that reviews, as .gitlab-ci.yml names it."""
FOLDERS = {"utkast": "output", "andrade-sidor": "output/changed-pages"}
"""Where that job leaves what it attaches."""
_CONCLUSIONS = {"success": "success", "failed": "failure", "canceled": "cancelled"}


@dataclass(frozen=True, slots=True)
class GitLab:
    """The merge request that a pipeline is of; `folder` holds what the reviewing job left."""

    environment: Mapping[str, str]
    folder: Path

    def proposal(self) -> int | None:
        """See Forge."""
        number = int(self.environment["CI_MERGE_REQUEST_IID"])
        request = self._ask(f"merge_requests/{number}")
        return number if request["state"] == "opened" and request["sha"] == self._commit else None

    def review(self) -> Review:
        """See Forge."""
        jobs = self._ask(f"pipelines/{self.environment['CI_PIPELINE_ID']}/jobs?per_page=100")
        # A job that was started again is there twice; the newest has the highest id.
        job = max((job for job in jobs if job["name"] == REVIEW), key=lambda job: int(job["id"]))
        there = {name: folder for name, folder in FOLDERS.items() if any((self.folder / folder).glob("*"))}
        attached = {name: f"{job['web_url']}/artifacts/browse/{there[name]}" for name in ATTACHED if name in there}
        return Review(self._commit, job["web_url"], _CONCLUSIONS.get(job["status"], job["status"]), attached)

    def left(self) -> Left | None:
        """See Forge."""
        if not (self.folder / FILE).is_file():
            return None
        return Left(self._read(FILE), read_findings(self._read(FINDINGS)) if (self.folder / FINDINGS).is_file() else None)

    def own_comments(self, proposal: int) -> Iterator[tuple[int, str]]:
        """See Forge."""
        own = forge.ask(f"{self.environment['CI_API_V4_URL']}/user", self._headers)["id"]
        page = 1
        while notes := self._ask(f"merge_requests/{proposal}/notes?per_page=100&page={page}"):
            for note in notes:
                if not note["system"] and note["author"]["id"] == own:
                    yield int(note["id"]), note["body"]
            page += 1

    def write(self, proposal: int, comment: int | None, text: str) -> None:
        """See Forge."""
        notes = f"merge_requests/{proposal}/notes"
        if comment is None:
            self._ask(notes, "POST", {"body": text})
        else:
            self._ask(f"{notes}/{comment}", "PUT", {"body": text})

    @property
    def _commit(self) -> str:
        # In a pipeline of the merged result, CI_COMMIT_SHA is a merge that nobody else sees.
        return self.environment.get("CI_MERGE_REQUEST_SOURCE_BRANCH_SHA") or self.environment["CI_COMMIT_SHA"]

    @property
    def _headers(self) -> dict[str, str]:
        return {"PRIVATE-TOKEN": self.environment["COMMENT_TOKEN"]}

    def _read(self, name: str) -> str:
        with (self.folder / name).open("rb") as file:
            return file.read(MOST_UNPACKED).decode("utf-8", errors="replace")

    def _ask(self, path: str, method: str = "GET", data: Mapping[str, str] | None = None) -> Any:
        address = f"{self.environment['CI_API_V4_URL']}/projects/{self.environment['CI_PROJECT_ID']}/{path}"
        return forge.ask(address, self._headers, method, data)
