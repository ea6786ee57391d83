"""The check's output, word for word, on evaluations with one mistake each, and its silence on those with none.

A case is a folder in cases/bad or cases/good: the evaluations, and rubrics/, references/, assets/ and site/ of its own where it
needs them. A bad one has expected.txt, which is what `python build.py check --lang sv` prints. With KOMMUNKOMPASSEN_UPDATE=1 the
files expected.txt are written anew, to be looked at in the change they make in git.
"""

from __future__ import annotations

import os
import re
import shutil
from collections import Counter
from pathlib import Path

import pytest

from kommunkompassen import reporters
from kommunkompassen.base import paths
from kommunkompassen.base.finding import Finding, applied
from kommunkompassen.base.messages import Language, catalogue
from kommunkompassen.check import check_all
from kommunkompassen.check.all_rules import RULE_IDS
from kommunkompassen.read.logo import MAXIMUM_BYTES as MAXIMUM_LOGO_BYTES
from kommunkompassen.read.parse import MAXIMUM_BYTES
from kommunkompassen.read.tree import MAXIMUM_ITEMS, MAXIMUM_LETTERS, MAXIMUM_LINES
from kommunkompassen.repository import Repository

CASES = Path(__file__).parent / "cases"
BAD = sorted(path for path in (CASES / "bad").iterdir() if path.is_dir())
GOOD = sorted(path for path in (CASES / "good").iterdir() if path.is_dir())
UPDATE = os.environ.get("KOMMUNKOMPASSEN_UPDATE") == "1"

NOT_IN_A_FILE = {
    *("file-unreadable", "file-unreadable/link", "file-too-large", "logo/too-large"),
    *("text-too-long", "text-too-long/lines", "list-too-long"),
}
"""What no small file can have; tested below."""
ALSO = {
    "compared-areas": ["far-from-others/area-high", "far-from-others/area-low"],
    "compared-questions": ["far-from-others/high", "far-from-others/low"],
    "broken-comparison": ["broken-comparison", "wrong-type/list_expected"],
    "broken-mean": ["broken-comparison/mean", "unknown-key/near"],
    "broken-reference": ["broken-comparison", "wrong-type/points_expected"],
    "history-broken-unnamed": ["fixed-history/broken", "wrong-type/list_expected"],
    "history-broken": ["fixed-history/broken", "wrong-type/list_expected"],
    "mean-of-unscored": ["area-score/missing", "fixed-mean/unscored"],
    "scores-left-out-at-the-area": ["line-indent/key", "missing-key"],
    "same-visit-contradicted": ["same-visit/contradicted", "same-visit/own"],
    "text-straight-below-its-key": ["block-indent", "missing-bar"],
    "list-with-a-heading-between": ["pasted-list"] * 2,
    "silences-error": ["silences-nothing/error", "unknown-key/near"],
    "lost-text-with-colon": ["dated-default", "missing-area/several", *["missing-bar"] * 2, *["unquoted-colon"] * 3],
}
"""A mistake in one file that another needs is told in both; a comment that can't do what it says is one more mistake."""
LEFT_TO_WRITE = {
    "special-start": {"leftover-mark/backtick", "mark-in-line"},
    "special-start/lone": {"missing-score"},
    "stray-text/heading": {"empty-section"},
    "unquoted-colon": {"residents/phrase"},
    "unknown-comparison/near": {"silences-nothing"},
    "unknown-key/near": {"silences-nothing"},
}
"""What may be asked for when the mistake is mended: points and texts, which only people give; marks; a comment that allows it."""
SPELLING = {"spelling", "spelling/none"}
"""Asked for with --spelling; see tests/check/test_spelling.py."""


COMPARED = "compared-"
"""How cases begin whose evaluations are also compared with each other, as --compare does."""


def _with_a_proposal() -> list[Path]:
    proposed = re.compile(r"^  skriv så här\b.*:$", re.M)
    expected = {case: case / "expected.txt" for case in BAD}
    return [case for case, path in expected.items() if path.exists() and proposed.search(path.read_text("utf-8"))]


def _repository(case: Path) -> Repository:
    own = case / "rubrics"
    settings = case / "site" / paths.SITE_SETTINGS.name
    words = case / "site" / paths.SYNONYMS.name
    mentions = case / "site" / paths.MENTIONS
    return Repository(case, own if own.is_dir() else paths.RUBRICS, case / "references", settings, words, mentions)


def _findings(case: Path) -> tuple[list[Finding], Repository]:
    repository = _repository(case)
    return check_all(repository.paths(), repository, whole=True, compare=case.name.startswith(COMPARED)), repository


def _printed(case: Path, language: Language) -> str:
    findings, repository = _findings(case)
    lines = {finding.path: repository.lines(finding.path) for finding in findings}
    text = reporters.as_text(findings, lines, language, colour=False)
    return "\n".join([text, reporters.summary(findings, len(repository.paths()), language), ""])


