"""Twenty builds at once, some of them killed, and a thousand saves: one plain build makes everything right."""

from __future__ import annotations

import contextlib
import os
import random
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from kommunkompassen.base import paths
from kommunkompassen.report.naming import FORMATS
from tests.helpers import PUBLISHED, data, save
from tests.preview.running import Running
from tests.publish.test_same_bytes import NO_PART_OF_THE_PROJECT, digests

pytestmark = [
    pytest.mark.external,
    pytest.mark.skipif(not hasattr(os, "killpg"), reason="processes can't be killed in groups"),
]
BUILDS = 20
KILLED = 9
EDITS = 25
SECONDS = 25.0
"""In which builds begin, are killed, and files are edited."""
SAVES = 1_000


def _project(folder: Path) -> Path:
    return shutil.copytree(paths.PROJECT, folder, ignore=NO_PART_OF_THE_PROJECT)


def _started(project: Path, arguments: list[str], temporary: Path) -> subprocess.Popen[str]:
    return subprocess.Popen(
        [sys.executable, str(project / "build.py"), "report", *arguments],
        cwd=project,
        env={**os.environ, "TMPDIR": str(temporary), "LC_ALL": "C.UTF-8"},
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        start_new_session=True,
    )


def _arguments(chance: random.Random) -> list[str]:
    what = chance.choice([["--all"], ["--all"], [chance.choice(PUBLISHED)], chance.sample(PUBLISHED, 2)])
    formats = chance.choice([[], [], ["--format", chance.choice(FORMATS)]])
    return [*what, *formats, *chance.choice([[], [], ["--force"]])]


def _edited(path: Path, change: Callable[[str], str]) -> None:
    """As an editor saves: whole files."""
    new = path.with_name(f".{path.name}.new")
    new.write_text(change(path.read_text("utf-8")), encoding="utf-8")
    new.replace(path)


def _edit(project: Path, chance: random.Random) -> None:
    """An evaluation's prose, its points (and so others' means), a reference, a rubric, a template, the style or the code."""
    number = str(chance.randrange(10))
    evaluation = project / "evaluations" / f"{chance.choice(PUBLISHED)}.yaml"
    match chance.randrange(7):
        case 0 | 1:
            _edited(evaluation, lambda text: text.replace("Kommunen ", f"Kommunen{number} ", 1))
        case 2:
            _edited(evaluation, lambda text: text.replace("  1.1: ", f"  1.1: {number}.5 # ", 1))
        case 3:
            _edited(project / "references" / "medel-sedan-2016.yaml", lambda text: text.replace("name: ", f"name: {number}", 1))
        case 4:
            _edited(project / "rubrics" / "2018.yaml", lambda text: text.replace("title: ", f"title: {number}", 1))
        case 5:
            _edited(project / "templates" / "report" / "body.html", lambda text: f"{text}{{# {number} #}}")
        case _:
            _edited(project / "kommunkompassen" / "publish" / "web.py", lambda text: f"{text}# {number}\n")


def _kill(process: subprocess.Popen[str], chance: random.Random) -> None:
    """It alone, which leaves its workers and converters, or all of them at once."""
    with contextlib.suppress(ProcessLookupError):
        (os.killpg if chance.random() < 0.5 else os.kill)(process.pid, signal.SIGKILL)


def _group_is_gone(process: subprocess.Popen[str]) -> bool:
    try:
        os.killpg(process.pid, 0)
    except ProcessLookupError:
        return True
    return False


@pytest.mark.parametrize("seed", [1, 2])
def test_after_all_that_a_plain_build_gives_the_bytes_of_an_empty_checkout(seed: int, tmp_path: Path) -> None:
    chance = random.Random(seed)
    project, temporary = _project(tmp_path / "checkout"), tmp_path / "temporary"
    temporary.mkdir()
    processes: list[subprocess.Popen[str]] = []
    deeds = ["build"] * (BUILDS - 1) + ["kill"] * KILLED + ["edit"] * EDITS
    chance.shuffle(deeds)
    for deed in ["build", *deeds]:
        if deed == "build":
            processes.append(_started(project, _arguments(chance), temporary))
        elif deed == "kill":
            _kill(chance.choice(processes[-6:]), chance)
        else:
            _edit(project, chance)
        time.sleep(chance.random() * 2 * SECONDS / len(deeds))
    said = [process.communicate(timeout=900)[0] for process in processes]
    killed = [process for process in processes if process.returncode == -signal.SIGKILL]
    assert len(killed) >= KILLED / 3
    # What was made of files that were being edited may have been refused; nothing fell over.
    assert {process.returncode for process in processes} <= {0, 1, -signal.SIGKILL}, said
    assert not [text for text in said if "Traceback" in text]
    for process in processes:
        for _ in range(3000):
            if _group_is_gone(process):
                break
            time.sleep(0.01)
        assert _group_is_gone(process), "a worker has outlived its build"

    _build_all(project, temporary)
    empty = shutil.copytree(project, tmp_path / "empty", ignore=NO_PART_OF_THE_PROJECT)
    _build_all(empty, temporary)
    assert digests(project / "output") == digests(empty / "output")
    assert _names(project / "output") == _names(empty / "output")
    # And now that it is right it is left alone.
    assert _build_all(project, temporary).count("Oförändrad: ") == len(PUBLISHED)


def _build_all(project: Path, temporary: Path) -> str:
    process = _started(project, ["--all"], temporary)
    said, _ = process.communicate(timeout=900)
    assert process.returncode == 0, said
    return said


def _names(folder: Path) -> set[str]:
    """All that lies there, what is hidden too."""
    return {path.name for path in folder.iterdir()}


def test_a_thousand_saves_in_the_preview_end_in_the_report_of_the_last(tmp_path: Path) -> None:
    chance = random.Random(4)
    project = _project(tmp_path / "checkout")
    # Of a municipality of its own: one with earlier reports would have to say which.
    path = save(project / "evaluations", data("Boden", compare_with=[]))
    text = path.read_text("utf-8")
    running = Running(project, "boden")
    try:
        page = running.ready()["page"]
        for number in range(SAVES):
            new = text.replace("En styrka", f"Styrka {number}", 1)
            match chance.randrange(4):
                case 0:
                    _edited(path, lambda _, new=new: new)  # type: ignore[misc]
                case 1:
                    path.write_text(new, encoding="utf-8")
                case 2:
                    path.write_text(new[: chance.randrange(len(new))], encoding="utf-8")
                case _:
                    path.unlink(missing_ok=True)
            time.sleep(chance.random() * 0.05)
            if not path.exists():
                path.write_text(new, encoding="utf-8")
        path.write_text(text.replace("En styrka", "Den sista styrkan", 1), encoding="utf-8")
        running.until(lambda news: news["page"] != page and "Den sista styrkan" in running.page())
        running.ready()
        assert running.end() == 0
    finally:
        running.kill()
    assert list(running.temporary.iterdir()) == []
    made = digests(project / "output", ["boden-2027-utkast"])
    process = _started(project, ["boden", "--draft", "--force"], running.temporary)
    said, _ = process.communicate(timeout=900)
    assert process.returncode == 0, said
    assert digests(project / "output", ["boden-2027-utkast"]) == made
