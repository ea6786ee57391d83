"""make does the same on every machine, whatever its owner has set for other Pythons."""

from __future__ import annotations

import os
import re
import subprocess
from collections import Counter

import pytest

from kommunkompassen.base import paths
from tests.conftest import SLOW

MARKED = re.compile(r"""pytest .*-m (?:"([^"]+)"|(\w+))$""")
EVERYTHING = [".ci/run", ".gitlab-ci.yml", ".github/workflows/code.yml"]
"""Where all tests are run that need no other programs."""


def test_settings_for_other_pythons_are_cleared_and_where_packages_come_from_is_kept() -> None:
    cleared = {"PYTHONPATH": "/x", "PYTHONHOME": "/x", "PIP_USER": "1", "PIP_TARGET": "/x", "PIP_PREFIX": "/x"}
    kept = {"PIP_INDEX_URL": "https://exempel.se", "PIP_CERT": "/x", "HTTPS_PROXY": "http://exempel.se", "SSL_CERT_FILE": "/x"}
    shown = subprocess.run(
        ["make", "--no-print-directory", "--eval", "show: ; @env", "show"],
        cwd=paths.PROJECT,
        env={**os.environ, **cleared, **kept},
        capture_output=True,
        text=True,
        check=True,
    )
    found = dict(line.partition("=")[::2] for line in shown.stdout.splitlines())
    assert not set(cleared) & set(found)
    assert {name: found.get(name) for name in kept} == kept


def test_the_rest_of_a_name_with_a_space_is_told_apart_from_a_target() -> None:
    done = subprocess.run(
        ["make", "--no-print-directory", "help", "MUNICIPALITY=Vaggeryds", "kommun"],
        cwd=paths.PROJECT,
        env={**os.environ, "LC_ALL": "sv_SE.UTF-8"},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 2
    assert "make gör inget som heter kommun" in done.stdout
    assert 'MUNICIPALITY="Vaggeryds kommun"' in done.stdout


@pytest.mark.parametrize(
    ("target", "given"), [("check", ["check"]), ("spelling", ["check", "--spelling"]), ("fmt", ["fmt"]), ("preview", ["preview"])]
)
@pytest.mark.parametrize("name", ["", "Vaggeryds kommun"])
def test_a_municipality_is_the_only_one_that_a_command_takes(target: str, given: list[str], name: str) -> None:
    words = [f"MUNICIPALITY={name}"] if name else []
    done = subprocess.run(
        ["make", "--no-print-directory", "--assume-old=.venv/ready", r"BUILD=printf '%s\n'", target, *words],
        cwd=paths.PROJECT,
        env={key: value for key, value in os.environ.items() if key != "MUNICIPALITY"},
        capture_output=True,
        text=True,
        check=True,
    )
    assert done.stdout.splitlines() == [*given, *([name] if name else [])]


def _recipes() -> dict[str, str]:
    makefile = (paths.PROJECT / "Makefile").read_text("utf-8")
    return dict(re.findall(r"^(test[a-z-]*):.*\n\t(.+)$", makefile, re.MULTILINE))


@pytest.mark.parametrize("marks", ["", "slow", "external", "slow external"])
def test_each_test_is_run_by_one_target_and_no_more(marks: str) -> None:
    ran: Counter[str] = Counter()
    for target, recipe in _recipes().items():
        marked = MARKED.search(recipe)
        assert marked, recipe
        expression = marked[1] or marked[2]
        ran[target] += bool(eval(expression, {"__builtins__": {}}, {mark: mark in marks for mark in ("slow", "external")}))
    assert ran.total() == 1, ran


@pytest.mark.parametrize("name", EVERYTHING)
def test_where_everything_must_hold_the_slow_tests_are_run_too(name: str) -> None:
    text = (paths.PROJECT / name).read_text("utf-8")
    ran = set(re.findall(r"\bmake (test[a-z-]*)$", text, re.MULTILINE))
    assert ran == {*_recipes()} - (set() if name == ".ci/run" else {"test-external"})


def test_what_is_named_as_slow_is_there() -> None:
    for name in SLOW:
        path, _, test = name.partition("::")
        assert (paths.PROJECT / path).exists(), name
        assert f"def {test}(" in (paths.PROJECT / path).read_text("utf-8") if test else True, name
