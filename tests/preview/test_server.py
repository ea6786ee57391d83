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
from kommunkompassen.preview.server import HOST, Place, PlaceError, Server

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
    with Server(screen, Place(port=free_port())) as running:
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
    with Server(screen, Place(port=free_port())) as server:
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
    with Server(screen, Place(port=free_port())) as server:
        quiet = socket.create_connection((HOST, server.server_port), timeout=LONG)
        quiet.sendall(said % server.server_port if b"%" in said else said)
        assert ask(server)[0] == 200
    assert set(threading.enumerate()) <= before
    quiet.close()


@pytest.mark.parametrize(("wrong", "told"), [(ConnectionResetError("gone"), False), (ValueError("a bug"), True)])
def test_a_browser_that_leaves_is_no_error_and_a_bug_is_told_with_its_place(
    screen: Screen, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], wrong: Exception, told: bool
) -> None:
    def page() -> bytes:
        raise wrong

    monkeypatch.setattr(screen, "page", page)
    with Server(screen, Place(port=free_port())) as running, pytest.raises(http.client.RemoteDisconnected):
        ask(running)
    assert ("Traceback" in capsys.readouterr().err) == told


def test_a_port_in_use_is_said(server: Server) -> None:
    with pytest.raises(PlaceError) as caught:
        Server(server.screen, Place(port=server.server_port))
    assert caught.value.place.port == server.server_port
    assert caught.value.why


def test_without_a_port_it_takes_the_usual_one_or_any_that_is_free(screen: Screen, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "USUAL_PORT", free_port())
    with Server(screen, Place()) as first, Server(screen, Place()) as second:
        assert first.server_port == module.USUAL_PORT
        assert second.server_port != first.server_port
        assert ask(second)[0] == 200


def test_an_address_that_this_machine_does_not_have_is_said(screen: Screen) -> None:
    # An address for documentation, which no machine has.
    with pytest.raises(PlaceError) as caught:
        Server(screen, Place("192.0.2.1"))
    assert caught.value.place.host == "192.0.2.1"
    assert caught.value.why


@pytest.fixture
def forwarded(screen: Screen) -> Iterator[Server]:
    """As in a container whose port somebody forwards."""
    with Server(screen, Place("0.0.0.0", free_port(), ("utkast.example",))) as running:
        yield running


def test_from_everywhere_it_is_told_of_where_this_machine_finds_it(forwarded: Server) -> None:
    assert forwarded.socket.getsockname()[0] == "0.0.0.0"
    assert forwarded.address == f"http://127.0.0.1:{forwarded.server_port}/"


@pytest.mark.parametrize("host", ["utkast.example", "UTKAST.example", "utkast.example:443", "utkast.example:9999"])
def test_an_allowed_name_is_gone_by_whatever_port_it_is_forwarded_from(forwarded: Server, host: str) -> None:
    assert ask(forwarded, Host=host)[0] == 200


@pytest.mark.parametrize(
    "host", ["attacker.example", "utkast.example.attacker.example", "xutkast.example", "utkast.example:x", "0.0.0.0", ""]
)
def test_other_names_are_turned_away_from_a_forwarded_port_too(forwarded: Server, screen: Screen, host: str) -> None:
    screen.show(page=b"<p>hemligt</p>")
    status, _, body = ask(forwarded, Host=host)
    assert status == 421
    assert b"hemligt" not in body


def test_a_codespace_is_gone_by_the_name_that_its_port_has_and_by_no_other(
    forwarded: Server, monkeypatch: pytest.MonkeyPatch
) -> None:
    name = f"space-1a-{forwarded.server_port}.app.example"
    assert ask(forwarded, Host=name)[0] == 421
    monkeypatch.setenv("CODESPACE_NAME", "space-1a")
    monkeypatch.setenv("GITHUB_CODESPACES_PORT_FORWARDING_DOMAIN", "app.example")
    assert ask(forwarded, Host=name)[0] == 200
    assert ask(forwarded, Host="space-1a-1.app.example")[0] == 421
    assert ask(forwarded, Host="")[0] == 421


def test_who_is_turned_away_is_told_what_to_do(forwarded: Server) -> None:
    body = ask(forwarded, Host="attacker.example")[2]
    assert b"--allow-host" in body
    assert b".." not in body


@pytest.mark.skipif(not socket.has_ipv6, reason="this Python knows no IPv6")
def test_an_address_of_the_newer_kind_stands_in_brackets(screen: Screen) -> None:
    try:
        server = Server(screen, Place("::1"))
    except PlaceError:
        pytest.skip("this machine has no IPv6")
    with server:
        assert server.address == f"http://[::1]:{server.server_port}/"
        assert server.goes_by(f"[::1]:{server.server_port}")
        assert not server.goes_by("[::2]:80")
