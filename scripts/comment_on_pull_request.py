"""Put the change that a review found in one comment on its pull request: python -m scripts.comment_on_pull_request

Runs with the right to write comments, after a review of what may be a stranger's pull request. So it needs nothing but Python's
own library, asks GitHub which pull request the review was of, and takes what the review left behind as text of unknown origin.
All of that stands in blocks of code, the one place where GitHub looks for no markup, name, number, address or picture.

From the environment: GITHUB_TOKEN, GITHUB_API_URL and GITHUB_EVENT_PATH, the event workflow_run.
"""

from __future__ import annotations

import io
import json
import os
import re
import sys
import textwrap
import unicodedata
import zipfile
import zlib
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.error import URLError
from urllib.parse import urlencode
from urllib.request import Request, urlopen

MARKER = "<!-- kommunkompassen: the change -->"
"""First in our comment, where nobody sees it; by it the comment is found again."""
OUR_NAME = "github-actions[bot]"
ARTEFACT, FILE, FINDINGS = "change", "change.txt", "findings.json"
ATTACHED = {"utkast": "utkast till de rapporter som ändras", "andrade-sidor": "bilder av de sidor som ser annorlunda ut"}
SEVERITIES = {"error": ("fel", "fel"), "warning": ("varning", "varningar"), "info": ("upplysning", "upplysningar")}
"""What the check calls them, the worst first, and what they are here: one, and several."""
MOST_BYTES, MOST_UNPACKED = 1_000_000, 20_000_000
"""Of the artefact as it is packed, and of what is read of each of its files."""
MOST_OF_CHANGE, MOST_OF_FINDINGS = 45_000, 15_000
"""Characters that each block takes; GitHub takes 65,536 in a comment."""
MOST_LISTED = 50
"""Findings."""
SECONDS = 30
WIDTH = 100
"""Letters on a line: GitHub breaks none in a block of code."""
LEFT_OUT = "\n*Allt får inte plats här. Resten står i körningens sammanfattning.*\n"
FENCE = "`" * 10
_RUN = re.compile(FENCE + "+")


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


@dataclass(frozen=True, slots=True)
class Left:
    """What the review left behind, as it was: the change in words, and of each finding its severity and what it says."""

    change: str
    findings: tuple[tuple[str, str], ...] | None
    """None where they can't be read."""


def read_left(packed: bytes) -> Left:
    """What is in the packed artefact. Raises ValueError for what is not such an artefact."""
    try:
        with zipfile.ZipFile(io.BytesIO(packed)) as folder:
            change = _text(folder, FILE)
            findings = _text(folder, FINDINGS) if FINDINGS in folder.namelist() else ""
    except (zipfile.BadZipFile, zlib.error, KeyError, NotImplementedError, RuntimeError, EOFError, OSError) as error:
        raise ValueError(f"The artefact holds no readable {FILE}: {error}") from error
    return Left(change, read_findings(findings))


def _text(folder: zipfile.ZipFile, name: str) -> str:
    with folder.open(name) as file:
        return file.read(MOST_UNPACKED).decode("utf-8", errors="replace")


def read_findings(text: str) -> tuple[tuple[str, str], ...] | None:
    """The findings that the check printed as JSON, the worst first; None for what it never prints."""
    worst = list(SEVERITIES)
    try:
        found = [
            (worst.index(one["severity"]), f"{one['file']}:{one['line']}: {one['message']} {one['hint']} [{one['rule']}]")
            for one in json.loads(text)
        ]
    except (ValueError, TypeError, KeyError, RecursionError):
        return None
    return tuple((worst[place], said) for place, said in sorted(found, key=lambda one: one[0]))


def inert(text: str, most: int) -> str:
    """A block of code with the text, at most so many characters; what is left out is said below it.

    Nothing in the block can end it, since the text has no run of backticks as long as the fence. Signs that nobody sees, or
    that turn a line about, are written out.
    """
    room = most - 2 * len(FENCE) - len(LEFT_OUT) - 3
    shown: list[str] = []
    for line in _RUN.sub(f"{FENCE[1:]}…", text).splitlines():
        for piece in _wrapped("".join(map(_visible, line[:room]))):
            # As GitHub's database counts, for which a sign beyond the first 65,536 is two.
            room -= len(piece.encode("utf-16-le")) // 2 + 1
            if room < 0:
                return "\n".join([FENCE, *shown, FENCE, LEFT_OUT])
            shown.append(piece)
    return "\n".join([FENCE, *shown, FENCE, ""])


