"""A review as it is shown: readable, complete, and harmless to the terminal."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from kommunkompassen.report.places import Place
from kommunkompassen.word_comments.blocks import Kind, Remark
from kommunkompassen.word_comments.place import How, Spot
from kommunkompassen.word_comments.review import Placed, Review
from kommunkompassen.word_comments.show import as_json, as_text, summary

FILE = Path("/elsewhere/kumla-2027.yaml")


def spot(line: int = 12, how: How = "same") -> Spot:
    return Spot(Place(FILE, line, "areas.1.strengths.0", "areas_1_strengths_0", "En styrka", movable=True), how)


def review(*placed: Placed) -> Review:
    return Review(FILE, placed)


def remark(kind: Kind = "comment", **more: object) -> Remark:
    values = {"on": "En styrka", "text": "Är det så?", **more}
    return Remark(kind, "Anna Åkesson", "2027-03-01 14:05", **values)  # type: ignore[arg-type]


def test_a_comment_is_shown_under_its_line_with_its_answers() -> None:
    answer = Remark("comment", "Bo Öst", "2027-03-02 08:00", text="Ja.")
    one = Placed(remark(resolved=True, replies=[answer]), (spot(),))
    assert as_text(review(one), "sv").split("\n") == [
        "/elsewhere/kumla-2027.yaml:12: areas.1.strengths.0",
        "  Anna Åkesson kommenterade 2027-03-01 14:05 (markerad som löst)",
        "  Text: ”En styrka”",
        "  Är det så?",
        "    Bo Öst svarade 2027-03-02 08:00:",
        "    Ja.",
    ]


def test_a_comment_without_words_says_so() -> None:
    shown = as_text(review(Placed(remark(text=" \n", on=""), (spot(),))), "sv").split("\n")
    assert shown[1:] == ["  Anna Åkesson kommenterade 2027-03-01 14:05", "  (kommentaren är tom i filen)"]


@pytest.mark.parametrize(
    ("kind", "said"),
    [
        ("insertion", "lade till"),
        ("deletion", "strök"),
        ("moved-from", "flyttade härifrån"),
        ("moved-to", "flyttade hit"),
        ("formatting", "ändrade hur texten ser ut"),
    ],
)
def test_a_change_says_what_was_done_and_behind_which_words(kind: Kind, said: str) -> None:
    shown = as_text(review(Placed(remark(kind, follows="Vi ser", text=""), (spot(),))), "sv").split("\n")
    assert shown[1:] == [f"  Anna Åkesson {said} 2027-03-01 14:05", "  Text: ”En styrka” (efter ”Vi ser”)"]


@pytest.mark.parametrize("how", ["moved", "like", "reworded", "field", "near"])
def test_it_is_said_how_a_place_was_found_if_not_by_its_mark(how: How) -> None:
    for language, mark in (("sv", "("), ("en", "(")):
        first = as_text(review(Placed(remark(), (spot(how=how),))), language).split("\n")[0]  # type: ignore[arg-type]
        assert first.startswith(f"/elsewhere/kumla-2027.yaml:12: areas.1.strengths.0 {mark}")


def test_more_places_and_no_place_are_said() -> None:
    shown = as_text(review(Placed(remark(), (spot(12), spot(14))), Placed(remark(), ())), "en")
    assert "kumla-2027.yaml:12: areas.1.strengths.0, /elsewhere/kumla-2027.yaml:14\n" in shown
    assert "Without a place in the YAML file:\n  Anna Åkesson commented" in shown


def test_a_long_text_is_cut_in_the_middle_between_words() -> None:
    shown = as_text(review(Placed(remark(on="början " + "ord " * 200 + "slutet"), (spot(),))), "sv").split("\n")[2]
    assert shown.startswith("  Text: ”början ord")
    assert shown.endswith("ord slutet”")
    assert " […] " in shown
    assert len(shown) < 190


def test_a_break_and_a_missing_author_and_date_are_put_in_words() -> None:
    shown = as_text(review(Placed(Remark("deletion", "", "", on="\n"), (spot(),))), "sv")
    assert "Någon strök utan datum\n  Text: ett styckes slut" in shown


HOSTILE = "\x1b[31mröd\x1b]0;titel\x07\x9b1A\u202eomvänd\r\x08\u2028"


def test_no_sign_that_a_terminal_obeys_comes_through() -> None:
    answer = Remark("comment", HOSTILE, HOSTILE, text=HOSTILE)
    hostile = Remark("comment", HOSTILE, HOSTILE, on=HOSTILE, text=HOSTILE, follows=HOSTILE, replies=[answer])
    found = review(Placed(hostile, (spot(),)))
    for shown in (as_text(found, "sv"), as_json(found)):
        assert "röd" in shown
        assert not set(shown) & {"\x1b", "\x07", "\x9b", "\u202e", "\r", "\x08", "\u2028"}
    assert json.loads(as_json(found))["remarks"][0]["text"] == HOSTILE


def test_json_holds_everything() -> None:
    file = "/elsewhere/kumla-2027.yaml"
    answer = Remark("comment", "Bo Öst", "2027-03-02 08:00", text="Ja.")
    found = json.loads(as_json(review(Placed(remark(replies=[answer], follows="Vi ser"), (spot(), spot(14, "moved"))))))
    assert found == {
        "evaluation": "/elsewhere/kumla-2027.yaml",
        "compared": False,
        "uncompared": 0,
        "remarks": [
            {
                "kind": "comment",
                "author": "Anna Åkesson",
                "date": "2027-03-01 14:05",
                "on": "En styrka",
                "follows": "Vi ser",
                "text": "Är det så?",
                "words_of": "",
                "resolved": False,
                "replies": [{"author": "Bo Öst", "date": "2027-03-02 08:00", "text": "Ja."}],
                "places": [
                    {
                        "file": file,
                        "line": 12,
                        "field": "areas.1.strengths.0",
                        "found": "same",
                        "certain": True,
                    },
                    {
                        "file": file,
                        "line": 14,
                        "field": "areas.1.strengths.0",
                        "found": "moved",
                        "certain": True,
                    },
                ],
            }
        ],
    }
    assert json.loads(as_json(Review(None, ()))) == {"evaluation": None, "compared": False, "uncompared": 0, "remarks": []}


def test_the_summary_counts() -> None:
    found = review(Placed(remark(), (spot(),)), Placed(remark("insertion"), ()), Placed(remark("deletion"), (spot(),)))
    first, second = summary(found, "sv").split("\n")
    assert first == "Kommentarer: 1. Spårade ändringar: 2. Med trolig plats: 0. Utan plats i YAML-filen: 1."
    assert second.startswith("Det utkast som filen var är inte känt")
