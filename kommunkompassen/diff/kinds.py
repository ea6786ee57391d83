"""What kind of change a sentence has seen: what a reviewer must read, and what they may pass over.

Numbers weigh most, then words; a reader of a fact check need not read again what differs in commas or in dashes alone. A change
is of a lighter kind only where nothing heavier differs: what is not plainly spelling is words.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from itertools import zip_longest
from typing import Literal

from kommunkompassen.base.likeness import Likeness, steps
from kommunkompassen.check.dictionary import dictionary
from kommunkompassen.diff.changes import Change
from kommunkompassen.diff.text_changes import PARAGRAPH, Sentence

Kind = Literal["numbers", "words", "spelling", "typography", "structure"]
_UNCOUNTED = ("note", "sources", "silence", "line", "points")
"""Nothing that the report prints, or told by itself."""
_NAMED_ALONE = ("metadata", "label", "evaluator")
"""What is no sentence but a word or a name."""

_NEGATIONS = re.compile(r"\b(?:inte|ej|icke|aldrig|ingen|inget|inga|ingenting|varken|knappast)\b", re.IGNORECASE)
_WORDS_FOR = ["noll", "_", "två", "tre", "fyra", "fem", "sex", "sju", "åtta", "nio", "tio", "elva", "tolv"]
_TENS = ["tjugo", "trettio", "fyrtio", "femtio", "sextio", "sjuttio", "åttio", "nittio", "hundra"]
_IN_WORDS = {word: str(number) for number, word in enumerate(_WORDS_FOR)} | {
    word: str(10 * number)
    for number, word in enumerate(
        ["tjugo", "trettio", "fyrtio", "femtio", "sextio", "sjuttio", "åttio", "nittio", "hundra"], start=2
    )
}
_NUMBER = re.compile(
    r"\{[^{}]+\}|\d+(?:[ \u00a0\u202f]\d{3}(?!\d))*(?:[.,:]\d+)*|\b(?:" + "|".join(_IN_WORDS) + r")\b", re.IGNORECASE
)
_STRUCTURE = re.compile(rf"{PARAGRAPH}|\\$|^[\s›]*(?:[-*+]|\d{{1,9}}[.)])\s|^[\s›]+")
_TYPOGRAPHIC = str.maketrans(
    {
        **dict.fromkeys("”“„»«″", '"'),
        **dict.fromkeys("’‘‚′´`", "'"),
        **dict.fromkeys("–—‑‐−", "-"),
        **dict.fromkeys("\u00a0\u202f\u2009", " "),
        **dict.fromkeys("\u00ad\u200b*_"),
        "…": "...",
    }
)
_SPACE = re.compile("[ \t\n]+")
_WORD = re.compile(r"[^\W_]+")
_LEAST_SPELLED, _SHORTEST = 0.75, 4


@dataclass(frozen=True, slots=True)
class Named:
    """A number or a negation that is not as it was; empty on a side where it is not. Lines as the sentence's."""

    before: str
    after: str
    sentence: Sentence


@dataclass(frozen=True, slots=True)
class Kinds:
    """How many sentences changed in which way, and what is named of them."""

    sentences: Counter[Kind] = field(default_factory=Counter)
    numbers: list[Named] = field(default_factory=list)
    negations: list[Named] = field(default_factory=list)

    def __add__(self, other: Kinds) -> Kinds:
        sentences: Counter[Kind] = self.sentences + other.sentences
        return Kinds(sentences, self.numbers + other.numbers, self.negations + other.negations)


def kinds(changes: Iterable[Change]) -> Kinds:
    """What became of the sentences in what was changed; a section that is new or gone is told as that."""
    found = Kinds()
    for change in changes:
        if change.became in ("added", "removed") or change.about.what in _UNCOUNTED:
            continue
        for sentence in change.sentences:
            if change.about.what not in _NAMED_ALONE:
                found.sentences[kind(sentence)] += 1
            if sentence.became in ("changed", "moved") and change.about.name not in ("status", "rubric"):
                before, after = (_side(sentence, mark) for mark in ("removed", "added"))
                found.numbers.extend(Named(*pair, sentence) for pair in _differing(_numbers(before), _numbers(after)))
                found.negations.extend(Named(*pair, sentence) for pair in _gone_and_come(before, after))
    return found


def kind(sentence: Sentence) -> Kind:
    """The weightiest kind of what became of the sentence."""
    if sentence.became in ("added", "removed"):
        return "words" if _STRUCTURE.sub("", "".join(word.text for word in sentence.words)).strip() else "structure"
    before, after = (_side(sentence, mark) for mark in ("removed", "added"))
    if _spaced(before) == _spaced(after):
        return "structure"
    if [one for _, one in _numbers(before)] != [one for _, one in _numbers(after)]:
        return "numbers"
    old, new = (_spaced(unicodedata.normalize("NFC", side.translate(_TYPOGRAPHIC))) for side in (before, after))
    if old == new:
        return "typography"
    return "spelling" if _is_spelling(old, new) else "words"


def _side(sentence: Sentence, mark: str) -> str:
    """The sentence as it was (`removed`) or is (`added`), without what is only its layout."""
    return _STRUCTURE.sub("", "".join(word.text for word in sentence.words if word.mark in ("same", mark)).strip())


def _spaced(text: str) -> str:
    return _SPACE.sub(" ", text).strip(" ")


def _numbers(text: str) -> list[tuple[str, str]]:
    """Each number as it stands, and as what it is the same as: tolv is 12."""
    numbers = [number[0] for number in _NUMBER.finditer(text)]
    return [(number, _IN_WORDS.get(number.casefold(), "".join(number.split()))) for number in numbers]


def _differing(before: list[tuple[str, str]], after: list[tuple[str, str]]) -> Iterator[tuple[str, str]]:
    for what, first, end, first_new, end_new in steps([one for _, one in before], [one for _, one in after]):
        if what != "equal":
            old, new = ([shown for shown, _ in side] for side in (before[first:end], after[first_new:end_new]))
            yield from zip_longest(old, new, fillvalue="")


def _gone_and_come(before: str, after: str) -> Iterator[tuple[str, str]]:
    old, new = (Counter(match[0].casefold() for match in _NEGATIONS.finditer(side)) for side in (before, after))
    yield from ((word, "") for word in (old - new).elements())
    yield from (("", word) for word in (new - old).elements())


def _is_spelling(before: str, after: str) -> bool:
    """Whether the same words stand there, but for commas, capitals, and words that no dictionary knows and that it now does."""
    old, new = _WORD.findall(before), _WORD.findall(after)
    if "".join(old).casefold() == "".join(new).casefold():
        return True
    if len(old) != len(new) or next(_gone_and_come(before, after), None):
        return False
    different = [(one, other) for one, other in zip(old, new, strict=True) if one.casefold() != other.casefold()]
    return all(_alike(*pair) for pair in different) and all(_corrected(*pair) for pair in different)


def _alike(one: str, other: str) -> bool:
    return min(len(one), len(other)) >= _SHORTEST and Likeness().of(one, other, _LEAST_SPELLED) > 0


def _corrected(one: str, other: str) -> bool:
    known = dictionary()
    return not known.spell(one) and known.spell(other)
