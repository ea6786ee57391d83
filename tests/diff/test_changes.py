"""What is a change and what is not, in one file."""

from __future__ import annotations

import pytest

from kommunkompassen.diff.changes import Change, changes
from kommunkompassen.diff.order import from_to
from kommunkompassen.diff.telling import became, headline
from kommunkompassen.formatting import canonical
from kommunkompassen.read.models import Evaluation, Reference, Rubric
from tests.helpers import MINIMAL, source

AREA = """\
areas:
  1:
    scores:
      1.1: 13.5
      1.2:
        points: 15
        note: Se protokollet.
        sources: [interview, document]
    narrative:
      - heading: Mål
        text: |
          Kommunen har tydliga mål för hela verksamheten.
          Målen följs upp varje år.
      - heading: Dialog
        text: |
          Kommunen för dialog med medborgarna.
    strengths:
      - Tydliga mål för hela verksamheten
      - Öppna nämndmöten
    improvements:
      - Informationen på webben är svår att hitta
  2:
    strengths:
      - Ett gott bemötande
facts:
  - label: Folkmängd
    value: 21 000
"""

GOALS = "      - Tydliga mål för hela verksamheten\n"
MEETING = "      - Ett gott bemötande\n"


def found(before: str, after: str) -> list[Change]:
    return changes(source(MINIMAL + before), source(MINIMAL + after), Evaluation)


def told(before: str, after: str) -> list[tuple[str, str, str]]:
    """What became of what: what, name and part, and how."""
    return [
        (one.about.what, "/".join(part for part in (one.about.area, one.about.name, one.about.part) if part), one.became)
        for one in found(before, after)
    ]


def edited(*pairs: tuple[str, str]) -> str:
    text = AREA
    for old, new in pairs:
        assert old in text
        text = text.replace(old, new, 1)
    return text


@pytest.mark.parametrize(
    "after",
    [
        edited(("1.1: 13.5", "1.1: 13,50")),
        edited(("1.1: 13.5", "1.1:\n        points: 13.5")),
        edited(("[interview, document]", "[document, interview]")),
        edited(("hela verksamheten.\n          Målen", "hela verksamheten. Målen")),
        edited(("      - Öppna nämndmöten", '      - "Öppna   nämndmöten"')),
        edited(("      - Öppna nämndmöten", "      - text: Öppna nämndmöten")),
        edited(("      - Öppna nämndmöten", "      - good_example: false\n        text: |\n          Öppna nämndmöten")),
        edited(("      - heading: Dialog", "      # en kommentar\n      - heading: Dialog\n        good_example: false")),
        AREA + "status: draft\ncompare_with: [mean]\n",
        AREA + "publisher:\nlabels:\ntexts:\n  closing:\n",
        "\n\n" + AREA.replace("  1:", "  1:  # område"),
        canonical(source(MINIMAL + AREA)).removeprefix(MINIMAL),
    ],
)
def test_how_it_is_written_is_no_change(after: str) -> None:
    assert after != AREA
    assert told(AREA, after) == []


