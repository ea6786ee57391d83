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
from collections.abc import Iterator

from kommunkompassen.base.finding import Finding, Severity
from kommunkompassen.base.swedish import listed
from kommunkompassen.check.context import Context
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
_SENTENCE = re.compile(r"[^.!?\n]+(?:(?:\.\d|\n(?![ \t]*\n))[^.!?\n]*)*")


def check(context: Context) -> Iterator[Finding]:
    """A warning on each area that is called so and is not, with what is."""
    for path, text in context.texts().having_small(*_WORDS):
        for word in _WORD.finditer(text):
            sentence = next((one for one in _SENTENCE.finditer(text) if one.start() <= word.start() < one.end()), None)
            if sentence is None or _OTHER.search(sentence[0]):
                continue
            named = _named(context, text, word, sentence)
            right = extreme(context.result, highest=bool(word["high"])) if named else ()
            if named and right and not {area.number for area in named[0]} & {area.number for area in right}:
                figure = "{strongest}" if word["high"] else "{weakest}"
                values = {"given": text[named[1] : named[2]], "right": listed([one.title for one in right]), "figure": figure}
                yield context.in_text(
                    RULE, Severity.WARNING, path, named[1], named[2], "high" if word["high"] else "low", **values
                )


def _named(context: Context, text: str, word: re.Match[str], sentence: re.Match[str]) -> tuple[list[AreaScore], int, int] | None:
    """The areas that the word is said of: those behind it up to the next such word, else those before it."""
    places = sorted(_places(context, sentence[0], sentence.start()), key=lambda place: place[1])
    following = _WORD.search(text, word.end(), sentence.end())
    last = following.start() if following else sentence.end()
    behind = [place for place in places if word.end() <= place[1] < last]
    if behind and _AFTER.fullmatch(text[word.end() : behind[0][1]] or " "):
        return [area for place in behind for area in place[0]], behind[0][1], behind[0][2]
    before = [place for place in places if place[2] <= word.start()]
    if before and _BEFORE.fullmatch(text[before[-1][2] : word.start()] or " "):
        return before[-1]
    return None


def _places(context: Context, sentence: str, offset: int) -> Iterator[tuple[list[AreaScore], int, int]]:
    """The areas that a sentence names, by number or title, with where they stand in the text."""
    areas = {area.number: area for area in context.result.areas}
    for match in re.finditer(_AREAS, sentence, re.IGNORECASE):
        numbers = re.findall("[0-9]+", match["numbers"])
        if all(number in areas for number in numbers):
            yield [areas[number] for number in numbers], offset + match.start(), offset + match.end()
    small = sentence.casefold()
    for area in areas.values():
        place = small.find(area.title.casefold())
        if place >= 0:
            yield [area], offset + place, offset + place + len(area.title)
