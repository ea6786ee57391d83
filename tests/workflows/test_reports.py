"""All reports on main, and the release on a tag."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from tests.workflows.conftest import Project
from tests.workflows.runner import Runner, workflow

KEPT = "kumla-2017"
FILES = {f"{KEPT}.docx", f"{KEPT}.pdf", f"{KEPT}.html"}
GITHUB = {"github.token": "not-a-token", "github.repository": "utvardering/rapporter"}


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


def test_a_tag_releases_the_published_reports_alone(tmp_path: Path) -> None:
    job = workflow("reports")["jobs"]["release"]
    assert job["if"] == "${{ github.ref_type == 'tag' }}"
    assert job["needs"] == "reports", "which fails where anything is broken"
    gh = tmp_path / "bin" / "gh"
    gh.parent.mkdir()
    gh.write_text('#!/bin/sh\nprintf "%s\\n" "$GH_REPO" "$GH_TOKEN" "$@"\n', encoding="utf-8")
    gh.chmod(0o755)
    environment = {"PATH": f"{gh.parent}{os.pathsep}{os.environ['PATH']}", "GITHUB_REF_NAME": "v1.2"}
    runner = Runner(tmp_path, GITHUB, environment, {"rapporter": dict.fromkeys(FILES, b"x"), "utkast": {"a-utkast.pdf": b"x"}})

    done = runner.run("reports", "release")

    assert done.failed == [], done.log
    asked = ["release", "create", "v1.2", "--verify-tag", "--generate-notes", *(f"rapporter/{name}" for name in sorted(FILES))]
    assert done.log.splitlines() == [GITHUB["github.repository"], GITHUB["github.token"], *asked]
