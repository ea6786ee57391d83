"""The preview's server: on the loopback address unless told otherwise, and only for the few addresses that it knows.

Another site open in the same browser can send requests here, and by a name of its own that leads to 127.0.0.1 could read the
answers; so the name that was asked for is looked at. A port that is forwarded from elsewhere, as out of a container, is asked for
by a foreign name, which has to be allowed; a codespace's own is. Nothing here reads a file: it hands out what the screen holds.
"""

from __future__ import annotations

import os
import re
import socket
import sys
import threading
from dataclasses import dataclass
from http import HTTPStatus
from http.client import HTTP_PORT
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from types import TracebackType
from typing import Any, cast
from urllib.parse import quote

from kommunkompassen.base.language import environment_language
from kommunkompassen.base.messages import say
from kommunkompassen.preview import panel
from kommunkompassen.preview.screen import Screen
from kommunkompassen.report.naming import Format

HOST = "127.0.0.1"
USUAL_PORT = 8765
_TYPES: dict[Format, str] = {
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "pdf": "application/pdf",
}
_EVERYWHERE = {"0.0.0.0", "::", "[::]", ""}  # noqa: S104  only where it was asked for
_WITH_PORT = re.compile(r":\d+\Z")
_STILL_HERE_SECONDS = 15
"""How often a browser that waits for news is written to, so that it is noticed when it has gone."""


@dataclass(frozen=True, slots=True)
class Place:
    """Where to listen: an address of this machine, a port (None: the usual one, or any), and foreign names to go by."""

    host: str = HOST
    port: int | None = None
    allowed: tuple[str, ...] = ()


class PlaceError(Exception):
    """The address or the port can't be had, for the reason the system gives."""

    def __init__(self, place: Place, why: str) -> None:
        super().__init__(f"{place.host}:{place.port}: {why}")
        self.place = place
        self.why = why


class Server(ThreadingHTTPServer):
    """Serves a screen, in threads of its own, as long as the context lasts.

    Without a port it takes the usual one, so that a tab from last time finds it again, or any free one. Raises PlaceError.
    """

    daemon_threads = False
    # On Windows this would let a second server take the same port.
    allow_reuse_address = os.name != "nt"

    def __init__(self, screen: Screen, place: Place) -> None:
        self.screen = screen
        self._place = place
        self._open: set[socket.socket] = set()
        self._opening = threading.Lock()
        if ":" in place.host:
            self.address_family = socket.AF_INET6
        try:
            super().__init__((place.host, USUAL_PORT if place.port is None else place.port), _Handler)
        except OSError as error:
            if place.port is not None:
                raise PlaceError(place, error.strerror or str(error)) from error
            try:
                super().__init__((place.host, 0), _Handler)
            except OSError as again:
                raise PlaceError(place, again.strerror or str(again)) from again
        self._thread = threading.Thread(target=self.serve_forever, args=(0.1,), name="preview-server")

    @property
    def address(self) -> str:
        """Where the page is, as seen from this machine."""
        host = HOST if self._place.host in _EVERYWHERE else self._place.host
        return f"http://{_in_address(host)}:{self.server_port}/"

    def names(self) -> set[str]:
        """The names by which a browser may ask, as it writes them."""
        own = {HOST, "localhost", *({_in_address(self._place.host)} - _EVERYWHERE)}
        # Browsers leave out the port that is the usual one for http. A forwarded port has a number of its own, or none.
        return {f"{name}:{self.server_port}" for name in own} | (own if self.server_port == HTTP_PORT else set())

    def goes_by(self, asked: str | None) -> bool:
        """Whether a browser that asks for this name, with or without a port, means this server."""
        if asked is None:
            return False
        name = asked.rpartition(":")[0] if _WITH_PORT.search(asked) else asked
        return asked in self.names() or name.lower() in {*self._place.allowed, *_in_a_codespace(self.server_port)}

    def __enter__(self) -> Server:
        self._thread.start()
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        self.screen.end()
        self.shutdown()
        self._thread.join()
        with self._opening:
            for connection in self._open:
                # Browsers open connections ahead and may say nothing on them for minutes.
                _hang_up(connection)
        self.server_close()

    def process_request(self, request: Any, client_address: Any) -> None:
        """Note the connection, so that it can be closed."""
        with self._opening:
            self._open.add(request)
        super().process_request(request, client_address)

    def shutdown_request(self, request: Any) -> None:
        """The connection is done with."""
        with self._opening:
            self._open.discard(request)
        super().shutdown_request(request)

    def handle_error(self, request: Any, client_address: Any) -> None:
        """A browser may leave at any time; everything else is worth a traceback."""
        if not isinstance(sys.exception(), OSError):
            super().handle_error(request, client_address)


