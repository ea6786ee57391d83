"""Several persons written as one: Anna Ek och Bo Alm, or Anna Ek (SKR), Bo Alm (SKR).

By rule of thumb: a person has a first and a last name with capitals, and nothing that organisations are called by.
"""

from __future__ import annotations

import re
from typing import NamedTuple

_LONGEST = 200
_BETWEEN = re.compile(r"(?:,? och |,? samt | and | ?& ?| ?[,;/+] ?)(?![^(]*\))")
_SURE = re.compile(r" och | samt | and |[&;+/(]")
_PLAIN = re.compile(r"\w[\w .&'’-]*")
_PARTICLES = {"af", "av", "de", "den", "der", "la", "van", "von"}
_OF_ORGANISATIONS = re.compile(
    r"(?i)kommun|landsting|region|universitet|högskol|institut|förbund|länsstyrelse|sverige|konsult|\bab\b|\bhb\b|\bstads?\b|\bläns?\b"
)


class Person(NamedTuple):
    """A name, and where the person works; empty where that is not said."""

    name: str
    affiliation: str = ""


def named(text: str) -> list[Person]:
    """The persons that a text names, where it names nothing else; else none."""
    found: list[Person] = []
    for piece in _BETWEEN.split(" ".join(text.split())) if len(text) <= _LONGEST else ():
        name, _, affiliation = piece.strip().removesuffix(")").partition(" (")
        if not all(_PLAIN.fullmatch(part) for part in (name, affiliation or name)):
            return []
        if _is_person(name):
            found.append(Person(name, affiliation))
        elif found and not found[-1].affiliation:
            found[-1] = Person(found[-1].name, name)
        else:
            return []
    return found


def is_sure(text: str) -> bool:
    """Whether more than a comma, which also stands before where one person works, parts them."""
    return bool(_SURE.search(text))


def _is_person(name: str) -> bool:
    words = name.split()
    is_name = len(words) > 1 and all(word in _PARTICLES or (word[0].isupper() and not word.isupper()) for word in words)
    return is_name and not _OF_ORGANISATIONS.search(name)


def items(persons: list[Person]) -> list[str]:
    """The lines of a list of evaluators."""
    return [
        line
        for person in persons
        for line in (f"- name: {person.name}", *([f"  affiliation: {person.affiliation}"] if person.affiliation else []))
    ]
