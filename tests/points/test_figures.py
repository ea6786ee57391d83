"""Figures in prose."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest

from kommunkompassen.points import figures
from kommunkompassen.points.score import Points, Result, score, total
from tests.helpers import evaluation, result, result_of_questions, rubric

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


def _beside(mean: list[str] | None, before: list[str | None] | None, own: list[str | None]) -> Result:
    made = result(own, ["Öppenhet", "Styrning", "Ledning"])
    exact = tuple(Decimal(one) for one in mean or ())
    earlier = [None if one is None else Decimal(one) for one in before or ()]
    return replace(
        made,
        mean=Points(sum(exact, Decimal(0)), exact) if mean else None,
        before=Points(total(earlier), tuple(earlier)) if before else None,
    )


@pytest.mark.parametrize(
    ("token", "expected"),
    [
        ("{mean}", "145"),
        ("{mean 2}", "50"),
        ("{difference}", "+16"),
        ("{difference 1}", "+10"),
        ("{difference 2}", "±0"),
        ("{difference 3}", "+4"),
        ("{change}", "\N{MINUS SIGN}9"),
        ("{change 1}", "\N{MINUS SIGN}20"),
        ("{strongest}", "Öppenhet"),
        ("{weakest}", "Styrning och Ledning"),
    ],
)
def test_what_is_beside_an_evaluation_is_as_the_comparison_table_has_it(token: str, expected: str) -> None:
    made = _beside(["49.6", "49.5", "45.5"], ["80", "40", "50"], ["60", "50.4", "50.4"])
    assert figures.printed_figure(token, made) == expected
    assert figures.faults(token, made) == []


@pytest.mark.parametrize("token", ["{mean}", "{mean 1}", "{difference}", "{change 2}", "{strongest}"])
def test_what_cannot_be_computed_says_so(token: str) -> None:
    made = _beside(None, None, ["60", None, "50"])
    assert figures.printed_figure(token, made) == "ej beräknat"
    assert [fault.why for fault in figures.faults(token, made)] == ["not-computed"]


def test_an_areas_strongest_and_weakest_questions_are_told_in_words() -> None:
    made = result_of_questions([("10", "20"), ("5", "10"), ("1", "10")])
    assert figures.printed_figure("{strongest 1}", made) == "Fråga 1 och Fråga 2"
    assert figures.printed_figure("{weakest 1}", made) == "Fråga 3"
    assert [fault.why for fault in figures.faults("{strongest 1}", DRAFT)] == ["not-computed"]
    assert [fault.why for fault in figures.faults("{weakest 9} {mean 1.1} {strongest 1}", BOTKYRKA)] == [
        "no-such-number",
        "unknown",
        "no-maximum",
    ]


def test_a_line_keeps_what_is_no_figure() -> None:
    assert figures.fill_line("Summa {total} av {max_total}, {{x}} och {summa} {", NASSJO) == "Summa 540 av 800, {x} och {summa} {"
