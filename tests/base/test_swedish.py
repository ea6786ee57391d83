"""Swedish for print."""

from __future__ import annotations

from decimal import Decimal

import pytest

from kommunkompassen.base import swedish
from kommunkompassen.base.dates import Date, Period


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        (0, "0"),
        (83, "83"),
        (Decimal("76.50"), "76,5"),
        (Decimal("83.00"), "83"),
        (Decimal("0.05"), "0,05"),
        (Decimal("1E+2"), "100"),
        (2195, "2\u00a0195"),
        (1234567, "1\u00a0234\u00a0567"),
        (-3, "−3"),
        (Decimal("-1234.5"), "−1\u00a0234,5"),
    ],
)
def test_numbers_have_comma_no_break_spaces_and_a_real_minus(value: Decimal | int, expected: str) -> None:
    assert swedish.number(value) == expected


@pytest.mark.parametrize(
    ("value", "expected"), [(22, "+22"), (-3, "−3"), (0, "±0"), (Decimal("-0.0"), "±0"), (Decimal("0.5"), "+0,5")]
)
def test_differences_have_a_sign(value: Decimal | int, expected: str) -> None:
    assert swedish.signed(value) == expected


def test_percent_does_not_break_from_its_number() -> None:
    assert swedish.percent(37) == "37\u00a0%"


@pytest.mark.parametrize(("value", "expected"), [(0, "noll"), (1, "en"), (8, "åtta"), (12, "tolv"), (13, "13")])
def test_small_counts_are_words(value: int, expected: str) -> None:
    assert swedish.count(value) == expected


@pytest.mark.parametrize(
    ("words", "expected"), [([], ""), (["a"], "a"), (["a", "b"], "a och b"), (["a", "b", "c"], "a, b och c")]
)
def test_a_list_in_a_sentence(words: list[str], expected: str) -> None:
    assert swedish.listed(words) == expected


@pytest.mark.parametrize(
    ("name", "expected"),
    [("Nässjö", "Nässjös"), ("Tranås", "Tranås"), ("Bordeaux", "Bordeaux"), ("BORÅS", "BORÅS"), ("Schweiz", "Schweiz")],
)
def test_genitives(name: str, expected: str) -> None:
    assert swedish.genitive(name) == expected


@pytest.mark.parametrize(
    ("value", "expected"),
    [(Date(2019), "2019"), (Date(2019, 3), "mars\u00a02019"), (Date(2019, 3, 12), "12\u00a0mars\u00a02019")],
)
def test_dates_have_their_month_in_words(value: Date, expected: str) -> None:
    assert swedish.date(value) == expected


@pytest.mark.parametrize(
    ("first", "last", "expected", "in_sentence"),
    [
        (Date(2019), Date(2019), "2019", "2019"),
        (Date(2019, 3), Date(2019, 3), "mars 2019", "i mars 2019"),
        (Date(2019, 3, 12), Date(2019, 3, 12), "12 mars 2019", "den 12 mars 2019"),
        (Date(2003, 6, 4), Date(2003, 6, 6), "4–6 juni 2003", "den 4–6 juni 2003"),
        (Date(2003, 5), Date(2003, 6), "maj–juni 2003", "i maj–juni 2003"),
        (Date(2003, 5, 30), Date(2003, 6, 2), "30 maj–2 juni 2003", "den 30 maj–2 juni 2003"),
        (Date(2003, 12, 30), Date(2004, 1, 2), "30 december 2003–2 januari 2004", "den 30 december 2003–2 januari 2004"),
        (Date(2003), Date(2004), "2003–2004", "2003–2004"),
        # A day is printed only where it is known.
        (Date(2003, 6), Date(2003, 6, 6), "juni–6 juni 2003", "i juni–6 juni 2003"),
        (Date(2003, 6, 4), Date(2003, 7), "4 juni–juli 2003", "den 4 juni–juli 2003"),
    ],
)
def test_periods_say_once_what_both_ends_share(first: Date, last: Date, expected: str, in_sentence: str) -> None:
    assert swedish.period(Period(first, last)).replace("\u00a0", " ") == expected
    assert swedish.period_in_sentence(Period(first, last)).replace("\u00a0", " ") == in_sentence


@pytest.mark.parametrize(
    ("text", "printed"),
    [
        ("15 000 kronor", "15_000_kronor"),
        ("1 234 567,5 mnkr", "1_234_567,5_mnkr"),
        ("37 % och 2,5 procentenheter", "37_% och 2,5_procentenheter"),
        ("10\u2009000 m²", "10_000_m²"),
        ("<strong>540</strong> poäng", "<strong>540</strong>_poäng"),
        ("2016 250 personer", "2016 250 personer"),
        ("1 kronhjort, 3 myror", "1 kronhjort, 3 myror"),
        ("08-123 45 67", "08-123 45 67"),
        ('<img alt="15 000 kr"> <path d="M 1 200 m 5 5">', '<img alt="15 000 kr"> <path d="M 1 200 m 5 5">'),
    ],
)
def test_a_number_is_held_together_and_with_its_unit(text: str, printed: str) -> None:
    assert swedish.held_together(text) == printed.replace("_", "\u00a0")
    assert bool(swedish.breakable_number(text)) == (text != printed)
    assert not swedish.breakable_number(swedish.held_together(text))
