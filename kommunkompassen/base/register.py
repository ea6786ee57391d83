"""The register of Sweden's municipalities, references/municipalities.csv: official names, codes, and the ids that names give.

Read when it is first asked for, and then once: 290 lines, a third of a millisecond.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Mapping
from functools import cache
from typing import NamedTuple

from kommunkompassen.base import paths

FILE = "municipalities.csv"
_KINDS = (" kommun", " stad")
_PLAIN = str.maketrans("åäöé", "aaoe")
_LEAST_ALIKE = 0.83
"""How much of a misspelt name and of the right one is the same, from 0 to 1."""


class Municipality(NamedTuple):
    """A line of the register, its columns in the file's order."""

    code: str
    """Statistics Sweden's, four digits, the first two of which are the county's."""
    name: str
    """Alone, as in "Falun"."""
    law_name: str
    """As it is called in law: Falu kommun, Stockholms kommun."""
    own_name: str
    """What it calls itself where that is something else, as Stockholms stad; empty for most."""
    county_code: str
    county: str
    former_names: str = ""
    """Other names that it has had since the first evaluations, with ; between them; empty for most."""

    @property
    def official_name(self) -> str:
        """The name that is printed."""
        return self.own_name or self.law_name


@cache
def municipalities() -> tuple[Municipality, ...]:
    """All lines. Raises TypeError for one that lacks columns; none of them holds a comma."""
    lines = (paths.REFERENCES / FILE).read_text("utf-8").splitlines()
    return tuple(Municipality(*line.split(",")) for line in lines[1:])


@cache
def by_name() -> Mapping[str, Municipality]:
    """The municipalities by their names alone."""
    return {municipality.name: municipality for municipality in municipalities()}


def official_name(municipality: str) -> str:
    """What a municipality is called in full: Borgholms kommun, Region Gotland; its name and "kommun" where it is not known."""
    known = by_name().get(municipality)
    return known.official_name if known else f"{municipality} kommun"


@cache
def _shared() -> Mapping[str, str]:
    """The ids of those whose name gives another's slug: whose letters the slug is keeps it, the other adds its code."""
    # As slugs have them, but hundreds of slugs take as long as checking a file does.
    plain = {municipality: municipality.name.casefold().translate(_PLAIN) for municipality in municipalities()}
    count = Counter(plain.values())
    shared = (
        municipality for municipality, letters in plain.items() if count[letters] > 1 and municipality.name.casefold() != letters
    )
    return {municipality.name.casefold(): f"{paths.slug(municipality.name)}-{municipality.code}" for municipality in shared}


def municipality_id(municipality: str) -> str:
    """What the ids of its evaluations begin with: upplands-vasby; Habo is habo and Håbo habo-0305."""
    slug = paths.slug(municipality)
    # A name that loses nothing keeps its slug whatever the others are called.
    return slug if municipality.casefold() == slug else _shared().get(municipality.casefold(), slug)


def present_id(municipality: str) -> str:
    """The id that it has by today's name: what two evaluations of one municipality share whatever it was called then.

    One that the register does not know by any name stands alone.
    """
    return _present_ids().get(municipality.casefold()) or municipality_id(municipality)


@cache
def _present_ids() -> Mapping[str, str]:
    return {
        former.strip().casefold(): municipality_id(municipality.name)
        for municipality in municipalities()
        for former in municipality.former_names.split(";")
        if former.strip()
    }


def evaluation_id(municipality: str, year: int) -> str:
    """The id of an evaluation, which is also its file's name: nassjo-2019."""
    return f"{municipality_id(municipality)}-{year}"


def meant(typed: str) -> Municipality | None:
    """Which one is meant by what somebody types: Borgholms kommun, borås stad, NÄSSJÖ, upplands-vasby; None for no one."""
    name = " ".join(unicodedata.normalize("NFC", typed).casefold().split())
    for spelling in (name, *without_kind(name)):
        if municipality := _exact().get(spelling) or _by_slug().get(paths.slug(spelling)):
            return municipality
    return None


@cache
def _exact() -> Mapping[str, Municipality]:
    return {
        name.casefold(): municipality
        for municipality in municipalities()
        for name in (municipality.own_name, municipality.law_name, municipality.name)
        if name
    }


@cache
def _by_slug() -> Mapping[str, Municipality]:
    full = {
        paths.slug(name): municipality
        for municipality in municipalities()
        for name in (municipality.own_name, municipality.law_name)
        if name
    }
    # Habo, which is called as the slug is, has it before Håbo.
    return full | {municipality_id(municipality.name): municipality for municipality in municipalities()}


def nearest(typed: str) -> str:
    """The name of the register that is spelt most like what somebody types; empty where none is near."""
    import difflib  # noqa: PLC0415  few names are misspelt

    if known := meant(re.split(r"[,(\d]", typed, maxsplit=1)[0]):
        return known.name
    wanted = typed.casefold().translate(_PLAIN)
    # One letter of a short name is more of it than of a long one.
    cutoff = min((len(wanted) - 1) / len(wanted), _LEAST_ALIKE) if wanted else 1
    return next((_plain()[near] for near in difflib.get_close_matches(wanted, _plain(), n=1, cutoff=cutoff)), "")


@cache
def _plain() -> Mapping[str, str]:
    """The names by what is left of them without accents."""
    return {name.casefold().translate(_PLAIN): name for name in by_name()}


def presumed(typed: str) -> str:
    """The name of the register that is most likely meant where the name is written otherwise or misspelt; else as it is typed."""
    if typed in by_name():
        return typed
    known = meant(typed)
    return known.name if known else nearest(typed) or typed


def without_kind(name: str) -> list[str]:
    """What "Kungälvs kommun" or "Västerås stad" may be called alone, likeliest first; empty for a name that is alone."""
    kind = next((kind for kind in _KINDS if name.casefold().endswith(kind)), "")
    alone = name[: -len(kind)].rstrip() if kind else ""
    return list(dict.fromkeys([alone.removesuffix("s"), alone])) if alone else []
