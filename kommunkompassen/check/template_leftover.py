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

from kommunkompassen.base import skeleton_remarks
from kommunkompassen.base.finding import Finding
from kommunkompassen.check import lines_of_leftovers, signs_of_leftovers
from kommunkompassen.check.context import PRINTED, Context
from kommunkompassen.check.signs import Places
from kommunkompassen.check.texts import in_small
from kommunkompassen.check.unsupported_markdown import COMMENT
from kommunkompassen.read.fields import Kind

RULE = "template-leftover"
_SIGNS = (
    r"(?m)(?:^[^\n.…]{1,120}(?:\.{4,}|…{2,}) ?\d{1,3}[ \t]*(?:\n+|\Z)){2,}"
    r"|\?{2,}|\.{4,}|…{2,}|_{4,}|\bN\.N\.|\b(?:NN|ÅÅÅÅ|YYYY)\b"
)
_WORDS = (
    r"(?im)\b(?:klistras? in\b|hämtas direkt ur\b|fyll i (?:här|detta|mer|senare)\b|fylls i senare\b|kompletteras senare\b"
    r"|skriv (?:här\b|text(?:en)? här\b|mer (?:här|om)\b)|klicka (?:eller tryck )?här för att (?:ange|skriva)\b"
    r"|(?:dubbel)?kolla (?:upp )?(?:detta|det här|källa|källan|siffran|siffrorna|uppgiften)\b"
    r"|stämmer (?:detta|det här)\?"
    r"|lorem ipsum\b|bla ?bla\b|xx+\b|todo\b|tbd\b|fixme\b)"
    r"|\b\w+ (?:dubbel)?kollar (?:detta|det här|siffra|siffror|käll|upp(?=[ .]|$))\w*"
    r"|\[(?:ohörbart?|skratt|paus)\]|^text saknas\.?$|^att göra:|(?:^|(?<=[.(–-])|(?<=[.(–-] ))(?:dubbel)?kolla (?!på\b)\w+"
)
_BRACKETS = (
    r"(?i)\[(?:\s*(?:text|namn|datum|siffr\w*|antal|infoga|fyll|(?:sätt|lägg) (?:in|till)|ange|dra till dig|skriv"
    r"|komplettera|kommun(?:ens|namn\w*)?|ditt|årtal|länk|mer text|dokument(?:rubrik|namn|titel)|rubrik"
    r"|bild|belopp|titel|x(?!\] +\w)x*|år)\b[^\[\]\n]{0,200}"
    r"|\s*(?:källa|källor|ref|referens|citat) ?\?*"
    r"|[^\[\]\n]{0,200}\b(?:saknas|kommer senare|fylls i|kolla|kontrollera)\b[^\[\]\n]{0,200})\](?!\()"
)
_LONGEST_SHOWN = 200
_OPENING = re.compile(r"\[")
_ONE_OF_SIGNS = tuple(
    map(
        re.compile,
        (r"\?(?=\?)", r"\.(?=\.\.\.)", r"…(?=…)", r"_(?=___)", r"N(?=N[ .,;:)\"\n]|\.N\.)", r"Å(?=ÅÅÅ)", r"Y(?=YYY)"),
    )
)
_ONE_OF_WORDS = ("hämtas direkt ur", "lorem", "todo", "tbd", "text saknas")
_ONE_OF_WORDINGS = tuple(
    map(
        re.compile,
        (
            *(r"k(?=listra|licka|olla|ompletteras senare)", r"y(?<=fy)ll(?: i |s i senare)", r"x(?:x|(?<=fix)me)"),
            *(r":(?<=att göra:)", r"\?(?:(?<=stämmer detta\?)|(?<=stämmer det här\?))", r"skriv (?=här|text|mer)", r"bla ?bla"),
            r"\[(?=ohör|skratt|paus)",
        ),
    )
)
"""One of these is in each, and is looked for in the whole file first, by a letter that few words have: few files have any."""


def check(context: Context) -> Iterator[Finding]:
    """A gap at each leftover in what is printed."""
    whole = context.texts(*PRINTED).whole + "\n"
    small = f"{context.texts().small.whole}\n{in_small(context.texts(Kind.LINE, Kind.LINE_OR_NUMBER, Kind.NAME).whole)}"
    patterns = []
    if any(word in small for word in _ONE_OF_WORDS) or any(one.search(small) for one in _ONE_OF_WORDINGS):
        patterns.append(_WORDS)
    if any(one.search(whole) for one in _ONE_OF_SIGNS):
        patterns.append(_SIGNS)
    if "[" in whole and any(re.compile(_BRACKETS).match(whole, match.start()) for match in _OPENING.finditer(whole)):
        patterns.append(_BRACKETS)
    notes = signs_of_leftovers.NOTES.places(context)
    lines = lines_of_leftovers.NOTES & context.texts(Kind.MARKDOWN).lines
    if lines:
        patterns.append(rf"(?m)^(?:{'|'.join(map(re.escape, sorted(lines)))})$")
    for way, text in context.texts(*PRINTED) if patterns or notes else ():
        # Of a comment in HTML unsupported-markdown tells.
        sought = COMMENT.sub(lambda comment: " " * len(comment[0]), text) if "<!--" in text else text
        found = [(*match.span(), "") for pattern in patterns for match in re.finditer(pattern, sought)]
        # Of two that lie over each other, as ??? in brackets, the longer is said.
        end = 0
        for start, last, detail in sorted([*found, *_notes(notes.get(way, {}), sought)], key=_first):
            if start >= end:
                end = last
                yield context.in_text(
                    RULE, context.gap, way, start, last, detail, text=" ".join(text[start:last].split())[:_LONGEST_SHOWN]
                )
    for index, evaluator in enumerate(context.evaluation.evaluators):
        left = {"name": skeleton_remarks.EVALUATOR, "affiliation": skeleton_remarks.AFFILIATION}
        for key, given in (("name", evaluator.name), ("affiliation", evaluator.affiliation)):
            if given == left[key]:
                yield context.at_value(RULE, context.gap, ("evaluators", str(index), key), text=given)


def _first(place: tuple[int, int, str]) -> tuple[int, int]:
    return place[0], -place[1]


def _notes(kinds: Places, text: str) -> Iterator[tuple[int, int, str]]:
    """From where to where each stands, and the case if it has one of its own; of wordings to choose among the first."""
    if not kinds:
        return
    from kommunkompassen.check import marks_of_writing  # noqa: PLC0415  see there

    for kind, places in kinds.items():
        matches = (
            match for place in places for match in re.compile(marks_of_writing.PATTERNS[kind], re.M).finditer(text, *place)
        )
        for match in matches:
            yield match.end() - len(match[0].lstrip()), match.end(), "" if kind == "note" else kind
            if kind == "choice":
                break
