"""A paragraph ends with its sentence: one that stops at "och", at a comma or within a word lost its end when it was pasted.

Where all the other paragraphs of a report end with a full stop, one without it is told of too, as it may have lost more.

Passes:
    texts:
      closing: Kommunen har mål och medel.
Fails:
    texts:
      closing: Kommunen har mål och
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from kommunkompassen.base.finding import Finding, Severity
from kommunkompassen.check.context import Context
from kommunkompassen.check.marks import mark_of
from kommunkompassen.read.fields import Kind

RULE = "cut-paragraph"
_END = re.compile(r"\n(?<=[\w,-]\n)(?=[ \t]*(?:\n|\Z))")
"""With the line break first, which is found at once."""
_GOES_ON = re.compile(
    r"(?:(?:\A|[\s(])(?:och|eller|samt|att|som|en|ett|sin|sina|sitt|där|eftersom|medan|både|såväl|varken)|,|[a-zåäöé]-)\Z"
)
"""What a sentence goes on behind, and a heading too."""
_MAY_GO_ON = re.compile(
    r"\s(?:för|den|de|är|har|av|från|om|hos|vid|med|till|på|i|genom|mellan|bland|utan|när|antingen|t\.ex|bl\.a)\Z"
)
"""What only a sentence goes on behind: what the municipality works with may be a heading."""
_USUAL_ENDS = ".\n!?"
_ITEM_GOES_ON = ("och", "eller", "samt", "att", "som", "en", "ett", ",")
_FEWEST_OF_SENTENCE = 6
_FEWEST_WORDS = 8
"""Of a paragraph that is no heading."""
_FEWEST_OTHERS = 3
_LONGEST_MARK = 80
"""Letters below a paragraph that are looked at."""
_MOST_WITHOUT = 0.1
"""Of a report's paragraphs: where more have no full stop they are meant so."""
_ADDRESS = re.compile(r"\S*[/@.]\S*\Z")


def check(context: Context) -> Iterator[Finding]:
    """A warning at the last word of each."""
    without: list[tuple[tuple[str, ...], int, str]] = []
    texts = context.texts(Kind.MARKDOWN)
    any_within = _END.search(f"{texts.whole}\n")
    for way, text in texts:
        for match in _END.finditer(f"{text}\n") if any_within or text[-1] not in _USUAL_ENDS else ():
            start = text.rfind("\n\n", 0, match.start()) + 1
            words = text[start : match.start()].strip()
            if _is_prose(words, text[match.end() : match.end() + _LONGEST_MARK]):
                is_sentence = len(words.split()) >= _FEWEST_OF_SENTENCE
                if _GOES_ON.search(words) or (is_sentence and _MAY_GO_ON.search(words)):
                    yield _finding(context, way, match.start(), words)
                elif len(words.split()) >= _FEWEST_WORDS and not _ADDRESS.search(words):
                    without.append((way, match.start(), words))
    if without and _others_end(context, len(without)):
        for way, end, words in without:
            yield _finding(context, way, end, words, "stop")
    for way, text in context.texts(Kind.ITEM):
        words = text.rstrip()
        if words.endswith(_ITEM_GOES_ON) and (words.endswith(",") or words.split()[-1] in _ITEM_GOES_ON):
            yield _finding(context, way, len(words), words)


def _finding(context: Context, way: tuple[str, ...], end: int, words: str, detail: str = "") -> Finding:
    last = words.rsplit(maxsplit=1)[-1]
    return context.in_text(RULE, Severity.WARNING, way, end - len(last), end, detail, text=" ".join(words.split()[-3:]))


def _is_prose(words: str, behind: str) -> bool:
    """Whether it is a paragraph of sentences: no list, no row of a table, and nothing that leads to a list."""
    lines = words.split("\n")
    return "\t" not in words and "|" not in words and not any(map(mark_of, lines)) and not mark_of(behind.lstrip("\n"))


def _others_end(context: Context, without: int) -> bool:
    """Whether nearly all other paragraphs end with a stop, so that these are exceptions."""
    paragraphs = [
        paragraph
        for _, text in context.texts(Kind.MARKDOWN)
        for paragraph in text.split("\n\n")
        if len(paragraph.split()) >= _FEWEST_WORDS and not any(map(mark_of, paragraph.split("\n")))
    ]
    return len(paragraphs) - without >= _FEWEST_OTHERS and without <= max(1, len(paragraphs) * _MOST_WITHOUT)
