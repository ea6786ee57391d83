"""Runs of words shared with a published report are found wherever they stand, and nothing else is."""

from __future__ import annotations

from pathlib import Path

import pytest

from scripts import shared_words

ORIGINAL = """\
1 Vad är Kommunkompassen?
3 Områdesvis genomgång av resultatet
Område 1 Offentlighet och demokrati
Finns en plan/strategi för demokratiutveckling och information?
Kommunen har sedan flera år en egen modell för hur medborgarna kan delta, och den används i Upplands Väsby Nya Centrum.
"""


def shared(folder: Path, text: str, *options: str) -> int:
    (folder / "original.txt").write_text(ORIGINAL, encoding="utf-8")
    head = 'municipality: Ekby\nresidents: Ekbyborna\nyear: 2018\nrubric: "2018"\n'
    evaluation = f"{head}areas:\n  1:\n    narrative: |\n      {text}\n"
    (folder / "ekby-2018.yaml").write_text(evaluation, encoding="utf-8")
    return shared_words.main(["ekby-2018", str(folder / "original.txt"), "--evaluations", str(folder), *options])


def test_a_sentence_in_other_words_shares_nothing(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert shared(tmp_path, "Medborgarna kan delta enligt en modell, som är kommunens egen sedan flera år.") == 0
    assert capsys.readouterr().out == "0 runs of 8 words or more\n"


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("I Ekby finns en egen modell för hur medborgarna kan delta.", "en egen modell för hur medborgarna kan delta"),
        ("Ekby har EN EGEN MODELL för hur (med-borgarna) kan delta!", "EN EGEN MODELL för hur medborgarna kan delta"),
        ("Ekby har en egen\n      modell för hur **medborgarna** kan delta.", "en egen modell för hur medborgarna kan delta"),
    ],
)
def test_eight_words_in_a_row_are_listed_with_their_place(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], text: str, found: str
) -> None:
    assert shared(tmp_path, text) == 1
    assert capsys.readouterr().out.splitlines() == [f"area 1: {found}  (8 words, line 5)", "1 runs of 8 words or more"]


@pytest.mark.parametrize(
    "text",
    [
        "I Ekby finns en modell för hur medborgarna kan delta.",
        "Enligt kommunen finns ”en egen modell för hur medborgarna kan delta”.",
        "Modellen är fin, och den används i Upplands Väsby Nya Centrum.",
    ],
    ids=["seven words", "a quotation", "a name is one word"],
)
def test_what_may_be_the_same_is_not_listed(tmp_path: Path, text: str) -> None:
    assert shared(tmp_path, text) == 0
    assert shared(tmp_path, text, "--words", "2") == 1


def test_questions_and_headings_are_not_listed(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """The question of the published report stands in our table, word for word."""
    assert shared(tmp_path, "Ekby.", "--words", "6") == 0, capsys.readouterr().out


def test_a_name_and_a_file_that_are_not_there_are_told(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert shared(tmp_path, "Ekby.") == 0
    assert shared_words.main(["nowhere-1999", str(tmp_path / "original.txt"), "--evaluations", str(tmp_path)]) == 2
    assert shared_words.main(["ekby-2018", str(tmp_path / "nothing.txt"), "--evaluations", str(tmp_path)]) == 2
    assert "nowhere-1999" in capsys.readouterr().err


def test_an_evaluation_with_errors_is_told(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert shared(tmp_path, "Ekby.\n    score: nio") == 2
    assert "the evaluation has errors" in capsys.readouterr().err
