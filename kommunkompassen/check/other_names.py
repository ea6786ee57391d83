"""Where a text names a municipality of the register, and whether that is what its sentence is about.

Swedish grammar by rule of thumb: what a sentence begins with and a small letter follows is its subject, and so is a name before
or behind a verb, and a thing that belongs to it (Kommunfullmäktige i Eskilstuna …).
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence, Set
from dataclasses import dataclass
from functools import cache, lru_cache

from kommunkompassen.base import register
from kommunkompassen.base.register import Municipality

CAPITAL = re.compile(r"[A-ZÀ-ÖØ-Þ][^\W\d_]+")
"""Words with a capital, which few words of a text have; they are sought in the whole file first, which is fast."""
_RESIDENTS = ("borna", "bor", "arna", "are")
"""What is put to a name for those who live there: nässjöborna, stockholmare."""
_SHORTEST_WITH_ARE = 10
"""Letters of a word that ends so and may mean residents; a shorter one is as likely another word: markare."""
_KOMMUN = " kommun"
_MARKS = ".,:;!?()*_”\"'–…"
ALSO_WORDS = {
    *(
        "Ale",
        "Berg",
        "Boden",
        "Eda",
        "Grums",
        "Kil",
        "Lund",
        "Mark",
        "Mora",
        "Nora",
        "Norberg",
        "Sala",
        "Skara",
        "Säter",
        "Trosa",
    ),
    *("Vara", "Vilhelmina"),
}
"""Names that are words, persons' names or trade names as well."""
NO_MUNICIPALITY = {"län", "läns", "universitet", "högskola", "stift", "tingsrätt", "hovrätt", "central", "slott", "sund"}
"""What a name may belong to that is not the municipality."""
_LEAD = ' \t\n*_”"(»'
_SENSE = (
    *("exempel", "t.ex.", "t. ex.", "förebild", "inspir", "jämför", "liknande", "samverk", "samarbet", "tillsammans", "lär av"),
    *(
        "lära av",
        "lärt av",
        "besök",
        "granne",
        "grannkommun",
        "medelvärde",
        "genomsnitt",
        "liksom",
        "precis som",
        "till skillnad",
    ),
    *("kontakta", "tips", "nätverk", "utvärderades", "andra kommuner", "en annan kommun"),
)
"""What stands in sentences in which another municipality has a reason to be named."""
_TAIL = re.compile(r"s?(?P<kind> (?:kommun|[Ss]tad)(?:en)?s?)?(?![\w-])")
_ENDS = re.compile(r"[.!?…](?=\s|$)|\n[ \t]*\n|\n(?=[ \t]*(?:[-*]|\d+[.)])[ \t])")
_LONGEST = 1_000
"""Letters of a sentence; what goes on for longer is taken for several."""
_BULLET = r"[ \t]*(?:[-*]|\d+[.)])[ \t]+"

# Most files name no other municipality, or one in a sentence of its own: these are compiled when one is looked into.
_VERB = (
    r"(?:har|är|får|fick|hade|var|blev|blir|kan|bör|ska|skulle|vill|behöver|måste|arbetar|saknar|ligger|styrs|styr|satsar|använder"
    r"|följer|visar|når|gör|gjorde|tar|tog|ger|gav|fortsätter|utvecklar|erbjuder|informerar|planerar|deltar|redovisar|mäter)"
)
_CONTINUES = r"(?:,? (?:och|eller|samt|liksom|respektive)\b|, [A-ZÅÄÖ])"
_PLACE = r"(?:^|.*\s)(?:i|I|av|för|från|hos|inom)\s+$"
_THING = r"[A-ZÅÄÖ][a-zåäöé]+(?:n|t|na|tige) (?:[a-zåäö]+ )?(?:i|av|för|från|hos|inom)\s+$"
_CLAUSE = r"(?:^|.*\s)(?:att|om|när|där|eftersom|medan|så|hur|vad)\s+$"


@lru_cache(maxsize=8)
def has_sense(sentence: str) -> bool:
    """Whether a sentence gives another municipality a reason to be named: an example, a comparison, something in common."""
    small = sentence.casefold()
    return any(word in small for word in _SENSE)


@dataclass(frozen=True, slots=True)
class Mention:
    """A municipality named in a text, from character start to end. `full`: with kommun or stad."""

    name: str
    words: str
    start: int
    end: int
    full: bool

    def sentence(self, text: str) -> str:
        """The sentence that it stands in."""
        return text[_sentence_start(text, self.start) : _sentence_end(text, self.end)]

    def is_subject(self, text: str) -> bool:
        """Whether the sentence is about it."""
        before = text[_sentence_start(text, self.start) : self.start]
        before = re.sub(rf"^{_BULLET}", "", before).lstrip(_LEAD)
        after = text[self.end : _sentence_end(text, self.end)].lstrip('*_”")')
        word = after.split(maxsplit=1)[0].strip(_MARKS) if after.strip() else ""
        if word in NO_MUNICIPALITY or re.match(_CONTINUES, after):
            return False
        if re.match(_THING, before):
            return True
        if self.name in ALSO_WORDS and not self.full:
            return False
        if not before:
            return word[:1].islower() and after[:1].isspace()
        if re.match(_CLAUSE, before, re.DOTALL):
            return bool(re.match(rf"\s+{_VERB}\b", after))
        return bool(re.search(rf"(?:^|\s){_VERB}\s+$", before)) and word != "som" and not after.startswith(",")

    def is_place_in_front(self, text: str) -> bool:
        """Whether its sentence begins with what happens there: I Kumla följs målen upp. That makes no one known with it."""
        before = re.sub(rf"^{_BULLET}", "", text[_sentence_start(text, self.start) : self.start])
        return before.strip(_LEAD) in ("I", "Inom", "Hos", "För")

    def is_place_of_an_item(self, text: str) -> bool:
        """Whether an item or a heading is about what is found there: God ekonomi i Vara kommun."""
        return self.full and bool(re.match(_PLACE, text[max(self.start - _LONGEST, 0) : self.start], re.DOTALL))


