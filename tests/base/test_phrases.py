"""Sentences made of a few words are Swedish, or are refused."""

from __future__ import annotations

import pytest

from kommunkompassen.base.phrases import first_evaluation, interviewed


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("1", "en person"),
        ("1 person", "en person"),
        ("en", "en person"),
        ("En person.", "en person"),
        ("2", "2 personer"),
        ("ett 30-tal", "ett 30-tal personer"),
        ("Ett drygt 20-tal", "ett drygt 20-tal personer"),
        ("ett trettiotal personer", "ett trettiotal personer"),
        ("30-40", "30–40 personer"),
        ("mellan 30 och 40", "mellan 30 och 40 personer"),
        ("32 st.", "32 personer"),
        ("trettiotvå", "trettiotvå personer"),
        ("32 chefer och politiker", "32 chefer och politiker"),
        ("*cirka 30* personer", "*cirka 30* personer"),
        ("32 intervjuer", None),
        ("42 intervjuer med 60 personer", None),
        ("många intressanta samtal", None),
        ("3-tal", None),
        ("ja", None),
        ("", None),
    ],
)
def test_who_were_interviewed(words: str, expected: str | None) -> None:
    assert interviewed(words) == expected


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("Kommunen utvärderades senast 2012", "Kommunen utvärderades senast 2012."),
        ("kommunen har utvärderats förut.", "Kommunen har utvärderats förut."),
        ("Nej, det är den tredje", "Det är den tredje."),
        ("kommunens andra utvärdering", "Det var kommunens andra utvärdering."),
        ("Andra gången", "Det var andra gången."),
        ("Kumlas andra utvärdering", "Det var Kumlas andra utvärdering."),
        ("den första som gjordes med de nya kriterierna", "Det var den första som gjordes med de nya kriterierna."),
        ("en uppföljning av 2015 års utvärdering", "Det var en uppföljning av 2015 års utvärdering."),
        ("senast 2012", None),
        ("2012", None),
        ("Ja", None),
        ("", None),
    ],
)
def test_whether_it_was_the_first_time(words: str, expected: str | None) -> None:
    assert first_evaluation(words) == expected
