"""The panel that the preview adds to the report's page: what is wrong, with the lines it is on, and the other formats."""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Mapping, Sequence
from functools import cache
from pathlib import Path
from urllib.parse import quote

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from kommunkompassen import reporters
from kommunkompassen.base import paths
from kommunkompassen.base.few import More, few
from kommunkompassen.base.finding import Finding, Severity
from kommunkompassen.base.messages import Language, say
from kommunkompassen.check.standing import is_not_yet, wrong
from kommunkompassen.preview.shown import Shown
from kommunkompassen.report.naming import Format
from kommunkompassen.reporters import excerpt

PAPERS: tuple[Format, ...] = ("docx", "pdf")


def page(report: bytes | None, panel_html: str, language: Language) -> bytes:
    """The report's page with the panel, its style and the script that keeps it up to date; a page of its own without one."""
    if report is None:
        report = _templates().get_template("waiting.html").render(language=language).encode("utf-8")
    # What evaluators wrote is escaped, so these tags are the template's own.
    head, start, body = report.partition(b"</head>")
    body, end, rest = body.rpartition(b"</body>")
    style = f'<style id="preview-style">\n{_text("panel.css")}</style>\n'
    added = f'{panel_html}\n<script id="preview-script">{script()}</script>\n'
    return b"".join([head, style.encode("utf-8"), start, body, added.encode("utf-8"), end, rest])


def panel(shown: Shown, name: str, page_id: str, language: Language) -> str:
    """The panel as HTML."""
    drafts = [shown.standing] if shown.standing else []
    errors = [finding for finding in shown.findings if finding.severity is Severity.ERROR]
    others = [finding for finding in wrong(shown.findings, drafts) if finding.severity is not Severity.ERROR]
    not_yet = [finding for finding in shown.findings if drafts and is_not_yet(finding)]
    return (
        _templates()
        .get_template("panel.html")
        .render(
            language=language,
            page_id=page_id,
            label=say("preview-label", language),
            lost=say("preview-lost", language),
            no_script=say("preview-no-script", language),
            status=_status(shown, len(errors), language),
            troubled=bool(errors or shown.problem),
            restart=say("preview-restart", language) if shown.restart else "",
            problem=shown.problem,
            errors=_listed(errors, shown.lines or {}, language),
            errors_label=say("preview-errors", language, count=len(errors)),
            others=_listed(others, shown.lines or {}, language),
            standing=reporters.how_far(shown.standing, language) if shown.standing else "",
            not_yet=_listed(not_yet, shown.lines or {}, language),
            flaws=shown.flaws,
            others_label=say("preview-warnings", language, count=len(others) + len(shown.flaws)),
            files=[_file(kind, shown, name, language) for kind in PAPERS] if shown.page else [],
            files_problem=shown.files_problem,
        )
    )


def _status(shown: Shown, errors: int, language: Language) -> str:
    if not shown.built:
        return say("preview-first", language)
    if errors:
        return say("preview-old-page" if shown.page else "preview-no-page", language)
    if shown.problem:
        return say("preview-old-problem" if shown.page else "preview-no-report", language)
    return say("preview-clean", language)


def _listed(
    findings: Sequence[Finding], lines: Mapping[Path, Sequence[str]], language: Language
) -> list[dict[str, object] | str]:
    """Findings, and sentences on how many more there are."""
    return [reporters.more(one, language) if isinstance(one, More) else _finding(one, lines, language) for one in few(findings)]


def _finding(finding: Finding, lines: Mapping[Path, Sequence[str]], language: Language) -> dict[str, object]:
    span = finding.span
    return {
        "place": f"{paths.shown(finding.path)}:{span.line}:{span.column}",
        "severity": say(f"severity-{finding.severity}", language),
        "kind": str(finding.severity),
        "message": finding.message(language),
        "hint": finding.hint(language),
        "rule": finding.rule,
        "line": span.line,
        "marked": excerpt.marked_line(finding, lines.get(finding.path, ())),
        "correction": excerpt.corrected(finding),
        "write": reporters.write_like_this(finding, language) if finding.correction else "",
    }


def _file(kind: Format, shown: Shown, name: str, language: Language) -> dict[str, str]:
    ready = bool(shown.files and kind in shown.files)
    state = say("preview-ready" if ready else "preview-failed" if shown.files_problem else "preview-making", language)
    return {"label": _label(kind, language), "state": state, "address": f"/{quote(name)}.{kind}" if ready else ""}


def _label(kind: Format, language: Language) -> str:
    return {"docx": say("preview-docx", language), "pdf": say("preview-pdf", language)}[kind]


@cache
def script() -> str:
    """What the panel's script does; see script.js."""
    return _text("script.js")


def script_hash() -> str:
    """The script's hash as a content security policy wants it, so that no other script runs."""
    return base64.b64encode(hashlib.sha256(script().encode("utf-8")).digest()).decode("ascii")


@cache
def _text(name: str) -> str:
    return Path(__file__).with_name(name).read_text("utf-8")


@cache
def _templates() -> Environment:
    return Environment(
        loader=FileSystemLoader(Path(__file__).parent),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
