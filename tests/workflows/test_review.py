"""The review of a pull request, step by step, on good and broken changes."""

from __future__ import annotations

import json
from pathlib import Path

from scripts.review_comment.left import FILE, FINDINGS
from tests.workflows.conftest import Project
from tests.workflows.runner import Run, Runner

GITHUB = {
    "github.server_url": "https://github.com",
    "github.repository": "utvardering/rapporter",
    "github.sha": "0123456789012345678901234567890123456789",
    "github.event.before": "",
    "github.event.pull_request.head.sha": "",
}
CHECK, DRAFTS = "Kontrollera alla utvärderingar", "Bygg utkast till de rapporter som ändras"


def review(project: Project) -> Run:
    return Runner(project.folder, GITHUB).run("review", "review")


def kinds(files: dict[str, bytes], id_: str) -> set[str]:
    return {Path(name).suffix for name in files if name.startswith(f"{id_}-")}


def test_a_good_change_is_described_built_and_pictured(project: Project) -> None:
    project.change(project.evaluation("kumla-2017"), "1.1: 5.3", "1.1: 9.3")
    project.merge()

    done = review(project)

    assert done.failed == [], done.log
    assert "::error" not in done.log
    change = done.artefacts["change"][FILE].decode("utf-8")
    assert change.splitlines()[0] == "Kumla 2017: 372 → 376 poäng; område 1: 37 → 41"
    assert "**Kumla 2017**: 372 → 376 poäng; område 1: 37 → 41" in done.summary
    assert {one["severity"] for one in json.loads(done.artefacts["change"][FINDINGS])} == {"info"}, "unused references"
    assert kinds(done.artefacts["utkast"], "kumla-2017") == {".docx", ".pdf", ".html"}
    assert len(done.artefacts["utkast"]) == 3, "no other report has changed"
    assert GITHUB["github.sha"] in done.artefacts["utkast"]["kumla-2017-utkast.html"].decode("utf-8"), "links to its lines"
    assert kinds(done.artefacts["andrade-sidor"], "kumla-2017") == {".png"}


def test_a_broken_change_is_told_at_its_line_and_stops_nothing_else(project: Project) -> None:
    broken = project.evaluation("kumla-2017")
    project.change(broken, "1.1: 5.3", "1.1: 99")
    project.change(project.evaluation("arboga-2016"), "1.1: 2.25", "1.1: 2.5")
    line = broken.read_text("utf-8").splitlines().index("      1.1: 99") + 1
    project.merge()

    done = review(project)

    assert done.failed == [CHECK, DRAFTS], done.log
    assert f"::error file=evaluations/kumla-2017.yaml,line={line}," in done.log
    assert "kumla-2017.yaml" in done.summary
    assert "Arboga 2016" in done.artefacts["change"][FILE].decode("utf-8")
    assert ("error", line) in {(one["severity"], one["line"]) for one in json.loads(done.artefacts["change"][FINDINGS])}
    assert kinds(done.artefacts["utkast"], "arboga-2016") == {".docx", ".pdf", ".html"}
    assert kinds(done.artefacts["utkast"], "kumla-2017") == set()
    assert kinds(done.artefacts["andrade-sidor"], "arboga-2016") == {".png"}


def test_two_good_changes_that_break_a_file_together_are_found(project: Project) -> None:
    evaluation = project.evaluation("kumla-2017")
    project.git("checkout", "--quiet", "-b", "other")
    project.change(evaluation, "compare_with:\n", "publisher: Sveriges Kommuner och Regioner\ncompare_with:\n")
    project.git("commit", "--quiet", "--all", "--message", "Publisher first")
    project.git("checkout", "--quiet", "main")
    evaluation.write_text(evaluation.read_text("utf-8") + "publisher: SKR\n", encoding="utf-8")
    project.git("commit", "--quiet", "--all", "--message", "Publisher last")
    project.git("merge", "--quiet", "--no-ff", "--message", "Merge", "other")
    project.age_locks()

    done = review(project)

    assert CHECK in done.failed
    assert "title=duplicate-key" in done.log


def test_a_change_that_no_report_prints_gives_no_drafts(project: Project) -> None:
    project.change(project.folder / "README.md", "Kommunkompassen", "Kommunkompassen,")
    project.change(project.evaluation("kumla-2017"), "municipality: Kumla", "# En anmärkning\nmunicipality: Kumla")
    project.merge()

    done = review(project)

    assert done.failed == [], done.log
    assert set(done.artefacts) == {"change"}
