"""Compounds split into words that the texts know."""

from __future__ import annotations

from collections import Counter

import pytest

from kommunkompassen.search.compounds import Splitter
from kommunkompassen.search.words import stem

KNOWN = Counter(
    {
        stem(word): 5
        for word in (
            "brukare",
            "undersökning",
            "medborgare",
            "dialog",
            "chef",
            "kontrakt",
            "arbete",
            "miljö",
            "arbetsmiljö",
            "plan",
            "före",
            "bild",
            "ny",
            "anställda",
            "förvaltning",
            "kultur",
            "fördela",
            "ansvar",
        )
    }
    | {stem("sam"): 9, stem("sällsynt"): 1, stem("skap"): 9, stem("led"): 9}
)


@pytest.mark.parametrize(
    ("word", "parts"),
    [
        ("brukarundersökningar", ("bruk", "undersökning")),
        ("medborgardialogen", ("medborg", "dialog")),
        ("chefskontrakt", ("chef", "kontrak")),
        ("arbetsmiljöplan", ("arbetsmiljö", "arbet", "miljö", "plan")),
        ("ledarskap", ()),
        ("sällsyntplan", ()),
        ("undersökning", ()),
        ("plan", ()),
        ("förebild", ()),
        ("bildplan", ("bild", "plan")),
        ("nyanställd", ("ny", "anställd")),
        ("folkundersökning", ("undersökning",)),
        ("folkplan", ()),
        ("kulturförvaltningen", ("förvaltning",)),
    ],
)
def test_a_compound_is_split_where_both_parts_stand_alone_in_several_texts(word: str, parts: tuple[str, ...]) -> None:
    found = Splitter(KNOWN).parts(word)
    assert tuple(part for part in found if KNOWN[part]) == parts


def test_the_noun_of_a_verb_that_texts_have_is_a_part_too() -> None:
    assert Splitter(KNOWN).parts("ansvarsfördelning") == ("ansv", "fördelning")
    assert Splitter(Counter({**KNOWN, "m": 9})).parts("bildmning") == (), "an ending is none"


def test_a_word_that_is_not_to_be_split_is_whole_within_others_too() -> None:
    splitter = Splitter(KNOWN, ("arbetsmiljö",))
    assert splitter.parts("arbetsmiljö") == ()
    assert "miljö" not in splitter.parts("arbetsmiljöplan")
    assert "plan" in splitter.parts("arbetsmiljöplan")
