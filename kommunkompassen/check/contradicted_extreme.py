"""What a text calls the strongest or the weakest area is the one with the most or the fewest points.

Passes:
    texts:
      closing: Starkast är {strongest}.
Fails:
    areas:
      1: {score: 70, narrative: Text.}
      2: {score: 50, narrative: Text.}
      3: {score: 50, narrative: Text.}
      4: {score: 50, narrative: Text.}
      5: {score: 50, narrative: Text.}
      6: {score: 50, narrative: Text.}
      7: {score: 50, narrative: Text.}
      8: {score: 50, narrative: Text.}
    texts:
      closing: Starkast är område 7.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence

from kommunkompassen.base.finding import Finding, Severity
from kommunkompassen.base.swedish import listed
from kommunkompassen.check.context import Context
from kommunkompassen.check.texts import in_small
from kommunkompassen.points.score import AreaScore, extreme

RULE = "contradicted-extreme"
_WORD = re.compile(r"(?i)\b(?:(?P<high>starkast|bäst|högst)|(?P<low>svagast|sämst|lägst))e?\b")
_WORDS = ("starkast", "svagast", "högst", "lägst", "bäst", "sämst")
"""Looked for first, which is quicker."""
_AREAS = r"område(?:t|na)? (?P<numbers>[0-9]+(?:(?:, | och )[0-9]+)*)"
_LINK = (
    r"(?:område(?:t|na)?|poäng(?:en)?|resultat(?:et)?|sidan?|är|har|får|fick|var|hade|blir|blev|ligger|finns|i|på|med|av|dem|allt?|alla"
    r"|därmed)"
)
_AFTER = re.compile(rf"(?i)(?:[\s,:]+{_LINK})*[\s,:]+$")
_BEFORE = re.compile(rf"(?i)^(?:\s+(?:med [^.,]{{1,20}} poäng|{_LINK}|kommunens|den|det|de|som))*\s+$")
_OTHER = re.compile(r"(?i)jämför|medel|skillnad|fråg[ao]|förändr|ökat|ökning|minsk|kommuner")
_LONGEST_LINK = 120
"""Characters between such a word and an area."""
_SENTENCE = re.compile(r"[^.!?\n]+(?:(?:\.\d|\n(?![ \t]*\n))[^.!?\n]*)*")

_Place = tuple[list[AreaScore], int, int]
"""Areas, and the first character and the end of where they are named."""


def check(context: Context) -> Iterator[Finding]:
    """A warning on each area that is called so and is not, with what is."""
    for path, text in context.texts().having_small(*_WORDS):
        for sentence in _SENTENCE.finditer(text):
            small = in_small(sentence[0])
            words = list(_WORD.finditer(sentence[0])) if any(word in small for word in _WORDS) else []
            places = _places(context, sentence[0]) if words and not _OTHER.search(sentence[0]) else []
            for word, named in _named(sentence[0], words, places) if places else ():
                areas, start, end = named
                right = extreme(context.result, highest=bool(word["high"]))
                if right and not {area.number for area in areas} & {area.number for area in right}:
                    figure = "{strongest}" if word["high"] else "{weakest}"
                    values = {"given": sentence[0][start:end], "right": listed([one.title for one in right]), "figure": figure}
                    detail = "high" if word["high"] else "low"
                    first = sentence.start()
                    yield context.in_text(RULE, Severity.WARNING, path, first + start, first + end, detail, **values)


def _named(sentence: str, words: Sequence[re.Match[str]], places: Sequence[_Place]) -> Iterator[tuple[re.Match[str], _Place]]:
    """The areas that each word is said of: those behind it up to the next such word, else those before it."""
    begins = [place[1] for place in places]
    ends = [place[2] for place in places]
    starts = [*(word.start() for word in words), len(sentence)]
    for word, last in zip(words, starts[1:], strict=True):
        behind = places[bisect_left(begins, word.end()) : bisect_left(begins, last)]
        before = bisect_right(ends, word.start()) - 1
        if behind and _is_link(_AFTER, sentence, word.end(), behind[0][1]):
            yield word, ([area for place in behind for area in place[0]], behind[0][1], behind[0][2])
        elif before >= 0 and _is_link(_BEFORE, sentence, places[before][2], word.start()):
            yield word, places[before]


def _is_link(pattern: re.Pattern[str], sentence: str, start: int, end: int) -> bool:
    """Whether what stands between a word and an area joins them; a long stretch does not."""
    return end - start <= _LONGEST_LINK and bool(pattern.fullmatch(sentence[start:end] or " "))


def _places(context: Context, sentence: str) -> list[_Place]:
    """The areas that a sentence names, by number or title, with where they stand in it, in its order."""
    areas = {area.number: area for area in context.result.areas}
    places: list[_Place] = []
    for match in re.finditer(_AREAS, sentence, re.IGNORECASE):
        numbers = re.findall("[0-9]+", match["numbers"])
        if all(number in areas for number in numbers):
            places.append(([areas[number] for number in numbers], match.start(), match.end()))
    small = sentence.casefold()
    for area in areas.values():
        place = small.find(area.title.casefold())
        if place >= 0:
            places.append(([area], place, place + len(area.title)))
    return sorted(places, key=lambda place: place[1])
