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

from kommunkompassen.check.context import Context
from kommunkompassen.finding import Finding, Severity
from kommunkompassen.models import Evaluation

RULE = "copied-name"
_ABOUT_THIS_ONE = ("about", "evaluation", "results")


def check(context: Context) -> Iterator[Finding]:
    """A warning on each such word."""
    words = dict(_words(context))
    names = dict(_names(context))
    for way, text in context.texts():
        for found in _search(words, text):
            values = {"word": found[0], "other": words[found[0]]}
            yield context.in_text(RULE, Severity.WARNING, way, found.start(), found.end(), **values)
        if way[0] == "texts" and way[1] in _ABOUT_THIS_ONE and context.evaluation.municipality not in text:
            for found in _search(names, text):
                yield context.in_text(
                    RULE, Severity.WARNING, way, found.start(), found.end(), word=found[0], other=names[found[0]]
                )


def _search(words: dict[str, str], text: str) -> Iterator[re.Match[str]]:
    if words:
        yield from re.finditer(rf"\b(?:{'|'.join(map(re.escape, sorted(words)))})(?=s?\b)", text)


def _others(context: Context) -> Iterator[Evaluation]:
    for path in context.repository.paths():
        other = context.repository.evaluation(path).model
        if other and other.municipality != context.evaluation.municipality:
            yield other


def _words(context: Context) -> Iterator[tuple[str, str]]:
    """Single words with a capital, which mean one municipality's residents and nobody else."""
    for other in _others(context):
        word = other.residents or ""
        if word[:1].isupper() and " " not in word and word != context.evaluation.residents:
            yield word, other.municipality


def _names(context: Context) -> Iterator[tuple[str, str]]:
    for other in _others(context):
        yield other.name, other.municipality
