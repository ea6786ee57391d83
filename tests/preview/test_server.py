"""The server answers on the loopback address, to the few requests it knows, and to no one else."""

from __future__ import annotations

import http.client
import json
import socket
import threading
from collections.abc import Iterator

import pytest

from kommunkompassen.preview import server as module
from kommunkompassen.preview.panel import script_hash
from kommunkompassen.preview.screen import Screen
from kommunkompassen.preview.server import HOST, PortError, Server

LONG = 30


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind((HOST, 0))
        return int(probe.getsockname()[1])


@pytest.fixture
def screen() -> Screen:
    return Screen("kumla åäö-utkast", "sv")


@pytest.fixture
def server(screen: Screen) -> Iterator[Server]:
    with Server(screen, free_port()) as running:
        yield running


def ask(server: Server, path: str = "/", method: str = "GET", **headers: str) -> tuple[int, http.client.HTTPMessage, bytes]:
    connection = http.client.HTTPConnection(HOST, server.server_port, timeout=LONG)
    connection.request(method, path, headers=headers)
    answer = connection.getresponse()
    made = answer.status, answer.headers, answer.read()
    connection.close()
    return made


def test_it_listens_on_the_loopback_address_alone(server: Server) -> None:
    assert server.socket.getsockname()[0] == "127.0.0.1"
    assert server.address == f"http://127.0.0.1:{server.server_port}/"


def test_the_page_is_served_and_never_kept(server: Server, screen: Screen) -> None:
    status, headers, body = ask(server)
    assert (status, body) == (200, screen.page())
    assert headers["Content-Type"] == "text/html; charset=utf-8"
    assert headers["Cache-Control"] == "no-store"


@pytest.mark.parametrize("host", ["127.0.0.1", "localhost"])
def test_it_goes_by_its_own_names(server: Server, host: str) -> None:
    assert ask(server, Host=f"{host}:{server.server_port}")[0] == 200


def test_at_the_port_of_the_web_it_goes_by_its_names_alone(server: Server, monkeypatch: pytest.MonkeyPatch) -> None:
    assert "localhost" not in server.names()
    monkeypatch.setattr(server, "server_port", 80)
    assert {"localhost", "localhost:80", "127.0.0.1", "127.0.0.1:80"} == server.names()


@pytest.mark.parametrize("path", ["/", "/events", "/kumla%20%C3%A5%C3%A4%C3%B6-utkast.pdf"])
@pytest.mark.parametrize(
    "host", ["attacker.example", "attacker.example:{port}", "127.0.0.1:1", "127.0.0.1", "", "127.0.0.1:{port}.example"]
)
def test_a_name_that_leads_here_from_elsewhere_is_turned_away(server: Server, screen: Screen, host: str, path: str) -> None:
    screen.show(page=b"<p>hemligt</p>", files={"docx": b"hemligt", "pdf": b"hemligt"})
    status, _, body = ask(server, path, Host=host.format(port=server.server_port))
    assert status == 421
    assert b"hemligt" not in body


@pytest.mark.parametrize("method", ["POST", "PUT", "DELETE", "HEAD", "OPTIONS", "PATCH", "TRACE"])
def test_it_only_gives(server: Server, method: str) -> None:
    assert ask(server, method=method)[0] == 405


@pytest.mark.parametrize(
    "path", ["/build.py", "/../build.py", "/?", "/index.html", "/events/", "/%2e%2e/build.py", "/kumla.pdf", "/etc/passwd"]
)
def test_it_knows_only_its_own_addresses(server: Server, path: str) -> None:
    assert ask(server, path)[0] == 404


@pytest.mark.parametrize("kind", ["docx", "pdf"])
def test_the_files_are_there_when_they_are_made(server: Server, screen: Screen, kind: str) -> None:
    path = f"/kumla%20%C3%A5%C3%A4%C3%B6-utkast.{kind}"
    assert ask(server, path)[0] == 404
    screen.show(files={"docx": b"docx", "pdf": b"pdf"})
    status, headers, body = ask(server, path)
    assert (status, body) == (200, kind.encode())
    assert headers["Content-Disposition"] == f"inline; filename*=UTF-8''{path[1:]}"
    screen.show(files=None)
    assert ask(server, path)[0] == 404


@pytest.mark.parametrize("path", ["/", "/unknown"])
def test_no_other_script_runs_and_no_other_site_reads_or_frames_it(server: Server, path: str) -> None:
    headers = ask(server, path)[1]
    policy = dict(part.strip().split(" ", 1) for part in headers["Content-Security-Policy"].split(";"))
    assert policy["default-src"] == "'none'"
    assert policy["script-src"] == f"'sha256-{script_hash()}'"
    assert policy["frame-ancestors"] == "'none'"
    assert headers["X-Content-Type-Options"] == "nosniff"
    assert headers["Cross-Origin-Resource-Policy"] == "same-origin"
    assert "Access-Control-Allow-Origin" not in headers
    assert "Python" not in headers["Server"]


def test_news_come_as_events(server: Server, screen: Screen) -> None:
    connection = http.client.HTTPConnection(HOST, server.server_port, timeout=LONG)
    connection.request("GET", "/events")
    answer = connection.getresponse()
    assert answer.headers["Content-Type"] == "text/event-stream; charset=utf-8"

    def event() -> dict[str, str]:
        while not (line := answer.readline()).startswith(b"data: "):
            assert line
        said: dict[str, str] = json.loads(line[6:])
        return said

    assert "Rapporten byggs." in event()["panel"]
    screen.show(built=True, problem="Något\nhände")
    assert "Något\nhände" in event()["panel"]
    connection.close()


def test_a_browser_that_waits_is_noticed_when_it_has_gone(screen: Screen, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "_STILL_HERE_SECONDS", 0.01)
    with Server(screen, free_port()) as server:
        connection = http.client.HTTPConnection(HOST, server.server_port, timeout=LONG)
        connection.request("GET", "/events")
        connection.getresponse().close()
        connection.close()
        for thread in threading.enumerate():
            if "process_request" in thread.name:
                thread.join(LONG)
                assert not thread.is_alive()


@pytest.mark.parametrize("said", [b"", b"GET / HT", b"GET /events HTTP/1.1\r\nHost: 127.0.0.1:%d\r\n\r\n"])
def test_it_ends_though_someone_keeps_a_connection_open(screen: Screen, said: bytes) -> None:
    before = set(threading.enumerate())
    with Server(screen, free_port()) as server:
        quiet = socket.create_connection((HOST, server.server_port), timeout=LONG)
        quiet.sendall(said % server.server_port if b"%" in said else said)
        assert ask(server)[0] == 200
    assert set(threading.enumerate()) <= before
    quiet.close()


def test_a_port_in_use_is_said(server: Server) -> None:
    with pytest.raises(PortError) as caught:
        Server(server.screen, server.server_port)
    assert caught.value.port == server.server_port
    assert caught.value.why


def test_without_a_port_it_takes_the_usual_one_or_any_that_is_free(screen: Screen, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "USUAL_PORT", free_port())
    with Server(screen, None) as first, Server(screen, None) as second:
        assert first.server_port == module.USUAL_PORT
        assert second.server_port != first.server_port
        assert ask(second)[0] == 200
