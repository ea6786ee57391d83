"""Findings as GitLab's Code Quality report: what GitLab's documentation requires, and known findings that stay known."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path
from typing import Any

import jsonschema
import pytest

import build
from kommunkompassen.base.finding import Correction, Finding, Severity, Span
from kommunkompassen.base.messages import Language
from kommunkompassen.reporters.gitlab import as_code_quality
from tests.helpers import data, read, save

LANGUAGES: tuple[Language, ...] = ("sv", "en")
TEXT = {"type": "string", "minLength": 1}
SCHEMA = {
    "type": "array",
    "items": {
        "type": "object",
        "required": ["description", "check_name", "fingerprint", "severity", "location"],
        "additionalProperties": False,
        "properties": {
            "description": TEXT,
            "check_name": TEXT,
            "fingerprint": TEXT,
            "severity": {"enum": ["info", "minor", "major", "critical", "blocker"]},
            "location": {
                "type": "object",
                "required": ["path", "lines"],
                "properties": {
                    # Relative to the repository, and not with ./ before it.
                    "path": {"type": "string", "pattern": "^[^./]"},
                    "lines": {
                        "type": "object",
                        "required": ["begin"],
                        "properties": {"begin": {"type": "integer", "minimum": 1}, "end": {"type": "integer", "minimum": 1}},
                    },
                },
            },
        },
    },
}
"""The format as GitLab documents it."""


def _report(findings: list[Finding], language: Language = "sv") -> list[dict[str, Any]]:
    report: list[dict[str, Any]] = json.loads(as_code_quality(findings, language))
    jsonschema.validate(report, SCHEMA)
    fingerprints = [one["fingerprint"] for one in report]
    assert len(set(fingerprints)) == len(fingerprints), "GitLab shows only one of those that are alike"
    return report


def _fingerprints(text: str, language: Language = "sv") -> list[str]:
    return [one["fingerprint"] for one in _report([replace(one, path=Path("a.yaml")) for one in read(text).findings], language)]


def test_a_finding_is_an_object_at_its_place() -> None:
    values = {"key": "x", "near": "y"}
    finding = Finding(
        "unknown-key", Severity.ERROR, Path("evaluations/a.yaml"), Span(2, 3, 4, 12), values, "near", Correction(2, 2, ("y: 1",))
    )
    (reported,) = _report([finding])
    assert reported.pop("fingerprint")
    assert reported == {
        "description": 'Nyckelordet "x" finns inte. Menar du "y"?\nskriv så här:\ny: 1',
        "check_name": "unknown-key/near",
        "severity": "major",
        "location": {"path": "evaluations/a.yaml", "lines": {"begin": 2, "end": 4}},
    }


@pytest.mark.parametrize(("severity", "name"), [*zip(Severity, ("major", "minor", "info"), strict=True)])
def test_severities_have_gitlab_s_names(severity: Severity, name: str) -> None:
    (reported,) = _report([Finding("file-empty", severity, Path("a.yaml"))])
    assert (reported["severity"], reported["check_name"]) == (name, "file-empty")


def test_without_findings_the_list_is_empty() -> None:
    assert _report([]) == []


def test_a_finding_on_another_line_or_in_the_other_language_is_not_a_new_one() -> None:
    text = "facts: [{label: a, valu: 1}]\npublishr: x\n"
    before = _fingerprints(text)
    assert len(before) > 1
    assert _fingerprints("# en rad till\n" + text) == before
    assert _fingerprints(text, "en") == before
    assert not set(before) & set(_fingerprints(text.replace("valu", "vaule").replace("publishr", "publisherr")))


def test_findings_that_say_the_same_are_told_apart_and_one_that_goes_leaves_the_others_known() -> None:
    place = Finding("lost-text", Severity.WARNING, Path("a.yaml"))
    findings = [replace(place, span=Span(line, 1, line, 2)) for line in (3, 5, 9)]
    first = [one["fingerprint"] for one in _report(findings)]
    assert [one["fingerprint"] for one in _report(findings[::-1])] == first
    assert [one["fingerprint"] for one in _report(findings[1:])] == first[:2]
    elsewhere = [one["fingerprint"] for one in _report([replace(one, path=Path("b.yaml")) for one in findings])]
    assert not set(elsewhere) & set(first)


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_check_command_prints_the_report_alone_and_the_summary_beside_it(
    language: Language, tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    path = save(tmp_path / "evaluations", data())
    path.write_text(path.read_text("utf-8") + "publishr: x\n", encoding="utf-8")
    assert build.run(["check", "--evaluations", "evaluations", "--format", "gitlab", "--lang", language]) == 1
    printed = capsys.readouterr()
    report = json.loads(printed.out)
    jsonschema.validate(report, SCHEMA)
    assert [(one["check_name"], one["location"]["path"]) for one in report] == [
        ("unknown-key/near", "evaluations/kumla-2027.yaml")
    ]
    assert printed.err.count("\n") == 1
