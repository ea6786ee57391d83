"""Of what kind a change is, by which a reviewer decides what to read."""

from __future__ import annotations

import pytest

from kommunkompassen.diff.changes import changes
from kommunkompassen.diff.kinds import Kinds, kind, kinds
from kommunkompassen.diff.text_changes import Sentence
from kommunkompassen.diff.word_marks import Word, marked
from kommunkompassen.read.models import Evaluation
from tests.helpers import MINIMAL, source

CHANGES = {
    ("Kommunen har 15 mål.", "Kommunen har 18 mål."): "numbers",
    ("Kommunen har fem mål.", "Kommunen har sex mål."): "numbers",
    ("Kommunen fick {points 3} poäng.", "Kommunen fick {points 4} poäng."): "numbers",
    ("Budgeten är 15 000 kr.", "Budgeten är 15\u00a0500 kr, ungefär."): "numbers",
    ("Målen följs upp.", "Målen följs upp 2019."): "numbers",
    ("Det är inte bra.", "Det är bra."): "words",
    ("Alla mål nås.", "Inga mål nås."): "words",
    ("Kommunen kan göra mer.", "Kommunen ska göra mer."): "words",
    ("Andelen har ökat mycket.", "Andelen har ökar mycket."): "words",
    ("Kommunen har fem mål.", "Kommunen har 5 mål."): "words",
    ("Ja, målen följs upp", "Ja målen följs upp."): "spelling",
    ("Kommunen arbetar i stället med mål.", "Kommunen arbetar istället med mål."): "spelling",
    ("kommunen har mål.", "Kommunen har mål."): "spelling",
    ("En utvekling pågår.", "En utveckling pågår."): "spelling",
    ("Det är ”bra”.", 'Det är "bra".'): "typography",
    ("Åren 2018-2019.", "Åren 2018–2019."): "typography",
    ("Budgeten är 15 000 kr.", "Budgeten är 15\u00a0000 kr."): "typography",
    ("Ett **viktigt** mål.", "Ett viktigt mål."): "typography",
    ("- Ett mål", "1. Ett mål"): "structure",
    ("› - Ett mål", "- Ett mål"): "structure",
    ("¶ Målen följs upp.", "Målen följs upp."): "structure",
}


@pytest.mark.parametrize(("before", "after"), CHANGES)
def test_a_changed_sentence_is_of_its_weightiest_kind(before: str, after: str) -> None:
    assert kind(Sentence("changed", marked(before, after), 1, 1)) == CHANGES[before, after]


def test_a_new_sentence_is_words_and_a_new_break_is_structure() -> None:
    assert kind(Sentence("added", (Word("added", "¶ Ett nytt stycke."),), None, 1)) == "words"
    assert kind(Sentence("added", (Word("added", "¶"),), None, 1)) == "structure"
    assert kind(Sentence("moved", (Word("same", "En mening."),), 1, 2)) == "structure"


BEFORE = """\
areas:
  1:
    scores:
      1.1:
        points: 10
        note: Av 12 mål nås inte 3.
    narrative:
      - heading: Mål
        text: |
          Kommunen har 15 mål och 20 mått.
          Målen följs inte upp.
          Nämnderna redovisar i mars.
    strengths:
      - Inga styrkor
"""


def found(*pairs: tuple[str, str]) -> Kinds:
    after = BEFORE
    for old, new in pairs:
        assert old in after
        after = after.replace(old, new, 1)
    return kinds(changes(source(MINIMAL + BEFORE), source(MINIMAL + after), Evaluation))


def test_changed_numbers_are_named_with_what_they_were() -> None:
    told = found(("15 mål och 20 mått", "18 mål"), ("i mars", "i mars 2020"))
    assert [(one.before, one.after) for one in told.numbers] == [("15", "18"), ("20", ""), ("", "2020")]
    assert told.sentences == {"numbers": 2}


def test_negations_that_came_or_went_are_named() -> None:
    told = found(("följs inte upp", "följs upp"), ("Nämnderna redovisar", "Nämnderna redovisar aldrig"))
    assert [(one.before, one.after) for one in told.negations] == [("inte", ""), ("", "aldrig")]


def test_a_negation_that_only_moved_is_not_named() -> None:
    assert found(("följs inte upp", "följs upp inte")).negations == []


def test_what_the_report_does_not_print_is_not_counted() -> None:
    told = found(("Av 12 mål nås inte 3.", "Av 13 mål nås 3."), ("points: 10", "points: 12"))
    assert (told.sentences, told.numbers, told.negations) == ({}, [], [])


def test_what_is_new_as_a_whole_is_no_changed_sentence() -> None:
    assert found(("      - Inga styrkor\n", "      - Inga styrkor\n      - Nya mål\n")).sentences == {}
