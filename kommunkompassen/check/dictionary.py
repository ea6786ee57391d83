"""Swedish spelling: the words of a text, whether the dictionary or the repository's word list knows them, and what to write.

The dictionary is Den stora svenska ordlistan, read by Hunspell; spelling/README.md says where both come from. Loading it
takes half a second and a suggestion as long, so both wait until they are asked for.
"""

from __future__ import annotations

import importlib.resources
import re
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Protocol

from kommunkompassen.base import paths

WORD_LIST = paths.PROJECT / "spelling" / "words.txt"
MOST_LOOKED_UP = 20
MOST_SUGGESTIONS = 3

# Soft hyphens and combining accents (as in texts pasted from a PDF file) belong to the word that they stand in.
_LETTER = r"[^\W_\u00ad\u0300-\u036f][\u00ad\u0300-\u036f]*"
_WORD = re.compile(rf"(?:{_LETTER})+(?:[-\u2010\u2011'’:.](?:{_LETTER})+)*")
_NOT_PROSE = re.compile(
    r"\{\{|\}\}|\{[^{}\n]*\}"  # figures; doubled braces are braces around prose
    r"|(?<=\])\([^()\s]*\)"  # a link's address
    r"|\b[a-z]+://[^\s)]+|\bwww\.[^\s)]+|[\w.+-]{1,64}@[\w.-]+"
    r"|\b(?:[\w-]{1,63}\.){1,6}(?:com|dk|eu|fi|net|no|nu|org|se)\b(?:/[^\s)]*)?"
)
_ABBREVIATION = re.compile(r"(?=.{2,6}$)[A-ZÅÄÖ]+(?:[a-zåäö][A-ZÅÄÖ]+)*")
_ENDING = re.compile(r"[a-zåäö]{1,5}")
_ANY_COMPOUND = "verksamhet"
_SAME = str.maketrans({"\u00ad": None, "\u2010": "-", "\u2011": "-", "’": "'"})


@dataclass(frozen=True, slots=True)
class Word:
    """A word of a text: where it stands (characters), as it stands there, and whether a hyphen or a full stop follows."""

    start: int
    end: int
    text: str
    after: str = ""


def words(text: str) -> Iterator[Word]:
    """The words of a Markdown text, without figures in braces, addresses, and words that hold a digit."""
    prose = _NOT_PROSE.sub(lambda match: " " * len(match[0]), text)
    for match in _WORD.finditer(prose):
        if not any(sign.isdigit() for sign in match[0]):
            after = prose[match.end() : match.end() + 1]
            yield Word(match.start(), match.end(), match[0], after if after in ("-", "\u2010", "\u2011", ".") else "")


class Dictionary(Protocol):
    """What is used of Hunspell."""

    def spell(self, word: str) -> bool:
        """Whether the word is right."""

    def suggest(self, word: str) -> tuple[str, ...]:
        """Similar words, the nearest first."""


@cache
def dictionary() -> Dictionary:
    """The Swedish dictionary."""
    from hunspell import Hunspell  # type: ignore[import-untyped]  # noqa: PLC0415  only --spelling needs it

    folder = importlib.resources.files("spylls") / "hunspell" / "data" / "sv"
    # The encoding is that of the path, which on Windows would otherwise be the system's code page.
    loaded: Dictionary = Hunspell("sv_SE", hunspell_data_dir=str(folder), system_encoding="UTF-8")
    return loaded


@dataclass(frozen=True, slots=True)
class WordList:
    """Words that are right besides the dictionary's: in any case those in lower case, the others as they are written."""

    any_case: frozenset[str] = frozenset()
    as_written: frozenset[str] = frozenset()

    @classmethod
    def of(cls, listed: Iterable[str]) -> WordList:
        """A list of words."""
        given = {_plain(word) for word in listed}
        lower = frozenset(word for word in given if word == word.lower())
        return cls(lower, frozenset(given - lower))

    def __or__(self, other: WordList) -> WordList:
        return WordList(self.any_case | other.any_case, self.as_written | other.as_written)

    def __contains__(self, word: str) -> bool:
        """Whether the word, or the word that it is the genitive of, is listed."""
        return any(form in self.as_written or form.lower() in self.any_case for form in (word, word.removesuffix("s")) if form)


def read_word_list(path: Path = WORD_LIST) -> WordList:
    """The words of a file: one a line, # begins a comment."""
    return WordList.of(word for line in path.read_text("utf-8").splitlines() if (word := line.partition("#")[0].strip()))


@dataclass(slots=True)
class Speller:
    """Dictionary and word list together. Suggestions cost so much that only the first twenty wrong words get any."""

    dictionary: Dictionary
    listed: WordList
    _spelt: dict[str, bool] = field(default_factory=dict)
    _suggested: dict[str, tuple[str, ...]] = field(default_factory=dict)

    def knows(self, word: Word, listed: WordList | None = None) -> bool:
        """Whether the word is right; `listed` instead of the word list where a text has words of its own besides."""
        text, known = _plain(word.text), listed or self.listed
        if self._right(text, known) or (word.after == "." and self._spells(f"{text}.")):
            return True
        stem, colon, ending = text.rpartition(":")
        if colon and _ABBREVIATION.fullmatch(stem) and _ENDING.fullmatch(ending):
            return True
        first = re.split(r"[-.:]", text)
        last = first.pop() if word.after in ("", ".") else ""
        return all(self._first(part, known) for part in first) and self._right(last, known)

    def _right(self, text: str, known: WordList) -> bool:
        return len(text) < 2 or text in known or bool(_ABBREVIATION.fullmatch(text)) or self._spells(text)

    def _first(self, part: str, known: WordList) -> bool:
        """Right before a hyphen: words, and first parts of compounds, such as medborgar- och brukarundersökningar."""
        return self._right(part, known) or self._spells(part.lower() + _ANY_COMPOUND)

    def _spells(self, text: str) -> bool:
        """What the dictionary says, asked once for each word: an evaluation's words are used three times on average."""
        if text not in self._spelt:
            self._spelt[text] = self.dictionary.spell(text)
        return self._spelt[text]

    def suggestions(self, word: Word) -> tuple[str, ...]:
        """At most three words that may be meant; none for words after the first twenty."""
        text = _plain(word.text)
        if text not in self._suggested:
            if len(self._suggested) >= MOST_LOOKED_UP:
                return ()
            self._suggested[text] = tuple(self.dictionary.suggest(text)[:MOST_SUGGESTIONS])
        return self._suggested[text]


@cache
def speller() -> Speller:
    """The speller of this run."""
    return Speller(dictionary(), read_word_list())


def _plain(text: str) -> str:
    """The word as dictionaries have it: composed letters, plain hyphens and apostrophes, no soft hyphens."""
    return unicodedata.normalize("NFC", text).translate(_SAME)
