"""Where a report's observations name another municipality, by the register's names."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from kommunkompassen.base import register
from kommunkompassen.check import other_names
from kommunkompassen.data.observations import Observation

_NEAR = 60
"""Letters before and behind a name that are looked at."""
_BEFORE = re.compile(r"(?:^|[\s(])(?:[Ii]|[Ff]rån)\s+$")
"""What must stand before a name that is also a word, unless kommun or stad follows it."""
_PROPER_NAME = re.compile(r"[^\s.!?…]\s+[A-ZÅÄÖ]\w{2,}\s+$")
"""A word with a capital within a sentence: Business Arena Stockholm is no municipality."""


@dataclass(frozen=True, slots=True)
class Mention:
    """An observation that names another municipality. `sentence`: the first one that does."""

    municipality: str
    """The name of the municipality's page."""
    name: str
    area: str
    area_title: str
    target: str
    """The observation's place on the report's page."""
    sentence: str


def mentions(observations: Iterable[Observation], own: str) -> tuple[Mention, ...]:
    """The municipalities that each observation names, each once, but for the evaluation's own."""
    names = [one.name for one in register.municipalities() if one.name != own]
    return tuple(mention for one in observations for mention in _mentions(one, names))


def _mentions(observation: Observation, names: Sequence[str]) -> Iterable[Mention]:
    text = f"{observation.heading}\n\n{observation.text}" if observation.heading else observation.text
    named: dict[str, str] = {}
    for mention in other_names.mentions(text, names):
        if mention.full or _is_municipality(mention, text):
            named.setdefault(mention.name, _sentence(mention, text))
    for name, sentence in named.items():
        page = register.municipality_id(name)
        yield Mention(page, name, observation.area, observation.area_title, observation.target, sentence)


def _is_municipality(mention: other_names.Mention, text: str) -> bool:
    """Whether a name without kommun or stad means the municipality and not a word, a county or something called after it."""
    before, after = text[max(0, mention.start - _NEAR) : mention.start], text[mention.end : mention.end + _NEAR].split(maxsplit=1)
    if (after and after[0].strip(".,:;") in other_names.NO_MUNICIPALITY) or _PROPER_NAME.search(before):
        return False
    return mention.name not in other_names.ALSO_WORDS or bool(_BEFORE.search(before))


def _sentence(mention: other_names.Mention, text: str) -> str:
    """The sentence on one line, with the sign that ends it."""
    words = mention.sentence(text)
    end = text.index(words, max(0, mention.start - len(words))) + len(words)
    return " ".join(words.split()) + (text[end : end + 1].strip() if text[end : end + 1] in ".!?…" else "")
