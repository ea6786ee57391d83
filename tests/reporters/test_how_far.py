"""The line on how far a draft has come."""

from __future__ import annotations

from pathlib import Path

import pytest

from kommunkompassen.base.messages import Language
from kommunkompassen.check.standing import Standing
from kommunkompassen.reporters import how_far


@pytest.mark.parametrize(
    ("language", "said"),
    [("sv", "poäng i 0 av 8 områden, text i 5 av 8."), ("en", "points in 0 of 8 areas, text in 5 of 8.")],
)
def test_where_areas_have_points_it_says_which_number_is_of_what(language: Language, said: str) -> None:
    """In an edition without questions both are counted in areas."""
    assert how_far(Standing(Path("kumla-2027.yaml"), 0, 8, 5, 8, 0, ()), language) == said