def _wrapped(line: str) -> list[str]:
    """A line as lines that can be read without moving sideways, with its indentation."""
    indent = line[: len(line) - len(line.lstrip(" "))][: WIDTH // 2]
    return textwrap.wrap(line, WIDTH, subsequent_indent=f"{indent}  ", break_on_hyphens=False, tabsize=4) or [""]


def _visible(sign: str) -> str:
    return f"‹{ord(sign):04X}›" if unicodedata.category(sign) in ("Cc", "Cf", "Cs") and sign != "\t" else sign


def verdict(findings: Sequence[tuple[str, str]] | None, conclusion: str) -> str:
    """How the review went."""
    count = Counter(severity for severity, _ in findings or ())
    counted = [f"{count[kind]} {words[count[kind] > 1]}" for kind, words in SEVERITIES.items() if count[kind]]
    told = " och ".join(filter(None, [", ".join(counted[:-1]), *counted[-1:]]))
    if count["error"]:
        return f"**Kontrollen fann {told}.**"
    if conclusion != "success":
        return "**Något gick inte igenom:** se körningen."
    if counted:
        return f"Kontrollen gick igenom, men med {told}." if count["warning"] else f"Kontrollen gick igenom, med {told}."
    return "Kontrollen gick igenom." if findings is not None else "Kontrollen gick igenom, men vad den sade kan inte visas här."


def body(left: Left, run: dict[str, Any], attached: dict[str, str]) -> str:
    """The comment: the marker, how the review went and of which commit, where drafts and pictures are, findings, the change."""
    links = [f"[{ATTACHED[name]}]({address})" for name, address in attached.items()]
    links.append(f"[hela körningen]({run['html_url']})")
    head = f"{verdict(left.findings, run['conclusion'])} Det gäller {run['head_sha']}. Här finns {' · '.join(links)}."
    parts = [MARKER, f"{head}\n"]
    if left.findings:
        listed = [f"{SEVERITIES[severity][0]}: {said}" for severity, said in left.findings[:MOST_LISTED]]
        if more := len(left.findings) - len(listed):
            listed.append(f"och {more} till")
        parts += ["**Anmärkningar**\n", inert("\n".join(" ".join(line.split()) for line in listed), MOST_OF_FINDINGS)]
    return "\n".join([*parts, "**Ändringen**\n", inert(left.change.strip("\r\n"), MOST_OF_CHANGE)])


def stopped(run: dict[str, Any]) -> str:
    """What stands in the comment where the newest review left nothing to show: what an older one found no longer holds."""
    how = "avbröts" if run["conclusion"] == "cancelled" else "stannade innan den var klar"
    return f"{MARKER}\nGranskningen av {run['head_sha']} {how}. Varför står i [körningen]({run['html_url']}).\n"


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
    """Make or update the comment, and say what was done. Raises ValueError where the review left something unusable."""
    repository, run = event["repository"]["full_name"], event["workflow_run"]
    number = pull_request(forge, repository, run)
    if number is None:
        return "No comment: no open pull request, or more than one, has this commit as its newest."
    old = our_comment(forge, repository, number)
    try:
        said = described(forge, repository, run)
    except ValueError:
        if old is not None:
            forge.ask(f"repos/{repository}/issues/comments/{old}", "PATCH", {"body": stopped(run)})
        raise
    if old is not None:
        forge.ask(f"repos/{repository}/issues/comments/{old}", "PATCH", {"body": said or stopped(run)})
        return f"Updated the comment on pull request {number}."
    if said is None:
        return "No comment: the review stopped before it had described the change."
    forge.ask(f"repos/{repository}/issues/{number}/comments", "POST", {"body": said})
    return f"Commented on pull request {number}."


def described(forge: Forge, repository: str, run: dict[str, Any]) -> str | None:
    """The comment that a finished review gives; None where it came to no end. Raises ValueError for what is not a review's."""
    left = forge.ask(f"repos/{repository}/actions/runs/{run['id']}/artifacts?per_page=100")["artifacts"]
    # A run that was started again has left things twice; the newest has the highest id.
    artefacts = {one["name"]: one for one in sorted(left, key=lambda one: int(one["id"]))}
    if ARTEFACT not in artefacts or run["conclusion"] not in ("success", "failure"):
        return None
    if artefacts[ARTEFACT]["size_in_bytes"] > MOST_BYTES:
        raise ValueError(f"The artefact is larger than {MOST_BYTES} bytes.")
    packed = forge.download(f"repos/{repository}/actions/artifacts/{artefacts[ARTEFACT]['id']}/zip", MOST_BYTES)
    attached = {name: f"{run['html_url']}/artifacts/{artefacts[name]['id']}" for name in ATTACHED if name in artefacts}
    return body(read_left(packed), run, attached)


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
