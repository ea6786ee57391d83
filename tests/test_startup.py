"""What answers at once loads nothing that it does not need: no charts, converters or office documents."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

from kommunkompassen.base import paths
from tests.helpers import data, save

HEAVY = {
    "charts.render",
    "chunspell",
    "fontTools",
    "jinja2",
    "kommunkompassen.publish.pandoc",
    "kommunkompassen.publish.make",
    "kommunkompassen.read.syntax.line",
    "lxml",
    "markdown_it",
    "matplotlib",
    "msgspec",
    "numpy",
    "openpyxl",
    "pikepdf",
    "PIL",
    "pypdfium2_raw",
    "spylls",
    "typst",
    "watchfiles",
    "xlsxwriter",
}
ALSO_NOT_FOR_AN_UNCHANGED_REPORT = {
    "filelock",
    "kommunkompassen.check",
    "kommunkompassen.read.models",
    "kommunkompassen.read.source",
    "multiprocessing.context",
}
SCRIPT = """
import json, sys
import build
code = build.run(sys.argv[1:])
print(json.dumps([code, sorted(sys.modules)]))
"""


def _loaded(*arguments: object) -> set[str]:
    command = [sys.executable, "-c", SCRIPT, *map(str, arguments)]
    done = subprocess.run(command, cwd=paths.PROJECT, capture_output=True, text=True, encoding="utf-8", check=True)
    code, modules = json.loads(done.stdout.splitlines()[-1])
    assert code == 0, done.stderr
    return set(modules)


@pytest.fixture
def evaluations(tmp_path: Path) -> Path:
    names = ("Arboga", "Boden", "Kumla")
    for name in names:
        others = [f"{other.lower()}-2027" for other in names if other != name]
        save(tmp_path / "evaluations", data(name, compare_with=["mean"], mean_of=others))
    return tmp_path / "evaluations"


@pytest.mark.parametrize("command", ["--help", "report --help", "check", "check kumla", "list", "list --good-examples"])
def test_a_command_that_makes_no_report_loads_nothing_that_makes_or_reads_documents(command: str, evaluations: Path) -> None:
    more = [] if "--help" in command else ["--evaluations", evaluations]
    loaded = _loaded(*command.split(), *more)
    assert "click" in loaded
    assert loaded & HEAVY == set()


def test_a_report_that_has_not_changed_is_found_without_even_reading_an_evaluation(evaluations: Path, tmp_path: Path) -> None:
    arguments = ["report", "--all", "--format", "html", "--output", tmp_path / "output", "--evaluations", evaluations]
    assert "multiprocessing.context" in _loaded(*arguments)
    # What is looked for are names of modules that a report needs.
    needed = {"kommunkompassen.publish.make", "kommunkompassen.check", "msgspec", "jinja2", "filelock", "markdown_it"}
    assert needed <= _loaded("report", "kumla", *arguments[2:], "--force")
    # What measures which lines are reached loads some by itself.
    assert (_loaded(*arguments) - _loaded("--version")) & (HEAVY | ALSO_NOT_FOR_AN_UNCHANGED_REPORT) == set()


@pytest.mark.parametrize(("made", "said"), [(True, "Skriv .venv"), (False, "make setup")])
def test_a_python_without_the_packages_says_where_they_are(tmp_path: Path, made: bool, said: str) -> None:
    script = tmp_path / "build.py"
    script.write_bytes((paths.PROJECT / "build.py").read_bytes())
    if made:
        (tmp_path / ".venv").mkdir()
    # Without its site packages, as a system's Python beside the project's own.
    alone = [sys.executable, "-E", "-S", "-X", "utf8", str(script), "list"]
    done = subprocess.run(alone, capture_output=True, text=True, encoding="utf-8", check=False)
    assert done.returncode == 1
    assert said in done.stderr