@pytest.mark.parametrize("case", BAD, ids=lambda case: case.name)
def test_a_mistake_is_said_in_its_place_with_what_to_do(case: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(case)
    printed = _printed(case, "sv")
    expected = case / "expected.txt"
    if UPDATE:
        expected.write_bytes(printed.encode("utf-8"))
    assert expected.exists(), "KOMMUNKOMPASSEN_UPDATE=1 writes it, to be looked at"
    assert printed == expected.read_bytes().decode("utf-8")


@pytest.mark.parametrize("case", BAD, ids=lambda case: case.name)
def test_one_mistake_gives_one_finding(case: Path) -> None:
    findings, _ = _findings(case)
    assert len(findings) == 1 or sorted(finding.key for finding in findings) == ALSO[case.name]


@pytest.mark.parametrize("case", BAD, ids=lambda case: case.name)
def test_a_place_lies_in_its_file(case: Path) -> None:
    findings, repository = _findings(case)
    assert findings
    for finding in findings:
        lines = repository.lines(finding.path)
        span = finding.span
        assert 1 <= span.line <= span.end_line <= max(len(lines), 1)
        assert 1 <= span.column <= len(lines[span.line - 1]) + 1 if lines else span.column == 1
        assert (span.line, span.column) <= (span.end_line, span.end_column)


@pytest.mark.parametrize("case", BAD, ids=lambda case: case.name)
def test_a_mistake_is_said_in_english_too(case: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(case)
    assert _printed(case, "en").split("\n")[0] != _printed(case, "sv").split("\n")[0]


@pytest.mark.parametrize("case", _with_a_proposal(), ids=lambda case: case.name)
def test_what_is_proposed_mends_the_mistake_and_makes_no_other(case: Path, tmp_path: Path) -> None:
    findings, repository = _findings(case)
    for number, finding in enumerate(findings):
        if finding.correction:
            given = repository.lines(finding.path)
            lines = applied(given, [finding.correction])
            assert lines != given
            copy = shutil.copytree(case, tmp_path / str(number))
            (copy / finding.path.relative_to(case)).write_text("\n".join(lines), encoding="utf-8")
            left, _ = _findings(copy)
            still = Counter(one.key for one in findings if one is not finding)
            assert not {*(Counter(one.key for one in left) - still)} - LEFT_TO_WRITE.get(finding.key, set())


@pytest.mark.parametrize("case", GOOD, ids=lambda case: case.name)
def test_what_is_right_gives_nothing(case: Path) -> None:
    findings, repository = _findings(case)
    assert repository.paths()
    assert findings == []


def test_what_is_too_large_or_not_there_is_said_to_be(tmp_path: Path) -> None:
    large, missing, logo = (tmp_path / f"{name}-2027.yaml" for name in ("kumla", "borta", "hallsberg"))
    large.write_bytes(b"#" * (MAXIMUM_BYTES + 1))
    text = (CASES / "bad" / "logo-missing" / "kumla-2027.yaml").read_text("utf-8").replace("Kumla", "Hallsberg")
    logo.write_text(text, encoding="utf-8")
    (tmp_path / "assets").mkdir()
    (tmp_path / "assets" / "kumla.png").write_bytes(b"\x89PNG\r\n\x1a\n".ljust(MAXIMUM_LOGO_BYTES + 1))
    (link := tmp_path / "laxa-2027.yaml").symlink_to(CASES / "bad" / "logo-missing" / "kumla-2027.yaml")
    (long := tmp_path / "boden-2027.yaml").write_text(f"texts:\n  closing: {'a' * (MAXIMUM_LETTERS + 1)}", encoding="utf-8")
    (lines := tmp_path / "gavle-2027.yaml").write_text(
        "texts:\n  closing: |\n" + "    a\n" * (MAXIMUM_LINES + 1), encoding="utf-8"
    )
    (items := tmp_path / "ystad-2027.yaml").write_text("facts:\n" + "  - a\n" * (MAXIMUM_ITEMS + 1), encoding="utf-8")
    findings = check_all([large, missing, logo, link, long, lines, items], Repository(tmp_path), whole=False)
    assert {finding.key for finding in findings} == NOT_IN_A_FILE
    assert all(finding.message("sv") and finding.hint("sv") for finding in findings)


def test_every_rule_has_a_bad_case() -> None:
    found = {finding.rule for case in BAD for finding in _findings(case)[0]}
    assert found == set(RULE_IDS) - NOT_IN_A_FILE - SPELLING


def test_every_message_is_reached_by_a_bad_case() -> None:
    found = {finding.key for case in BAD for finding in _findings(case)[0]}
    assert found == set(catalogue("findings")) - NOT_IN_A_FILE - SPELLING


def test_there_are_cases() -> None:
    assert len(BAD) >= 200
    assert len(_with_a_proposal()) >= 130
    assert len(GOOD) >= 12


def test_a_logo_whose_name_no_file_can_have_is_said_to_be_missing(tmp_path: Path) -> None:
    text = (CASES / "bad" / "logo-missing" / "kumla-2027.yaml").read_text("utf-8")
    path = tmp_path / "kumla-2027.yaml"
    path.write_text(re.sub(r"(?m)^(  file:).*$", r'\1 "a\\0.png"', text), encoding="utf-8")
    found = {finding.key for finding in check_all([path], Repository(tmp_path), whole=False)}
    assert found == {"logo/missing", "missing-glyph/code"}
