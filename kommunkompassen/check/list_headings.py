"""Lists of an area that were pasted behind its narrative, by the words that the report has above them: Styrkor."""

from __future__ import annotations

import re
from collections.abc import Mapping, Set
from functools import cache
from typing import NamedTuple

from kommunkompassen.check.texts import Texts
from kommunkompassen.read.fields import Kind, fields
from kommunkompassen.read.key_names import names_of
from kommunkompassen.read.models import Area, Evaluation, Rubric, Section
from kommunkompassen.read.source import Path_

_ENDS = re.compile(r"(?:[.!?:;”\"')*]|\A|\n[ \t]*\n)[ \t]*\n?\Z")
"""What stands before a line that begins a sentence; within one, a word before a colon may be the sentence's own."""
_BEFORE = 80
"""Letters above the line that are looked at."""
_ALIKE = 5
"""Letters that another word for a list has in common with the report's own heading of it."""


class Begin(NamedTuple):
    """Where in a text the first list of the area begins, or what would be it, and the key that it belongs under."""

    start: int
    end: int
    key: str
    words: str


def lists_in_texts(texts: Texts, capitals: Set[str], words: Mapping[str, str]) -> dict[Path_, Begin]:
    """The texts of areas in which a list of the area's own begins, below the report's heading of it or behind that.

    `words`: of such headings, with their keys; `capitals`: the words with capitals that the file has.
    """
    if not capitals & _first_words(*sorted(words)):
        return {}
    pattern = _pattern(*sorted(words))
    begins: dict[Path_, Begin] = {}
    for way, text in texts if pattern.search(f"\n{texts.whole}") else ():
        match = next((one for one in pattern.finditer(f"\n{text}") if _is_heading(one, f"\n{text}")), None)
        if match and way[0] == "areas":
            key = words[match["words"].casefold()]
            begins[way] = Begin(
                match.start("line") - 1, match.start("line") - 1 + len(match["line"].rstrip()), key, match["words"]
            )
    return begins


def _is_heading(match: re.Match[str], text: str) -> bool:
    """Whether the words are a heading: with a capital, alone on their line above something, or before what begins a sentence."""
    if not match["words"][0].isupper():
        return False
    return begins_sentence(text[1:], match.start("line") - 1) if match["rest"] else bool(text[match.end() :].strip())


def labels_of(rubric: Rubric, evaluation: Evaluation) -> tuple[tuple[str, str], ...]:
    """The keys of an area's lists, each with the heading that the report has for it."""
    lists = [key for key, known in fields(Area).keys.items() if known.kind is Kind.LIST]
    told = [(key, getattr(labels, key, None)) for key in lists for labels in (rubric.labels, evaluation.labels)]
    return tuple((key, label) for key, label in told if label)


@cache
def words_of(*labels: tuple[str, str]) -> Mapping[str, str]:
    """The words that such a list goes by, in small letters, and a section's heading, each with its key."""
    words = {name: key for key in headings() for name in names_of(key)[:1]}
    for key, label in labels:
        small = label.casefold()
        words |= {name: key for name in (small, *names_of(key)) if name[:_ALIKE] == small[:_ALIKE]}
    return words


@cache
def _first_words(*words: str) -> frozenset[str]:
    """The first word of each as it stands in a file that has it, which is seen quickly."""
    first = {word.split()[0] for word in words}
    return frozenset({*(word.capitalize() for word in first), *(word.upper() for word in first)})


@cache
def _pattern(*words: str) -> re.Pattern[str]:
    """A line that begins with one of the words and has nothing else, or a colon and more."""
    return re.compile(
        rf"\n[ \t]*+(?P<line>(?:#{{1,6}} *+)?\*{{0,3}}(?P<words>{'|'.join(map(re.escape, words))})"
        r"(?:\*{0,3}:\*{0,3}(?:[ \t]++(?P<rest>\S[^\n]*+))?|\*{0,3}))[ \t]*+$",
        re.I | re.M,
    )


@cache
def headings() -> frozenset[str]:
    """The keys of a section's heading."""
    return frozenset(key for key, known in fields(Section).keys.items() if known.kind is Kind.LINE)


def begins_sentence(text: str, place: int) -> bool:
    """Whether what stands there begins a sentence."""
    return bool(_ENDS.search(text[:place] if place < _BEFORE else f"-{text[place - _BEFORE : place]}"))
