"""A line of the file's own keys is no text: where a text has it, it would be printed, with all that stands below it.

So would an area's lists that were pasted behind its narrative, below the words that the report has for them: Styrkor and
Förbättringsmöjligheter. Where a key has swallowed others with their lists and texts, line-indent tells of it.

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

          heading: Dialog

          Det finns många vägar in.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from kommunkompassen.base.finding import Finding, Severity
from kommunkompassen.check import unmarked_example
from kommunkompassen.check.context import Context
from kommunkompassen.check.list_headings import begins_sentence, headings, labels_of, words_of
from kommunkompassen.read.fields import Kind, fields
from kommunkompassen.read.models import Evaluation

RULE = "key-in-text"
_LIKE = re.compile(r"\n[ \t]*(?:- +)?[a-z_]+:(?=[ \t]|$)", re.M)
"""What begins as such a line does, as few do, with the line break before it, which is found at once."""
_KEY = re.compile(r"^[ \t]*+(?P<line>(?P<dash>- ++)?(?P<key>[a-z_]++):(?![^ \t\n])[ \t]*+(?P<value>[^\n]*+))", re.M)


def check(context: Context) -> Iterator[Finding]:
    """A finding at the first such line of each text; those below it have the same cause."""
    yield from _sections(context)
    lists, found = context.lists_in_texts, context.texts()
    suspect = bool(_LIKE.search(f"\n{found.whole}"))
    for way, text in found if suspect or lists else ():
        if match := next(_keys(text), None) if suspect else None:
            values = {"text": " ".join(match["line"].split()), "key": str(match["key"])}
            start = match.start("line")
            end = start + len(match["line"].rstrip())
            if match["dash"] or match["value"].rstrip() in ("", "|", ">"):
                yield context.in_text(RULE, context.gap, way, start, end, **values)
            else:
                detail = "heading" if match["key"] in headings() else "value"
                yield context.in_text(RULE, Severity.WARNING, way, start, end, detail, **values)
        elif begin := lists.get(way):
            values = {"text": text[begin.start : begin.end], "key": begin.key, "words": begin.words}
            detail = "heading" if begin.key in headings() else "list"
            yield context.in_text(RULE, Severity.WARNING, way, begin.start, begin.end, detail, **values)


def _sections(context: Context) -> Iterator[Finding]:
    """A warning on each section that is called as a list of its area."""
    words = words_of(*labels_of(context.rubric, context.evaluation))
    for number, area in context.evaluation.areas.items():
        for place, section in enumerate(area.narrative):
            key = words.get(section.heading.strip(" :*").casefold(), "") if section.heading else ""
            if key and key not in headings():
                way = ("areas", number, "narrative", str(place), "heading")
                yield context.at_value(RULE, Severity.WARNING, way, "section", words=section.heading or "", key=key)


def _keys(text: str) -> Iterator[re.Match[str]]:
    """The lines that are keys: alone, the first of an item, or one that begins a sentence, which no small letter does."""
    every, first = _of_the_file()
    for match in _KEY.finditer(text):
        whole = match["value"].rstrip() in ("", "|", ">")
        known = first if match["dash"] and not whole else every
        if (
            match["key"] in known
            and match["line"].rstrip() != unmarked_example.KEY
            and (whole or match["dash"] or begins_sentence(text, match.start()))
        ):
            yield match


@cache
def _of_the_file() -> tuple[frozenset[str], frozenset[str]]:
    """All keys of an evaluation, and those that begin an item."""
    every, first = set[str](), set[str]()
    left = [fields(Evaluation)]
    while left:
        holder = left.pop()
        every |= {*holder.keys}
        if holder.kind is Kind.LIST and holder.item.kind is Kind.PART:
            first |= {*holder.item.keys}
        left += [*holder.keys.values(), *([holder.each] if holder.each else ())]
    return frozenset(every), frozenset(first)
