"""What is done with a text costs in proportion to it: see growth.py, which prints the whole table."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests import growth
from tests.growth import PATTERNS, SHORT, TIMES

TELLING = (
    "'!['",
    "'['",
    "'<'",
    "'</'",
    "'*'",
    "'.'",
    "' '",
    "'`'",
    "'a'",
    "'1'",
    "'&'",
    "'@'",
    "'://'",
    "picture",
    "blanks",
    "fence",
)
"""What has cost the most of each kind; the table has all."""


@pytest.mark.parametrize("way", ["a body", "a page"])
def test_what_is_quick_to_try_is_tried_with_every_pattern(tmp_path: Path, way: str) -> None:
    at = growth.bench(tmp_path)
    found = {name: growth.growth(way, name, at) for name in PATTERNS}
    assert {name: one for name, one in found.items() if one[2] > max(SHORT, TIMES * one[1])} == {}


@pytest.mark.parametrize("name", TELLING)
@pytest.mark.parametrize("way", ["a text", "a sheet", "a Word file"])
def test_twice_the_text_costs_at_most_two_and_a_half_times_as_much(tmp_path: Path, way: str, name: str) -> None:
    _, first, second = growth.growth(way, name, growth.bench(tmp_path))
    assert second <= max(SHORT, TIMES * first)


def test_the_test_would_see_what_grows_with_the_square(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(growth, "WAYS", {"square": lambda _, text: [text.count(sign) for sign in text] and None})
    monkeypatch.setattr(growth, "SHORT", 0.001)
    _, first, second = growth.growth("square", "'a'", growth.bench(tmp_path))
    assert second > TIMES * first
