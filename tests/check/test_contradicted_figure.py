"""A figure in prose is compared with the computed one where it is said as one, and nowhere else."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from kommunkompassen.check import check
from kommunkompassen.repository import Repository
from tests.helpers import data, save


def _given(folder: Path, sentence: str, areas: dict[str, Any] | None = None) -> list[str]:
    """The figures that are found in a text about an evaluation with 400 points of 800, or one with these areas."""
    path = save(folder, data(texts={"closing": sentence}) | ({"areas": areas} if areas else {}))
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


CONTRADICTING = (
    "Kommunen fick femhundra poäng av 800.",
    "Totalt nådde kommunen femhundrafyrtio poäng.",
    "Totalpoängen uppgår till 540 och det är bra.",
    "Kommunen når 540 poäng.",
    "Kumla kommun har 540 poäng totalt.",
    "Kommunen fick 540 poäng\nav 800 möjliga.",
    "På område 3 når kommunen 72 poäng.",
    "Område 3 får sjuttiotvå poäng.",
    "Område 3 (72 procent) är starkast.",
    "Kommunen får 72 poäng på område 3.",
    "Politisk styrning och kontroll får 72 procent.",
    "Kommunen får 72 procent av poängen på område 3.",
    "Sammanlagt 68 % av de möjliga poängen.",
    "Kommunen fick 12 poäng på fråga 3.2.",
    "Fråga 3.2 fick 12 %.",
    "På fråga 3.2 når kommunen 12 procent.",
    "Kommunen fick 400 poäng av 800, vilket är 68 procent.",
    "Kommunen fick 400 poäng (68 %).",
)
ELSEWHERE = (
    "Kommunen har ökat med 120 poäng.",
    "År 2019 fick kommunen 540 poäng.",
    "Eskilstuna fick 540 poäng.",
    "Förra gången fick kommunen 540 poäng.",
    "I den ursprungliga rapporten har område 3 61 poäng.",
    "Medelvärdet är 476 poäng.",
    "Kommunen kan få 800 poäng.",
    "Kommunen fick 12 poäng på fråga 13.2.",
    "Fråga 3.1 och 3.2 fick 12 poäng.",
    "På fråga 3.2 har 12 procent av medarbetarna svarat.",
    "Fråga 3.2 handlar om målen, och kommunen fick 12 poäng.",
    "Svaren på frågan gav kommunen 540 poäng.",
    "Område 3 får 15 poäng mer än område 4.",
    "Område 3 och 4 får 60 respektive 70 poäng.",
    "Område 3 har 72 procent kvinnor.",
    "Inom område 3 har 72 procent av medarbetarna svarat.",
    "Totalt 72 procent av invånarna är nöjda.",
    "Kommunen får 72 poäng i miljörankningen.",
    "Kommunen fick totalt mellan 390 och 410 poäng.",
    "Kommunen har 540 anställda och 60 procent heltid.",
)

LISTS = {
    "Kommunen får 50 poäng i område 1, 20 poäng i område 2.": [],
    "Kommunen når 50 procent av poängen i område 1, 54 procent i område 2.": ["54"],
    "Kommunen når 50 procent av poängen i område 1, 20 procent i område 2 och 54 procent i område 3.": ["54"],
    "På område 1 får kommunen 50 poäng, 20 poäng på område 2.": [],
    "På område 1 får kommunen 50 poäng, 54 poäng på område 2.": ["54"],
    "Kommunen får 50 poäng i område 1, 370 poäng totalt.": [],
    "Kommunen får 50 poäng i område 1, 20 poäng i det andra området.": [],
    "Kommunen får 50 poäng i område 1 (54 procent), 20 poäng av 100 möjliga i område 2.": ["54"],
    "Kommunen får 50 poäng totalt i område 1.": [],
    "Kommunen får 7,5 poäng på fråga 1.1, 10 poäng på fråga 1.2 och 11 poäng på fråga 1.3.": ["11"],
}
TWO_AT_20 = data()["areas"] | {"2": data(share="0.2")["areas"]["2"]}
"""Area 2 has 20 points, and each of the others half its own."""


@pytest.mark.parametrize("sentence", LISTS)
def test_in_a_list_a_figure_belongs_to_what_is_named_behind_it(tmp_path: Path, sentence: str) -> None:
    assert _given(tmp_path, sentence, areas=TWO_AT_20) == LISTS[sentence]


@pytest.mark.parametrize(
    ("sentence", "given"),
    [
        ("Kommunen får 46 procent av alla poäng.", []),
        ("Kommunen får 20 procent av alla poäng.", []),
        ("Kommunen får 54 procent av alla poäng.", ["54"]),
        ("Området får 46 procent av alla poäng.", ["46"]),
    ],
)
def test_in_an_area_s_text_a_percent_of_all_points_may_be_of_the_whole(tmp_path: Path, sentence: str, given: list[str]) -> None:
    area = TWO_AT_20["2"] | {"narrative": [{"heading": "Öppenhet", "text": sentence}]}
    assert _given(tmp_path, "Slut.", areas=TWO_AT_20 | {"2": area}) == given


@pytest.mark.parametrize("sentence", CONTRADICTING)
def test_in_many_words_too(tmp_path: Path, sentence: str) -> None:
    assert len(_given(tmp_path, sentence)) == 1


@pytest.mark.parametrize("sentence", ELSEWHERE)
def test_what_is_said_of_something_else_is_left_alone(tmp_path: Path, sentence: str) -> None:
    assert _given(tmp_path, sentence) == []


@pytest.mark.parametrize(
    "sentence", ["Totalpoängen är 400.", "Område 3 får femtio poäng.", "Kommunen får 50 procent av poängen."]
)
def test_what_is_right_is_left_alone(tmp_path: Path, sentence: str) -> None:
    assert _given(tmp_path, sentence) == []