@pytest.mark.parametrize(
    ("after", "expected"),
    [
        (edited(("1.1: 13.5", "1.1: 14")), [("points", "1/1.1", "changed")]),
        (edited(("1.1: 13.5", "1.1:")), [("points", "1/1.1", "removed")]),
        (edited(("1.1: 13.5", "1.1: tolv")), [("points", "1/1.1", "changed")]),
        (edited(("points: 15", "points: 16")), [("points", "1/1.2", "changed")]),
        (edited(("Se protokollet", "Läs protokollet")), [("note", "1/1.2", "changed")]),
        (edited(("[interview, document]", "[interview]")), [("sources", "1/1.2", "changed")]),
        (edited(("heading: Mål", "heading: Målen")), [("section", "1/Målen/heading", "changed")]),
        (
            edited(("        text: |\n          Kommunen för dialog med medborgarna.\n", "")),
            [("section", "1/Dialog/text", "removed")],
        ),
        (
            edited(("      - Öppna nämndmöten", "      - text: Öppna nämndmöten\n        good_example: true")),
            [("strength", "1/good_example", "changed")],
        ),
        (edited(("      - Öppna nämndmöten", "      - text: Öppna nämnder")), [("strength", "1/text", "changed")]),
        (edited(("- label: Folkmängd", "- label: Invånare")), [("fact", "Invånare/label", "changed")]),
        (AREA + "status: published\n", [("metadata", "status", "changed")]),
        (AREA + "compare_with: []\n", [("metadata", "compare_with", "changed")]),
        (AREA + "compare_with: [mean, medel-sedan-2016]\n", [("metadata", "compare_with", "changed")]),
        (
            AREA + "source:\n  title: En rapport\n  retold: true\n",
            [("metadata", "source.title", "added"), ("metadata", "source.retold", "added")],
        ),
        (AREA + "labels:\n  strengths: Starkt\n", [("label", "strengths", "added")]),
        (AREA + "texts:\n  closing: |\n    Tack.\n", [("text", "closing", "added")]),
        (AREA + "okänd: nyckel\n", [("metadata", "okänd", "added")]),
        (AREA.replace("  2:", "  2:\n    headings: []"), [("area", "2/headings", "added")]),
        (AREA.replace("  2:", "  2:  # tillåt: long-sentence"), [("silence", "", "added")]),
    ],
)
def test_one_thing_that_differs_is_one_change(after: str, expected: list[tuple[str, str, str]]) -> None:
    assert told(AREA, after) == expected


def test_what_came_back_is_the_same_change_backwards() -> None:
    after = edited(("1.1: 13.5", "1.1: 14"), ("Öppna nämndmöten", "Slutna nämndmöten")) + "publisher: SKR\n"
    backwards = {"added": "removed", "removed": "added"}
    assert sorted(told(after, AREA)) == sorted((what, name, backwards.get(how, how)) for what, name, how in told(AREA, after))


def test_a_narrative_of_one_text_is_one_section_without_a_heading() -> None:
    one = "areas:\n  1:\n    narrative: |\n      Kommunen har tydliga mål.\n"
    assert told(one, one.replace("tydliga", "otydliga")) == [("section", "1/text", "changed")]
    parted = "areas:\n  1:\n    narrative:\n      - text: |\n          Kommunen har tydliga mål.\n"
    assert told(one, parted) == []


@pytest.mark.parametrize(
    ("after", "expected"),
    [
        (
            edited((GOALS, ""), (MEETING, MEETING + GOALS)),
            [("strength", "2", "moved")],
        ),
        (
            edited((GOALS, ""), ("    improvements:\n", f"    improvements:\n{GOALS}")),
            [("improvement", "1", "moved")],
        ),
        (
            edited((GOALS, ""), (MEETING, MEETING + GOALS.replace("- T", "- good_example: true\n        text: T"))),
            [("strength", "2", "moved"), ("strength", "2/good_example", "changed")],
        ),
        (
            edited((GOALS, ""), (MEETING, MEETING + GOALS.replace("Tydliga", "Tydligare"))),
            [("strength", "2", "moved"), ("strength", "2", "changed")],
        ),
    ],
)
def test_what_moved_to_another_list_is_not_removed_and_added(after: str, expected: list[tuple[str, str, str]]) -> None:
    assert told(AREA, after) == expected
    moved = found(AREA, after)[0]
    assert moved.before
    assert moved.after
    assert moved.before.way == ("areas", "1", "strengths", "0")


def test_a_section_is_no_strength_however_alike() -> None:
    after = edited(
        ("      - Öppna nämndmöten\n", ""), ("      - heading: Dialog", "      - text: Öppna nämndmöten\n      - heading: Dialog")
    )
    assert told(AREA, after) == [("section", "1", "added"), ("strength", "1", "removed")]


def test_an_empty_section_that_was_filled_in_is_said_to_be() -> None:
    empty = edited(("          Kommunen för dialog med medborgarna.\n", "\n"))
    (change,) = found(empty, AREA)
    assert became(change) == "filled"


def test_the_good_example_of_a_new_section_is_kept_with_it() -> None:
    after = edited(
        (
            "      - heading: Dialog",
            "      - heading: Nytt\n        good_example: true\n        text: Något nytt.\n      - heading: Dialog",
        )
    )
    (change,) = found(AREA, after)
    assert change.after
    assert change.after.more == {"good_example": "true"}


