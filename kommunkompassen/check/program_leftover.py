"""No leftovers of the program that a text was pasted from: parts of mails, Word's error texts and codes, Excel's formulas.

What could also be a sentence's own words counts only as such programs write it: with a capital at a line's beginning, alone
on its line, beside others of its kind. A telephone number may stand in a sentence, and in facts.

Passes:
    texts:
      closing: Anna Ek svarar med vänlig hälsning. Ring växeln, 019-58 80 00.
Fails:
    texts:
      closing: Målen följs upp, se Fel! Hittar inte referenskälla.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from urllib.parse import parse_qs, urlsplit

from kommunkompassen.base.finding import Finding, Severity
from kommunkompassen.check import lines_of_leftovers, signs_of_leftovers
from kommunkompassen.check.context import PRINTED, Context
from kommunkompassen.read.fields import Kind
from kommunkompassen.read.rewriting import rewritten
from kommunkompassen.read.source import Path_

RULE = "program-leftover"
_EACH = ("page", "link", "reference", "caption", "head", "tracked", "minutes", "web", "cell", "file", "emoji")
"""Kinds that are no part of a mail, and are told of each."""
_HYPHENS = ("hyphen", "kept-hyphen")
"""No part of a mail either; those whose lines are beside each other are told of once."""
_LONGEST_SHOWN = 120
_LINES_OF_ONE = 4
"""Parts of a mail that stand within so many lines of each other are told of once."""


def check(context: Context) -> Iterator[Finding]:
    """A finding at each leftover in what is printed."""
    codes, letters = signs_of_leftovers.CODES.places(context), signs_of_leftovers.LETTERS.places(context)
    for way, text in context.texts(*PRINTED) if codes else ():
        for kind, start, end in _found(codes.get(way, {}), text):
            yield context.in_text(RULE, context.gap, way, start, end, kind, text=text[start:end])
    if context.has_rare_signs:
        for way, kinds in signs_of_leftovers.EMOJI.places(context).items():
            letters[way] = {**letters.get(way, {}), **kinds}
    lines = _whole_lines(context)
    for way, text in context.texts() if letters or lines else ():
        last = -_LINES_OF_ONE
        found = list(_found(letters.get(way, {}), text, lines.get(way, ())))
        for hyphens in _beside_each_other(text, [one for one in found if one[0] in _HYPHENS]):
            yield _told_of_hyphens(context, way, text, hyphens)
        for kind, start, end in found:
            if kind in _HYPHENS:
                continue
            line = 0 if kind in _EACH else text.count("\n", 0, start)
            if kind in _EACH or line - last >= _LINES_OF_ONE:
                yield _told(context, way, text, (start, end), kind)
            last = last if kind in _EACH else line


def _told(context: Context, way: Path_, text: str, place: tuple[int, int], kind: str) -> Finding:
    start, end = place
    shown, mended = text[start:end], None
    if kind == "link":
        mended = rewritten(context.source, way, text, start, end, _led(shown))
    elif kind == "tracked":
        mended = rewritten(context.source, way, text, start, end, "")
    span = context.source.span_in_text(way, start, end)
    values = {"text": " ".join(shown.split())[:_LONGEST_SHOWN]}
    return Finding(RULE, Severity.WARNING, context.source.path, span, values, kind, mended)


def _beside_each_other(text: str, hyphens: list[tuple[str, int, int]]) -> Iterator[list[tuple[str, int, int]]]:
    """Hyphens of which each stands on the line where the word of the one before ends: the lines are mended together."""
    together: list[tuple[str, int, int]] = []
    for kind, start, end in hyphens:
        # The word goes on behind the spaces, and may do so on the next line.
        behind = next(place for place in range(end, len(text)) if not text[place].isspace())
        if together and "\n" in text[together[-1][2] : start]:
            yield together
            together = []
        together.append((kind, start, behind))
    if together:
        yield together


def _told_of_hyphens(context: Context, way: Path_, text: str, hyphens: list[tuple[str, int, int]]) -> Finding:
    """A finding on the first, which shows the whole word, and the lines without any of them."""
    new, last = "", hyphens[0][1]
    for kind, start, end in hyphens:
        new += text[last:start] + ("" if kind == "hyphen" else text[start])
        last = end
    kind, start, end = hyphens[0]
    before = text[max(start - _LONGEST_SHOWN, 0) : start].rsplit(maxsplit=1)[-1]
    behind = text[end : end + _LONGEST_SHOWN].split(maxsplit=1)[0]
    mended = rewritten(context.source, way, text, start, last, new)
    span = context.source.span_in_text(way, start, start + 1)
    values = {"text": f"{before}{text[start]} {behind}"[:_LONGEST_SHOWN]}
    return Finding(RULE, Severity.WARNING, context.source.path, span, values, kind, mended)


def _led(address: str) -> str:
    """Where an address that a mail program has rewritten leads; itself where that does not stand in it."""
    led = parse_qs(urlsplit(address).query).get("url", [address])[0]
    return led if led.isprintable() and led.startswith(("https://", "http://")) else address


def _whole_lines(context: Context) -> Mapping[Path_, list[tuple[str, int, int]]]:
    """The lines that are nothing else, with what each is and where in its text it stands."""
    texts = context.texts(Kind.MARKDOWN)
    found: dict[Path_, list[tuple[str, int, int]]] = {}
    for line in lines_of_leftovers.KINDS.keys() & texts.lines:
        for way, text in texts.having(line):
            places = [match.span() for match in re.finditer(rf"^{re.escape(line)}$", text, re.M)]
            found.setdefault(way, []).extend((lines_of_leftovers.KINDS[line], *place) for place in places)
    return found


def _found(
    kinds: Mapping[str, Sequence[tuple[int, int]]], text: str, lines: Sequence[tuple[str, int, int]] = ()
) -> Iterator[tuple[str, int, int]]:
    """Of what kind each is and where it stands, in the text's order; of two that lie over each other the first, and of
    two that begin there the longer.

    `kinds`: with each the places of the text that are looked into, from character to character; `lines`: those found whole.
    """
    if not kinds and not lines:
        return
    from kommunkompassen.check import marks_of_offices, marks_of_programs, marks_of_services  # noqa: PLC0415  see there

    end = 0
    patterns = marks_of_programs.PATTERNS | marks_of_services.PATTERNS | marks_of_offices.PATTERNS
    sought = [(kind, place) for kind, places in kinds.items() for place in places]
    matches = [
        (kind.rstrip("+"), *match.span())
        for kind, place in sought
        for match in re.compile(patterns[kind], re.M).finditer(text, *place)
    ]
    for kind, first, last in sorted([*matches, *lines], key=lambda one: (one[1], one[0], -one[2])):
        words = text[first:last]
        start = last - len(words.lstrip())
        if start >= end:
            end = last
            yield kind, start, first + len(words.rstrip())
