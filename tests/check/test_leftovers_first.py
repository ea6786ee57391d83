"""One fault, one finding: what came along with a text is told as that, and what only begins alike is told as a slip."""

from __future__ import annotations

from pathlib import Path

from tests.check import told

LEFT = {
    "Kommunen har mål. kolla detta": "template-leftover",
    "Kommunen har en plan. fyll i mer här": "template-leftover",
    "Hej alla,": "program-leftover/greeting",
    "Kommunen har mål och todo": "template-leftover",
}
SLIPPED = (
    "Nämnder har mål. skriva gör de flesta nämnder.",
    "Webben är lättläst. sidorna på webbplatsen är lätta att läsa.",
    "Skolan är bra. kollegor lär av varandra.",
    "Planen är känd. bland annat följs de upp.",
)


def test_a_leftover_is_no_slip_too(tmp_path: Path) -> None:
    found = told.of_paragraphs(tmp_path, list(LEFT))
    assert {wording: keys for wording, keys in found.items() if len(keys) != 1 or not keys[0].startswith(LEFT[wording])} == {}


def test_a_sentence_with_a_small_letter_is_told_of_whatever_word_it_begins_with(tmp_path: Path) -> None:
    found = told.of_paragraphs(tmp_path, SLIPPED)
    assert {wording: keys for wording, keys in found.items() if keys != ["typing-slip/small"]} == {}
