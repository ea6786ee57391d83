"""What an evaluation lacks, in a line of words."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby

from kommunkompassen.base.messages import Language, say
from kommunkompassen.base.remaining import Remaining


def in_words(left: Remaining, language: Language) -> str:
    """14 poäng: 1.3, 2.1–2.6, 5.1; text i område 3, 7; 2 rubriker utan text; conducted. Empty where nothing is lacking."""
    return "; ".join(_parts(left, language))


def _parts(left: Remaining, language: Language) -> Iterator[str]:
    if left.questions and len(left.questions) == left.to_score:
        yield say("list-lacks-all-points", language)
    elif left.questions:
        yield say("list-lacks-points", language, count=len(left.questions), numbers=", ".join(runs(left.questions)))
    if left.texts and len(left.texts) == left.areas:
        yield say("list-lacks-all-texts", language)
    elif left.texts:
        yield say("list-lacks-texts", language, numbers=", ".join(runs(left.texts)))
    if left.sections:
        yield say("list-lacks-section" if left.sections == 1 else "list-lacks-sections", language, count=left.sections)
    yield from left.keys


def runs(numbers: Sequence[str]) -> list[str]:
    """Numbers in their order, those that follow one another in one: 1.1, 1.2, 1.3, 2.2 -> 1.1–1.3, 2.2."""
    steps = [(*_apart(number), place) for place, number in enumerate(numbers)]
    groups = groupby(steps, key=lambda step: (step[0], step[1] - step[2]))
    found = [[numbers[place] for _, _, place in group] for _, group in groups]
    return [", ".join(run) if len(run) < 3 else f"{run[0]}–{run[-1]}" for run in found]


def _apart(number: str) -> tuple[str, int]:
    """1.12 as 1 and 12, 3 as nothing and 3."""
    before, _, last = number.rpartition(".")
    return before, int(last) if last.isdecimal() else 0
