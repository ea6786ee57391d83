"""Which of the old is which of the new, and what has moved."""

from __future__ import annotations

import itertools
import random

import pytest

from kommunkompassen.diff.match import NEIGHBOURS, Candidate, Pair, likeness, match, moved


def paired(before: list[str], after: list[str]) -> list[Pair]:
    return match([Candidate(text) for text in before], [Candidate(text) for text in after])


def test_the_same_texts_are_paired_wherever_they_stand() -> None:
    assert paired(["ett", "två", "tre"], ["tre", "ett", "två"]) == [(2, 0), (0, 1), (1, 2)]


def test_of_several_alike_the_first_goes_with_the_first() -> None:
    assert paired(["samma", "samma"], ["samma", "samma", "samma"]) == [(0, 0), (1, 1)]


def test_a_name_counts_for_more_than_likeness() -> None:
    before = [Candidate("Kommunen arbetar med mål och styrning", "Mål"), Candidate("Helt annat innehåll här", "Övrigt")]
    after = [Candidate("Kommunen arbetar med mål och styrning i år", "Övrigt"), Candidate("Något tredje", "Mål")]
    assert match(before, after) == [(1, 0), (0, 1)]


def test_of_two_by_the_same_name_the_likest_are_paired() -> None:
    before = [Candidate("Om barn och unga i skolan", "Skola"), Candidate("Om vuxnas lärande på kvällstid", "Skola")]
    after = [Candidate("Om vuxnas lärande på kvällstid och helger", "Skola"), Candidate("Om barn och unga i förskolan", "Skola")]
    assert match(before, after) == [(1, 0), (0, 1)]


def test_what_is_reworded_is_paired_and_what_is_replaced_is_not() -> None:
    text = "Kommunen har en tydlig policy för dialog med medborgarna"
    assert paired([text], ["Kommunen har en ny policy för dialog med medborgarna"]) == [(0, 0)]
    assert paired([text], ["Resultaten sprids inte till enheterna"]) == []


def test_a_short_text_is_known_by_its_letters() -> None:
    assert paired(["Brukarundersökningar"], ["Brukarundersökningarna"]) == [(0, 0)]
    assert paired(["Valfrihet"], ["Tillgänglighet"]) == []


@pytest.mark.parametrize(("one", "other"), [("", ""), ("a", ""), ("—", "…"), ("samma ord", "samma ord")])
def test_likeness_is_between_nothing_and_one(one: str, other: str) -> None:
    assert 0 <= likeness(Candidate(one), Candidate(other)) <= 1


@pytest.mark.parametrize("order", list(itertools.permutations(range(5))))
def test_no_more_is_said_to_have_moved_than_must(order: tuple[int, ...]) -> None:
    pairs = [(old, new) for new, old in enumerate(order)]
    shifted = moved(pairs)
    stayed = [old for old, new in pairs if (old, new) not in shifted]
    assert stayed == sorted(stayed)
    longest = max(size for size in range(6) for some in itertools.combinations(order, size) if list(some) == sorted(some))
    assert len(stayed) == longest


def test_moves_among_many_are_few() -> None:
    order = list(range(60))
    random.Random(1).shuffle(order)
    rest = [*range(60)]
    rest.insert(50, rest.pop(3))
    assert moved([(old, new) for new, old in enumerate(rest)]) == {(3, 50)}
    assert 0 < len(moved([(old, new) for new, old in enumerate(order)])) < 60


def test_of_equally_like_ones_those_that_stand_nearest_belong_together() -> None:
    one, other = Candidate("Kommunen arbetar med mål"), Candidate("Kommunen arbetar med styrning")
    between = Candidate("Något helt annat om skolan och dess elever")
    # Both old ones are as like both new ones; crossed, they would be said to have changed places.
    before = [one, between, one]
    after = [other, between, other]
    assert match(before, after) == [(0, 0), (1, 1), (2, 2)]
    assert match([between, between, between, one], [other, between, between, other]) == [(0, 1), (1, 2), (3, 3)]


def test_hundreds_of_changed_texts_are_compared_with_their_neighbours_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[Candidate] = []

    def unlike(one: Candidate, *_: object) -> float:
        asked.append(one)
        return 0.0

    monkeypatch.setattr("kommunkompassen.diff.match.likeness", unlike)
    number = 500
    match([Candidate(f"gammal {one}") for one in range(number)], [Candidate(f"ny {one}") for one in range(number)])
    assert len(asked) == number * NEIGHBOURS


def test_among_hundreds_a_name_is_found_far_away() -> None:
    before = [Candidate(f"gammal {one}", name=f"n{one}") for one in range(300)]
    after = [Candidate(f"helt annat {one}", name=f"n{(one + 150) % 300}") for one in range(300)]
    assert set(match(before, after)) == {((one + 150) % 300, one) for one in range(300)}
