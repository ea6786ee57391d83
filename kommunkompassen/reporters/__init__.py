"""Findings, flaws of made files and lists, as text for people and as JSON for programs.

Comes in: findings and what else is to be told. Goes out: text.
May import: base, repository, points, publish.
"""

from __future__ import annotations

import os
import re
import unicodedata
from collections import Counter
from collections.abc import Mapping, Sequence
from pathlib import Path

import click

from kommunkompassen.base.finding import Finding, Severity
from kommunkompassen.base.messages import Language, say, text
from kommunkompassen.base.paths import shown
from kommunkompassen.publish.inspect.flaw import Flaw

_COLOURS = {Severity.ERROR: "red", Severity.WARNING: "yellow", Severity.INFO: "blue"}
_TAB = "    "
_UNSHOWN = re.compile("[\x00-\x08\x0a-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069\ufeff]")
"""Signs that would move the cursor, colour the terminal or turn the line about."""
_GUTTER = "       | "


def alike(files: Sequence[Path]) -> str:
    """Paths that differ in their endings alone: output/nassjo-2019.docx, .pdf, .html."""
    return ", ".join([shown(files[0]), *(path.suffix for path in files[1:])])


def as_text(findings: Sequence[Finding], lines: Mapping[Path, Sequence[str]], language: Language, *, colour: bool) -> str:
    """Each finding with its place, what is wrong and what to do, and the line it is on with the place marked."""
    return "\n".join(_finding(finding, lines.get(finding.path, ()), language, colour=colour) for finding in findings)


def _finding(finding: Finding, lines: Sequence[str], language: Language, *, colour: bool) -> str:
    def paint(text: str, **style: object) -> str:
        return click.style(text, **style) if colour else text  # type: ignore[arg-type]

    span = finding.span
    place = f"{shown(finding.path)}:{span.line}:{span.column}:"
    severity = paint(say(f"severity-{finding.severity}", language) + ":", fg=_COLOURS[finding.severity], bold=True)
    # What was typed in the file stands in the message, and a code in quotes can be of any sign.
    said = displayed(f"{finding.message(language)} {finding.hint(language)}")
    head = f"{paint(place, bold=True)} {severity} {said} [{finding.rule}]"
    mark = paint("^", fg=_COLOURS[finding.severity], bold=True)
    return "\n".join([head, *_excerpt(finding, lines, mark), *_correction(finding, language)])


def _excerpt(finding: Finding, lines: Sequence[str], mark: str) -> list[str]:
    parts = marked_line(finding, lines)
    if not parts:
        return []
    before, marked, _ = parts
    marks = mark * max(1, _width(marked))
    return [f"{finding.span.line:>6} | {''.join(parts)}", f"{_GUTTER}{' ' * _width(before)}{marks}"]


def marked_line(finding: Finding, lines: Sequence[str]) -> tuple[str, str, str] | None:
    """The line that a finding is on as it can be shown: before the place, the place itself (may be empty), and after it."""
    span = finding.span
    if not 1 <= span.line <= len(lines) or not lines[span.line - 1].strip():
        return None
    line = lines[span.line - 1]
    last = span.end_column if span.end_line == span.line else len(line) + 1
    return displayed(line[: span.column - 1]), displayed(line[span.column - 1 : last - 1]), displayed(line[last - 1 :])


def _correction(finding: Finding, language: Language) -> list[str]:
    """The corrected lines with the indentation they should have, straight below the line as it is."""
    if not finding.correction:
        return []
    return [f"  {say('write-like-this', language)}", *((_GUTTER + displayed(line)).rstrip() for line in finding.correction)]


def displayed(line: str) -> str:
    """A line of a file as it can be shown: tabs as spaces, and a sign for what a terminal would obey."""
    return _UNSHOWN.sub("\ufffd", line.replace("\t", _TAB))


def _width(text: str) -> int:
    """How many columns of a terminal the text takes: emoji and East Asian signs take two, combining marks none."""
    return sum(_columns(sign) for sign in displayed(text))


def _columns(sign: str) -> int:
    if unicodedata.category(sign) in ("Mn", "Me", "Cf"):
        return 0
    return 2 if unicodedata.east_asian_width(sign) in ("W", "F") else 1


def as_json(findings: Sequence[Finding], language: Language) -> str:
    """A list of objects; lines and columns count characters from 1, the end is exclusive."""
    import json  # noqa: PLC0415  only this needs it

    return json.dumps(
        [
            {
                "rule": finding.rule,
                "severity": str(finding.severity),
                "file": shown(finding.path),
                "line": finding.span.line,
                "column": finding.span.column,
                "end_line": finding.span.end_line,
                "end_column": finding.span.end_column,
                "message": finding.message(language),
                "hint": finding.hint(language),
                "correction": list(finding.correction),
            }
            for finding in findings
        ],
        ensure_ascii=False,
        indent=2,
    )


def advice(finding: Finding, language: Language) -> str:
    """What is wrong, what to do, and the corrected lines below; for reports that show the finding at its place."""
    said = f"{finding.message(language)} {finding.hint(language)}"
    return "\n".join([said, say("write-like-this", language), *finding.correction]) if finding.correction else said


def wants_colour(*, terminal: bool) -> bool:
    """Colour on a terminal, unless NO_COLOR is set."""
    return terminal and not os.environ.get("NO_COLOR")


def summary(findings: Sequence[Finding], files: int, language: Language) -> str:
    """How many files were checked and what was found."""
    count = Counter(finding.severity for finding in findings)
    checked = say("summary-file" if files == 1 else "summary-files", language, count=files)
    found = [_counted(severity, count[severity], language) for severity in Severity if count[severity]]
    if not count[Severity.ERROR]:
        found.insert(0, say("summary-no-error", language))
    return f"{checked}: {', '.join(found)}."


def _counted(severity: Severity, count: int, language: Language) -> str:
    one, several = {
        Severity.ERROR: ("summary-error", "summary-errors"),
        Severity.WARNING: ("summary-warning", "summary-warnings"),
        Severity.INFO: ("summary-info", "summary-infos"),
    }[severity]
    return say(one if count == 1 else several, language, count=count)


def flaw(id_: str, found: Flaw, language: Language, *, severe: bool) -> str:
    """What makes a made file less than accessible, and where."""
    severity = say("severity-error" if severe else "severity-warning", language)
    return f"{id_}.{found.format}: {severity}: {text('flaws', found.what, language).format(where=found.where)}"
