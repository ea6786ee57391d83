"""No word for another municipality's residents stands in a text: it can only be left over from copying.

The same holds for another's official name in a text about this evaluation that does not name its own municipality.

Passes:
    texts:
      closing: Kumlaborna är med.
Fails:
    # (with an evaluation of Nässjö beside this one)
    texts:
      closing: Nässjöborna är med.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from kommunkompassen.base.finding import Finding, Severity
from kommunkompassen.check.context import Context
from kommunkompassen.read.summary import Summary

RULE = "copied-name"
_ABOUT_THIS_ONE = ("about", "evaluation", "results")
_CAPITAL = re.compile(r"[A-ZÀ-ÖØ-Þ][^\W\d_]+")
"""The words looked for have a capital, as few words of a text have; they are sought in the whole file first, which is fast."""
_WORD = re.compile(rf"\b{_CAPITAL.pattern}")


def check(context: Context) -> Iterator[Finding]:
    """A warning on each such word."""
    own = context.evaluation
    words = context.repository.once("residents", lambda: dict(_residents(context)))
    names = context.repository.once("official-names", lambda: dict(_official_names(context)))
    written = set(_CAPITAL.findall("\n".join(context.source.lines)))
    used = {known for word in written if (known := _without_genitive(word, words))}
    others = {word for word in used if words[word] != own.municipality and word != own.residents}
    for way, text in context.texts():
        for word in _WORD.finditer(text) if others else ():
            known = _without_genitive(word[0], words)
            if known in others:
                end = word.start() + len(known)
                values = {"word": known, "other": words[known]}
                yield context.in_text(RULE, Severity.WARNING, way, word.start(), end, **values)
        if way[0] == "texts" and way[1] in _ABOUT_THIS_ONE and own.municipality not in text:
            # The plain search first: it is a hundred times as fast, and there may be hundreds of names.
            for name, other in names.items():
                if name in text and other != own.municipality and (found := re.search(rf"\b{re.escape(name)}(?=s?\b)", text)):
                    yield context.in_text(RULE, Severity.WARNING, way, found.start(), found.end(), word=name, other=other)


def _without_genitive(word: str, words: dict[str, str]) -> str:
    return next((one for one in (word, word.removesuffix("s")) if one in words), "")


def _residents(context: Context) -> Iterator[tuple[str, str]]:
    """Single words with a capital, which mean one municipality's residents and nobody else."""
    for says in _others(context):
        if says.residents and says.residents[0].isupper() and " " not in says.residents:
            yield says.residents, says.municipality


def _official_names(context: Context) -> Iterator[tuple[str, str]]:
    for says in _others(context):
        yield says.name, says.municipality


def _others(context: Context) -> Iterator[Summary]:
    for other in context.repository.neighbours():
        if other.says:
            yield other.says
