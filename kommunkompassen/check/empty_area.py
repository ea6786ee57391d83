"""In every area something is told: a narrative, strengths or improvements.

Passes:
    status: published
Fails:
    areas:
      1:
        score: 50
"""

from __future__ import annotations

from collections.abc import Iterator

from kommunkompassen.base.finding import Finding
from kommunkompassen.check.context import Context
from kommunkompassen.read.fields import fields, texts
from kommunkompassen.read.models import Area
from kommunkompassen.read.source import Mapping, Path_

RULE = "empty-area"
_TELLING = [key for key, known in fields(Area).keys.items() if known.is_telling]
"""Narrative, strengths and improvements; another text does not stand for them."""


def check(context: Context) -> Iterator[Finding]:
    """A gap on the number of each area in which nothing is told."""
    there = told(context)
    for number, area in context.evaluation.areas.items():
        edition = context.rubric.areas.get(number)
        way = ("areas", number)
        if (
            edition
            and number not in there
            and not context.found_at(way)
            and not any(_may_be_told(context, (*way, key)) for key in _TELLING)
        ):
            yield context.at_key(RULE, context.gap, way, number=number, title=area.title or edition.title)


def told(context: Context) -> set[str]:
    """The numbers of the areas in which something is told."""
    areas = context.source.node(("areas",))
    return {number for number in (areas.values if isinstance(areas, Mapping) else ()) if any(_tells(context, number))}


def _tells(context: Context, number: str) -> Iterator[bool]:
    """Of each text in those of the area's keys whether anything is told in it."""
    area = fields(Area)
    for key in _TELLING:
        way = ("areas", number, key)
        if context.is_there(way):
            found = texts(context.source.node(way), area.keys[key])
            yield from (bool(text.text.strip()) for _, text, kind in found if kind and kind.is_markdown)


def _may_be_told(context: Context, way: Path_) -> bool:
    return context.found_at(way) or context.misspelt(way, unsure=True)
