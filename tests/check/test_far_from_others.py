"""How far is far: the limits on both sides, and whose points count."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest

from kommunkompassen.check import far_from_others
from tests.helpers import context_of, data, save

TOWNS = ("Arboga", "Boden", "Falun", "Hjo", "Kil", "Lerum", "Mora", "Nora", "Orsa", "Sala")


def _found(folder: Path, score: str, others: Mapping[str, Any] | None = None, number: int = 10) -> list[str]:
    """The details of what is found of an area of 100 points, where others have 41, 43 … 59."""
    for place, town in enumerate(TOWNS[:number]):
        values = data(town, 2012, "2010", **(others or {}))
        values["areas"]["1"]["score"] = str(41 + 2 * place)
        save(folder, values)
    values = data("Kumla", 2012, "2010")
    values["areas"]["1"]["score"] = score
    return [finding.detail for finding in far_from_others.check(context_of(folder, values)) if finding.values["number"] == "1"]


# Of 41, 43 … 59 the quartiles are 45.5 and 54.5; one and a half times their distance is 13.5, a fifth of the maximum 20.
@pytest.mark.parametrize(
    ("score", "expected"),
    [("25.5", []), ("25.4", ["area-low"]), ("74.5", []), ("74.6", ["area-high"]), ("50", []), ("0", ["area-low"])],
)
def test_far_is_beyond_the_stated_distance(tmp_path: Path, score: str, expected: list[str]) -> None:
    assert _found(tmp_path, score) == expected


def test_where_the_others_differ_much_far_is_further(tmp_path: Path) -> None:
    for place, town in enumerate(TOWNS):
        values = data(town, 2012, "2010")
        values["areas"]["1"]["score"] = str(20 + 6 * place)
        save(tmp_path, values)
    # 20, 26 … 74: quartiles 33.5 and 60.5, 27 apart, so far is below −7: nothing is.
    values = data("Kumla", 2012, "2010")
    values["areas"]["1"]["score"] = "0"
    context = context_of(tmp_path, values)
    assert [one for one in far_from_others.check(context) if one.values["number"] == "1"] == []


@pytest.mark.parametrize("others", [{"status": "draft"}, {"rubric": "2020"}], ids=["draft", "other edition"])
def test_drafts_and_other_editions_do_not_count(tmp_path: Path, others: dict[str, str]) -> None:
    assert _found(tmp_path, "0", others) == []


def test_of_nine_others_nothing_is_said(tmp_path: Path) -> None:
    assert _found(tmp_path, "0", number=9) == []


def test_what_is_said_is_where_half_of_the_others_lie(tmp_path: Path) -> None:
    values = data("Kumla", 2012, "2010")
    for town in TOWNS:
        save(tmp_path, data(town, 2012, "2010"))
    values["areas"]["1"]["score"] = "5"
    (finding,) = far_from_others.check(context_of(tmp_path, values))
    assert finding.values == {"number": "1", "given": "5", "lower": "50", "upper": "50", "count": "10"}
