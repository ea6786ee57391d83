"""What is told of each of several wordings, which stand as paragraphs of one text, or each in a place of its own."""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path

from kommunkompassen.base.finding import Finding, Severity
from kommunkompassen.check import check_all
from kommunkompassen.repository import Repository
from tests.check.test_all_rules import WHOLE

_FIRST_LINE = WHOLE.count("\n") + 3


def _found(folder: Path, written: str) -> list[Finding]:
    path = folder / "kumla-2027.yaml"
    path.write_text(written, "utf-8")
    return [one for one in check_all([path], Repository(folder), whole=False) if one.severity is not Severity.INFO]


def of_paragraphs(folder: Path, wordings: Sequence[str]) -> dict[str, list[str]]:
    """The keys of the findings on each paragraph."""
    told: dict[str, list[str]] = {wording: [] for wording in wordings}
    text = "".join(f"    {wording}\n\n" for wording in wordings)
    for finding in _found(folder, f"{WHOLE}texts:\n  closing: |\n{text}"):
        told[wordings[(finding.span.line - _FIRST_LINE) // 2]].append(finding.key)
    return told


def of_facts(folder: Path, label: str, value: str) -> list[str]:
    """The keys of the findings on a fact."""
    fact = f"facts:\n  - label: {json.dumps(label, ensure_ascii=False)}\n    value: {json.dumps(value, ensure_ascii=False)}\n"
    return [finding.key for finding in _found(folder, WHOLE + fact)]


def of_residents(folder: Path, word: str) -> list[str]:
    """The keys of the findings on a word for residents."""
    written = WHOLE.replace("residents: Kumlaborna", f"residents: {json.dumps(word, ensure_ascii=False)}")
    return [finding.key for finding in _found(folder, written)]
