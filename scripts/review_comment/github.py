"""GitHub. From the environment: GITHUB_TOKEN, GITHUB_API_URL and GITHUB_EVENT_PATH, the event workflow_run."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any
from urllib.parse import urlencode

from scripts.review_comment import forge
from scripts.review_comment.left import Left, read_left
from scripts.review_comment.words import ATTACHED, Review

OUR_NAME = "github-actions[bot]"
ARTEFACT = "change"
MOST_BYTES = 1_000_000
"""Of the artefact as it is packed."""


@dataclass(frozen=True)
class GitHub:
    """A pull request's review that a workflow_run event tells of."""

    address: str
    token: str
    event: Mapping[str, Any]

    @classmethod
    def of(cls, environment: Mapping[str, str]) -> GitHub:
        """The one that this job was started for."""
        event = json.loads(Path(environment["GITHUB_EVENT_PATH"]).read_text("utf-8"))
        return cls(environment["GITHUB_API_URL"], environment["GITHUB_TOKEN"], event)

    def proposal(self) -> int | None:
        """See Forge."""
        run = self._run
        head = run["head_repository"]
        if head is None:
            return None
        asked = urlencode({"state": "open", "head": f"{head['owner']['login']}:{run['head_branch']}", "per_page": 100})
        numbers: list[int] = [
            pull["number"]
            for pull in self._ask(f"pulls?{asked}")
            if pull["head"]["sha"] == run["head_sha"] and (pull["head"]["repo"] or {}).get("full_name") == head["full_name"]
        ]
        # One branch may be proposed to two others, and the run does not say which of them it was compared with.
        return numbers[0] if len(numbers) == 1 else None

    def review(self) -> Review:
        """See Forge."""
        run = self._run
        links = {name: self._artefacts[name]["id"] for name in ATTACHED if name in self._artefacts}
        attached = {name: f"{run['html_url']}/artifacts/{id_}" for name, id_ in links.items()}
        return Review(run["head_sha"], run["html_url"], run["conclusion"], attached)

    def left(self) -> Left | None:
        """See Forge."""
        if ARTEFACT not in self._artefacts:
            return None
        if self._artefacts[ARTEFACT]["size_in_bytes"] > MOST_BYTES:
            raise ValueError(f"The artefact is larger than {MOST_BYTES} bytes.")
        path = self._path(f"actions/artifacts/{self._artefacts[ARTEFACT]['id']}/zip")
        return read_left(forge.download(path, self._headers, MOST_BYTES))

    def own_comments(self, proposal: int) -> Iterator[tuple[int, str]]:
        """See Forge."""
        page = 1
        while comments := self._ask(f"issues/{proposal}/comments?per_page=100&page={page}"):
            for made in comments:
                if (made["user"] or {}).get("login") == OUR_NAME:
                    yield int(made["id"]), made["body"] or ""
            page += 1

    def write(self, proposal: int, comment: int | None, text: str) -> None:
        """See Forge."""
        if comment is None:
            self._ask(f"issues/{proposal}/comments", "POST", {"body": text})
        else:
            self._ask(f"issues/comments/{comment}", "PATCH", {"body": text})

    @property
    def _run(self) -> Mapping[str, Any]:
        run: Mapping[str, Any] = self.event["workflow_run"]
        return run

    @cached_property
    def _artefacts(self) -> dict[str, Any]:
        """What the run has left, by name."""
        artefacts = self._ask(f"actions/runs/{self._run['id']}/artifacts?per_page=100")["artifacts"]
        # A run that was started again has left things twice; the newest has the highest id.
        return {made["name"]: made for made in sorted(artefacts, key=lambda made: int(made["id"]))}

    @property
    def _headers(self) -> dict[str, str]:
        return {"Accept": "application/vnd.github+json", "Authorization": f"Bearer {self.token}"}

    def _path(self, path: str) -> str:
        return f"{self.address}/repos/{self.event['repository']['full_name']}/{path}"

    def _ask(self, path: str, method: str = "GET", data: Mapping[str, str] | None = None) -> Any:
        return forge.ask(self._path(path), self._headers, method, data)
