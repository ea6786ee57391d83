"""All reports on main, and the release on a tag."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from tests.workflows.conftest import Project
from tests.workflows.runner import Runner, workflow

KEPT = "kumla-2017"
FILES = {f"{KEPT}.docx", f"{KEPT}.pdf", f"{KEPT}.html"}
GITHUB = {"github.token": "not-a-token", "github.repository": "utvardering/rapporter", "github.ref_name": "v1.2"}


@pytest.fixture
def small(project: Project) -> Project:
    """A project with one published evaluation and one draft."""
    project.evaluation("arboga-2016").unlink()
    draft = (
        project.evaluation(KEPT)
        .read_text("utf-8")
        .replace("year: 2017", "year: 2021")
        .replace("status: published", "status: draft")
    )
    project.evaluation("kumla-2021").write_text(draft, encoding="utf-8")
    return project


def test_all_reports_are_attached_with_drafts_apart(small: Project) -> None:
    done = Runner(small.folder, GITHUB).run("reports", "reports")
    assert done.failed == [], done.log
    assert set(done.artefacts["rapporter"]) == FILES
    assert {name.partition(".")[0] for name in done.artefacts["utkast"]} == {"kumla-2021-utkast"}


def test_a_broken_evaluation_fails_the_run_and_leaves_the_others_attached(small: Project) -> None:
    small.change(small.evaluation("kumla-2021"), "1.1: 5.3", "1.1: 99")
    done = Runner(small.folder, GITHUB).run("reports", "reports")
    assert done.failed == ["Kontrollera alla utvärderingar", "Bygg rapporterna"], done.log
    assert set(done.artefacts["rapporter"]) == FILES


GH = """#!/bin/sh
echo "$GH_REPO $GH_TOKEN $@" >> "$ASKED"
[ "$2" != view ] || [ -n "$RELEASED" ]
"""


@pytest.mark.parametrize("released", ["", "yes"], ids=["a tag that was pushed", "a tag that has its release"])
def test_a_tag_releases_the_published_reports_alone(tmp_path: Path, released: str) -> None:
    job = workflow("reports")["jobs"]["release"]
    assert job["if"] == "${{ github.ref_type == 'tag' }}"
    assert job["needs"] == "reports", "which fails where anything is broken"
    gh = tmp_path / "bin" / "gh"
    gh.parent.mkdir()
    gh.write_text(GH, encoding="utf-8")
    gh.chmod(0o755)
    asked = tmp_path / "asked"
    environment = {"PATH": f"{gh.parent}{os.pathsep}{os.environ['PATH']}", "ASKED": str(asked), "RELEASED": released}
    left = {"rapporter": dict.fromkeys(FILES, b"x"), "utkast": {"kumla-2021-utkast.pdf": b"x"}}

    done = Runner(tmp_path, GITHUB, environment, left).run("reports", "release")

    assert done.failed == [], done.log
    start = f"{GITHUB['github.repository']} {GITHUB['github.token']} release"
    uploaded = " ".join(f"rapporter/{name}" for name in sorted(FILES))
    made = [] if released else [f"{start} create v1.2 --verify-tag --generate-notes"]
    assert asked.read_text("utf-8").splitlines() == [f"{start} view v1.2", *made, f"{start} upload v1.2 --clobber {uploaded}"]
