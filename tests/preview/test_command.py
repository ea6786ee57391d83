"""The command as it is given: what it serves stays what a fresh build makes, whatever is edited, and it ends cleanly."""

from __future__ import annotations

import signal
import socket
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

import build
from kommunkompassen.preview.server import HOST
from tests.helpers import data, save
from tests.preview.running import Running, checkout

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="signals are sent as a POSIX terminal sends them")


@pytest.fixture
def project(tmp_path: Path) -> Path:
    made = checkout(tmp_path / "project")
    for name, year in (("Arboga", 2020), ("Boden", 2021)):
        save(made / "evaluations", data(name, year, share="0.4"))
    _save(made)
    return made


def _save(project: Path, **values: Any) -> Path:
    return save(project / "evaluations", data(compare_with=["mean"], mean_of=["arboga-2020", "boden-2021"], **values))


@pytest.fixture
def running(project: Path) -> Iterator[Running]:
    made = Running(project, "kumla")
    yield made
    made.kill()


def _replace(path: Path, old: str, new: str) -> None:
    """Save as many editors do: a new file, renamed over the old one."""
    text = path.read_text("utf-8")
    assert old in text
    aside = path.with_name(f".{path.name}.new")
    aside.write_text(text.replace(old, new), encoding="utf-8")
    aside.replace(path)


def test_after_every_kind_of_edit_the_files_are_those_of_a_fresh_build(project: Path, running: Running, tmp_path: Path) -> None:
    templates = project / "templates"
    running.ready()
    running.after(lambda: _save(project, texts={"analysis": "En ny analys."}))
    running.after(lambda: save(project / "evaluations", data("Arboga", 2020, share="0.9")))
    running.after(lambda: _replace(templates / "theme.yaml", "#0b5a78", "#225522"))
    running.after(lambda: _replace(templates / "report" / "area.html", "Allmänt", "I allmänhet"))
    running.after(lambda: _replace(templates / "texts" / "2016" / "about.md", "Kommunkompassen", "Kompassen"))
    running.after(lambda: _replace(project / "rubrics" / "2018.yaml", "Tillgänglighet", "Nåbarhet"))
    page = running.page()
    for word in ("En ny analys.", "#225522", "Kompassen", "Nåbarhet"):
        assert word in page
    assert running.end() == 0
    command = [sys.executable, "build.py", "report", "kumla", "--draft", "--output", str(tmp_path / "fresh"), "--lang", "sv"]
    fresh = subprocess.run(command, cwd=project, capture_output=True, text=True, encoding="utf-8", check=False)
    assert fresh.returncode == 0, fresh.stderr
    for kind in ("html", "docx", "pdf"):
        name = f"kumla-2027-utkast.{kind}"
        assert (project / "output" / name).read_bytes() == (tmp_path / "fresh" / name).read_bytes()


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
@pytest.mark.parametrize("moment", ["at once", "while the files are made", "when all is done"])
def test_it_ends_cleanly_at_any_moment(running: Running, moment: str, number: int) -> None:
    if moment == "while the files are made":
        running.until(lambda news: "byggs</p>" in news["panel"])
    elif moment == "when all is done":
        running.ready()
    assert running.end(number) == 0
    said = "".join(running.said)
    assert "Traceback" not in said
    assert said.endswith("Förhandsgranskningen är avslutad.\n")
    assert running.children() == []
    assert list(running.temporary.iterdir()) == []


def test_a_template_that_is_half_written_is_said_on_the_page_and_mended(project: Path, running: Running) -> None:
    running.ready()
    before = running.page().partition("<main")[2].partition("</main>")[0]
    area = project / "templates" / "report" / "area.html"
    _replace(area, "{% if area.general %}", "{% if area.general")
    news = running.until(lambda news: "preview-problem" in news["panel"])
    assert "report/area.html:" in news["panel"]
    assert running.page().partition("<main")[2].partition("</main>")[0] == before
    _replace(area, "{% if area.general", "{% if area.general %}")
    running.until(lambda news: "preview-problem" not in news["panel"])


def test_changed_code_asks_for_a_new_start(project: Path, running: Running) -> None:
    running.ready()
    _replace(project / "charts" / "areas.py", '"""', '"""Other. ')
    assert "starta den igen" in running.until(lambda news: "preview-restart" in news["panel"])["panel"]


def test_a_port_in_use_is_said_in_a_sentence(project: Path) -> None:
    with socket.socket() as taken:
        taken.bind((HOST, 0))
        taken.listen()
        port = taken.getsockname()[1]
        running = Running(project, "kumla", "--port", str(port))
        assert running.wait() == 2
    said = "".join(running.said)
    assert f"Porten {port} går inte att använda:" in said
    assert "Traceback" not in said


@pytest.mark.parametrize(
    ("arguments", "sv"),
    [
        (["xyzzy"], 'Det finns ingen utvärdering av "xyzzy".'),
        ([], "NAMN saknas."),
        (["nassjo", "--port", "0"], "--port: värdet går inte."),
        (["nassjo", "--port", "65536"], "--port: värdet går inte."),
    ],
)
def test_a_command_line_that_cannot_be_followed_is_refused(
    capsys: pytest.CaptureFixture[str], arguments: list[str], sv: str
) -> None:
    assert build.run(["preview", *arguments, "--lang", "sv"]) == 2
    assert sv in capsys.readouterr().err


def test_an_address_that_is_not_this_machines_is_refused_in_a_sentence(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    arguments = ["preview", "kumla", "--host", "192.0.2.1", "--evaluations", str(project / "evaluations"), "--lang", "sv"]
    assert build.run(arguments) == 2
    assert "192.0.2.1" in capsys.readouterr().err


def test_who_else_can_see_the_draft_is_told(project: Path) -> None:
    running = Running(project, "kumla", "--host", "0.0.0.0", "--allow-host", "utkast.example")
    try:
        running.ready()
        running.end()
        assert "Alla som når 0.0.0.0 kan se utkastet.\n" in running.said
    finally:
        running.kill()
