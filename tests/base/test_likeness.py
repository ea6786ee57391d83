"""How alike two rows are is found in steps whose number has an end; up to there it is what difflib says."""

from __future__ import annotations

from difflib import SequenceMatcher

import pytest

from kommunkompassen.base.likeness import Likeness, share, steps

WORDS = ["kommunen", "följer", "upp", "sina", "mål", "och", "redovisar", "dem", "en", "gång", "om", "året"]


def test_of_what_people_write_all_is_told_as_difflib_has_it() -> None:
    other = [*WORDS[:3], "alla", *WORDS[4:], "igen"]
    assert steps(WORDS, other) == SequenceMatcher(None, WORDS, other, autojunk=False).get_opcodes()
    assert share(steps(WORDS, other)) == SequenceMatcher(None, WORDS, other, autojunk=False).ratio()


def test_nothing_is_like_nothing() -> None:
    assert share(steps([], [])) == 1


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (["a"] * 5_000, ["a"] * 4_000 + ["b"] + ["a"] * 999),
        ([f"{n // 2 if n % 2 else -n}" for n in range(20_000)], [f"{n // 2 if n % 2 else n}" for n in range(20_000)]),
    ],
    ids=["one word", "every second the same"],
)
def test_what_would_take_too_long_is_replaced_as_a_whole_between_what_is_the_same_at_the_ends(
    one: list[str], other: list[str]
) -> None:
    assert [step[0] for step in steps(one, other)].count("replace") == 1
    assert len(steps(one, other)) <= 3
    assert Likeness().of(one, other, 0.1) == 0
