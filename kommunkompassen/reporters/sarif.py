"""Findings as SARIF 2.1.0, the format that code hosts and editors read from checkers."""

from __future__ import annotations

import json
import re
from collections.abc import Sequence
from pathlib import Path
from typing import Any
from urllib.parse import quote

from kommunkompassen.base.finding import Finding, Severity
from kommunkompassen.base.messages import Language, text
from kommunkompassen.reporters import advice

SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
_LEVELS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "note"}
_TAGS: dict[Language, str] = {"sv": "sv-SE", "en": "en-GB"}
_PLACEHOLDER = re.compile(r"(?<!\{)\{\w+\}(?!\})")


def as_sarif(findings: Sequence[Finding], language: Language) -> str:
    """One run of the check. Its rules are those that found something; a rule with several cases has one entry for each."""
    rules = sorted({_rule_id(finding) for finding in findings})
    driver = {"name": "kommunkompassen", "language": _TAGS[language], "rules": [_rule(one, language) for one in rules]}
    run = {
        "tool": {"driver": driver},
        "language": _TAGS[language],
        # Our columns count characters; the standard's own choice, UTF-16 code units, counts an emoji as two.
        "columnKind": "unicodeCodePoints",
        "newlineSequences": ["\r\n", "\n", "\r"],
        "results": [_result(finding, rules.index(_rule_id(finding)), language) for finding in findings],
    }
    return json.dumps({"$schema": SCHEMA, "version": "2.1.0", "runs": [run]}, ensure_ascii=False, indent=2)


def _rule_id(finding: Finding) -> str:
    return f"{finding.rule}/{finding.detail}" if finding.detail else finding.rule


def _rule(rule_id: str, language: Language) -> dict[str, Any]:
    """A rule described by its own message and hint, with … for what differs from finding to finding."""
    # The texts' own braces are doubled where they are meant, as the standard wants them.
    message, hint = (_PLACEHOLDER.sub("…", text("findings", rule_id, language, part)) for part in ("message", "hint"))
    # GitHub asks for all three; the standard only for the id.
    whole = f"{message} {hint}"
    return {"id": rule_id, "shortDescription": {"text": message}, "fullDescription": {"text": whole}, "help": {"text": hint}}


def _result(finding: Finding, index: int, language: Language) -> dict[str, Any]:
    span = finding.span
    region = {"startLine": span.line, "startColumn": span.column, "endLine": span.end_line, "endColumn": span.end_column}
    return {
        "ruleId": _rule_id(finding),
        "ruleIndex": index,
        "level": _LEVELS[finding.severity],
        # In the standard's messages {0} is a placeholder, and braces that are meant are doubled.
        "message": {"text": advice(finding, language).replace("{", "{{").replace("}", "}}")},
        "locations": [{"physicalLocation": {"artifactLocation": {"uri": uri(finding.path)}, "region": region}}],
    }


def uri(path: Path) -> str:
    """Relative to where the command was given, which is the checkout's root, or absolute where it lies elsewhere."""
    full = path.resolve()
    try:
        return quote(full.relative_to(Path.cwd().resolve()).as_posix())
    except ValueError:
        return full.as_uri()
