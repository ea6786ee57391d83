"""Prose with a sentence per line says the same as before, whatever Markdown it is."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kommunkompassen.formatting.reflow import meaning, reflowed
from kommunkompassen.points.figures import token_at
from kommunkompassen.points.prose import to_html


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ("Ett. Två", "Ett.\nTvå"),
        ("Ett\nradbrott. Två", "Ett radbrott.\nTvå"),
        ("Ett \n  två", "Ett två"),
        ("Ett.\n\n\n\nTvå", "Ett.\n\nTvå"),
        ("- Ett. Två\n- Tre", "- Ett.\n  Två\n- Tre"),
        ("- Ett.\nTvå", "- Ett.\n  Två"),
        ("*   Ett. Två", "* Ett.\n  Två"),
        ("+ Ett\n- Två", "+ Ett\n\n- Två"),
        ("- Ett\n\n- Två. Tre", "- Ett\n\n- Två.\n  Tre"),
        ("- Ett\n\n  Två. Tre", "- Ett\n\n  Två.\n  Tre"),
        ("- Ett\n    - Två. Tre", "- Ett\n  - Två.\n    Tre"),
        ("1. Ett. Två\n10. Tre. Fyra", "1. Ett.\n   Två\n10. Tre.\n    Fyra"),
        ("2019. Ett år. Två", "2019. Ett år.\nTvå"),
        ("Bra.\n\n2019. Ett år.\nTvå", "Bra.\n\n2019. Ett år.\nTvå"),
        ("Det var\n2019. Ett år. Två", "Det var 2019.\nEtt år.\nTvå"),
        ("Det var bra. 1. Ett. Två", "Det var bra. 1. Ett.\nTvå"),
        ("Det var bra. - Ett. Två", "Det var bra. - Ett.\nTvå"),
        ("- Ett. 1) Två. Tre", "- Ett. 1) Två.\n  Tre"),
        ("1) Ett\n1) Två", "1) Ett\n1) Två"),
        ("Inledning:\n- ett\n- två", "Inledning:\n\n- ett\n- två"),
        ("- ett\n\nSlut", "- ett\n\nSlut"),
        ("-", "-"),
        ("- - a", "- - a"),
        ("Rad ett.  \nRad två. Slut", "Rad ett.\\\nRad två.\nSlut"),
        ("Rad ett.\\\nRad två", "Rad ett.\\\nRad två"),
        ("Rad\\\\\nEtt", "Rad\\\\ Ett"),
        ("Slut\\", "Slut\\"),
        ("*Ett. Två* tre", "*Ett.\nTvå* tre"),
        ("[Ett.\nTvå](https://skr.se)", "[Ett. Två](https://skr.se)"),
        ("År 2.\nSedan {points\u00a03}", "År 2.\nSedan {points\u00a03}"),
        ("1986\\. Året. Då", "1986\\. Året.\nDå"),
        ("Det var år\n2018. Sedan", "Det var år 2018.\nSedan"),
        ("# Rubrik\nText. Mer", "# Rubrik Text.\nMer"),
    ],
)
def test_prose_has_a_sentence_per_line(written: str, expected: str) -> None:
    assert reflowed(written) == expected
    assert reflowed(expected) == expected
    assert meaning(written) == meaning(expected)


@pytest.mark.parametrize("text", ["{points\n3} poäng. Ja", "Två {total\n} poäng", "a\t \nb  \\\n\\  \nc"])
def test_what_would_say_something_else_is_left_as_it_stands(text: str) -> None:
    assert reflowed(text) == text


def test_a_figure_that_comes_out_of_a_line_break_is_something_else() -> None:
    assert token_at("{points 3}", 0)
    assert meaning("{points 3}") != meaning("{points\n3}")
    assert meaning("a b") == meaning("a\nb")
    assert meaning("a b") != meaning("a\n\nb")


SIGNS = st.text(alphabet="aB1 .)*-+_[](){}\\\n\n\t!:", max_size=40)
WORDS = st.lists(
    st.sampled_from(
        ["Ett.", "två", "- ", "1. ", "2) ", "* ", "\n", "\n\n", "  ", "    ", "\\", "*a", "b*", "[a", "](https://a.se)"]
    ),
    max_size=25,
)


@settings(derandomize=True, deadline=None, max_examples=400)
@given(st.one_of(SIGNS, WORDS.map(" ".join), WORDS.map("".join)).map(str.strip))
def test_whatever_is_written_is_printed_as_before(text: str) -> None:
    made = reflowed(text)
    assert str(to_html(made)).replace("\n", " ") == str(to_html(text)).replace("\n", " ")
    assert reflowed(made) == made
