"""Find the figures and the proper names in a text, and tell whether another text has them too.

A name is a word with a capital that does not begin a sentence, several such in a row, an abbreviation, a web address, or
what stands in quotation marks. A single name that only ever begins sentences can't be told from a common word and is not
found.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from scripts.figures_in_text import figures

_ADDRESS = re.compile(r"(?:https?://|www\.)[^\s)]+", re.IGNORECASE)
_QUOTED = re.compile(r'[”“]([^”“]{2,200})[”“]|"([^"]{2,200})"|«([^»]{2,200})»')
_WORD = re.compile(r"[^\W_]+(?:[-:.&'’/][^\W_]+)*")
_NO_END = re.compile(r"(?:\b(?:t\.ex|bl\.a|s\.k|ex|ca|dvs|ev|nr|resp|fr\.o\.m|t\.o\.m))\.$")
_NUMBERED = re.compile(r"(?:(?:Område )?\d[\d.]*)?")
_ENDINGS = (
    "s",
    "n",
    "t",
    "e",
    "en",
    "et",
    "ens",
    "ets",
    "na",
    "nas",
    "ar",
    "er",
    "or",
    *("arna", "erna", "orna", "arnas", "ernas"),
)


@dataclass(frozen=True, slots=True)
class Fact:
    """A figure, name, quote or address of a text: how it is written in lists, and where it stands."""

    kind: str
    text: str
    start: int


@dataclass(slots=True)
class Known:
    """The figures and words that a text has, to look others up in."""

    figures: Counter[str] = field(default_factory=Counter)
    words: list[frozenset[str]] = field(default_factory=list)
    places: defaultdict[str, list[int]] = field(default_factory=lambda: defaultdict(list))
    """Where in the words each form stands."""

    def add(self, text: str) -> None:
        """Add a passage."""
        self.figures.update(figure for _, figure in set(figures(text, own=True)))
        for word in _WORD.findall(text):
            for form in (forms := _forms(word)):
                self.places[form].append(len(self.words))
            self.words.append(forms)
        self.words.append(frozenset())

    def has(self, fact: Fact, spelled_out: Mapping[str, Sequence[str]], times: int = 1) -> bool:
        """Whether the text has the fact, a figure so many times; an abbreviation may be spelled out."""
        if fact.kind == "figure":
            return self.figures[fact.text] >= times
        wanted = [_forms(word) for word in _WORD.findall(fact.text)]
        together = [_forms("".join(_WORD.findall(fact.text)))]
        others = [[_forms(word) for word in other.split()] for other in spelled_out.get(fact.text, ())]
        return any(self._has(words) for words in (wanted, together, *others))

    def _has(self, wanted: Sequence[frozenset[str]]) -> bool:
        """Whether the words stand there one after the other; the empty set that ends a passage is like no word."""
        spots = {at for form in wanted[0] for at in self.places.get(form, ())} if wanted else set()
        return any(all(one & word for one, word in zip(wanted, self.words[at : at + len(wanted)], strict=False)) for at in spots)


def facts(text: str, names: frozenset[str], lower: frozenset[str]) -> list[Fact]:
    """The facts of a passage in order. `names` and `lower` are the report's surely proper and surely common words."""
    quotes = [(found.start(), found.end()) for found in _QUOTED.finditer(text)]
    found = [Fact("figure", figure, start) for start, figure in figures(text, own=False)]
    found += [Fact("quote", next(filter(None, one.groups())), one.start()) for one in _QUOTED.finditer(text)]
    addresses = list(_ADDRESS.finditer(text))
    found += [Fact("address", re.sub("^https?://", "", one[0]).rstrip("/.,"), one.start()) for one in addresses]
    taken = [*quotes, *((one.start(), one.end()) for one in addresses)]
    found += [name for name in _names(text, names, lower) if not any(a <= name.start < b for a, b in taken)]
    return sorted(found, key=lambda fact: fact.start)


def proper_words(texts: Iterable[str]) -> tuple[frozenset[str], frozenset[str]]:
    """The words that stand with a capital inside a sentence somewhere, and those that stand in lower case somewhere."""
    proper, lower = set(), set()
    for text in texts:
        for word in _WORD.finditer(text):
            if word[0][0].islower():
                lower.add(word[0].casefold())
            elif word[0][0].isupper() and not _begins_sentence(text, word.start()):
                proper.add(_name_part(word[0]))
    return frozenset(name for name in proper if name.casefold() not in lower), frozenset(lower)


def _names(text: str, names: frozenset[str], lower: frozenset[str]) -> Iterator[Fact]:
    run: list[re.Match[str]] = []
    for word in [*_WORD.finditer(text), None]:
        capital = word is not None and word[0][0].isupper() and len(word[0]) > 1
        if word and capital and (not run or text[run[-1].end() : word.start()] in (" ", " & ")):
            run.append(word)
            continue
        yield from _name(text, run, names, lower)
        run = [word] if word and capital else []


def _name(text: str, run: Sequence[re.Match[str]], names: frozenset[str], lower: frozenset[str]) -> Iterator[Fact]:
    if run and _begins_sentence(text, run[0].start()):
        first = _name_part(run[0][0])
        sure = first in names or sum(letter.isupper() or letter.isdigit() for letter in first) > 1
        if not sure and (len(run) == 1 or _forms(first) & lower):
            run = run[1:]
    if run:
        yield Fact("name", " ".join(_name_part(word[0]) for word in run), run[0].start())


def _name_part(word: str) -> str:
    """The word without a genitive after a colon, and of IT-kafé the abbreviation or name before the common word."""
    word = re.sub(r"[:.](?:s|n|en|et|ns)$|(?<=[A-ZÅÄÖ]{2})s$", "", word)
    first, *rest = re.split(r"[-/]", word)
    return first if rest and all(part[0].islower() for part in rest) and len(first) > 1 else word


def _begins_sentence(text: str, at: int) -> bool:
    before = text[:at].rstrip(" \"”“«»(*'’")
    return bool(_NUMBERED.fullmatch(before)) or (before[-1] in ".?!" and not _NO_END.search(before))


def _forms(word: str) -> frozenset[str]:
    """The word and its parts in lower case, each also without the endings it may have."""
    word = re.sub(r"[:.](?:s|n|en|et|ns)$", "", word)
    parts = {word.replace("-", ""), *re.split(r"[-/:&.]", word)} if re.search(r"[-/:&.]", word) else {word}
    forms = set()
    for part in (re.sub("[:.'’/&]", "", part).casefold() for part in parts):
        forms |= {part, *(part.removesuffix(end) for end in _ENDINGS if part.endswith(end) and len(part) - len(end) > 3)}
        if part.endswith("s") and part[:-1].isalpha() and len(part) > 2 and word[:2].isupper():
            forms.add(part[:-1])
    return frozenset(forms)
