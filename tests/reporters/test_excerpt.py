"""What is shown of lines, corrections and many findings is enough to find the place, and never floods."""

from __future__ import annotations

from pathlib import Path

import pytest

from kommunkompassen import reporters
from kommunkompassen.base.finding import LONGEST_VALUE, START_OF_FILE, Correction, Finding, Severity, Span
from kommunkompassen.reporters import excerpt

PATH = Path("a.yaml")


def _correction(lines: tuple[str, ...]) -> Correction | None:
    return Correction(1, 1, lines) if lines else None


def _finding(span: Span = START_OF_FILE, correction: tuple[str, ...] = (), path: Path = PATH, key: str = "x") -> Finding:
    return Finding("unknown-key", Severity.ERROR, path, span, {"key": key, "near": "", "known": "y"}, "", _correction(correction))


@pytest.mark.parametrize("place", [1, 50, 1_000, 19_990])
def test_a_long_line_is_shown_around_the_place(place: int) -> None:
    line = "".join(f"{number:>9} " for number in range(2_000))
    shown = excerpt.marked_line(_finding(Span(1, place, 1, place + 5)), [line])
    assert shown
    before, marked, after = shown
    assert marked == line[place - 1 : place + 4]
    assert line.startswith(before.removeprefix("…"), place - 1 - len(before.removeprefix("…")))
    assert line.startswith(after.removesuffix("…"), place + 4)
    assert len("".join(shown)) < 200


def test_a_place_that_is_long_itself_is_cut() -> None:
    shown = excerpt.marked_line(_finding(Span(1, 1, 1, 5_001)), ["å" * 5_000])
    assert shown == ("", "å" * 120 + "…", "")


def test_a_line_that_people_write_is_shown_whole() -> None:
    line = "Kommunen har en tydlig styrning. " * 9
    shown = excerpt.marked_line(_finding(Span(1, 200, 1, 208)), [line])
    assert shown
    assert "".join(shown) == line


def test_corrected_lines_are_cut_where_nobody_could_copy_them() -> None:
    assert excerpt.corrected(_finding(correction=("a" * 2_001, "b"))) == ["a" * 2_000 + "…", "b"]
    assert excerpt.corrected(_finding(correction=("a",) * 50)) == ["a"] * 40 + ["…"]


def test_a_message_repeats_no_more_of_the_file_than_tells_which_it_is() -> None:
    said = _finding(key="k" * 100_000).message("sv")
    assert "k" * LONGEST_VALUE + "…" in said
    assert len(said) < LONGEST_VALUE + 100


def test_of_many_findings_of_one_rule_in_a_file_a_hundred_are_shown_and_how_many_more_there_are() -> None:
    findings = [_finding(Span(line, 1, line, 2), path=Path(name)) for name in ("a.yaml", "b.yaml") for line in range(1, 151)]
    shown = reporters.as_text([*findings, _finding(path=Path("c.yaml"))], {}, "sv", colour=False).split("\n")
    assert len(shown) == 203
    assert shown[100] == "a.yaml: och 50 till av samma slag. [unknown-key]"
    assert shown[201] == "b.yaml: och 50 till av samma slag. [unknown-key]"
    assert shown[202].startswith("c.yaml:1:1:")
    assert reporters.as_json(findings, "sv").count('"rule"') == 300
