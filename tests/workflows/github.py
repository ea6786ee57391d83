"""A small GitHub on this machine: the parts of its interface that commenting uses, and a storage of another name beside it."""

from __future__ import annotations

import io
import json
import re
import threading
import zipfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any
from urllib.parse import parse_qs, urlsplit

REPOSITORY = "utvardering/rapporter"
RUN = 4711
TOKEN = "not-a-token"


@dataclass
class GitHub:
    """What is there, and what was asked for."""

    pulls: list[dict[str, Any]] = field(default_factory=list)
    comments: list[dict[str, Any]] = field(default_factory=list)
    artefacts: list[dict[str, Any]] = field(default_factory=list)
    packed: bytes = b""
    asked: list[tuple[str, str]] = field(default_factory=list)
    """Method and path of each call."""
    seen_by_storage: list[str] = field(default_factory=list)
    """The Authorization header of each call to the storage."""
    storage: str = ""
    address: str = ""

    def answer(self, method: str, path: str, query: dict[str, list[str]], data: Any) -> Any:
        """What GitHub answers to a call; None where there is no such thing."""
        start = f"/repos/{REPOSITORY}"
        if (method, path) == ("GET", f"{start}/pulls"):
            owner, _, branch = query["head"][0].partition(":")
            assert query["state"] == ["open"]
            return [one for one in self.pulls if (one["head"]["user"]["login"], one["head"]["ref"]) == (owner, branch)]
        if (method, path) == ("GET", f"{start}/actions/runs/{RUN}/artifacts"):
            return {"artifacts": self.artefacts}
        if method == "GET" and re.fullmatch(rf"{start}/issues/\d+/comments", path):
            page, size = int(query["page"][0]), int(query["per_page"][0])
            return self.comments[(page - 1) * size : page * size]
        if method == "POST" and (found := re.fullmatch(rf"{start}/issues/(\d+)/comments", path)):
            self.comments.append({"id": len(self.comments) + 1, "issue": int(found[1]), "user": {"login": OURS}, **data})
            return self.comments[-1]
        if method == "PATCH" and (found := re.fullmatch(rf"{start}/issues/comments/(\d+)", path)):
            (comment,) = [one for one in self.comments if one["id"] == int(found[1])]
            comment.update(data)
            return comment
        return None


OURS = "github-actions[bot]"


def packed(files: dict[str, str]) -> bytes:
    """An artefact as it is downloaded."""
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as folder:
        for name, text in files.items():
            folder.writestr(name, text)
    return made.getvalue()


@contextmanager
def running(github: GitHub) -> Iterator[None]:
    """Serve it, and its storage, until the end of the block."""

    class Forge(BaseHTTPRequestHandler):
        def log_message(self, format: str, *arguments: object) -> None:  # noqa: A002
            pass

        def answer(self) -> None:
            parts = urlsplit(self.path)
            github.asked.append((self.command, parts.path))
            body = self.rfile.read(int(self.headers.get("Content-Length", 0)))
            if self.headers["Authorization"] != f"Bearer {TOKEN}":
                self.send_error(401)
            elif parts.path.endswith("/zip"):
                self.send_response(302)
                self.send_header("Location", f"{github.storage}/file")
                self.end_headers()
            elif (found := github.answer(self.command, parts.path, parse_qs(parts.query), json.loads(body or "null"))) is None:
                self.send_error(404)
            else:
                self.send_response(200)
                self.end_headers()
                self.wfile.write(json.dumps(found).encode())

        do_GET = do_POST = do_PATCH = answer  # noqa: N815

    class Storage(BaseHTTPRequestHandler):
        def log_message(self, format: str, *arguments: object) -> None:  # noqa: A002
            pass

        def do_GET(self) -> None:
            github.seen_by_storage.append(self.headers.get("Authorization", ""))
            self.send_response(200)
            self.end_headers()
            self.wfile.write(github.packed)

    with ThreadingHTTPServer(("127.0.0.1", 0), Forge) as forge, ThreadingHTTPServer(("127.0.0.1", 0), Storage) as storage:
        github.address = f"http://127.0.0.1:{forge.server_port}"
        github.storage = f"http://localhost:{storage.server_port}"
        for server in (forge, storage):
            threading.Thread(target=server.serve_forever, args=(0.01,), daemon=True).start()
        yield
        for server in (forge, storage):
            server.shutdown()
