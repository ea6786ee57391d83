"""What the commands and make tell of themselves, in Swedish without a word of English."""

from __future__ import annotations

import os
import re
import subprocess
import sys

import pytest

from kommunkompassen.base import paths
from kommunkompassen.base.language import FROM_MAKE
from scripts.make_says import help_text, said

ENGLISH = re.compile(
    r"\b(?:the|and|is|of|with|show|usage|options?|commands?|required|default|integer|directory|missing|got|try)\b", re.I
)
COMMANDS = ["check", "comments", "data", "diff", "fmt", "list", "new", "plan", "preview", "report", "scores", "site"]
MAKEFILE = (paths.PROJECT / "Makefile").read_text("utf-8")
TARGETS = re.findall(r"^([a-z-]+):.*## ", MAKEFILE, re.M)


def _run(*words: str, **environment: str) -> str:
    plain = {name: value for name, value in os.environ.items() if not name.startswith(("LC_", "LANG")) and name != FROM_MAKE}
    command = [sys.executable, "build.py", *words]
    done = subprocess.run(
        command, cwd=paths.PROJECT, env=plain | {"PYTHONUTF8": "1"} | environment, capture_output=True, text=True, check=False
    )
    return done.stdout + done.stderr


@pytest.mark.parametrize("command", [[], *([one] for one in COMMANDS)], ids=" ".join)
def test_help_is_swedish_unless_the_environment_says_english(command: list[str]) -> None:
    swedish = _run(*command, "--help", LANG="C.UTF-8")
    assert "Så här: build.py" in swedish
    # Names of options are typed as they are, and so are the words in brackets that they take.
    words = re.sub(r"--?[a-z-]+|\[[a-z|]+\]|Draft|BASE|merge request|pull request|\bcommit\b", "", swedish)
    listed = re.sub(r"(?m)^  [a-z]+  +", "", words)
    assert ENGLISH.findall(listed) == []
    assert _run(*command, "--help", LANG="en_US.UTF-8").startswith("Usage: build.py")


@pytest.mark.parametrize(
    "words",
    [
        ["check", "a", "--x"],
        ["list", "x"],
        ["report", "--year"],
        ["check", "--spelling=3"],
        ["new"],
        ["new", "Kumla"],
        ["new", "Kumla", "--year", "x"],
        ["report", "kumla", "--format", "odt"],
        ["comments"],
        ["chekc"],
        [],
    ],
    ids=" ".join,
)
@pytest.mark.parametrize("make", [False, True])
def test_a_mistake_is_told_in_swedish_in_the_words_that_were_typed(words: list[str], make: bool) -> None:
    told = _run(*words, **({FROM_MAKE: "1"} if make else {}))
    assert told.count("\n") == 1
    assert ENGLISH.findall(re.sub(r"--[a-z]+", "", told)) == []
    if make and words[:1] not in ([], ["chekc"]):
        assert "build.py" not in told
        assert not re.search(r"--(?:year|format)", told)


def test_make_tells_of_every_target_in_both_languages() -> None:
    swedish, english = help_text(MAKEFILE, "sv"), help_text(MAKEFILE, "en")
    assert len(TARGETS) > 20
    for told in (swedish, english):
        assert re.findall(r"^([a-z-]+) ", told, re.M) == TARGETS
    assert ENGLISH.findall(re.sub(r"[a-z]+-[a-z]+|^\S+|[A-Z]+=", "", swedish, flags=re.M)) == []
    assert "MUNICIPALITY=Kumla YEAR=2027" in swedish


@pytest.mark.parametrize("what", ["help", "old-python", "setup", "setup-dev"])
def test_make_itself_speaks_both_languages(what: str) -> None:
    assert said(what, "sv") != said(what, "en")
    assert f"make_says {what}" in MAKEFILE
