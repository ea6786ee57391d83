"""Points and percents that a sentence says of the whole, of an area or of a question: which number, and what it is said of.

Swedish by rule of thumb: a number counts where it stands straight behind what it is said of, or before it, with nothing but
such words between as join them ("på område 3 når kommunen 72 poäng"). Only imported for texts with numbers and points.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from kommunkompassen.base.number_words import number_of
from kommunkompassen.points.score import AreaScore, QuestionScore, Result

TOTAL = ""
_NUMBER = re.compile(
    r"(?<![\w,.–−-])(?P<given>\d{1,3}(?:,\d{1,2})?|[a-zåäö]{2,40})(?:"
    r"[ \u00a0\n](?P<points>poäng)\b(?:\s(?:av|utav)(?: totalt| maximalt)? (?P<most>\d+)\b(?: möjliga)?)?"
    r"|\s(?:av|utav)(?: totalt| maximalt)? (?P<most_first>\d+)(?: möjliga)? poäng\b"
    r"|[ \u00a0\n]?(?P<percent>procent\b|%)(?P<share> av (?:\w+ ){0,3}?\w*poäng\w*)?"
    r"|(?: (?:av|utav)(?: totalt| maximalt)? (?P<most_alone>\d+))?(?=[.,;:!?)]|$| (?:och|men)\b))(?P<after> \w+|\W)?"
)
_AREA = re.compile(r"\b[Oo]mråde(?:t|na)? (\d+)\b")
_QUESTION = re.compile(r"\b[Ff]rågan? (\d+\.\d+)\b")
_ASKED = re.compile(r"(?i)fråg[ao]")
_LINK = re.compile(r"(?:\s(?:totalt|sammanlagt))?[\s(]+(?:på|för|i|inom)\s+(?P<this>(?:det här |hela )?området\b(?! \d))?")
_WHOLE = {"totalt", "sammanlagt", "sammantaget", "sammanlagda", "totala", "samlade", "totalresultatet", "slutresultatet"}
_SUMS = {"totalpoängen", "slutpoängen", "poängsumman", "totalsumman"}
_SUBJECTS = {"kommunen", "resultatet", "betyget"}
_THIS_AREA = {"området", "avsnittet"}
_JOINING = {
    *("får", "fick", "når", "nådde", "uppnår", "uppnådde", "har", "hade", "ligger", "låg", "landar", "landade", "hamnar"),
    *("hamnade", "stannar", "stannade", "är", "var", "blir", "blev", "ger", "gav", "uppgår", "uppgick", "samlar", "samlade"),
    *("på", "till", "med", "där", "som", "om", "för", "i", "av", "hela", "bara", "endast", "det", "den", "här", "kommun"),
    *("poäng", "poängen", "resultat", "starkast", "svagast", "högst", "lägst", "bäst", "kom", "kommer"),
}
_ALL_JOINING = _JOINING | _WHOLE | _SUMS | _SUBJECTS
_AGAIN = re.compile(
    r"[ ,–-]{1,3}\(?(?:(?:vilket|som|det|detta) )?(?:är|motsvarar|blir|utgör|ger|vill säga|eller|alltså|dvs\.?)? ?"
)
"""Between a number and another of the same thing: 540 poäng, vilket är 68 procent av maxpoängen; 540 poäng (68 %)."""
_NEAR = {
    *("över", "under", "än", "minst", "högst", "drygt", "knappt", "nästan", "cirka", "ca", "ca.", "ungefär", "omkring", "runt"),
    *("kring", "nära", "närmare", "uppemot", "uppåt", "strax", "maximalt", "max", "max.", "maximala", "ytterligare", "inte"),
    *("mellan", "från", "plus", "de", "en", "ett", "varav"),
}
_AND = {"och", "eller", "respektive", "till"}
_MORE = {
    *("mer", "fler", "högre", "lägre", "mindre", "färre", "bättre", "sämre"),
    *("över", "under", "upp", "ner", "från", "per", "plus"),
}
_ENDS = {"och", "men", "medan", "vilket", "på", "för", "i", "inom"}
"""What may follow a percent that is one of points, and not of something that is named behind it."""
_BEFORE, _MOST_JOINING = 80, 8
"""Letters and words before a number that are looked at."""


@dataclass(frozen=True, slots=True)
class Claim:
    """A number that a sentence says: where it stands in it, what of, and whether it is a percent of the points."""

    start: int
    end: int
    value: Decimal
    area: str
    """The area's number, or the question's; TOTAL for the whole."""
    percent: bool
    or_whole: bool
    """Whether it may as well be said of the whole: nothing beside it says that it is the area's in whose text it stands."""


def thing(result: Result, number: str) -> Result | AreaScore | QuestionScore:
    """What a claim is said of: the whole, an area or a question."""
    return result if not number else result.question(number) if "." in number else result.area(number)


