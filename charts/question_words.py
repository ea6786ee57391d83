"""The change of each question since the earlier evaluation: a table's cell, and sentences on those that changed most."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from kommunkompassen.base.swedish import NO_BREAK_SPACE, count, listed, number, signed
from kommunkompassen.base.swedish import percent as percent_text
from kommunkompassen.points.compare import Earlier
from kommunkompassen.points.question_changes import QuestionChange, most
from kommunkompassen.points.score import QuestionScore, percent

_CELLS = {"new": "ny fråga", "reworded": "ny lydelse", "unknown": "–"}


def cell(change: QuestionChange) -> str:
    """+2 in points, +5 %-enh. where the maximum was another, else why there is no change to tell."""
    if change.change is None:
        return _CELLS[change.kind]
    unit = f"{NO_BREAK_SPACE}%-enh." if change.kind == "percent" else ""
    return f"{signed(change.change)}{unit}"


def in_words(changes: Mapping[str, QuestionChange], earlier: Earlier | None) -> list[str]:
    """Those that rose and fell most, and those that can't be compared, or only in percent."""
    return list(_sentences(changes, earlier.year)) if earlier and changes else []


def _sentences(changes: Mapping[str, QuestionChange], year: int) -> Iterator[str]:
    for rose, verb in ((True, "ökat"), (False, "minskat")):
        if named := most(changes, rose=rose):
            who = "Den fråga" if len(named) == 1 else f"De {count(len(named))} frågor"
            yield f"{who} som har {verb} mest sedan {year} är {_named(named)}."
    if numbers := _numbers(changes, "percent"):
        yield f"En annan högsta poäng än {year} har {numbers}. Där är förändringen i procentenheter."
    if numbers := _numbers(changes, "reworded"):
        yield f"En ny lydelse sedan {year} har {numbers}. Ingen förändring visas därför."
    if numbers := _numbers(changes, "new"):
        yield f"Utan motsvarighet {year} är {numbers}."


def _numbers(changes: Mapping[str, QuestionChange], kind: str) -> str:
    numbers = [change.now.number for change in changes.values() if change.kind == kind]
    return f"{'fråga' if len(numbers) == 1 else 'frågorna'} {listed(numbers)}" if numbers else ""


def _named(changes: Sequence[QuestionChange]) -> str:
    return listed(
        [
            f"{question_change.now.number} ({_from(question_change.was, question_change.now)})"
            for question_change in changes
            if question_change.was
        ]
    )


def _from(was: QuestionScore, now: QuestionScore) -> str:
    assert was.points is not None
    assert now.points is not None
    if was.maximum and now.maximum:
        old, new = percent(was.points, was.maximum), percent(now.points, now.maximum)
        return f"från {number(old)} till {percent_text(new)}"
    return f"från {number(was.points)} till {number(now.points)} poäng"
