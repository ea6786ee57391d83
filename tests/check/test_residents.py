"""The word for residents is told of where a genitive's s can't stand behind it, or its form is not the one printed."""

from __future__ import annotations

from pathlib import Path

from tests.check import told

WRONG = (
    *("Invånarna i Kumla", "kumla", "Kumlaborna i kommunen", "Kumlaborna.", "De som bor i Kumla", "Vi kallas kumlabor"),
    *("de kallas kumlaborna", "medborgarna i Kumla kommun", "Kumla kommuns invånare i kommunen", "kumlabo", "Kumlabor"),
    *("Kumlabornas", "kumlaborna, kumlingarna", "kumlaborna/kumlingarna", "kumlaborna (kumlingarna)", '"kumlaborna"'),
    *("ja", "?", "invånare", "Invånare i Kumla", "kumlaborna som bor i Kumla", "Kumlaborna är invånarna", "kumlas"),
    "människor",
)
RIGHT = (
    *("kumlaborna", "Kumlaborna", "kumlingarna", "invånarna", "kommuninvånarna", "medborgarna", "kommunens invånare"),
    *("Kumla kommuns invånare", "Kumlas invånare", "kumlaborna och nässjöborna", "kumlingarna och nässjöborna"),
    *("befolkningen", "kommunens medborgare", "folket", "invånarna i Kumla", "medborgarna i Kumla"),
)


def test_each_wrong_form_is_told_of_once(tmp_path: Path) -> None:
    assert [word for word in WRONG if len(told.of_residents(tmp_path, word)) != 1] == []


def test_right_forms_are_left_alone(tmp_path: Path) -> None:
    assert [word for word in RIGHT if told.of_residents(tmp_path, word)] == []
