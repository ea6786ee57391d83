"""The program as something that reports are made of: nothing of it is left out."""

from __future__ import annotations

import pytest

from kommunkompassen.base import paths, program


def test_the_program_is_all_that_a_report_is_made_with() -> None:
    found = set(program.program_files())
    assert {
        "build.py",
        "requirements.lock",
        "charts/style.py",
        "kommunkompassen/publish/docx.py",
        "kommunkompassen/base/messages/findings.yaml",
        "templates/theme.yaml",
        "templates/report/body.html",
        "templates/print/typst.lua",
    } <= found
    assert any(name.startswith("templates/fonts/") for name in found)
    assert any(name.startswith("templates/texts/") for name in found)
    assert not [name for name in found if "__pycache__" in name or name.startswith(("tests", "docs", "output", "."))]
    assert all((paths.PROJECT / name).is_file() for name in found)


def test_what_only_the_site_is_made_of_makes_no_report_anew() -> None:
    found = set(program.program_files())
    assert "templates/site/layout.html" in program.program_files(["templates"])
    assert not [name for name in found if "/site/" in name or name.startswith("kommunkompassen/search/")]


def test_some_of_its_folders_can_be_asked_for() -> None:
    found = set(program.program_files(["kommunkompassen/read"]))
    assert {"requirements.lock", "kommunkompassen/read/parts.py"} <= found
    assert not [name for name in found if name.startswith(("charts", "templates"))]
    assert len({program.program_digest(), program.program_digest(["charts"]), program.program_digest(["templates"])}) == 3


def test_the_tools_versions_count(monkeypatch: pytest.MonkeyPatch) -> None:
    said = program.tools()
    for package in ("typst", "pypandoc_binary", "matplotlib"):
        assert f"\n{package}-" in said, package
    before = program.program_digest()
    assert program.program_digest() == before
    monkeypatch.setattr(program, "tools", lambda: said + "\ntypst-99.dist-info")
    assert program.program_digest() != before
