"""A figure in prose is compared with the computed one where it is said as one, and nowhere else."""

from __future__ import annotations

from pathlib import Path

import pytest

from kommunkompassen.check import check
from kommunkompassen.repository import Repository
from tests.helpers import data, save


def _given(folder: Path, sentence: str) -> list[str]:
    """The figures that are found in a text about an evaluation with 400 points of 800."""
    path = save(folder, data(texts={"closing": sentence}))
    repository = Repository(folder)
    found = [one for one in check(repository.evaluation(path), repository) if one.rule == "contradicted-figure"]
    return [finding.values["given"] for finding in found]


SAID = ("Kommunen fick {} poäng av 800.", "Kommunen fick {} av 800 möjliga poäng.", "Kommunen fick totalt {} poäng.")


@pytest.mark.parametrize("sentence", SAID)
def test_a_figure_that_is_another_than_the_computed_one_is_found(tmp_path: Path, sentence: str) -> None:
    assert _given(tmp_path, sentence.format(500)) == ["500"]
    assert _given(tmp_path, sentence.format(400)) == []


HEDGES = (
    "drygt",
    "knappt",
    "nästan",
    "över",
    "under",
    "mer än",
    "mindre än",
    "minst",
    "högst",
    "cirka",
    "ca",
    "ungefär",
    "omkring",
)


@pytest.mark.parametrize("hedge", [*HEDGES, "Drygt", "drygt  "])
@pytest.mark.parametrize("sentence", SAID[:2])
def test_a_figure_that_is_said_to_be_a_limit_or_near_is_none(tmp_path: Path, hedge: str, sentence: str) -> None:
    assert _given(tmp_path, sentence.format(f"{hedge} 500")) == []


def test_a_hedge_counts_only_straight_before_the_figure(tmp_path: Path) -> None:
    assert _given(tmp_path, "Drygt tio år senare fick kommunen 500 poäng av 800.") == ["500"]
