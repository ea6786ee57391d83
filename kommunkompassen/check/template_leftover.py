"""No leftovers of a template or of the writing: instructions to the writer, filling, notes of things to do.

Passes:
    texts:
      closing: Kommunen går vidare. Vad gör den sedan?
Fails:
    texts:
      closing: TODO skriv slutord
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from kommunkompassen.base.finding import Finding
from kommunkompassen.check.context import PRINTED, Context

RULE = "template-leftover"
_SIGNS = re.compile(r"\?{2,}|\.{4,}|…{2,}|_{4,}|\b(?:NN|ÅÅÅÅ|YYYY)\b")
_WORDS = re.compile(
    r"\b(?:klistras? in\b|hämtas direkt ur\b|fyll i (?:här|detta|mer|senare)\b|fylls i senare\b|kompletteras senare\b"
    r"|skriv (?:här\b|text(?:en)? här\b|mer (?:här|om)\b)|klicka (?:eller tryck )?här för att (?:ange|skriva)\b"
    r"|(?:dubbel)?kolla (?:upp )?(?:detta|det här|källa|källan|siffran|siffrorna|uppgiften)\b"
    r"|stämmer (?:detta|det här)\?"
    r"|lorem ipsum\b|bla ?bla\b|xx+\b|todo\b|tbd\b|fixme\b)"
    r"|^text saknas\.?$|^att göra:|(?:^|(?<=[.(–-])|(?<=[.(–-] ))(?:dubbel)?kolla (?!på\b)\w+",
    re.IGNORECASE | re.MULTILINE,
)
_BRACKETS = re.compile(
    r"\[(?:\s*(?:text|namn|datum|siffr|antal|käll|infoga|fyll|skriv|komplettera|kommun(?:ens)?|rubrik"
    r"|bild|belopp|titel|x(?!\] +\w)x*|år)\b[^\[\]\n]{0,200}"
    r"|[^\[\]\n]{0,200}\b(?:saknas|kommer senare|fylls i|kolla|kontrollera)\b[^\[\]\n]{0,200})\](?!\()",
    re.IGNORECASE,
)
_OPENING = re.compile(r"\[")
_ONE_OF_SIGNS = re.compile(r"\?\?|\.\.\.\.|……|____|NN[ .,;:)\"\n]|ÅÅÅÅ|YYYY")
_KINDS = {
    _WORDS: (
        *(
            "klistra",
            "hämtas direkt ur",
            "fyll i ",
            "fylls i senare",
            "kompletteras senare",
            "skriv här",
            "skriv text",
            "skriv mer",
        ),
        *(
            "klicka",
            "kolla",
            "att göra:",
            "stämmer detta?",
            "stämmer det här?",
            "lorem",
            "blabla",
            "bla bla",
            "xx",
            "todo",
            "tbd",
            "fixme",
            "text saknas",
        ),
    ),
    _BRACKETS: ("[",),
}
"""The kinds of leftovers, and what one of is in each; looked for in the whole file first, which is quick: few files have any."""


def check(context: Context) -> Iterator[Finding]:
    """A gap at each leftover in what is printed."""
    whole = context.whole
    cases = {_WORDS: whole.lower()}
    patterns = [pattern for pattern, marks in _KINDS.items() if any(mark in cases.get(pattern, whole) for mark in marks)]
    if _ONE_OF_SIGNS.search(whole):
        patterns.append(_SIGNS)
    if _BRACKETS in patterns and not any(_BRACKETS.match(whole, match.start()) for match in _OPENING.finditer(whole)):
        patterns.remove(_BRACKETS)
    for way, text in context.texts(*PRINTED) if patterns else ():
        # Of two that lie over each other, as ??? in brackets, the longer is said.
        end = 0
        for start, last in sorted((match.span() for pattern in patterns for match in pattern.finditer(text)), key=_first):
            if start >= end:
                end = last
                yield context.in_text(RULE, context.gap, way, start, last, text=text[start:last])


def _first(span: tuple[int, int]) -> tuple[int, int]:
    return span[0], -span[1]
