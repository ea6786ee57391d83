"""Put the change that a review found in one comment on its pull request: python -m scripts.comment_on_pull_request

Runs with the right to write comments, after a review of what may be a stranger's pull request. So it needs nothing but Python's
own library, asks GitHub which pull request the review was of, and takes what the review left behind as text of unknown origin:
it is bounded in size, notifies nobody, and lands only in that one comment.

From the environment: GITHUB_TOKEN, GITHUB_API_URL and GITHUB_EVENT_PATH, the event workflow_run.
"""

from __future__ import annotations

import io
import json
import os
import re
import sys
import zipfile
import zlib
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.error import URLError
from urllib.parse import urlencode
from urllib.request import Request, urlopen

MARKER = "<!-- kommunkompassen: the change -->"
"""First in our comment, where nobody sees it; by it the comment is found again."""
OUR_NAME = "github-actions[bot]"
ARTEFACT, FILE = "change", "change.md"
ATTACHED = {"utkast": "utkast till de rapporter som ändras", "andrade-sidor": "bilder av de sidor som ser annorlunda ut"}
MOST_BYTES = 1_000_000
"""Of the artefact as it is packed, and of what is read of its file."""
MOST_CHARACTERS = 60_000
"""Of the change; GitHub takes 65,536 in a comment."""
SECONDS = 30
_CALL = re.compile(r"[@#](?=\w)|(?<=\bGH)-(?=\d)|:/(?=/)|(?<=\bwww)\.(?=\w)", re.IGNORECASE)
"""What GitHub makes a name, another issue or an address of. The diff parts them; a stranger's branch may not."""


@dataclass(frozen=True, slots=True)
class Forge:
    """The parts of GitHub's interface that are needed here."""

    address: str
    token: str

    def ask(self, path: str, method: str = "GET", data: dict[str, str] | None = None) -> Any:
        """What GitHub answers. Raises URLError."""
        request = self._request(path, method, json.dumps(data).encode() if data else None)
        with urlopen(request, timeout=SECONDS) as answer:
            return json.load(answer)

    def download(self, path: str, most: int) -> bytes:
        """A file, or its first bytes where it is larger."""
        with urlopen(self._request(path, "GET", None), timeout=SECONDS) as answer:
            return bytes(answer.read(most))

    def _request(self, path: str, method: str, body: bytes | None) -> Request:
        headers = {"Accept": "application/vnd.github+json", "Content-Type": "application/json"}
        request = Request(f"{self.address}/{path}", body, headers, method=method)
        # A download is sent on to a storage of another name, which must not see the token.
        request.add_unredirected_header("Authorization", f"Bearer {self.token}")
        return request


def pull_request(forge: Forge, repository: str, run: dict[str, Any]) -> int | None:
    """The number of the open pull request whose newest commit the run was about; None if it is closed or has moved on."""
    head = run["head_repository"]
    if head is None:
        return None
    asked = urlencode({"state": "open", "head": f"{head['owner']['login']}:{run['head_branch']}", "per_page": 100})
    found = [
        one["number"]
        for one in forge.ask(f"repos/{repository}/pulls?{asked}")
        if one["head"]["sha"] == run["head_sha"] and (one["head"]["repo"] or {}).get("full_name") == head["full_name"]
    ]
    # One branch may be proposed to two others, and the run does not say which of them it was compared with.
    return found[0] if len(found) == 1 else None


def read_change(packed: bytes) -> str:
    """The text in the packed artefact, as far as it goes in a comment. Raises ValueError for what is not such an artefact."""
    try:
        with zipfile.ZipFile(io.BytesIO(packed)) as folder, folder.open(FILE) as file:
            text = file.read(MOST_BYTES).decode("utf-8", errors="replace")
    except (zipfile.BadZipFile, zlib.error, KeyError, NotImplementedError, RuntimeError, EOFError, OSError) as error:
        raise ValueError(f"The artefact holds no readable {FILE}: {error}") from error
    return quiet(shortened(text))


def shortened(text: str) -> str:
    """Cut between lines; the word about it comes first, since the cut may leave a block open that would swallow it."""
    if len(text) <= MOST_CHARACTERS:
        return text
    return "*Allt får inte plats här. Resten står i körningens sammanfattning.*\n\n" + text[:MOST_CHARACTERS].rpartition("\n")[0]


def quiet(text: str) -> str:
    """The same text to the eye, but it notifies nobody, shows up in no other issue, and leads nowhere."""
    return _CALL.sub(lambda found: f"{found[0]}\N{WORD JOINER}", text.replace("\0", ""))


def body(change: str, run: dict[str, Any], attached: dict[str, str]) -> str:
    """The comment: the marker, how the review went, where drafts and pictures are, and the change."""
    passed = run["conclusion"] == "success"
    verdict = (
        "Kontrollen gick igenom." if passed else "**Något gick inte igenom:** se raderna under *Files changed*, eller körningen."
    )
    links = [f"[{ATTACHED[name]}]({address})" for name, address in attached.items()]
    links.append(f"[hela körningen]({run['html_url']})")
    return f"{MARKER}\n{verdict} Här finns {' · '.join(links)}.\n\n{change.strip()}\n"


def our_comment(forge: Forge, repository: str, number: int) -> int | None:
    """The id of the comment that we made before."""
    page = 1
    while found := forge.ask(f"repos/{repository}/issues/{number}/comments?per_page=100&page={page}"):
        for one in found:
            if (one["user"] or {}).get("login") == OUR_NAME and (one["body"] or "").startswith(MARKER):
                return int(one["id"])
        page += 1
    return None


def comment(forge: Forge, event: dict[str, Any]) -> str:
    """Make or update the comment, and say what was done. Raises ValueError where the review left nothing usable."""
    repository, run = event["repository"]["full_name"], event["workflow_run"]
    number = pull_request(forge, repository, run)
    if number is None:
        return "No comment: no open pull request, or more than one, has this commit as its newest."
    left = forge.ask(f"repos/{repository}/actions/runs/{run['id']}/artifacts?per_page=100")["artifacts"]
    # A run that was started again has left things twice; the newest has the highest id.
    artefacts = {one["name"]: one for one in sorted(left, key=lambda one: int(one["id"]))}
    if ARTEFACT not in artefacts:
        return "No comment: the review stopped before it had described the change."
    if artefacts[ARTEFACT]["size_in_bytes"] > MOST_BYTES:
        raise ValueError(f"The artefact is larger than {MOST_BYTES} bytes.")
    packed = forge.download(f"repos/{repository}/actions/artifacts/{artefacts[ARTEFACT]['id']}/zip", MOST_BYTES)
    attached = {name: f"{run['html_url']}/artifacts/{artefacts[name]['id']}" for name in ATTACHED if name in artefacts}
    data = {"body": body(read_change(packed), run, attached)}
    old = our_comment(forge, repository, number)
    if old is None:
        forge.ask(f"repos/{repository}/issues/{number}/comments", "POST", data)
        return f"Commented on pull request {number}."
    forge.ask(f"repos/{repository}/issues/comments/{old}", "PATCH", data)
    return f"Updated the comment on pull request {number}."


def main() -> int:
    """Comment as the environment says."""
    event = json.loads(Path(os.environ["GITHUB_EVENT_PATH"]).read_text("utf-8"))
    try:
        print(comment(Forge(os.environ["GITHUB_API_URL"], os.environ["GITHUB_TOKEN"]), event))
    except URLError as error:
        print(f"GitHub did not answer as it should: {error}", file=sys.stderr)
        return 1
    except ValueError as error:
        print(error, file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
