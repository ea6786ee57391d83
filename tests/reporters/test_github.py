"""Findings in a pull request: GitHub's own escapes and limits, and a summary in which nothing is markup."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

import build
from kommunkompassen.base.finding import Correction, Finding, Severity, Span
from kommunkompassen.base.messages import Language
from kommunkompassen.reporters import github
from tests.helpers import data, save

ANNOTATION = re.compile(r"::(error|warning|notice)(?: ([^:]*))?::(.*)")


def _finding(line: int = 2, severity: Severity = Severity.ERROR, key: str = "x", path: str = "a.yaml") -> Finding:
    return Finding("unknown-key", severity, Path(path), Span(line, 3, line, 12), {"key": key, "near": "y", "known": ""}, "near")


def _many(errors: int, warnings: int, notices: int) -> list[Finding]:
    counts = ((Severity.INFO, notices), (Severity.WARNING, warnings), (Severity.ERROR, errors))
    return [_finding(line, severity) for severity, count in counts for line in range(1, count + 1)]


def _kinds(findings: list[Finding]) -> list[str]:
    found = [ANNOTATION.fullmatch(line) for line in github.as_annotations(findings, "sv").split("\n")]
    return [one[1] if one else "" for one in found]


def test_an_annotation_stands_on_its_lines_and_says_what_and_what_to_do() -> None:
    assert github.as_annotations([_finding()], "sv") == (
        '::error file=a.yaml,line=2,col=3,endLine=2,endColumn=12,title=unknown-key::Nyckelordet "x" finns inte. Menar du "y"?'
    )
    assert '::There is no key "x". Do you mean "y"?' in github.as_annotations([_finding()], "en")


def test_what_would_end_a_message_or_a_property_is_escaped() -> None:
    made = github.as_annotations([_finding(key="50 %\r\n::error::x, y: z", path="b:c,d%\n.yaml")], "sv")
    assert "\n" not in made
    assert "\r" not in made
    assert "file=b%3Ac%2Cd%25%0A.yaml,line=2," in made
    assert 'Nyckelordet "50 %25%0D%0A::error::x, y: z" finns' in made


def test_percent_is_escaped_before_the_escapes() -> None:
    assert "%250A" in github.as_annotations([_finding(key="%0A")], "sv")


def test_corrected_lines_come_in_the_message_with_their_indentation() -> None:
    finding = Finding("file-empty", Severity.ERROR, Path("a.yaml"), correction=Correction(1, 1, ("  a: 1", "    b: 2")))
    assert github.as_annotations([finding], "sv").endswith("%0Askriv så här:%0A  a: 1%0A    b: 2")


@pytest.mark.parametrize(
    ("span", "place"),
    [
        (Span(2, 3, 2, 12), "line=2,col=3,endLine=2,endColumn=12"),
        (Span(1, 1, 1, 1), "line=1,col=1,endLine=1,endColumn=1"),
        (Span(2, 3, 4, 5), "line=2,endLine=4"),
        (Span(2, 3, 5, 1), "line=2,endLine=4"),
        (Span(2, 3, 3, 1), "line=2,col=3,endLine=2"),
    ],
)
def test_a_place_over_several_lines_has_no_columns_which_github_refuses(span: Span, place: str) -> None:
    made = github.as_annotations([Finding("file-empty", Severity.ERROR, Path("a.yaml"), span)], "sv")
    assert made.startswith(f"::error file=a.yaml,{place},title=file-empty::")


@pytest.mark.parametrize(
    ("counts", "errors", "warnings", "notices", "more"),
    [
        ((0, 0, 1), 0, 0, 1, 0),
        ((10, 10, 10), 10, 10, 10, 0),
        ((11, 0, 0), 10, 0, 1, 1),
        ((25, 3, 0), 10, 3, 1, 15),
        ((0, 12, 4), 0, 10, 5, 2),
        ((11, 0, 10), 10, 0, 10, 2),
        ((0, 0, 11), 0, 0, 10, 2),
        ((30, 30, 30), 10, 10, 10, 61),
    ],
)
def test_no_kind_has_more_than_ten_and_the_rest_are_counted_in_a_notice(
    counts: tuple[int, int, int], errors: int, warnings: int, notices: int, more: int
) -> None:
    findings = _many(*counts)
    kinds = _kinds(findings)
    assert kinds == ["error"] * errors + ["warning"] * warnings + ["notice"] * notices
    last = github.as_annotations(findings, "sv").split("\n")[-1]
    assert (last == f"::notice::+{more} till. Alla står i körningens sammanfattning.") is bool(more)
    assert len(findings) == len(kinds) + (more - 1 if more else 0)


def test_the_most_severe_come_first_and_then_by_file_and_place() -> None:
    findings = [_finding(9, Severity.WARNING), _finding(3, path="b.yaml"), _finding(7), _finding(5), _finding(5)]
    made = github.as_annotations(findings, "sv").split("\n")
    assert [re.sub(r".*file=(\w).yaml,line=(\d).*", r"\1\2", line) for line in made] == ["a5", "a7", "b3", "a9"]


def test_no_finding_is_no_annotation() -> None:
    assert github.as_annotations([], "sv") == ""


@pytest.mark.parametrize(("language", "heading"), [("sv", "Vikt"), ("en", "Weight")])
def test_the_summary_is_a_table_of_all_findings_most_severe_first(language: Language, heading: str) -> None:
    findings = [_finding(4, Severity.WARNING), *(_finding(line) for line in range(1, 26))]
    lines = github.as_step_summary(findings, 3, language).split("\n")
    assert lines[0].startswith("**3 fil")
    assert lines[2].startswith(f"| {heading} | ")
    assert lines[3] == "| --- | --- | --- | --- | --- | --- |"
    assert len(lines[4:-1]) == 26
    assert {line.count("|") for line in lines[2:-1]} == {7}
    assert [line.split(" | ")[2] for line in lines[4:-1]] == [*map(str, range(1, 26)), "4"]


def test_the_summary_of_a_check_without_findings_says_so() -> None:
    assert github.as_step_summary([], 5, "sv") == "**5 filer kontrollerade: inga fel.**\n\n"


def test_nothing_in_a_file_is_markup_in_the_summary() -> None:
    made = github.as_step_summary([_finding(key="a|b\n\n<b>*x*</b> [y](z) `q` _r_ & $s$ ~t~ \\")], 1, "sv")
    assert r'"a\|b \<b\>\*x\*\</b\> \[y\](z) \`q\` \_r\_ \& \$s\$ \~t\~ \\"' in made
    assert len(made.strip().split("\n")) == 5


def test_the_summary_stays_below_what_github_takes() -> None:
    findings = [_finding(line, key="å" * 190) for line in range(1, 4001)]
    made = github.as_step_summary(findings, 1, "sv")
    assert 900_000 < len(made.encode()) < 1024 * 1024
    rows = made.count("unknown-key")
    assert made.endswith(f"\n\n+{4000 - rows} till som inte får plats här.\n")


def test_the_summary_is_added_to_the_file_that_github_names(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "summary.md"
    path.write_text("före\n", encoding="utf-8")
    monkeypatch.setenv("GITHUB_STEP_SUMMARY", str(path))
    github.append_to_step_summary("å\n")
    github.append_to_step_summary("ä\n")
    assert path.read_bytes().decode() == "före\nå\nä\n"


def test_elsewhere_nothing_is_written(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("GITHUB_STEP_SUMMARY", raising=False)
    github.append_to_step_summary("x")
    assert list(tmp_path.iterdir()) == []


def test_the_check_command_annotates_and_writes_the_summary(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("GITHUB_STEP_SUMMARY", str(tmp_path / "summary.md"))
    folder = tmp_path / "evaluations"
    path = save(folder, data())
    arguments = ["check", "--evaluations", str(folder), "--format", "github", "--lang", "sv"]
    assert build.run(arguments) == 0
    assert "::error" not in capsys.readouterr().out
    path.write_text(path.read_text("utf-8") + "resident: x\n", encoding="utf-8")
    assert build.run(arguments) == 1
    out = capsys.readouterr().out
    assert out.startswith("::error file=evaluations/kumla-2027.yaml,line=")
    assert all(ANNOTATION.fullmatch(line) for line in out.splitlines())
    summaries = (tmp_path / "summary.md").read_text("utf-8")
    assert "inga fel." in summaries
    assert "| evaluations/kumla-2027.yaml |" in summaries