@lru_cache(maxsize=8)
def _ends(text: str) -> tuple[list[int], list[int]]:
    """Where the text's sentences end, and where the next ones begin."""
    ends: list[int] = []
    begins: list[int] = []
    begin = 0
    for start, end in [*(match.span() for match in _ENDS.finditer(text)), (len(text), len(text))]:
        pieces = range(begin + _LONGEST, start, _LONGEST)
        ends += [*pieces, start]
        begins += [*pieces, end]
        begin = end
    return ends, begins


def _sentence_start(text: str, place: int) -> int:
    if place and text[place - 1] in ".!?…":
        return place
    begins = _ends(text)[1]
    number = bisect_right(begins, place)
    return begins[number - 1] if number else 0


def _sentence_end(text: str, place: int) -> int:
    ends = _ends(text)[0]
    return ends[bisect_left(ends, place)]


def previous_sentence(text: str, place: int) -> str:
    """The sentence before the one that stands at the place."""
    start = _sentence_start(text, place)
    return text[_sentence_start(text, max(0, start - 1)) : start] if start else ""


@cache
def _by_first_word() -> Mapping[str, tuple[str, ...]]:
    """The municipalities' names by the first word of any of their names, also without a genitive's s."""
    by_word: dict[str, list[str]] = {}
    for municipality in register.municipalities():
        for first in {
            name.replace("-", " ").split()[0]
            for name in (municipality.name, municipality.law_name, municipality.own_name)
            if name
        }:
            for form in (first, f"{first}s"):
                by_word.setdefault(form, []).append(municipality.name)
    return {word: tuple(names) for word, names in by_word.items()}


def beginning_with(words: Set[str]) -> list[str]:
    """The municipalities with a name that begins with one of the words, also where that has a genitive's s."""
    known = _by_first_word()
    return sorted({name for word in known.keys() & words for name in known[word]})


@cache
def needle(name: str) -> str:
    """What all forms of a municipality's name have in them: Falu, Borgholm."""
    stem = register.by_name()[name].law_name.removesuffix(_KOMMUN)
    return name if stem.startswith(name) else stem


def mentions(text: str, names: Iterable[str]) -> list[Mention]:
    """Where the text names them, in its order."""
    there = [name for name in names if needle(name) in text]
    named = (mention for name in there for mention in _mentions(text, register.by_name()[name]))
    return sorted(named, key=lambda one: one.start) if there else []


def _mentions(text: str, municipality: Municipality) -> Iterator[Mention]:
    end = 0
    for stem in (municipality.own_name, municipality.law_name.removesuffix(_KOMMUN), municipality.name):
        place = text.find(stem) if stem else -1
        while place >= 0:
            tail = _TAIL.match(text, place + len(stem))
            stands_alone = place == 0 or not (text[place - 1].isalnum() or text[place - 1] == "-")
            full = bool(tail and tail["kind"]) or stem == municipality.own_name
            if tail and stands_alone and place >= end and (full or stem == municipality.name):
                end = tail.end()
                yield Mention(municipality.name, text[place:end], place, end, full)
            place = text.find(stem, place + len(stem))


@cache
def _stems() -> Mapping[str, str]:
    """What words for residents begin with, in small letters: the name, or the last of its words."""
    last = {municipality.name.split()[-1].casefold(): municipality.name for municipality in register.municipalities()}
    return last | {municipality.name.casefold(): municipality.name for municipality in register.municipalities()}


def residents(text: str, endings: Sequence[re.Pattern[str]]) -> set[str]:
    """The words of the text that by their endings may mean a municipality's residents, without a genitive's s."""
    return {text[_word_start(text, match.start()) : match.end()] for one in endings for match in one.finditer(text)}


def endings(known: Collection[str]) -> Sequence[re.Pattern[str]]:
    """What words for residents end with. `known`: such words, which may also end as kumlingarna and malmöiter do.

    Each begins with letters, sought fast. Many words end with are and arna, most of which are shorter than those.
    """
    shortest = min([_SHORTEST_WITH_ARE, *map(len, known)])
    before = rf"(?<=[\w-]{{{max(shortest - len('ena'), 2)}}})"
    others = any(word.endswith(("ar", "arena", "iter", "iterna")) for word in known)
    found = ["bor(?:na)?", *([f"ar{before}e?(?:na)?", "iter(?:na)?"] if others else [f"ar{before}(?:e|na)"])]
    return [re.compile(rf"{ending}(?=s?(?![\w-]))") for ending in found]


def _word_start(text: str, place: int) -> int:
    while place and (text[place - 1].isalnum() or text[place - 1] == "-"):
        place -= 1
    return place


def of_residents(word: str) -> str:
    """The municipality whose residents the word means: nässjöborna, vaggerydsborna, stockholmarna; empty for any other word."""
    for ending in _RESIDENTS:
        if not word.endswith(ending):
            continue
        stem = word.casefold().removesuffix(ending)
        bare = _stems().get(stem.removesuffix("s"), "")
        name = _stems().get(stem) or ("" if bare in ALSO_WORDS else bare)
        if name and (ending.startswith("bor") or len(stem + "are") >= _SHORTEST_WITH_ARE):
            return name
    return ""
