"""Words and their stems, as the index and the browser know them."""

from __future__ import annotations

import re
import unicodedata
from functools import cache
from typing import NamedTuple

import snowballstemmer

STOP_WORDS = frozenset(
    """
    aldrig alla allt alltid arbetar att av bara behöver bland blev bli blir blivit borde bra både bäst bör de del
    dem den denna deras dess dessa det detta dig din dina ditt dock då där därför efter egen eget egna ej eller en
    enligt er era ert ett exempel fanns fick finnas finns fler flera flest framtida framtidens från få får fått för
    gjort gå går gör göra ha hade han hand hans har henne hennes hon honom hos hur här i ifrån in inga ingen inget inom
    inte ja jag jobbar ju kan kommer kring kunde lite man med mellan men mer mig min mina mitt mot mycket många
    måste ni nu någon någonting något några när och också ofta om omkring oss per på redan samma samt se sedan ser
    sig sin sina själv själva ska skulle som så sådan sådana sådant ta tar tas till under ut utan vad var vara
    varandra varandras varit varje vars vem vi vid vilja vilka vilken vilket vill ville vår våra vårt väl åt ännu
    är även över
    """.split()  # noqa: SIM905  read as words
)
"""Words that stand in so many texts that they tell none apart, or that only make a question of others or say when."""
_WORD = re.compile(r"[^\W_]+(?:-[^\W_]+)*")
_QUALITY = re.compile(r"(.{3,}het)(?:e[nr](?:na)?s?|s)?")
_SUSPENDED = re.compile(r"(?<![^\W_])([^\W_]{3,})-(?:/| (?:och|eller|samt) |, )([^\W_]+)")


class Word(NamedTuple):
    """A word of a text: its stem, and the stems of its parts where it is written with hyphens."""

    stem: str
    parts: tuple[str, ...] = ()


@cache
def stem(word: str) -> str:
    """By Snowball's rules for Swedish, medborgarnas -> medborg, but that trygghet is no form of trygg."""
    quality = _QUALITY.fullmatch(word)
    return quality[1] if quality else str(_stemmer().stemWord(word))


@cache
def _stemmer() -> snowballstemmer.stemmer:
    return snowballstemmer.stemmer("swedish")


def spelt(text: str) -> list[str]:
    """The words as they are spelt, in small letters and composed characters, hyphens within them kept."""
    return _WORD.findall(unicodedata.normalize("NFC", text).lower())


def suspended(text: str) -> list[tuple[str, str]]:
    """Words whose end stands with the next, and that: medborgar- och brukarundersökningar -> medborgar, brukarundersökningar."""
    return _SUSPENDED.findall(unicodedata.normalize("NFC", text).lower())


def words(text: str) -> list[Word]:
    """All words but stop words; e-tjänster is one word, etjänst, with one part, tjänst, since a letter alone is none."""
    return [word(one) for one in spelt(text) if one not in STOP_WORDS]


@cache
def word(spelling: str) -> Word:
    """The word that is spelt so."""
    parts = [part for part in spelling.split("-") if len(part) > 1] if "-" in spelling else []
    return Word(stem(spelling.replace("-", "")), tuple(stem(part) for part in parts))
