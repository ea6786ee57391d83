"""Findings as GitLab's Code Quality report, which a merge request shows on its lines: a list of objects, one per finding.

The fields are those of https://docs.gitlab.com/ci/testing/code_quality/#code-quality-report-format.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Sequence
from hashlib import blake2b
from typing import Any

from kommunkompassen.base.finding import Finding, Severity, in_order
from kommunkompassen.base.json_text import json_text
from kommunkompassen.base.messages import Language
from kommunkompassen.base.paths import shown
from kommunkompassen.reporters import advice

_SEVERITIES = {Severity.ERROR: "major", Severity.WARNING: "minor", Severity.INFO: "info"}


def as_code_quality(findings: Sequence[Finding], language: Language) -> str:
    """The report. Paths are relative to where the command was given, which is the checkout's root."""
    seen: Counter[str] = Counter()
    return json_text([_object(finding, seen, language) for finding in in_order(findings)])


def _object(finding: Finding, seen: Counter[str], language: Language) -> dict[str, Any]:
    return {
        "description": advice(finding, language),
        "check_name": finding.key,
        "fingerprint": _fingerprint(finding, seen),
        "severity": _SEVERITIES[finding.severity],
        "location": {"path": shown(finding.path), "lines": {"begin": finding.span.line, "end": finding.span.end_line}},
    }


def _fingerprint(finding: Finding, seen: Counter[str]) -> str:
    """By this GitLab tells new findings from known ones: no line is in it, nor the language, so that neither makes one new.

    Findings that are otherwise alike are told apart by their order in the file.
    """
    what = json.dumps([shown(finding.path), finding.key, sorted(finding.values.items())])
    seen[what] += 1
    return blake2b(f"{what} {seen[what]}".encode(), digest_size=16).hexdigest()
