"""The words that changed are marked, with none lost and none invented."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as some

from kommunkompassen.diff.word_marks import marked


@pytest.mark.parametrize(
    ("before", "after", "expected"),
    [
        ("Kommunen vilar på mål.", "Kommunen bygger på mål.", "Kommunen[- vilar-]{+ bygger+} på mål."),
        ("Alla mål nås", "Alla mål nås.", "Alla mål nås{+.+}"),
        ("Alla e-tjänster nås.", "Alla E-tjänster nås.", "Alla[- e-tjänster-]{+ E-tjänster+} nås."),
        ("Det kostar 1,5 miljoner.", "Det kostar 1,6 miljoner.", "Det kostar[- 1,5-]{+ 1,6+} miljoner."),
        ("Målen nås.", "Nu nås målen.", "[-Målen nås-]{+ Nu nås målen+}."),
        (
            "Gammal text om mål och styrning i nämnd.",
            "Ny text om mål och styrning i nämnd.",
            "[-Gammal-]{+ Ny+} text om mål och styrning i nämnd.",
        ),
    ],
)
def test_the_words_that_changed_are_marked(before: str, after: str, expected: str) -> None:
    marks = {"same": "{}", "removed": "[-{}-]", "added": "{{+{}+}}"}
    assert "".join(marks[word.mark].format(word.text) for word in marked(before, after)) == expected


def test_a_short_word_between_two_changes_does_not_part_them() -> None:
    words = marked("Vi har mål om god vård och bra skola i kommunen.", "Vi har mål om fin omsorg och fri dagis i kommunen.")
    assert [word.mark for word in words] == ["same", "removed", "added", "same"]


SENTENCE = some.text(alphabet="abåäö AB.,-’()\u00a0%1\u200b", max_size=40).map(lambda text: " ".join(text.split(" ")).strip(" "))


@given(SENTENCE, SENTENCE)
def test_both_sentences_can_be_read_out_of_what_is_marked(before: str, after: str) -> None:
    words = marked(before, after)
    assert "".join(word.text for word in words if word.mark != "added").lstrip(" ") == before.lstrip(" ")
    assert "".join(word.text for word in words if word.mark != "removed").lstrip(" ") == after.lstrip(" ")
