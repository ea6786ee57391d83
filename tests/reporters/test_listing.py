"""The good examples that evaluations name."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from kommunkompassen.reporters import listing
from kommunkompassen.repository import Repository
from tests.helpers import data, real, save


@pytest.fixture
def repository(tmp_path: Path) -> Repository:
    save(tmp_path, data("Arboga", 2020))
    gap = data("Boden", 2021, status="draft")
    gap["areas"]["1"]["scores"]["1.1"] = None
    gap["areas"]["2"]["narrative"] = [
        {"heading": "Vanligt", "text": "x"},
        {"heading": "Gott", "text": "x", "good_example": "true"},
    ]
    save(tmp_path, gap)
    (tmp_path / "trasig-2022.yaml").write_text("a: [\n")
    return Repository(tmp_path)


def test_good_examples_are_found_with_their_line(repository: Repository) -> None:
    found = list(listing.good_examples(repository))
    assert [(one.id, one.area, one.title, one.heading) for one in found] == [
        ("boden-2021", "2", "Tillgänglighet och brukarorientering", "Gott")
    ]
    line = (repository.evaluations / "boden-2021.yaml").read_text("utf-8").splitlines()[found[0].line - 1]
    assert "heading: Gott" in line
    assert listing.examples_as_text(found).startswith(f"boden-2021:{found[0].line}  Boden, 2 Tillgänglighet")
    assert json.loads(listing.examples_as_json(found))[0]["line"] == found[0].line


def test_good_examples_without_a_heading_are_named_by_their_first_words(tmp_path: Path) -> None:
    values = data("Kumla", 2020)
    long = "Kommunen har **{total} poäng** och arbetar tillsammans med alla föreningar i trakten."
    values["areas"]["1"]["narrative"] = [{"text": "Ett annat."}, {"text": long, "good_example": "true"}]
    values["areas"]["1"]["strengths"] = ["En styrka", {"text": "Två *styrkor*", "good_example": "true"}]
    save(tmp_path, values)
    found = json.loads(listing.examples_as_json(list(listing.good_examples(Repository(tmp_path)))))
    assert [(one["part"], one["heading"]) for one in found] == [
        ("narrative", "Kommunen har 400 poäng och arbetar tillsammans med alla …"),
        ("strengths", "Två styrkor"),
    ]


def test_the_published_evaluations_have_good_examples() -> None:
    found = list(listing.good_examples(real()))
    assert [one.part for one in found if one.id == "nassjo-2019" and one.area == "1"] == [*["narrative"] * 3, "strengths"]
    assert all(one.title and one.heading for one in found)


def test_an_evaluation_cannot_command_the_terminal(tmp_path: Path) -> None:
    values = data("Kumla", 2020)
    values["areas"]["1"]["title"] = "Etik\x1b[31m"
    values["areas"]["1"]["narrative"] = [{"heading": "Gott\x9b", "text": "x", "good_example": "true"}]
    save(tmp_path, values)
    repository = Repository(tmp_path)
    shown = listing.examples_as_text(list(listing.good_examples(repository)))
    assert "Etik" in shown
    assert not set(shown) & set("\x1b\x9b")
