"""What is done with a text costs in proportion to it: see growth.py, which prints the whole table."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests import growth
from tests.growth import PATTERNS, TELLING, WAYS, too_much

EVERY_PATTERN = ("a body", "a page")
SEVERAL_PATTERNS = ("a text", "a sheet", "a Word file")


@pytest.mark.parametrize("way", EVERY_PATTERN)
def test_what_is_quick_to_try_is_tried_with_every_pattern(tmp_path: Path, way: str) -> None:
    at = growth.bench(tmp_path)
    times = {name: growth.growth(way, name, at) for name in PATTERNS}
    assert {name: both for name, both in times.items() if too_much(*both)} == {}


@pytest.mark.parametrize("name", TELLING)
@pytest.mark.parametrize("way", SEVERAL_PATTERNS)
def test_twice_the_text_costs_at_most_two_and_a_half_times_as_much(tmp_path: Path, way: str, name: str) -> None:
    assert not too_much(*growth.growth(way, name, growth.bench(tmp_path)))


@pytest.mark.parametrize("name", ["'['", "'a'", "'Ett. '"])
@pytest.mark.parametrize("way", [way for way in WAYS if way not in (*EVERY_PATTERN, *SEVERAL_PATTERNS)])
def test_all_other_places_of_a_text_are_tried_too(tmp_path: Path, way: str, name: str) -> None:
    assert not too_much(*growth.growth(way, name, growth.bench(tmp_path)))


def test_the_test_would_see_what_grows_with_the_square(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    at = growth.bench(tmp_path)
    monkeypatch.setattr(growth, "WAYS", {"square": lambda _, text: [text.count(sign) for sign in text] and None})
    monkeypatch.setattr(growth, "SHORT", 0.001)
    assert too_much(*growth.growth("square", "'a'", at))
