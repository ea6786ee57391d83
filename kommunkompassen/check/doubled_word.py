"""Words that stand twice in a row, and that Swedish does not have so. A part of repeated-text.

"Det det handlar om" and "de som kan kan" are right. A verb or a preposition may end a clause and begin what follows, so those
count only where no clause of that kind comes before them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import islice
from operator import eq

from kommunkompassen.base.finding import Finding, Severity
from kommunkompassen.check.context import Context
from kommunkompassen.read.rewriting import rewritten
from kommunkompassen.read.source import Path_

_DOUBLED = re.compile(r"(?<![\w-])(?P<word>[^\W\d_]+)(?P<again>\s+(?P=word))(?![\w-])", re.IGNORECASE)
_MAY_BE_RIGHT = {
    *(
        "det",
        "den",
        "de",
        "dem",
        "var",
        "som",
        "att",
        "så",
        "om",
        "vi",
        "jag",
        "du",
        "han",
        "hon",
        "ni",
        "man",
        "då",
        "där",
        "här",
    ),
    *("mycket", "väldigt", "många", "långt", "mer", "bla", "tack", "hej", "ja", "nej"),
}
"""What can stand twice with nothing between, and what people say twice."""
_PREPOSITIONS = {
    *("i", "på", "av", "till", "för", "med", "från", "över", "under", "vid", "hos", "kring", "efter", "mot", "in", "ut", "upp"),
    *("ner", "fram", "bort", "ihop", "genom", "mellan", "utan", "inom", "utom"),
}
_SET_PHRASE = re.compile(
    r"\s+(?:dag|går|år|fjol|morgon|natt|sin tur|stället|första hand|stort|princip|praktiken|vissa fall|exempel|och med|sikt"
    r"|grund|plats|lika|nytt|närvarande|övrigt|hjälp|tanke|anledning|stöd|samma|en gång|flera|olika)\b"
)
"""What goes on with a preposition that may follow another: det nätverk kommunen ingår i i dag."""
_VERB = re.compile(
    r"(?:\w{2,}(?:r|de|te|it|ett)|är|fick|gick|såg|gav|tog|låg|blev|kom|kan|ska|vill|bör|måste|finns|ser|syns|möts)"
)
_CLAUSE = re.compile(r"(?i)\b(?:som|vad|vilk\w{1,3}|hur)\b")
_CLAUSE_OR_SUBJECT = re.compile(r"(?i)\b(?:som|vad|vilk\w{1,3}|hur|det|de|den|dem|dessa|när|där|om|allt|alla|vi|du|man)\b")
"""What a clause begins with that may end in a preposition, or in a verb."""
_BEFORE = 200
"""Letters before a word that are looked at."""


def may_be_in(words: Sequence[str]) -> bool:
    """Whether a word is the same as the next one, which few are."""
    return any(map(eq, words, islice(words, 1, None)))


def check(context: Context, rule: str, way: Path_, text: str) -> Iterator[Finding]:
    """A warning on each in a text, with the line without it."""
    for match in _DOUBLED.finditer(text):
        if _can_not_be_right(text, match):
            start, end = match.span("again")
            span = context.source.span_in_text(way, end - len(match["word"]), end)
            mended = rewritten(context.source, way, text, start, end, "")
            yield Finding(rule, Severity.WARNING, context.source.path, span, {"text": match["word"]}, "word", mended)


def _can_not_be_right(text: str, match: re.Match[str]) -> bool:
    word = match["word"].lower()
    again = match["again"].strip()
    if word in _MAY_BE_RIGHT or (len(word) == 1 and word != "i") or (match["word"][0].isupper() and again[0].isupper()):
        return False
    before = re.split(r"[.!?]\s", text[max(match.start() - _BEFORE, 0) : match.start()])[-1]
    if word in _PREPOSITIONS:
        return not _CLAUSE.search(before) and not _SET_PHRASE.match(text, match.end())
    return not (_VERB.fullmatch(word) and _CLAUSE_OR_SUBJECT.search(before))
