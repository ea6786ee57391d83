"""What a place in a file holds, in the words of an evaluation: a question's points, a section of an area, a fact."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from kommunkompassen.read.source import Path_


@dataclass(frozen=True, slots=True)
class About:
    """What something is (points, section, strength …), the area it belongs to, what it is called, and which part of it.

    `name`: the question's number, the section's heading, the fact's label, or the way of keys for what has but one place.
    `part`: heading, text, good_example, label, value … for a part of an item; empty for the whole.
    """

    what: str
    area: str = ""
    name: str = ""
    part: str = ""
    is_item: bool = False
    """A whole item of a list."""


_LISTS = {
    "narrative": "section",
    "strengths": "strength",
    "improvements": "improvement",
    "headings": "heading",
    "facts": "fact",
    "evaluators": "evaluator",
}


def about(way: Path_, name: str = "") -> About:
    """What stands at the end of the way. `name`: of the item of a list, which the way does not tell."""
    match way:
        case ("areas", area, "scores", question):
            return About("points", area, question)
        case ("areas", area, "scores", question, "points" | "note" | "sources" as what):
            return About(what, area, question)
        case ("areas", area, "questions", question, *rest):
            return About("question", area, question, ".".join(rest))
        case ("areas", area, "score"):
            return About("points", area, area)
        case ("areas", area, key, item, *rest) if key in _LISTS and item.isdecimal():
            return About(_LISTS[key], area, name, ".".join(rest), is_item=not rest)
        case (key, item, *rest) if key in _LISTS and item.isdecimal():
            return About(_LISTS[key], "", name, ".".join(rest), is_item=not rest)
        case ("areas", area):
            # What a reference has of an area.
            return About("area-points", area)
        case ("areas", area, *rest):
            return About("area", area, _keys(rest))
        case ("texts", key):
            return About("text", "", key)
        case ("labels", key):
            return About("label", "", key)
    return About("metadata", "", _keys(way))


def _keys(way: Sequence[str]) -> str:
    """Without positions in lists."""
    return ".".join(step for step in way if not step.isdecimal())
