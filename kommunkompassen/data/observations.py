"""What an evaluation observed: the sections of its narratives, its strengths and its improvements, as plain values.

A section is one observation however long it is, and so is a narrative that is one text: its paragraphs follow on each other, and
half of one read alone says something else than it did where it stood.
"""

from __future__ import annotations

import hashlib
import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from typing import Literal

from markupsafe import Markup

from kommunkompassen.base import register
from kommunkompassen.points.score import percent
from kommunkompassen.report.area_content import AreaContent
from kommunkompassen.report.content import Content

Kind = Literal["section", "strength", "improvement"]

_BLOCK_END = re.compile(r"</(?:p|li)>")
_WORD = re.compile(r"[^\W_]+")
_DIGITS = 12
"""Eight would let two of 27,000 observations share an id in one case of twelve; twelve in one of a million."""


@dataclass(frozen=True, slots=True)
class Observation:
    """One thing that the evaluators saw, with all that it can be found by."""

    id: str
    """Of the words and whose they are: it survives reordering, and is unique in the country."""
    evaluation: str
    municipality: str
    county: str
    """As in the register; empty for a municipality that it does not know."""
    year: int
    edition: str
    area: str
    """The area's number in the edition."""
    area_title: str
    theme: str
    """What the edition says that the area is about; empty where it says nothing."""
    percent: Decimal | None
    """The area's points in whole percent of its maximum; None where it is not scored."""
    kind: Kind
    good_example: bool
    heading: str
    """A section's; empty where it has none."""
    text: str
    """As printed, figures filled in and without markup; a line for each paragraph and item."""
    target: str
    """The id of its place on the report's page."""


def observations(content: Content) -> tuple[Observation, ...]:
    """All of a report's observations, in the report's order."""
    evaluation = content.evaluation
    known = register.meant(evaluation.municipality)
    seen: Counter[str] = Counter()
    made = []
    for area in content.areas:
        score = area.score
        for kind, good_example, heading, html, target in _printed(area):
            text = plain(html)
            made.append(
                Observation(
                    id=_id(content.id, f"{heading} {text}", seen),
                    evaluation=content.id,
                    municipality=evaluation.municipality,
                    county=known.county if known else "",
                    year=evaluation.year,
                    edition=content.rubric.id,
                    area=area.number,
                    area_title=area.title,
                    theme=content.rubric.areas[area.number].theme or "",
                    percent=None if score.points is None else percent(score.points, score.maximum),
                    kind=kind,
                    good_example=good_example,
                    heading=heading,
                    text=text,
                    target=target,
                )
            )
    return tuple(made)


def _printed(area: AreaContent) -> Iterator[tuple[Kind, bool, str, Markup, str]]:
    """Kind, whether it is a good example, heading, HTML and place on the page, of all that the area's pages hold."""
    for section in area.narrative:
        yield "section", section.good_example, section.heading or "", section.html, section.id
    for strength in area.strengths:
        yield "strength", strength.good_example, "", strength.html, strength.id
    for html, target in zip(area.improvements, area.improvement_ids, strict=True):
        yield "improvement", False, "", html, target


def plain(html: Markup) -> str:
    """The words of a text, a line for each paragraph and item."""
    blocks = (Markup(block).striptags() for block in _BLOCK_END.split(html))  # noqa: S704  it was HTML before it was split
    return "\n".join(block for block in blocks if block)


def _id(evaluation: str, words: str, seen: Counter[str]) -> str:
    """o-1f0c2d3e4a5b; what one evaluation says in the same words twice is told apart by order."""
    evened = " ".join(_WORD.findall(words.lower()))
    seen[evened] += 1
    named = f"{evaluation} {evened}" + (f" {seen[evened]}" if seen[evened] > 1 else "")
    return f"o-{hashlib.sha256(named.encode()).hexdigest()[:_DIGITS]}"