def _in_address(host: str) -> str:
    """As in a web address, where IPv6 stands in brackets."""
    return f"[{host}]" if ":" in host else host


def _in_a_codespace(port: int) -> set[str]:
    """The name by which GitHub forwards a port of a codespace, to its owner alone unless they open it; none elsewhere."""
    name, domain = (os.environ.get(key) for key in ("CODESPACE_NAME", "GITHUB_CODESPACES_PORT_FORWARDING_DOMAIN"))
    return {f"{name}-{port}.{domain}".lower()} if name and domain else set()


def _hang_up(connection: socket.socket) -> None:
    try:
        connection.shutdown(socket.SHUT_RDWR)
    except OSError:
        # It was closed from the other side this moment.
        return


class _Handler(BaseHTTPRequestHandler):
    server_version = "preview"
    sys_version = ""

    @property
    def _screen(self) -> Screen:
        return cast("Server", self.server).screen

    def parse_request(self) -> bool:
        """Turn away what is not for us before anything is looked up."""
        if not super().parse_request():
            return False
        if not cast("Server", self.server).goes_by(self.headers.get("Host")):
            # What is sent puts a full stop of its own behind it.
            told = say("preview-other-name", environment_language()).removesuffix(".")
            self.send_error(HTTPStatus.MISDIRECTED_REQUEST, explain=told)
            return False
        if self.command != "GET":
            self.send_error(HTTPStatus.METHOD_NOT_ALLOWED)
            return False
        return True

    def do_GET(self) -> None:
        """The page, what is new, or one of the files."""
        files = {f"/{quote(self._screen.name)}.{kind}": kind for kind in _TYPES}
        if self.path == "/":
            self._send(self._screen.page(), "text/html; charset=utf-8")
        elif self.path == "/events":
            self._events()
        elif self.path in files and (data := (self._screen.shown.files or {}).get(files[self.path])):
            self._send(data, _TYPES[files[self.path]], f"inline; filename*=UTF-8''{self.path[1:]}")
        else:
            self.send_error(HTTPStatus.NOT_FOUND)

    def _send(self, data: bytes, kind: str, disposition: str = "") -> None:
        self.send_response(HTTPStatus.OK)
        self.send_header("Content-Type", kind)
        self.send_header("Content-Length", str(len(data)))
        if disposition:
            self.send_header("Content-Disposition", disposition)
        self.end_headers()
        self.wfile.write(data)

    def _events(self) -> None:
        """News as they come, as server-sent events, until the browser or the preview goes away."""
        self.send_response(HTTPStatus.OK)
        self.send_header("Content-Type", "text/event-stream; charset=utf-8")
        self.end_headers()
        self.wfile.write(b"retry: 1000\n\n")
        last = -1
        while news := self._screen.news(last, _STILL_HERE_SECONDS):
            last, data = news
            self.wfile.write(f"data: {data}\n\n".encode() if data else b":\n\n")

    def end_headers(self) -> None:
        """No other site may show or read this, no other script run in it, and no copy of it be kept."""
        allowed = f"default-src 'none'; script-src 'sha256-{panel.script_hash()}'; connect-src 'self'; "
        allowed += "style-src 'unsafe-inline'; img-src data:; font-src data:; "
        allowed += "base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
        self.send_header("Content-Security-Policy", allowed)
        self.send_header("X-Content-Type-Options", "nosniff")
        self.send_header("Cross-Origin-Resource-Policy", "same-origin")
        self.send_header("Referrer-Policy", "no-referrer")
        self.send_header("Cache-Control", "no-store")
        super().end_headers()

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002  the name is the library's
        """Say nothing: the terminal is for the address and for how to end."""
