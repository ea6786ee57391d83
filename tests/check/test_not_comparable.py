"""What is compared area by area is of editions whose areas are the same."""

from __future__ import annotations

from pathlib import Path

from kommunkompassen.check import check
from kommunkompassen.repository import Repository
from tests.helpers import data, save


def test_the_editions_that_can_be_compared_are_all_named(tmp_path: Path) -> None:
    path = save(tmp_path, data(edition="2018", compare_with=["nacka-2003", "medel-sedan-2016"]))
    repository = Repository(tmp_path)
    [finding] = [one for one in check(repository.evaluation(path), repository) if one.rule == "not-comparable"]
    assert finding.values["edition"] == "2003"
    assert finding.values["comparable"] == "2018, 2016"
