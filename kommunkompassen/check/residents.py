"""Those who live in the municipality are called by a word in its definite form; how many they are stands in facts.

It is printed in sentences as it stands: "… nässjöbornas åsikter om vad kommunen ska göra".

Passes:
    residents: Kumlaborna
Fails:
    residents: 22 000
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from kommunkompassen.base import register, swedish
from kommunkompassen.base.finding import Finding, Severity
from kommunkompassen.check.context import Context
from kommunkompassen.check.copied_name import known_residents
from kommunkompassen.check.other_names import of_residents

RULE = "residents"
_NUMBER = re.compile(r"[0-9]")
_WAY = ("residents",)
_DEFINITE = {
    "bornas": "borna",
    "arnas": "arna",
    "iternas": "iterna",
    "bor": "borna",
    "bon": "borna",
    "bo": "borna",
    "are": "arna",
    "aren": "arna",
    "ar": "arna",
    "iter": "iterna",
}
"""Endings of words for residents in other forms, and what they become; a genitive's s is put there by the report."""
_PHRASE = re.compile(r"(?i)[,./!(\"”:;]|\s(?:i|av|på|som|från|är|inom|vid|kallas)\s")
"""What is in no word that a genitive's s can be put behind, and in sentences."""
_ENDINGS = ("na", "en", "et", "ne")
"""Endings of definite forms."""
_ANYBODYS = ("Invånarna", "Medborgarna", "Kommuninvånarna", "Befolkningen", "Folket", "Kommunens ")
_FIRST = 3
"""Letters that a municipality's name and the word for those who live there begin with."""


def check(context: Context) -> Iterator[Finding]:
    """An error on a number and on a municipality's name; a warning on another form of the word and on another's residents."""
    given = context.evaluation.residents
    if not given:
        return
    if _NUMBER.search(given):
        yield context.at_value(RULE, Severity.ERROR, _WAY, given=given)
    elif named := register.meant(given):
        yield context.at_value(RULE, Severity.ERROR, _WAY, "name", given=given, name=named.name)
    elif other := _other(context, given):
        yield context.at_value(RULE, Severity.WARNING, _WAY, "other", given=given, other=other)
    elif _PHRASE.search(given.removesuffix(f" i {context.evaluation.municipality}")):
        yield context.at_value(RULE, Severity.WARNING, _WAY, "phrase", given=swedish.genitive(given))
    elif right := _definite(given) or _in_small(given):
        yield context.at_misspelt(RULE, Severity.WARNING, _WAY, "form", [right], given=given, right=right)
    elif not _is_definite(given.split()):
        yield context.at_value(RULE, Severity.WARNING, _WAY, "phrase", given=swedish.genitive(given))


def _other(context: Context, given: str) -> str:
    """The other municipality whose residents the word means; empty for this one's, and where it is not sure which one this is."""
    own = register.meant(context.evaluation.municipality)
    other = known_residents(context).get(given.casefold()) or of_residents(given)
    return "" if not own or other == own.name or given.casefold()[:_FIRST] == own.name.casefold()[:_FIRST] else other


def _in_small(given: str) -> str:
    """The words with a small letter, which those for anybody's residents have within a sentence; empty where they have it."""
    return given[0].lower() + given[1:] if given.startswith(_ANYBODYS) else ""


def _is_definite(words: Sequence[str]) -> bool:
    """Whether the last word is in its definite form, or is somebody's: kommunens invånare."""
    return words[0].endswith(_ENDINGS) or words[-1].endswith(_ENDINGS) or any(word.endswith("s") for word in words[:-1])


def _definite(given: str) -> str:
    """The word in its definite form, with what stands behind it; empty for one that has it or has another ending."""
    word, space, rest = given.partition(" ")
    ending = next((ending for ending in _DEFINITE if word.endswith(ending)), "")
    return f"{word.removesuffix(ending)}{_DEFINITE[ending]}{space}{rest}" if ending else ""
