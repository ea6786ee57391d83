"""Findings, flaws of made files and lists, as text for people and as JSON for programs.

Comes in: findings and what else is to be told. Goes out: text.
May import: base, read, repository, points, check, report, publish.
"""

from __future__ import annotations

import os
import unicodedata
from collections import Counter
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from kommunkompassen.base.few import More, few
from kommunkompassen.base.finding import Finding, Severity
from kommunkompassen.base.messages import Language, say, text
from kommunkompassen.base.paths import shown
from kommunkompassen.publish.inspect.flaw import Flaw
from kommunkompassen.report.naming import file_name
from kommunkompassen.reporters.excerpt import corrected, displayed, marked_line

if TYPE_CHECKING:
    from kommunkompassen.check.standing import Standing

_COLOURS = {Severity.ERROR: "red", Severity.WARNING: "yellow", Severity.INFO: "blue"}
_GUTTER = "       | "


def alike(files: Sequence[Path]) -> str:
    """Paths that differ in their endings alone: output/nassjo-2019.docx, .pdf, -korthet.pdf."""
    return ", ".join([shown(files[0]), *(path.name.removeprefix(files[0].stem) for path in files[1:])])


def as_text(findings: Sequence[Finding], lines: Mapping[Path, Sequence[str]], language: Language, *, colour: bool) -> str:
    """Each finding with its place, what is wrong and what to do, and the line it is on with the place marked.

    Of the findings of one rule in one file the first hundred, and how many more there are.
    """
    return "\n".join(
        more(one, language) if isinstance(one, More) else _finding(one, lines.get(one.path, ()), language, colour=colour)
        for one in few(findings)
    )


def more(left: More, language: Language) -> str:
    """That there are more findings of a rule in a file than are shown."""
    return f"{shown(left.path)}: {say('more-findings', language, count=left.count)} [{left.rule}]"


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
    marks = mark * max(1, width(marked))
    return [f"{finding.span.line:>6} | {''.join(parts)}", f"{_GUTTER}{' ' * width(before)}{marks}"]


def _correction(finding: Finding, language: Language) -> list[str]:
    """The corrected lines with the indentation they should have, straight below the line as it is."""
    if not finding.correction:
        return []
    return [f"  {write_like_this(finding, language)}", *((_GUTTER + line).rstrip() for line in corrected(finding))]


def write_like_this(finding: Finding, language: Language) -> str:
    """What stands above the corrected lines: which lines they are instead of, where that is not plain from the place."""
    change = finding.correction
    assert change
    if change.last < change.first:
        return say("write-like-this-before", language, line=change.first)
    if change.first == change.last == finding.span.line:
        return say("write-like-this", language)
    if change.first == change.last:
        return say("write-like-this-line", language, line=change.first)
    return say("write-like-this-lines", language, first=change.first, last=change.last)


def width(text: str) -> int:
    """How many columns of a terminal the text takes: emoji and East Asian signs take two, combining marks none."""
    return sum(_columns(sign) for sign in displayed(text))


def _columns(sign: str) -> int:
    if unicodedata.category(sign) in ("Mn", "Me", "Cf"):
        return 0
    return 2 if unicodedata.east_asian_width(sign) in ("W", "F") else 1


def as_json(findings: Sequence[Finding], language: Language) -> str:
    """A list of objects; lines and columns count characters from 1, the end is exclusive."""
    from kommunkompassen.base.json_text import json_text  # noqa: PLC0415  only this needs it

    return json_text(
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
                **_correction_as_json(finding),
            }
            for finding in findings
        ]
    )


def _correction_as_json(finding: Finding) -> dict[str, object]:
    """The corrected lines and which lines they are instead of; none where there is no correction."""
    change = finding.correction
    if change is None:
        return {"correction": [], "correction_first": None, "correction_last": None}
    return {"correction": list(change.lines), "correction_first": change.first, "correction_last": change.last}


def advice(finding: Finding, language: Language) -> str:
    """What is wrong, what to do, and the corrected lines below; for reports that show the finding at its place."""
    said = f"{finding.message(language)} {finding.hint(language)}"
    if not finding.correction:
        return said
    return "\n".join([said, write_like_this(finding, language), *corrected(finding)])


def wants_colour(*, terminal: bool) -> bool:
    """Colour on a terminal, unless NO_COLOR is set."""
    return terminal and not os.environ.get("NO_COLOR")


def summary(findings: Sequence[Finding], files: int, language: Language) -> str:
    """How many files were checked and what was found."""
    count = Counter(finding.severity for finding in findings)
    checked = say("summary-file" if files == 1 else "summary-files", language, count=files)
    counted = [_counted(severity, count[severity], language) for severity in Severity if count[severity]]
    if not count[Severity.ERROR]:
        counted.insert(0, say("summary-no-error", language))
    return f"{checked}: {', '.join(counted)}."


def how_far(draft: Standing, language: Language) -> str:
    """How far a draft has come: 31 av 45 frågor, 5 av 8 områden, 2 avsnitt utan text."""
    # Where areas have points and no questions, both are counted in areas.
    of_areas = draft.to_score == draft.areas
    said = [
        say("standing-scored-areas" if of_areas else "standing-scored", language, done=draft.scored, all=draft.to_score),
        say("standing-told-areas" if of_areas else "standing-told", language, done=draft.told, all=draft.areas),
    ]
    if draft.sections:
        said.append(say("standing-section" if draft.sections == 1 else "standing-sections", language, count=draft.sections))
    if draft.dated:
        said.append(say("standing-dated" if draft.dated == 1 else "standing-dated-several", language, count=draft.dated))
    missing = say("standing-missing", language, keys=", ".join(draft.missing)) if draft.missing else ""
    return f"{', '.join(said)}{missing}."


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
    return f"{file_name(id_, found.format)}: {severity}: {text('flaws', found.what, language).format(where=found.where)}"
