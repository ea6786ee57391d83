"""What stands under an area's number is that area's, and not another's that was pasted there.

Passes:
    areas:
      1:
        title: Offentlighet, insyn och demokrati
        score: 50
        narrative: Text.
Fails:
    areas:
      1:
        title: Resultat och effektivitet
        score: 50
        narrative: Text.
"""

from __future__ import annotations

from collections.abc import Iterator, Set
from functools import lru_cache

from kommunkompassen.base.finding import Finding, Severity
from kommunkompassen.check.context import Context
from kommunkompassen.read.models import Area, RubricArea

RULE = "other-area"
_FEWEST = 2
"""Questions or headings that are another area's; one may be a slip."""


def check(context: Context) -> Iterator[Finding]:
    """An error where all questions are another area's, a warning where the title or the headings are."""
    for number, area in context.evaluation.areas.items():
        if number not in context.rubric.areas:
            continue
        if other := of_questions(context, number):
            yield context.at_key(RULE, Severity.ERROR, ("areas", number), number=number, other=other)
            continue
        for other, edition in context.rubric.areas.items():
            if other != number and (words := _told(area, edition, context.rubric.areas[number])):
                values = {"number": number, "other": other, "title": edition.title, "words": words}
                yield context.at_key(RULE, Severity.WARNING, ("areas", number), "words", **values)
                break


def of_questions(context: Context, number: str) -> str:
    """The other area that all questions under an area's number belong to; empty for its own and for several areas'."""
    keys = list(context.evaluation.areas[number].scores)
    other = keys[0].partition(".")[0] if len(keys) >= _FEWEST else number
    known = context.rubric.areas.get(other)
    return other if other != number and known and all(key in known.questions for key in keys) else ""


def _told(area: Area, other: RubricArea, own: RubricArea) -> str:
    """The title, or a heading of several, by which the area is the other one; empty where it is not."""
    if area.title and in_small(area.title) in _titles(other) - _titles(own):
        return area.title
    told = [heading for heading in [*(area.headings or ()), *(one.heading for one in area.narrative)] if heading]
    theirs = {in_small(heading) for heading in other.headings}
    ours = {in_small(heading) for heading in own.headings}
    found = [heading for heading in told if in_small(heading) in theirs - ours]
    is_other = len({in_small(heading) for heading in found}) >= _FEWEST and not any(in_small(heading) in ours for heading in told)
    return found[0] if is_other and len(found) * 2 >= len(told) else ""


def _titles(area: RubricArea) -> Set[str]:
    return {in_small(title) for title in (area.title, *area.aliases)}


@lru_cache(maxsize=1024)
def in_small(words: str) -> str:
    """A title or a heading as it is compared: in small letters, with single spaces."""
    # Each area's headings are compared with every other area's, and an edition's with those of every evaluation.
    return " ".join(words.casefold().split())
