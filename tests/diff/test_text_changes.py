"""What became of a text, sentence by sentence, with none lost and none invented."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as some

from kommunkompassen.diff.text_changes import Sentence, compared, units, written
from kommunkompassen.diff.things import Leaf
from kommunkompassen.read.fields import Kind
from tests.helpers import source

TEXT = """\
Kommunen arbetar med dialog.
Arbetet följs upp varje år.

Nämnderna får en samlad redovisning.

- En punkt
- En annan punkt
"""


def leaf(text: str, kind: Kind = Kind.MARKDOWN) -> Leaf:
    return Leaf(("texts", "closing"), 1, kind, text.strip())


def became(before: str, after: str, kind: Kind = Kind.MARKDOWN) -> list[Sentence]:
    """What became of a closing text, which begins in line 3 of its file."""
    files = [source("texts:\n  closing: |\n" + "".join(f"    {line}\n" for line in text.split("\n"))) for text in (before, after)]
    return compared(*(written(leaf(text, kind), file) for text, file in zip((before, after), files, strict=True)))


def shown(sentences: list[Sentence]) -> list[str]:
    marks = {"same": "{}", "removed": "[-{}-]", "added": "{{+{}+}}"}
    return ["".join(marks[word.mark].format(word.text) for word in one.words) for one in sentences]


def test_a_text_is_its_sentences_its_paragraphs_and_its_items() -> None:
    assert units(leaf(TEXT)) == (
        "Kommunen arbetar med dialog.",
        "Arbetet följs upp varje år.",
        "¶",
        "Nämnderna får en samlad redovisning.",
        "¶",
        "- En punkt",
        "- En annan punkt",
    )


@pytest.mark.parametrize(
    "other",
    [
        TEXT.replace("dialog.\n", "dialog. "),
        TEXT.replace("arbetar med dialog", "arbetar\nmed  dialog"),
        TEXT.replace("\n\n", "\n\n\n"),
        TEXT.replace("år.\n", "år.   \n", 1).replace("år.   \n", "år. \n"),
    ],
)
def test_where_lines_break_is_no_change(other: str) -> None:
    assert other != TEXT
    assert units(leaf(other)) == units(leaf(TEXT))


def test_each_sentence_has_its_line_on_both_sides() -> None:
    after = TEXT.replace("varje år", "två gånger om året").replace(
        "Kommunen arbetar med dialog.\n", "Först detta.\nKommunen arbetar med dialog.\n"
    )
    found = became(TEXT, after)
    assert [(one.became, one.before, one.after) for one in found] == [("added", None, 3), ("changed", 4, 5)]
    assert shown(found)[1] == "Arbetet följs upp[- varje år-]{+ två gånger om året+}."


def test_a_sentence_that_moved_is_not_removed_and_added() -> None:
    lines = [f"Mening nummer {word} handlar om {word}." for word in ("ett", "två", "tre", "fyra", "fem")]
    found = became("\n".join(lines), "\n".join([*lines[1:], lines[0]]))
    assert [one.became for one in found] == ["moved"]
    assert shown(found) == [lines[0]]


@pytest.mark.parametrize(
    ("before", "after", "expected"),
    [
        ("Ett mål.\nTvå led.", "Ett mål.\n\nTvå led.", ["{+¶+} Två led."]),
        ("Ett mål.\n\nTvå led.", "Ett mål.\nTvå led.", ["[-¶-] Två led."]),
        ("Ett mål.", "Ett mål.\n\nTvå led.", ["{+¶ Två led.+}"]),
        ("Ett mål.", "Noll fel.\n\nEtt mål.", ["{+Noll fel. ¶+}"]),
        ("Ett mål.\n\nTvå led.", "Ett mål.", ["[-¶ Två led.-]"]),
        ("Ett mål.\n\nTvå led.\n\nTre år.", "Ett mål.\n\nTre år.", ["[-Två led. ¶-]"]),
        ("Ett mål.\nTvå led gick fram.", "Ett mål.\n\nTvå led gick hem.", ["{+¶+} Två led gick[- fram-]{+ hem+}."]),
        ("Ett mål.\n\nTvå led gick fram.", "Ett mål.\nTvå led gick hem.", ["[-¶-] Två led gick[- fram-]{+ hem+}."]),
    ],
)
def test_a_break_between_paragraphs_is_told_once(before: str, after: str, expected: list[str]) -> None:
    assert sorted(shown(became(before, after))) == sorted(expected)


def test_a_no_break_space_is_a_change_that_is_told() -> None:
    assert shown(became("Hela 37 % svarade.", "Hela 37\u00a0% svarade.")) == ["Hela 37[- %-]{+\u00a0%+} svarade."]


def test_a_deeper_item_is_a_change_that_is_told() -> None:
    assert shown(became("- Ett\n- Två", "- Ett\n  - Två"))


UNITS = some.lists(
    some.sampled_from(["Ett mål.", "Två led.", "Tre år.", "Fyra män gick hem.", "Fyra män gick ut.", ""]), max_size=7
)


@given(UNITS, UNITS)
def test_no_sentence_is_lost(before: list[str], after: list[str]) -> None:
    old, new = "\n".join(before), "\n".join(after)
    found = became(old, new)
    assert bool(found) == (units(leaf(old)) != units(leaf(new)))
    come = [text for text in units(leaf(new)) if text != "¶"]
    gone = [text for text in units(leaf(old)) if text != "¶"]
    for one in found:
        if one.words[0].text == "¶" and all(word.mark == "same" for word in one.words[1:]) and one.became == "changed":
            continue  # a break alone, told with the sentence behind it
        for mark, left in (("added", come), ("removed", gone)):
            side = one.after if mark == "added" else one.before
            if side is not None:
                text = "".join(word.text for word in one.words if word.mark in ("same", mark)).strip(" ¶")
                assert not text or text in left
                if text:
                    left.remove(text)
    assert sorted(come) == sorted(gone)
