"""Findings as SARIF 2.1.0: what the standard requires, written out by hand."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any
from urllib.parse import unquote, urlsplit

import pytest

import build
from kommunkompassen.base.finding import Finding, Severity, Span
from kommunkompassen.base.messages import Language, catalogue
from kommunkompassen.reporters import sarif
from tests.helpers import data, read, save

LANGUAGES: tuple[Language, ...] = ("sv", "en")


def _findings() -> list[Finding]:
    """Findings of many kinds, as the reader makes them."""
    made = list(
        read("åå: 1\nstatus: klar\nareas:\n  1:\n    scores: {1.1: tolv}\n    strengths: '😀'\nconducted: [1]\n").findings
    )
    first = made[0]
    made += [Finding(first.rule, Severity.WARNING, first.path, Span(9, 1, 11, 2), first.values, first.detail)]
    made += [
        Finding("unknown-figure", Severity.INFO, Path("b.yaml"), Span(1, 2, 1, 9), {"text": "{x}", "doubled": "{{x}}"}, "unknown")
    ]
    return made


def _log(findings: list[Finding], language: Language = "sv") -> dict[str, Any]:
    log: dict[str, Any] = json.loads(sarif.as_sarif(findings, language))
    return log


def _conforms(log: dict[str, Any]) -> None:
    """The properties that the standard requires, of the kinds and in the relations that it requires."""
    assert log["version"] == "2.1.0"
    assert log["$schema"].endswith("/sarif-schema-2.1.0.json")
    assert set(log) <= {"$schema", "version", "runs", "inlineExternalProperties", "properties"}
    (run,) = log["runs"]
    driver = run["tool"]["driver"]
    assert driver["name"]
    assert run["columnKind"] in ("utf16CodeUnits", "unicodeCodePoints")
    assert run["newlineSequences"]
    ids = [rule["id"] for rule in driver["rules"]]
    assert len(ids) == len(set(ids))
    for rule in driver["rules"]:
        # What GitHub shows and so asks for, beyond the standard.
        for shown in ("shortDescription", "fullDescription", "help"):
            assert rule[shown]["text"]
    for result in run["results"]:
        assert result["message"]["text"]
        assert result["level"] in ("none", "note", "warning", "error")
        assert ids[result["ruleIndex"]] == result["ruleId"]
        (location,) = result["locations"]
        region = location["physicalLocation"]["region"]
        assert set(region) == {"startLine", "startColumn", "endLine", "endColumn"}
        assert min(region.values()) >= 1
        assert all(isinstance(value, int) for value in region.values())
        assert (region["startLine"], region["startColumn"]) <= (region["endLine"], region["endColumn"])
        uri = location["physicalLocation"]["artifactLocation"]["uri"]
        assert uri.isascii()
        assert " " not in uri
        assert urlsplit(uri).scheme in ("", "file")


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_log_has_what_the_standard_requires(language: Language) -> None:
    findings = _findings()
    assert len({finding.rule for finding in findings}) >= 3
    log = _log(findings, language)
    _conforms(log)
    assert len(log["runs"][0]["results"]) == len(findings)


def test_a_log_without_findings_is_a_log_too() -> None:
    log = _log([])
    _conforms(log)
    assert log["runs"][0]["results"] == []
    assert log["runs"][0]["tool"]["driver"]["rules"] == []


def test_a_finding_is_a_result_at_its_place() -> None:
    finding = Finding(
        "unknown-key", Severity.ERROR, Path("evaluations/a.yaml"), Span(2, 3, 4, 12), {"key": "x", "near": "y"}, "near"
    )
    (result,) = _log([finding])["runs"][0]["results"]
    assert result == {
        "ruleId": "unknown-key/near",
        "ruleIndex": 0,
        "level": "error",
        "message": {"text": 'Nyckelordet "x" finns inte. Menar du "y"?'},
        "locations": [
            {
                "physicalLocation": {
                    "artifactLocation": {"uri": "evaluations/a.yaml"},
                    "region": {"startLine": 2, "startColumn": 3, "endLine": 4, "endColumn": 12},
                }
            }
        ],
    }


def test_columns_count_characters_and_the_log_says_so() -> None:
    found = read("facts: [{label: 😀å, valu: 1}]\n").findings
    log = _log(list(found))
    assert log["runs"][0]["columnKind"] == "unicodeCodePoints"
    regions = [result["locations"][0]["physicalLocation"]["region"] for result in log["runs"][0]["results"]]
    at = "facts: [{label: 😀å, valu: 1}]".index("valu") + 1
    assert {"startLine": 4, "startColumn": at, "endLine": 4, "endColumn": at + 4} in regions


@pytest.mark.parametrize(("severity", "level"), [*zip(Severity, ("error", "warning", "note"), strict=True)])
def test_severities_have_the_standards_names(severity: Severity, level: str) -> None:
    log = _log([Finding("file-empty", severity, Path("a.yaml"))])
    assert log["runs"][0]["results"][0]["level"] == level


@pytest.mark.parametrize(
    ("path", "uri"),
    [
        ("evaluations/a.yaml", "evaluations/a.yaml"),
        ("evaluations/Upplands Väsby.yaml", "evaluations/Upplands%20V%C3%A4sby.yaml"),
        ("a:b#c?d%.yaml", "a%3Ab%23c%3Fd%25.yaml"),
    ],
)
def test_uris_are_relative_and_percent_encoded(path: str, uri: str) -> None:
    assert sarif.uri(Path(path)) == uri
    assert unquote(uri) == path


def test_a_file_outside_the_checkout_has_an_absolute_uri(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "checkout").mkdir()
    monkeypatch.chdir(tmp_path / "checkout")
    assert sarif.uri(Path("..") / "å.yaml") == f"{tmp_path.resolve().as_uri()}/%C3%A5.yaml"
    assert sarif.uri(tmp_path / "checkout" / "a.yaml") == "a.yaml"


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_rule_is_described_without_what_differs_from_finding_to_finding(language: Language) -> None:
    keys = list(catalogue("findings"))
    assert len(keys) > 50
    findings = [
        Finding(rule, Severity.ERROR, Path("a.yaml"), values=_Any(), detail=detail) for rule, _, detail in map(_parted, keys)
    ]
    rules = _log(findings, language)["runs"][0]["tool"]["driver"]["rules"]
    assert [rule["id"] for rule in rules] == sorted(keys)
    for rule in rules:
        for text in (rule["shortDescription"]["text"], rule["help"]["text"]):
            left = text.replace("{{", "").replace("}}", "")
            assert "{" not in left, rule
            assert "}" not in left, rule


class _Any(dict[str, str]):
    """Whatever a text asks for."""

    def __missing__(self, key: str) -> str:
        return key


def _parted(key: str) -> tuple[str, str, str]:
    return key.partition("/")


def test_rules_are_described_in_the_language_asked_for() -> None:
    finding = Finding("unknown-key", Severity.ERROR, Path("a.yaml"), values={"key": "x", "near": "y"}, detail="near")
    described = {language: _log([finding], language)["runs"][0]["tool"]["driver"]["rules"][0] for language in LANGUAGES}
    assert described["sv"]["shortDescription"] == {"text": 'Nyckelordet "…" finns inte.'}
    assert described["en"]["shortDescription"] == {"text": 'There is no key "…".'}
    assert _log([finding], "sv")["runs"][0]["language"] == "sv-SE"


def test_braces_that_are_meant_are_doubled_as_the_standard_wants() -> None:
    values = {"text": "{0}", "doubled": "x"}
    finding = Finding("unknown-figure", Severity.ERROR, Path("a.yaml"), values=values, detail="unknown")
    said = _log([finding])["runs"][0]["results"][0]["message"]["text"]
    assert said.startswith("{{0}} är inget tal")
    assert "{{total}}" in said
    assert "{{{" not in said


def test_the_same_findings_give_the_same_log() -> None:
    assert sarif.as_sarif(_findings(), "sv") == sarif.as_sarif(_findings(), "sv")


def test_the_check_command_prints_the_log_alone(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = save(tmp_path, data())
    path.write_text(path.read_text("utf-8") + "publishr: x\n", encoding="utf-8")
    assert build.run(["check", "--evaluations", str(tmp_path), "--format", "sarif"]) == 1
    printed = capsys.readouterr()
    assert printed.err == ""
    log = json.loads(printed.out)
    _conforms(log)
    assert "unknown-key/near" in {result["ruleId"] for result in log["runs"][0]["results"]}
