"""A preview that runs as its users run it: a process of its own, on a copy of the project that a test may change."""

from __future__ import annotations

import http.client
import json
import os
import shutil
import signal
import subprocess
import sys
import threading
from collections.abc import Callable
from pathlib import Path
from urllib.parse import urlsplit

from kommunkompassen.base import paths

LONG = 60
"""Seconds after which a test gives up; far more than it takes."""
_PARTS = ("build.py", "kommunkompassen", "charts", "templates", "rubrics", "references", "schemas", "spelling")


def checkout(folder: Path) -> Path:
    """A copy of the project with no evaluations."""
    for name in _PARTS:
        source = paths.PROJECT / name
        if source.is_dir():
            shutil.copytree(source, folder / name, ignore=shutil.ignore_patterns("__pycache__"))
        elif source.exists():
            folder.mkdir(parents=True, exist_ok=True)
            shutil.copy2(source, folder / name)
    (folder / "evaluations").mkdir()
    return folder


class Running:
    """A started preview. `temporary` is the folder for its temporary files."""

    def __init__(self, project: Path, *arguments: str, temporary: Path | None = None) -> None:
        self.temporary = temporary or project.parent / "temporary"
        self.temporary.mkdir(exist_ok=True)
        environment = {**os.environ, "TMPDIR": str(self.temporary), "PYTHONUNBUFFERED": "1", "PYTHONUTF8": "1"}
        self.process = subprocess.Popen(
            [sys.executable, "build.py", "preview", *arguments, "--lang", "sv"],
            cwd=project,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            encoding="utf-8",
            env=environment,
            start_new_session=True,
        )
        self.said: list[str] = []
        self.address = ""
        assert self.process.stdout
        for line in self.process.stdout:
            self.said.append(line)
            if "http://" in line:
                self.address = line.split()[1]
                break
        self.news: list[dict[str, str]] = []
        self._arrived = threading.Condition()
        if self.address:
            self._listening = threading.Thread(target=self._listen, daemon=True)
            self._listening.start()

    def _listen(self) -> None:
        connection = http.client.HTTPConnection(urlsplit(self.address).netloc)
        connection.request("GET", "/events")
        answer = connection.getresponse()
        while line := answer.readline():
            if line.startswith(b"data: "):
                with self._arrived:
                    self.news.append(json.loads(line[6:]))
                    self._arrived.notify_all()
        connection.close()

    def until(self, wanted: Callable[[dict[str, str]], object]) -> dict[str, str]:
        """The newest news, as soon as they are as wanted."""
        with self._arrived:
            assert self._arrived.wait_for(lambda: self.news and wanted(self.news[-1]), LONG), self.news[-1:]
            return self.news[-1]

    def ready(self) -> dict[str, str]:
        """Wait until all formats are made."""
        return self.until(lambda news: news["panel"].count(" klar</p>") == 2)

    def after(self, change: Callable[[], object]) -> dict[str, str]:
        """Make a change and wait until all formats of the new page are made."""
        page = self.news[-1]["page"]
        change()
        self.until(lambda news: news["page"] != page)
        return self.ready()

    def page(self) -> str:
        """The page as the browser gets it."""
        connection = http.client.HTTPConnection(urlsplit(self.address).netloc, timeout=LONG)
        connection.request("GET", "/")
        body = connection.getresponse().read().decode("utf-8")
        connection.close()
        return body

    def end(self, number: int = signal.SIGINT) -> int:
        """Send a signal as a terminal does, to the process and its children, and give the exit code."""
        if number == signal.SIGINT:
            os.killpg(self.process.pid, number)
        else:
            self.process.send_signal(number)
        return self.wait()

    def wait(self) -> int:
        """Wait for the end; what it said is in `said`."""
        assert self.process.stdout
        with self.process.stdout as out:
            self.said += out.readlines()
        return self.process.wait(LONG)

    def children(self) -> list[int]:
        """The processes of its session that are still there."""
        found = []
        for entry in Path("/proc").iterdir():
            if entry.name.isdigit():
                try:
                    fields = (entry / "stat").read_text().rpartition(")")[2].split()
                except OSError:
                    continue
                if int(fields[3]) == self.process.pid and fields[0] != "Z":
                    found.append(int(entry.name))
        return found

    def kill(self) -> None:
        """Whatever has happened, leave nothing running."""
        if self.process.poll() is None:
            self.process.kill()
            self.process.wait(LONG)
        if self.process.stdout:
            self.process.stdout.close()
