"""How long it takes in the preview from a save until the new page is there, and until all three formats are.

Run it with: python -m scripts.bench.preview [ROUNDS]

A preview of Nässjö's report runs in a process of its own, as make preview does, on a copy of the evaluations. Each round saves an
edit in prose and an edit of a score, and listens as the browser does. The clock starts before the file is written; the page
counts as there when it has been fetched, the formats when the preview has written them and says so.
"""

from __future__ import annotations

import http.client
import json
import re
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from urllib.parse import urlsplit

from kommunkompassen.base import paths
from kommunkompassen.repository import Repository
from scripts.bench.measure import ENVIRONMENT, Run

ROUNDS = 15
EVALUATION = "nassjo-2019.yaml"
_PROSE = re.compile(r"(Kommunen utvärderar arbetet fortlöpande)[^.]*\.")
_SCORE = re.compile(r"(?m)^(      1\.1: )[0-9.]+$")
_FORMATS = 2
"""Links to them in the panel, when they are ready."""


class Listener:
    """Listens to the preview's news."""

    def __init__(self, address: str) -> None:
        self._host = urlsplit(address).netloc
        self._connection = http.client.HTTPConnection(self._host)
        self._connection.request("GET", "/events")
        self._answer = self._connection.getresponse()
        self.page = ""

    def next(self) -> dict[str, str]:
        """The next news, as soon as they come."""
        while not (line := self._answer.readline()).startswith(b"data: "):
            if not line:
                raise ConnectionError("the preview has ended")
        news: dict[str, str] = json.loads(line[len("data: ") :])
        return news

    def new_page(self) -> None:
        """Wait for another page than the last, and fetch it."""
        while (news := self.next())["page"] == self.page:
            continue
        self.page = news["page"]
        connection = http.client.HTTPConnection(self._host)
        connection.request("GET", "/")
        connection.getresponse().read()
        connection.close()

    def ready(self) -> None:
        """Wait until all formats are made."""
        while self.next()["panel"].count("<a href=") < _FORMATS:
            continue

    def close(self) -> None:
        """Hear no more."""
        self._answer.close()
        self._connection.close()


def measure(rounds: int = ROUNDS) -> dict[str, list[Run]]:
    """Times of both edits, of the page and of all formats; the memory is the preview's peak."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        shutil.copytree(paths.EVALUATIONS, folder / "evaluations")
        path = folder / "evaluations" / EVALUATION
        command = [sys.executable, "-m", "scripts.bench.preview", "serve", str(path), str(folder / "output")]
        with subprocess.Popen(
            command,
            cwd=paths.PROJECT,
            env=ENVIRONMENT,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
            encoding="utf-8",
        ) as process:
            assert process.stdin
            assert process.stdout
            listener = Listener(process.stdout.readline().strip())
            listener.new_page()
            listener.ready()
            edits = {"prose": _edit_in_prose, "score": _edit_of_a_score}
            times = {kind: [_time(listener, path, edit, turn) for turn in range(rounds + 1)][1:] for kind, edit in edits.items()}
            listener.close()
            process.stdin.close()
            memory = json.loads(process.stdout.readline())
    measured = {}
    for kind, all_ in times.items():
        measured[f"preview, {kind}: the page"] = [Run(page, 0, memory) for page, _ in all_]
        measured[f"preview, {kind}: three formats"] = [Run(formats, 0, memory) for _, formats in all_]
    return measured


def _time(listener: Listener, path: Path, edit: Callable[[str, int], str], turn: int) -> tuple[float, float]:
    text = edit(path.read_text("utf-8"), turn)
    time.sleep(0.5)  # for the files' flaws to be looked for, as they are while one types
    began = time.perf_counter()
    path.write_text(text, encoding="utf-8")
    listener.new_page()
    page = time.perf_counter() - began
    listener.ready()
    return page, time.perf_counter() - began


def _edit_in_prose(text: str, turn: int) -> str:
    made, number = _PROSE.subn(rf"\1, för gång {turn}.", text, count=1)
    assert number == 1, "the sentence is there to be edited"
    return made


def _edit_of_a_score(text: str, turn: int) -> str:
    made, number = _SCORE.subn(rf"\g<1>{turn % 10 + 0.5}", text, count=1)
    assert number == 1, "the score is there to be edited"
    return made


def serve(path: Path, output: Path) -> None:
    """Run a preview until standard input is closed; say its address, and at the end its peak memory in MB."""
    import threading  # noqa: PLC0415

    from kommunkompassen.preview.server import Place  # noqa: PLC0415
    from kommunkompassen.preview.session import preview  # noqa: PLC0415

    stop = threading.Event()

    def wait() -> None:
        sys.stdin.read()
        stop.set()

    threading.Thread(target=wait, daemon=True).start()
    repository = Repository(path.parent)
    preview(path, repository, output, Place(), "sv", stop, lambda address: print(address, flush=True))
    print(json.dumps(_peak_memory()), flush=True)


def _peak_memory() -> float:
    if sys.platform == "win32":
        return 0.0
    import resource  # noqa: PLC0415  POSIX alone has it

    unit = 1 if sys.platform == "darwin" else 1024
    return round(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * unit / 1e6, 1)


if __name__ == "__main__":
    if sys.argv[1:2] == ["serve"]:
        serve(Path(sys.argv[2]), Path(sys.argv[3]))
    else:
        from scripts.bench.show import show

        show(measure(*map(int, sys.argv[1:2])))
