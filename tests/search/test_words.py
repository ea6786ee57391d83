"""Words, stems, and words of which only the beginning is written."""

from __future__ import annotations

from kommunkompassen.search.words import spelt, stem, suspended, words


def test_a_word_is_letters_and_digits_whatever_stands_around_it() -> None:
    assert spelt("Kommunens e-tjänster (”Jobba smart”) – 15 000, 24/7 i Skåne.") == [
        "kommunens", "e-tjänster", "jobba", "smart", "15", "000", "24", "7", "i", "skåne",
    ]  # fmt: skip
    assert spelt("o\u0308ppen") == ["öppen"], "composed"


def test_inflected_words_have_one_stem() -> None:
    assert {stem(word) for word in ("medborgare", "medborgarna", "medborgarnas", "medborgar")} == {"medborg"}


def test_a_quality_is_no_form_of_what_has_it() -> None:
    assert {stem(word) for word in ("trygghet", "tryggheten", "trygghetens", "trygghets")} == {"trygghet"}
    assert stem("enheterna") == stem("enhet") == "enhet"
    assert stem("trygga") == "trygg"


def test_a_word_with_a_hyphen_is_one_word_with_parts_and_stop_words_are_none() -> None:
    assert [(one.stem, one.parts) for one in words("och e-tjänster, yrkes-SFI")] == [
        ("etjänst", ("tjänst",)),
        ("yrkessfi", ("yrk", "sfi")),
    ]


def test_the_beginnings_of_words_that_end_with_the_next_are_found() -> None:
    assert suspended("Medborgar- och brukarundersökningar, synpunkts-/klagomålshantering") == [
        ("medborgar", "brukarundersökningar"),
        ("synpunkts", "klagomålshantering"),
    ]
