"""A line of the file's own keys is no text: where a text has swallowed it, it would be printed with all that stands below it.

Passes:
    areas:
      1:
        narrative:
          - text: Kommunen har en plan.
          - heading: Dialog
            text: |
              Det finns många vägar in.
Fails:
    areas:
      1:
        narrative: |
          Kommunen har en plan.
          - heading: Dialog
            text: |
              Det finns många vägar in.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from kommunkompassen.base.finding import Finding
from kommunkompassen.check.context import Context
from kommunkompassen.read.fields import Kind, fields
from kommunkompassen.read.models import Evaluation

RULE = "key-in-text"
_LIKE = re.compile(r"\n[ \t]*(?:- +[a-z_]+: |(?:- +)?[a-z_]+:(?:[ \t]*\|[-+]?)?[ \t]*$)", re.M)
"""A line that is like such a one, as few are, with the line break before it, which is found at once."""


def check(context: Context) -> Iterator[Finding]:
    """A finding at the first such line of each text; those below it have the same cause."""
    found = context.texts(Kind.MARKDOWN)
    if not _LIKE.search(f"\n{found.whole}"):
        return
    for way, text in found:
        if match := _lines().search(text):
            start = match.start() + len(match[0]) - len(match[0].lstrip())
            written = " ".join(match[0].split())
            yield context.in_text(RULE, context.gap, way, start, match.start() + len(match[0].rstrip()), text=written)


@cache
def _lines() -> re.Pattern[str]:
    """A key alone on its line, or the first of an item with what it says."""
    every, first = set[str](), set[str]()
    left = [fields(Evaluation)]
    while left:
        holder = left.pop()
        every |= {*holder.keys}
        if holder.kind is Kind.LIST and holder.item.kind is Kind.PART:
            first |= {*holder.item.keys}
        left += [*holder.keys.values(), *([holder.each] if holder.each else ())]
    alone, item = ("|".join(sorted(keys)) for keys in (every, first))
    return re.compile(rf"^[ \t]*(?:- +)?(?:{alone}):(?:[ \t]*\|[-+]?)?[ \t]*$|^[ \t]*- +(?:{item}): [^\n]*$", re.M)
