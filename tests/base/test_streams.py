"""What is printed obeys nobody: no text of an evaluation is a command where a workflow runs, and a full disk is told as such."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

import build
from kommunkompassen.base import paths
from kommunkompassen.base.json_text import json_text
from kommunkompassen.base.streams import without_commands
from tests.helpers import data, save
from tests.word_comments.files import added, block, comment, on, packed, parts, run

HOSTILE = (
    "##[error file=x;line=3]Fel ##[add-mask]e\n::error::Fel\n  ::add-mask::e\n###[group]a ##vso[task.setvariable variable=a]b"
)


def commands(printed: str) -> list[str]:
    """What a runner would obey, as it looks for it: ## and a word in brackets anywhere, :: where a line begins."""
    lines = re.split(r"\r\n|\r|\n", printed)
    return [line for line in lines if re.search(r"##\w*\[", line) or line.strip().startswith("::")]


@pytest.mark.parametrize(
    "text",
    ["##[error]a", "a ##[error]b", "###[a]", "##vso[a]b", "::error::a", "  \t::error::a", "a\n::b::", "a\r \xa0::b::", "\v::a::"],
)
def test_a_command_is_none_any_more_and_reads_as_before(text: str) -> None:
    assert commands(text)
    assert commands(without_commands(text)) == []
    assert without_commands(text).replace("\N{WORD JOINER}", "") == text


@pytest.mark.parametrize("text", ["Se 1::2", "# Rubrik", "## Rubrik [länk]", "[a]: b", ": a", "a\n: b"])
def test_other_text_is_left_as_it_is(text: str) -> None:
    assert without_commands(text) == text


def test_json_says_the_same_with_escapes() -> None:
    assert commands(json_text({HOSTILE: [HOSTILE]})) == []
    assert json.loads(json_text({HOSTILE: [HOSTILE]})) == {HOSTILE: [HOSTILE]}


@pytest.fixture
def hostile(tmp_path: Path) -> Path:
    """A folder of evaluations, one sound and two with such texts everywhere, in a git repository that knows the first alone."""
    folder = tmp_path / "evaluations"
    save(folder, data("Arboga"))
    for arguments in (["init", "-q", "-b", "main"], ["add", "."], ["commit", "-qm", "a"]):
        identity = ["-c", "user.name=Eva", "-c", "user.email=eva@example.org"]
        subprocess.run(["git", *identity, *arguments], cwd=tmp_path, check=True)
    values = data("Kumla")
    values["texts"] = {"closing": f"TODO {HOSTILE}", "analysis": f"{{{HOSTILE}}}"}
    values["areas"]["1"]["strengths"] = HOSTILE.split("\n")
    values["areas"]["1"]["narrative"] = [{"heading": HOSTILE, "text": HOSTILE, "good_example": "true"}]
    values["areas"]["1"]["scores"]["1.1"] = {"points": HOSTILE, "note": HOSTILE}
    values[HOSTILE] = HOSTILE
    save(folder, values)
    broken = f"municipality: Torsby\nyear: 2027\n{HOSTILE}\n\t: {HOSTILE}\n- {HOSTILE}\n".replace("##", " ##")
    (folder / "torsby-2027.yaml").write_text(broken, encoding="utf-8")
    (folder / "##[error]-2027.yaml").write_text(broken, encoding="utf-8")
    (tmp_path / "poang.csv").write_text(f"id;points\n1.1;{HOSTILE.splitlines()[0]}\n::error::;2\n", encoding="utf-8")
    words = run(HOSTILE)
    body = block(HOSTILE) + f"<w:p>{on(1, words)}{added(words)}{added(words, 'del')}</w:p>"
    packed(tmp_path / "granskad.docx", parts(body, comments=comment(1, HOSTILE)))
    return tmp_path


COMMANDS = [
    *(["check", "--format", kind] for kind in ("text", "json", "gitlab")),
    ["check", "::error::"],
    *(["diff", "HEAD", "--format", kind] for kind in ("text", "markdown", "json")),
    *(["list", "--format", kind] for kind in ("text", "json", "csv")),
    ["list", "--missing"],
    ["list", "--branches"],
    *(["list", "--good-examples", "--format", kind] for kind in ("text", "json")),
    ["report", "--all", "--format", "html", "--draft", "--output", "output"],
    ["fmt", "--check"],
    ["scores", "arboga", "poang.csv"],
    ["scores", "kumla", "poang.csv"],
    ["new", "::error::##[error]a", "--year", "2027"],
    ["new", "Täby", "--year", "2027", "--scores", "poang.csv"],
    *(["comments", "granskad.docx", "--format", kind] for kind in ("text", "json")),
    ["::error::"],
]


@pytest.mark.parametrize("arguments", COMMANDS, ids=" ".join)
def test_no_command_prints_what_a_runner_obeys(
    hostile: Path, arguments: list[str], monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(hostile)
    code = build.run([*arguments, *([] if arguments == ["::error::"] else ["--evaluations", "evaluations", "--lang", "sv"])])
    printed = capsys.readouterr()
    assert code in (0, 1, 2)
    assert commands(printed.out + "\n" + printed.err) == []


def test_annotations_are_the_checks_own_and_no_more(
    hostile: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(hostile)
    monkeypatch.setenv("GITHUB_STEP_SUMMARY", "summary.md")
    build.run(["check", "--format", "github", "--evaluations", "evaluations"])
    printed = capsys.readouterr()
    assert commands(printed.err) == []
    lines = printed.out.splitlines()
    assert lines
    assert [line for line in lines if not re.match(r"::(error|warning|notice)( file=[^:]*|)::", line)] == []
    assert [line for line in lines if re.search(r"##\w*\[", line)] == []
    assert [line for line in lines if "::" in line[2:].partition("::")[0]] == []


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="there is no full disk here")
@pytest.mark.parametrize("command", [["list"], ["check", "--format", "json"], ["check", "--help"]])
def test_a_full_disk_is_told_as_such(command: list[str]) -> None:
    with Path("/dev/full").open("wb") as full:
        done = subprocess.run(
            [sys.executable, "build.py", *command, *([] if "--help" in command else ["--lang", "sv"])],
            cwd=paths.PROJECT,
            stdout=full,
            stderr=subprocess.PIPE,
            env={**os.environ, "LC_MESSAGES": "sv_SE.UTF-8"},
            check=False,
        )
    assert done.returncode == 3
    assert done.stderr.decode() == "Allt kunde inte skrivas ut: det finns inget utrymme kvar på disken.\n"
