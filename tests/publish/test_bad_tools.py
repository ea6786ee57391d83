"""A tool that hangs, or writes nothing, half or something else, costs its report and no more: said in a sentence, exit code 3."""

from __future__ import annotations

import sys
import time
from pathlib import Path

import pytest
import typst

from kommunkompassen.base import tools
from kommunkompassen.base.tools import ToolError, in_time
from kommunkompassen.building import builds
from kommunkompassen.publish import pandoc
from tests.conftest import Workshop
from tests.helpers import data, save

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="the programs that stand for pandoc are shell scripts")

REFERENCE = 'case "$*" in *print-default*) exec "$REAL" "$@";; esac\n'
"""What asks for the file that pandoc takes its look from is answered."""


@pytest.fixture
def shop(workshop: Workshop) -> Workshop:
    save(workshop.evaluations, data())
    return workshop


def use(script: str, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Let a shell script stand for pandoc."""
    monkeypatch.setenv("REAL", pandoc.program())
    program = folder / "pandoc"
    program.write_text(f"#!/bin/sh\n{script}\n", encoding="utf-8")
    program.chmod(0o755)
    monkeypatch.setattr(pandoc, "program", lambda: str(program))


def failure(shop: Workshop) -> ToolError:
    """Why no report was made."""
    done = shop.build(shop.evaluations / "kumla-2027.yaml")
    assert done.exit_code == builds.BAD_TOOL
    assert done.failure
    assert not shop.output.exists() or [path for path in shop.output.iterdir() if not path.name.startswith(".")] == []
    return done.failure


@pytest.mark.parametrize(
    ("script", "said"),
    [
        (REFERENCE + "exit 0", "only a part of the report's text"),
        (REFERENCE + "printf 'halv text'", "only a part of the report's text"),
        (REFERENCE + r"printf '\377\376\000'", "no text in UTF-8"),
        (REFERENCE + r"printf 'text\000'", "not of the report's text"),
        (REFERENCE + '"$REAL" "$@"; rm word.docx', "no Word file"),
        (REFERENCE + '"$REAL" "$@"; echo PK > word.docx', "only a part of the Word file"),
        (REFERENCE + "echo nej >&2; exit 4", "nej"),
        ("exit 0", "only a part of the Word file"),
    ],
    ids=["nothing", "half", "no UTF-8", "another text", "no Word file", "half a Word file", "failed", "no reference"],
)
def test_what_pandoc_did_not_write_whole_is_its_failure(
    shop: Workshop, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, script: str, said: str
) -> None:
    pandoc.default_reference.cache_clear()
    use(script, tmp_path, monkeypatch)
    found = failure(shop)
    pandoc.default_reference.cache_clear()
    assert "pandoc" in found.tool
    assert said in found.said


@pytest.mark.parametrize("script", [REFERENCE + "exec sleep 60", "exec sleep 60"], ids=["at work", "for its reference"])
def test_a_pandoc_that_hangs_is_stopped(shop: Workshop, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, script: str) -> None:
    pandoc.default_reference.cache_clear()
    use(script, tmp_path, monkeypatch)
    monkeypatch.setattr(pandoc, "LONGEST", 1)
    begun = time.monotonic()
    found = failure(shop)
    pandoc.default_reference.cache_clear()
    assert time.monotonic() - begun < 30
    assert "stopped" in found.said


def test_a_typst_that_hangs_is_left_behind(shop: Workshop, monkeypatch: pytest.MonkeyPatch) -> None:
    class Hanging:
        def __init__(self, *_: object, **__: object) -> None:
            pass

        def query(self, *_: object, **__: object) -> None:
            time.sleep(20)

    monkeypatch.setattr(tools, "LONGEST", 1)
    monkeypatch.setattr(typst, "Compiler", Hanging)
    done = shop.build(shop.evaluations / "kumla-2027.yaml", ("pdf",))
    assert done.exit_code == builds.BAD_TOOL
    assert done.failure
    assert done.failure.tool == "typst"
    assert "stopped" in done.failure.said


@pytest.mark.parametrize("made", [b"", b"halv", None, [b"%PDF-"], b"%PDF-1.7 halv"])
def test_what_is_no_pdf_is_typsts_failure(shop: Workshop, monkeypatch: pytest.MonkeyPatch, made: object) -> None:
    class Other:
        def __init__(self, *_: object, **__: object) -> None:
            pass

        def query(self, *_: object, **__: object) -> str:
            return "[]"

        def compile_with_warnings(self, *_: object, **__: object) -> tuple[object, list[object]]:
            return made, []

    monkeypatch.setattr(typst, "Compiler", Other)
    done = shop.build(shop.evaluations / "kumla-2027.yaml", ("pdf",))
    assert done.exit_code == builds.BAD_TOOL
    assert done.failure
    assert "typst" in done.failure.tool


def test_an_error_in_the_work_is_the_works() -> None:
    assert in_time("x", lambda: 1) == 1
    with pytest.raises(ZeroDivisionError):
        in_time("x", lambda: 1 // 0)
