"""Scores into the file: they change, and nothing else moves, however they are written."""

from __future__ import annotations

import textwrap
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
import yaml

from kommunkompassen.base.finding import has_errors
from kommunkompassen.read import document
from kommunkompassen.read.models import Evaluation, Score
from kommunkompassen.read.parse import parse
from kommunkompassen.read.source import Source
from kommunkompassen.scoring_sheet import rewrite as applying
from kommunkompassen.scoring_sheet.scores import changes, present
from tests.helpers import MINIMAL, kept, rubric

CASES: dict[str, dict[str, Any]] = yaml.load(Path(__file__).with_name("splices.yaml").read_text("utf-8"), Loader=yaml.BaseLoader)


def applied(text: str, given: dict[str, Score], edition: str = "2018") -> str:
    """The text with these scores, and all others as they are; what it says was read again by the code itself."""
    data = text.encode("utf-8")
    old = document(parse(Source(Path("kumla-2027.yaml")), data.decode("utf-8-sig")), Evaluation)
    assert not has_errors(old.findings), old.findings
    now = present(kept(old), rubric(edition))
    changed = changes(rubric(edition), now, {**now, **given})
    assert changed
    new, read_again = applying.apply(old, data, changed)
    after = present(kept(read_again), rubric(edition))
    assert {number: after[number].points for number in given} == {number: score.points for number, score in given.items()}
    return new.decode("utf-8")


@pytest.mark.parametrize("name", CASES)
def test_a_score_changes_and_nothing_else_moves(name: str) -> None:
    case = CASES[name]
    head, foot = f"{MINIMAL}# om områdena\nareas:\n  1:  # ett\n", "  2:\n    scores:\n      2.1: 3.50\n\n# slut\nfacts: []\n"
    before, after = (textwrap.indent(case[key], "    ") for key in ("before", "after"))
    given = {number: Score.model_validate(score) for number, score in case["scores"].items()}
    assert applied(head + before + foot, given) == head + after + foot


def test_there_are_ways_to_write_a_score() -> None:
    assert len(CASES) >= 20


@pytest.mark.parametrize("line_break", ["\n", "\r\n"])
@pytest.mark.parametrize("mark", ["", "\ufeff"])
@pytest.mark.parametrize("end", ["", "\n", "\n\n"])
def test_line_breaks_the_mark_at_the_start_and_the_end_stay(line_break: str, mark: str, end: str) -> None:
    text = f"{mark}{MINIMAL}areas:\n  1:\n    scores:\n      1.1: 5{end}".replace("\n", line_break)
    expected = f"{mark}{MINIMAL}areas:\n  1:\n    scores:\n      1.1: 6\n      1.2: 7{end}".replace("\n", line_break)
    assert applied(text, {"1.1": Score(points=Decimal(6)), "1.2": Score(points=Decimal(7))}) == expected


def test_areas_that_are_missing_come_where_they_belong() -> None:
    text = f"{MINIMAL}areas:\n  2:\n    strengths:\n      - En\n  # fyra\n  4: {{}}\n"
    given = {"1.1": Score(points=Decimal(1)), "3.1": Score(points=Decimal(3)), "4.1": Score(points=Decimal(4))}
    assert applied(text, given) == (
        f"{MINIMAL}areas:\n  1:\n    scores:\n      1.1: 1\n  2:\n    strengths:\n      - En\n  3:\n    scores:\n      3.1: 3\n"
        "  # fyra\n  4:\n    scores:\n      4.1: 4\n"
    )


@pytest.mark.parametrize(
    ("before", "after"),
    [("", "areas:\n  1:\n    scores:\n      1.1: 1\n"), ("areas:\n", "areas:\n  1:\n    scores:\n      1.1: 1\n")],
)
def test_a_file_without_areas_gets_them(before: str, after: str) -> None:
    assert applied(f"{MINIMAL}{before}", {"1.1": Score(points=Decimal(1))}) == f"{MINIMAL}{after}"


def test_the_points_of_an_area_without_questions() -> None:
    head = 'municipality: Kumla\nyear: 2027\nrubric: "2020"\n'
    text = head + "areas:\n  1:\n    score: 50  # halva\n  2:\n    strengths:\n      - En\n"
    given = {"1": Score(points=Decimal("65.5")), "2": Score(points=Decimal(7)), "3": Score(points=Decimal(8))}
    assert applied(text, given, "2020") == (
        f"{head}areas:\n  1:\n    score: 65.5  # halva\n  2:\n    score: 7\n    strengths:\n      - En\n  3:\n    score: 8\n"
    )


def test_a_change_that_would_say_something_else_is_never_written(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(applying, "_spliced", lambda _source, text, _changes, *, blocks: text.replace("1.2: 4", "1.2: 3"))
    with pytest.raises(applying.OtherDifferenceError):
        applied(f"{MINIMAL}areas:\n  1:\n    scores:\n      1.1: 5\n      1.2: 4\n", {"1.1": Score(points=Decimal(6))})


def test_a_change_that_loses_a_comment_is_never_written(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(applying, "_spliced", lambda _source, text, _changes, *, blocks: text.replace("1.1: 5  # fem", "1.1: 6"))
    with pytest.raises(applying.OtherDifferenceError):
        applied(f"{MINIMAL}areas:\n  1:\n    scores:\n      1.1: 5  # fem\n", {"1.1": Score(points=Decimal(6))})