def test_a_file_that_cannot_be_read_is_compared_line_by_line() -> None:
    broken = edited(("    strengths:\n      - Tydliga", "    strengths: [\n      - Tydliga"))
    assert source(MINIMAL + broken).root is None
    (change,) = found(AREA, broken)
    assert change.about.what == "line"
    assert change.before
    assert change.after
    assert (change.before.text.strip(), change.after.text.strip()) == ("strengths:", "strengths: [")
    assert change.before.line == change.after.line == (MINIMAL + AREA).split("\n").index("    strengths:") + 1


def test_editions_and_references_are_compared_in_their_own_words() -> None:
    edition = 'id: "x"\nname: X\nareas:\n  1:\n    title: Ett\n    questions:\n      1.1: {text: Finns mål?, maximum: 10}\n'
    (change,) = changes(source(edition), source(edition.replace("10", "12")), Rubric)
    assert (change.about.what, change.about.area, change.about.name, change.about.part) == ("question", "1", "1.1", "maximum")
    reference = "name: N\ndefinition: D\nsource: S\nareas:\n  1: 60\n"
    (change,) = changes(source(reference), source(reference.replace("60", "61.5")), Reference)
    assert (change.about.what, change.about.area) == ("area-points", "1")


FIRST = """\
      - heading: Mål
        text: |
          Kommunen har tydliga mål för hela verksamheten.
          Målen följs upp varje år.
"""
SECOND = """\
      - heading: Dialog
        good_example: true
        text: |
          Kommunen för en dialog med medborgarna i alla nämnder.
          Svaren redovisas öppet på webbplatsen.
"""
BOTH = """\
      - heading: Mål
        text: |
          Kommunen har tydliga mål för hela verksamheten.
          Målen följs upp varje år.

          Kommunen för en dialog med medborgarna i alla nämnder.
          Svaren redovisas aldrig på webbplatsen.
"""
LISTED = "areas:\n  1:\n    {}:\n"


def sentences(found: list[Change]) -> list[tuple[str, str]]:
    return [(one.became, "".join(word.text for word in one.words)) for change in found for one in change.sentences]


def test_sections_that_were_joined_show_what_changed_inside() -> None:
    head = LISTED.format("narrative")
    there = found(head + FIRST + SECOND, head + BOTH)
    assert [(one.about.name, one.became) for one in there] == [("Mål", "changed"), ("Dialog", "joined")]
    assert sentences(there) == [("changed", "Svaren redovisas öppet aldrig på webbplatsen.")]
    assert from_to(there[1], "sv") == "med ”Mål”, gott exempel: ja"


def test_a_section_that_was_parted_shows_what_changed_inside() -> None:
    head = LISTED.format("narrative")
    there = found(head + BOTH, head + FIRST + SECOND)
    assert [(one.about.name, one.became) for one in there] == [("Mål", "changed"), ("Dialog", "parted")]
    assert sentences(there) == [("changed", "Svaren redovisas aldrig öppet på webbplatsen.")]
    assert from_to(there[1], "sv") == "från ”Mål”, gott exempel: ja"


def test_strengths_that_were_joined_or_parted_are_told_as_that() -> None:
    head = LISTED.format("strengths")
    apart = head + "      - Tydliga mål för hela verksamheten\n      - Öppna möten i alla nämnder\n      - En annan styrka\n"
    joined = head + "      - Tydliga mål för hela verksamheten, och öppna möten i alla nämnder\n      - En annan styrka\n"
    assert [one.became for one in found(apart, joined)] == ["changed", "joined"]
    assert [one.became for one in found(joined, apart)] == ["changed", "parted"]
    assert headline(found(apart, joined)[1], "sv") == "Styrka ”Öppna möten i alla nämnder” sammanslagen"


def test_what_is_only_alike_is_neither_joined_nor_parted() -> None:
    head = LISTED.format("strengths")
    one = head + "      - Tydliga mål för hela verksamheten\n"
    assert [change.became for change in found(one, one + "      - Tydliga mål för hela kommunen\n")] == ["added"]
