"""Figures in prose."""

from __future__ import annotations

import pytest

from kommunkompassen.points import figures
from kommunkompassen.points.score import score
from tests.helpers import evaluation, result_of_questions, rubric

NASSJO = score(evaluation("nassjo-2019")[1], rubric("2018"))
BOTKYRKA = score(evaluation("botkyrka-2003")[1], rubric("2003"))
DRAFT = result_of_questions([("7.5", "15"), (None, "10")], [("1", "20")])


@pytest.mark.parametrize(
    ("token", "expected"),
    [
        ("{total}", "540"),
        ("{max_total}", "800"),
        ("{points 1}", "72"),
        ("{points 3}", "74"),
        ("{percent 3}", "74"),
        ("{points 1.1}", "14"),
        ("{percent 1.1}", "90"),
        ("{points 5.2}", "16"),
        ("{percent 5.2}", "62"),
        ("{{", "{"),
        ("}}", "}"),
    ],
)
def test_a_figure_is_the_number_that_the_tables_print(token: str, expected: str) -> None:
    assert figures.printed_figure(token, NASSJO) == expected
    assert figures.faults(token, NASSJO) == []


@pytest.mark.parametrize(("token", "expected"), [("{total}", "639"), ("{points 2}", "76,5"), ("{points 2.1}", "9,5")])
def test_half_points_have_a_comma(token: str, expected: str) -> None:
    assert figures.printed_figure(token, BOTKYRKA) == expected


@pytest.mark.parametrize("token", ["{total}", "{points 1}", "{percent 1}", "{points 1.2}", "{percent 1.2}"])
def test_what_is_not_yet_scored_prints_as_words(token: str) -> None:
    assert figures.printed_figure(token, DRAFT) == "ej poängsatt"
    assert figures.faults(token, DRAFT) == []


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("{totalt}", "unknown"),
        ("{Total}", "unknown"),
        ("{ total }", "unknown"),
        ("{}", "unknown"),
        ("{points}", "unknown"),
        ("{points  3}", "unknown"),
        ("{points 3 }", "unknown"),
        ("{points 1.1.1}", "unknown"),
        ("{percent total}", "unknown"),
        ("{% raw %}", "unknown"),
        ("{points 9}", "no-such-number"),
        ("{points 1.9}", "no-such-number"),
        ("{percent 0}", "no-such-number"),
        ("{points 1.10}", "no-such-number"),
    ],
)
def test_anything_else_in_braces_is_a_fault_in_its_place(text: str, why: str) -> None:
    [fault] = figures.faults(f"Å {text} ä", NASSJO)
    assert (fault.start, fault.end, fault.text, fault.why) == (2, 2 + len(text), text, why)
    with pytest.raises(ValueError, match=r"^\{"):
        figures.printed_figure(text, NASSJO)


def test_a_percent_of_an_unknown_maximum_is_a_fault() -> None:
    assert [fault.why for fault in figures.faults("{percent 2.1} {percent 2} {points 2.1}", BOTKYRKA)] == ["no-maximum"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("a { b", [(2, "{")]),
        ("a } b", [(2, "}")]),
        ("{points\n3}", [(0, "{"), (9, "}")]),
        ("{{total}}", []),
        ("{{{total}}}", []),
        ("{x} och {y}", [(0, "{x}"), (8, "{y}")]),
        ("utan", []),
    ],
)
def test_every_brace_is_looked_at(text: str, expected: list[tuple[int, str]]) -> None:
    assert [(fault.start, fault.text) for fault in figures.faults(text, NASSJO)] == expected
