"""A text that is corrected in many places is not shown as a whole for each of them."""

from __future__ import annotations

from kommunkompassen.read.rewriting import rewritten
from kommunkompassen.read.source import MOST_WRITTEN_ANEW
from tests.helpers import source

WAY = ("texts", "closing")


def test_a_text_in_quotes_is_written_anew_for_the_first_mistakes_alone_in_each_check() -> None:
    text = " ".join(["ett"] * 100)
    of = source(f'texts:\n  closing: "{text}"\n')
    first, again = ([rewritten(of, WAY, text, 4 * number, 4 * number + 3, "Ett") for number in range(100)] for _ in range(2))
    assert all(first[:MOST_WRITTEN_ANEW])
    assert not any(first[MOST_WRITTEN_ANEW:])
    assert again == first


def test_of_a_text_below_a_bar_only_the_line_is_written_however_often() -> None:
    of = source("texts:\n  closing: |\n    ett\n    två\n")
    made = [rewritten(of, WAY, "ett\ntvå\n", 4, 7, "Två") for _ in range(100)]
    assert {one.lines for one in made if one} == {("    Två",)}
    assert all(made)
