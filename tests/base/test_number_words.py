"""Numbers in words are those that they say, and other words are none."""

from __future__ import annotations

import pytest

from kommunkompassen.base.number_words import number_of


@pytest.mark.parametrize(
    ("words", "number"),
    [
        ("noll", 0),
        ("ett", 1),
        ("tolv", 12),
        ("sjuttiotvå", 72),
        ("Sextioett", 61),
        ("hundra", 100),
        ("etthundra", 100),
        ("femhundrafyrtio", 540),
        ("trehundra sjuttio", 370),
        ("fyrahundraochfem", 405),
        ("niohundranittionio", 999),
    ],
)
def test_a_number_in_words_is_that_number(words: str, number: int) -> None:
    assert number_of(words) == number


@pytest.mark.parametrize("words", ["många", "hundratals", "tiohundra", "femhundramånga", "", "fem fem", "hundra" * 40])
def test_other_words_are_none(words: str) -> None:
    assert number_of(words) is None