def claims(sentence: str, result: Result, here: str, names: tuple[str, ...]) -> Iterator[Claim]:
    """What the sentence says; `here` is the area in whose text it stands, or TOTAL; names are the municipality's own.

    Where it names questions, only what is said of what it names: the rest may be about those questions too.
    """
    places = sorted(_places(sentence, result))
    asked = len(_ASKED.findall(sentence))
    if asked > sum("." in number for _, _, number in places):
        return
    ends = sorted((end, area) for _, end, area in places)
    before, told, taken = 0, None, 0
    for match in _NUMBER.finditer(sentence):
        value = _value(match["given"])
        start, end = match.span("given")
        words = _words(sentence[max(start - _BEFORE, 0) : start], names)
        if value is None or _is_near(words) or _is_of_something_else(match):
            continue
        last, area = ends[number - 1] if (number := bisect_right(ends, (start, "~"))) else (0, "")
        joined = area and start - last < _BEFORE and _are_joining(_words(sentence[last:start], names))
        if joined and last == taken:
            # The name is the number's before: 45 poäng i område 1, 50 poäng totalt; but 45 poäng i område 1 (45 procent).
            joined = "(" in sentence[last:start]
        behind, end_of_name = _named_behind(sentence, match, places, "" if joined else here)
        taken = end_of_name or taken
        meant = None if asked or behind or joined else _meant(match, words, value, result, here)
        said_of = behind or (area if joined else meant)
        most = _most(match)
        if said_of is None and told is not None and _AGAIN.fullmatch(sentence[before:start]):
            said_of = told
        before, told = (match.start("after") if match["after"] else match.end()), said_of
        if said_of is not None and (not most or Decimal(most) == thing(result, said_of).maximum):
            or_whole = meant is not None and not _THIS_AREA & set(words)
            yield Claim(start, end, value, said_of, bool(match["percent"]), or_whole)


def _most(match: re.Match[str]) -> str:
    """What the number is said to be out of; empty where that is not said."""
    return match["most"] or match["most_first"] or match["most_alone"] or ""


def _value(given: str) -> Decimal | None:
    if given[0].isdecimal():
        return Decimal(given.replace(",", "."))
    number = number_of(given)
    return None if number is None else Decimal(number)


def _places(sentence: str, result: Result) -> Iterator[tuple[int, int, str]]:
    """Where a sentence names areas, by number or title, and questions by number: from, to, the number."""
    numbers = {area.number for area in result.areas}
    yield from ((*match.span(), match[1]) for match in _AREA.finditer(sentence) if match[1] in numbers)
    questions = {question.number for area in result.areas for question in area.questions} if "råga" in sentence else ()
    yield from ((*match.span(), match[1]) for match in _QUESTION.finditer(sentence) if match[1] in questions)
    small = sentence.casefold()
    for area in result.areas:
        place = small.find(area.title.casefold())
        if place >= 0:
            yield place, place + len(area.title), area.number


def _words(text: str, names: tuple[str, ...]) -> list[str]:
    """The words in small letters, the municipality's own names as "kommunen"."""
    for name in names:
        text = text.replace(name, "kommunen")
    return re.sub(r"[\s,:(–-]+", " ", text).casefold().split()


def _are_joining(words: list[str]) -> bool:
    return len(words) <= _MOST_JOINING and all(word in _ALL_JOINING for word in words)


def _is_near(words: list[str]) -> bool:
    """Whether the words before a number make it a limit, a rough number, or one of several."""
    last, before = words[-1:], words[-2:-1]
    if last == ["till"]:
        return before not in (["uppgår"], ["uppgick"], ["kom"], ["kommer"])
    if last and last[0] in _AND and before and before[0].isdecimal():
        return words[-3:-2] != ["område"]
    return last != [] and last[0] in _NEAR


def _is_of_something_else(match: re.Match[str]) -> bool:
    """Whether what follows says so: 15 poäng mer än, 72 procent av medarbetarna."""
    after = (match["after"] or "").strip()
    if match["points"]:
        return after in _MORE
    return bool(match["percent"]) and not match["share"] and (after[:1].isalnum() and after not in _ENDS)


def _named_behind(sentence: str, match: re.Match[str], places: list[tuple[int, int, str]], here: str) -> tuple[str, int]:
    """The area that a number is said of which stands before it, and where its name ends: 72 poäng på område 3, 72 poäng på
    området.
    """
    link = _LINK.match(sentence, match.start("after")) if match["after"] else None
    if not link:
        return "", 0
    if here and link["this"]:
        return here, link.end()
    number = bisect_left(places, (link.end(), 0, ""))
    if number < len(places) and places[number][0] == link.end():
        return places[number][2], places[number][1]
    return "", 0


def _meant(match: re.Match[str], words: list[str], value: Decimal, result: Result, here: str) -> str | None:
    """The whole, or the area in whose text it stands, where the number is said of it without a name."""
    if most := _most(match):
        return next(
            (figure for figure in (TOTAL, here) if Decimal(most) == (result.area(figure) if figure else result).maximum), None
        )
    joining = set()
    for word in reversed(words[-_MOST_JOINING:]):
        joining.add(word)
        if word not in _ALL_JOINING:
            break
    if not match["points"] and not match["percent"]:
        return TOTAL if joining & _SUMS else None
    fits_an_area = value <= max(area.maximum for area in result.areas)
    of_area = here if here and (fits_an_area or match["percent"]) else TOTAL
    if here and joining & _THIS_AREA:
        return here
    if match["percent"] and not match["share"]:
        return None
    after = (match["after"] or "").strip()
    if joining & (_WHOLE | _SUMS) or after in _WHOLE:
        return of_area
    # A municipality has many points: of a question, of an area. What is more than an area can have is the whole.
    return of_area if joining & _SUBJECTS and (match["percent"] or not fits_an_area) else None
