"""Findings where a pull request shows them: as annotations on its lines, and in full in the summary of the run."""

from __future__ import annotations

import os
from collections.abc import Sequence
from pathlib import Path

from kommunkompassen.base.finding import Finding, Severity, Span, in_order
from kommunkompassen.base.in_markdown import in_markdown
from kommunkompassen.base.messages import Language, say
from kommunkompassen.base.paths import shown
from kommunkompassen.base.streams import without_commands
from kommunkompassen.reporters import advice, summary
from kommunkompassen.reporters.excerpt import displayed

MOST = 10
"""GitHub shows so many annotations of each kind from one step, and drops the rest without a word."""
MOST_BYTES = 1_000_000
"""GitHub refuses a step's summary above 1 MiB, the whole of it."""
_KINDS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "notice"}


def as_annotations(findings: Sequence[Finding], language: Language) -> str:
    """One workflow command a line, the most severe first; last, how many were left out."""
    by_kind = _by_severity(findings)
    if any(len(found) > MOST for found in by_kind.values()):
        # The line that tells of the others is a notice too, and must not be the eleventh.
        places = {kind: MOST - (kind is Severity.INFO) for kind in by_kind}
    else:
        places = dict.fromkeys(by_kind, MOST)
    lines = [_annotation(finding, language) for kind, found in by_kind.items() for finding in found[: places[kind]]]
    if left := sum(len(found) for found in by_kind.values()) - len(lines):
        lines.append(f"::notice::{_data(say('github-more', language, count=left))}")
    return "\n".join(lines)


def _by_severity(findings: Sequence[Finding]) -> dict[Severity, list[Finding]]:
    ordered = in_order(findings)
    return {kind: [finding for finding in ordered if finding.severity is kind] for kind in _KINDS}


def _annotation(finding: Finding, language: Language) -> str:
    values = {"file": shown(finding.path), **_place(finding.span), "title": finding.rule}
    properties = ",".join(f"{name}={_property(str(value))}" for name, value in values.items())
    return f"::{_KINDS[finding.severity]} {properties}::{_data(advice(finding, language))}"


def _place(span: Span) -> dict[str, int]:
    """Lines and columns as GitHub takes them: no columns for a place over several lines, or the run never ends."""
    last = span.end_line - 1 if span.end_column == 1 and span.end_line > span.line else span.end_line
    if last > span.line:
        return {"line": span.line, "endLine": last}
    place = {"line": span.line, "col": span.column, "endLine": span.line}
    return {**place, "endColumn": span.end_column} if span.end_line == span.line else place


def _data(text: str) -> str:
    return without_commands(text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A"))


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")


def as_step_summary(findings: Sequence[Finding], files: int, language: Language) -> str:
    """All findings as a Markdown table, the most severe first, as far as GitHub takes it."""
    lines = [f"**{summary(findings, files, language)}**", ""]
    ordered = [one for found in _by_severity(findings).values() for one in found]
    if ordered:
        columns = say("github-columns", language).split("|")
        lines += [_row(columns), _row(["---"] * len(columns))]
    size = 0
    for number, finding in enumerate(ordered):
        row = _row(_cells(finding, language))
        size += len(row.encode()) + 1
        if size > MOST_BYTES:
            lines += ["", say("github-left-out", language, count=len(ordered) - number)]
            break
        lines.append(row)
    return "\n".join(lines) + "\n"


def _cells(finding: Finding, language: Language) -> list[str]:
    texts = (
        say(f"severity-{finding.severity}", language),
        shown(finding.path),
        str(finding.span.line),
        finding.message(language),
        finding.hint(language),
        finding.rule,
    )
    return [_cell(text) for text in texts]


def _cell(text: str) -> str:
    """A text of one line, in which nothing is Markdown."""
    return in_markdown(" ".join(displayed(line.strip()) for line in text.splitlines() if line.strip()))


def _row(cells: Sequence[str]) -> str:
    return f"| {' | '.join(cells)} |"


def append_to_step_summary(text: str) -> None:
    """Add to the file that GitHub shows as the run's summary; elsewhere there is none, and nothing is done."""
    if path := os.environ.get("GITHUB_STEP_SUMMARY"):
        with Path(path).open("a", encoding="utf-8", newline="\n") as file:
            file.write(text)
