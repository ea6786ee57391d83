"""Findings as text and as JSON."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from kommunkompassen import reporters
from kommunkompassen.base import paths
from kommunkompassen.base.finding import Correction, Finding, Severity, Span, has_errors, in_order
from kommunkompassen.base.messages import Language

PATH = Path("a.yaml")
UNKNOWN = {"key": "strenghts", "near": "strengths", "known": "strengths"}


def _finding(line: int = 2, column: int = 3, width: int = 9, severity: Severity = Severity.ERROR, path: Path = PATH) -> Finding:
    return Finding("unknown-key", severity, path, Span(line, column, line, column + width), UNKNOWN, "near")


def _text(findings: list[Finding], lines: list[str], language: Language = "sv", *, colour: bool = False) -> list[str]:
    return reporters.as_text(findings, {PATH: lines}, language, colour=colour).split("\n")


@pytest.mark.parametrize(
    ("language", "head"),
    [
        ("sv", 'a.yaml:2:3: fel: Nyckelordet "strenghts" finns inte. Menar du "strengths"? [unknown-key]'),
        ("en", 'a.yaml:2:3: error: There is no key "strenghts". Do you mean "strengths"? [unknown-key]'),
    ],
)
def test_a_finding_says_where_what_and_what_to_do_and_shows_the_line(language: Language, head: str) -> None:
    assert _text([_finding()], ["1:", "  strenghts: [a]"], language) == [
        head,
        "     2 |   strenghts: [a]",
        "       |   ^^^^^^^^^",
    ]


@pytest.mark.parametrize(
    ("line", "column", "shown", "before"),
    [("\tå: x", 2, "    å: x", 4), ("åäö: x", 6, "åäö: x", 5), ("a\tb: x", 3, "a    b: x", 5)],
    ids=["tab", "letters", "tab-inside"],
)
def test_the_mark_stands_under_its_place(line: str, column: int, shown: str, before: int) -> None:
    assert _text([_finding(1, column, 1)], [line])[1:] == [f"     1 | {shown}", f"       | {' ' * before}^"]


def test_the_mark_stands_under_its_place_after_a_letter_of_double_width() -> None:
    assert _text([_finding(1, 6, 1)], ["'😀': x"])[2] in ("       |      ^", "       |       ^")


@pytest.mark.parametrize("line", [0, 3, 99])
def test_a_line_that_is_not_there_or_is_empty_is_not_shown(line: int) -> None:
    assert len(_text([_finding(line)], ["a: 1", "b: 2", "  "])) == 1
    assert len(_text([_finding(2)], ["a: 1", "b: 2", "  "])) == 3


def test_a_place_over_several_lines_is_marked_to_the_end_of_its_first() -> None:
    finding = Finding("unknown-key", Severity.ERROR, PATH, Span(1, 3, 4, 2), UNKNOWN)
    assert _text([finding], ["a: bcd"])[2] == "       |   ^^^^"


def test_colour_adds_only_colour() -> None:
    import click

    plain, coloured = (_text([_finding()], ["", "  strenghts: [a]"], colour=colour) for colour in (False, True))
    assert "\x1b[" in coloured[0]
    assert [click.unstyle(line) for line in coloured] == plain


@pytest.mark.parametrize(("terminal", "no_color", "expected"), [(True, "", True), (True, "1", False), (False, "", False)])
def test_colour_is_for_terminals(monkeypatch: pytest.MonkeyPatch, terminal: bool, no_color: str, expected: bool) -> None:
    monkeypatch.setenv("NO_COLOR", no_color)
    assert reporters.wants_colour(terminal=terminal) is expected


def test_findings_for_programs_have_every_field_and_swedish_letters() -> None:
    made = reporters.as_json([_finding()], "sv")
    [found] = json.loads(made)
    assert (
        found.items()
        >= {
            "rule": "unknown-key",
            "severity": "error",
            "file": "a.yaml",
            "line": 2,
            "column": 3,
            "end_line": 2,
            "end_column": 12,
            "message": 'Nyckelordet "strenghts" finns inte.',
            "hint": 'Menar du "strengths"?',
            "correction": [],
        }.items()
    )
    assert reporters.as_json([], "sv") == "[]"
    assert "\\u" not in reporters.as_json([Finding("file-empty", Severity.ERROR, Path("å.yaml"))], "sv")


def test_findings_come_by_file_and_place_and_each_once() -> None:
    findings = [_finding(3), _finding(2), _finding(2), _finding(1, path=Path("b.yaml")), _finding(2, 1)]
    assert [(str(one.path), one.span.line, one.span.column) for one in in_order(findings)] == [
        ("a.yaml", 2, 1),
        ("a.yaml", 2, 3),
        ("a.yaml", 3, 3),
        ("b.yaml", 1, 3),
    ]


def test_two_findings_at_one_place_are_both_kept() -> None:
    other = Finding("unknown-key", Severity.ERROR, PATH, _finding().span, {**UNKNOWN, "key": "annat"}, "near")
    assert len(in_order([_finding(), other])) == 2


@pytest.mark.parametrize(
    ("severities", "expected"),
    [([], False), (["warning", "info"], False), (["warning", "error"], True)],
)
def test_only_errors_stop_a_report(severities: list[str], expected: bool) -> None:
    assert has_errors([_finding(severity=Severity(one)) for one in severities]) is expected


@pytest.mark.parametrize(
    ("severities", "files", "expected"),
    [
        ([], 5, "5 filer kontrollerade: inga fel."),
        ([], 1, "1 fil kontrollerad: inga fel."),
        (["error", "error", "warning"], 5, "5 filer kontrollerade: 2 fel, 1 varning."),
        (["warning", "info", "warning"], 1, "1 fil kontrollerad: inga fel, 2 varningar, 1 upplysning."),
        (["info", "error", "info"], 2, "2 filer kontrollerade: 1 fel, 2 upplysningar."),
    ],
)
def test_the_summary_counts(severities: list[str], files: int, expected: str) -> None:
    assert reporters.summary([_finding(severity=Severity(one)) for one in severities], files, "sv") == expected


def test_the_summary_counts_in_english_too() -> None:
    findings = [_finding(severity=severity) for severity in Severity]
    assert reporters.summary(findings, 1, "en") == "1 file checked: 1 error, 1 warning, 1 info."
    assert reporters.summary([*findings, *findings], 2, "en") == "2 files checked: 2 errors, 2 warnings, 2 info."


def test_paths_are_shown_as_the_reader_would_type_them(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    assert paths.shown(tmp_path / "evaluations" / "a.yaml") == "evaluations/a.yaml"
    assert paths.shown(Path("evaluations") / ".." / "a.yaml") == "a.yaml"
    assert paths.shown(tmp_path.parent / "b.yaml") == (tmp_path.parent / "b.yaml").as_posix()


# The excerpt and the correction.


@pytest.mark.parametrize(
    ("line", "column", "width", "before", "marks"),
    [
        ("- åäö: x", 3, 3, 2, 3),
        ("\t\tå: x", 3, 1, 8, 1),
        ("\ta\tb", 2, 3, 4, 6),
        ("- 😀😀: x", 3, 2, 2, 4),
        ("- 😀: x", 4, 1, 4, 1),
        ("- 京都: x", 5, 1, 6, 1),
        ("- a\u030a: x", 5, 1, 3, 1),
        ("- e\u0301x", 3, 2, 2, 1),
        ("- a\u200bb", 5, 1, 3, 1),
        ("ab", 3, 1, 2, 1),
    ],
    ids=["letters", "tabs", "tab-inside", "emoji", "after-emoji", "cjk", "after-mark", "mark-inside", "no-width", "line-end"],
)
def test_marks_stand_under_what_they_mark_as_wide_as_it_is_shown(
    line: str, column: int, width: int, before: int, marks: int
) -> None:
    shown = _text([_finding(1, column, width)], [line])
    assert shown[2] == f"       | {' ' * before}{'^' * marks}"


def test_a_file_cannot_command_the_terminal() -> None:
    shown = _text([_finding(1, 1, 1)], ["a\x1b[31m\x07\u202eb\x85c"])
    assert shown[1] == "     1 | a\ufffd[31m\ufffd\ufffdb\ufffdc"


def test_a_word_that_stands_in_the_message_cannot_either() -> None:
    finding = Finding("unknown-key", Severity.ERROR, PATH, Span(1, 1, 1, 2), {**UNKNOWN, "key": "a\x1b[31m\x9b\u202eb"}, "near")
    (head,) = _text([finding], [])
    assert not set(head) & set("\x1b\x9b\u202e")
    assert "a\ufffd[31m\ufffd\ufffdb" in head


def _corrected(*lines: str, first: int = 2, last: int = 2) -> Finding:
    return Finding("unknown-key", Severity.ERROR, PATH, Span(2, 3, 2, 12), UNKNOWN, "near", Correction(first, last, lines))


@pytest.mark.parametrize(("language", "said"), [("sv", "  skriv så här:"), ("en", "  write it like this:")])
def test_corrected_lines_stand_below_the_line_with_their_indentation(language: Language, said: str) -> None:
    shown = _text([_corrected("  strengths:", "    - [a]")], ["1:", "  strenghts: [a]"], language)
    assert shown[1:] == [
        "     2 |   strenghts: [a]",
        "       |   ^^^^^^^^^",
        said,
        "       |   strengths:",
        "       |     - [a]",
    ]


def test_a_correction_is_shown_where_the_line_is_not_and_only_for_its_finding() -> None:
    shown = _text([_corrected("x"), _finding(3)], [])
    assert shown[1:3] == ["  skriv så här:", "       | x"]
    assert len(shown) == 4


def test_programs_are_given_the_corrected_lines() -> None:
    found = json.loads(reporters.as_json([_corrected("  a", "b", last=3), _finding()], "sv"))
    assert [(one["correction"], one["correction_first"], one["correction_last"]) for one in found] == [
        (["  a", "b"], 2, 3),
        ([], None, None),
    ]


@pytest.mark.parametrize(
    ("first", "last", "said"),
    [(3, 3, "  skriv så här på rad 3:"), (2, 1, "  lägg till före rad 2:"), (1, 4, "  skriv så här i stället för rad 1–4:")],
)
def test_lines_that_a_correction_replaces_are_named_where_they_are_not_the_place_itself(first: int, last: int, said: str) -> None:
    assert said in _text([_corrected("x", first=first, last=last)], [])
