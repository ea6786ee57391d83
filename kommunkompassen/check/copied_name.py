"""No other municipality stands where this one should: its name, its official name or the word for those who live there.

Such a name is left over from copying where it is what a sentence is about. A mention has its sense and is left alone: beside
this municipality, beside others, as an example or in a comparison, and of what the report is compared with. Names that are
words as well (Vara, Lund, Mark) count with "kommun" or "stad" behind them, or "i" or "från" before them.

Passes:
    texts:
      closing: Kumla kan inspireras av Eskilstuna. Eskilstuna följer upp sina mål varje år.
Fails:
    texts:
      closing: Eskilstuna följer upp sina mål varje år.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Set

from kommunkompassen.base import register
from kommunkompassen.base.finding import Finding, Severity
from kommunkompassen.check import other_names
from kommunkompassen.check.context import Context
from kommunkompassen.check.other_names import Mention
from kommunkompassen.read.fields import Kind
from kommunkompassen.read.source import Path_

RULE = "copied-name"
_ABOUT_THIS_ONE = (("texts", "about"), ("texts", "evaluation"), ("texts", "results"))
_ONE_LINE = (Kind.ITEM, Kind.LINE, Kind.LINE_OR_NUMBER)
_WORDING = (Kind.MARKDOWN, *_ONE_LINE)


def check(context: Context) -> Iterator[Finding]:
    """A warning on the first such name in each text, and on each word for another's residents."""
    whole = context.whole
    names = _candidates(context, context.capitals)
    residents = _residents_of_others(context, whole)
    needles = map(other_names.needle, names)
    concerned = {way for way, _ in context.texts(*_WORDING).having(*needles, *residents)}
    if not concerned:
        return
    # What a name that the register lacks was meant for takes long to find out.
    presumed = register.presumed(context.evaluation.municipality)
    names = [name for name in names if name != presumed]
    residents = {word: other for word, other in residents.items() if other != presumed}
    for way, text, kind in context.written:
        if way not in concerned:
            continue
        mentions: defaultdict[str, list[Mention]] = defaultdict(list)
        for mention in other_names.mentions(text, names):
            mentions[mention.name].append(mention)
        for name in mentions:
            if one := _left_over(context, way, text, name, mentions, alone=kind in _ONE_LINE):
                yield context.in_text(RULE, Severity.WARNING, way, one.start, one.end, word=one.words, other=name)
        for word, other in residents.items():
            if word in text and all(mention.is_place_in_front(text) for mention in mentions[other]):
                yield from _of_residents(context, way, text, word, other)


def _candidates(context: Context, written: Set[str]) -> list[str]:
    """The names of other municipalities that may stand in the file, without those that the report is compared with."""
    own = context.evaluation
    chosen = {*(own.compare_with or ()), *(own.mean_of or ()), *(own.history or ())}
    compared = {id_.rpartition("-")[0] for id_ in chosen}
    names = other_names.beginning_with(written)
    return [name for name in names if name != own.municipality and register.municipality_id(name) not in compared]


def _left_over(
    context: Context, way: Path_, text: str, name: str, mentions: Mapping[str, list[Mention]], *, alone: bool
) -> Mention | None:
    """The first place where the municipality of that name is named with no reason for it; None where there is none.

    Once it has been named with a reason, or as something other than what a sentence is about or takes place in, it is known.
    """
    own = context.evaluation.municipality
    about_this_one = way in _ABOUT_THIS_ONE and own not in text
    others = {mention.words for other, places in mentions.items() if other != name for mention in places}
    introduced = False
    for mention in mentions[name]:
        if about_this_one and mention.full:
            return mention
        if introduced:
            continue
        reason = _has_reason(text, mention, own, others)
        if not reason and (mention.is_subject(text) or (alone and mention.is_place_of_an_item(text))):
            return mention
        introduced = reason or not mention.is_place_in_front(text)
    return None


def _has_reason(text: str, mention: Mention, own: str, others: Set[str]) -> bool:
    """Whether it is named beside this municipality or others, as an example or in a comparison."""
    sentence = mention.sentence(text)
    if own in sentence or other_names.has_sense(sentence):
        return True
    near = sentence + other_names.previous_sentence(text, mention.start)
    return any(words in near for words in others)


def _residents_of_others(context: Context, whole: str) -> dict[str, str]:
    """The words in the file that mean another municipality's residents, each with the municipality."""
    known = known_residents(context)
    endings = context.repository.once("endings of residents", lambda: other_names.endings(known))
    own = {context.evaluation.municipality, (context.evaluation.residents or "").casefold()}
    words = sorted(other_names.residents(whole, endings))
    meant = {word: known.get(word.casefold()) or other_names.of_residents(word) for word in words}
    return {word: other for word, other in meant.items() if other and other not in own and word.casefold() not in own}


def known_residents(context: Context) -> Mapping[str, str]:
    """The words for residents that evaluations have, in small letters, each with its municipality."""
    return context.repository.once("residents", lambda: dict(_residents(context)))


def _residents(context: Context) -> Iterator[tuple[str, str]]:
    for other in context.repository.summaries().values():
        word = other.residents if other else None
        # "invånarna" means anybody's; the word for one municipality's begins as its name does.
        if other and word and " " not in word and word.casefold()[:3] == other.municipality.casefold()[:3]:
            yield word.casefold(), other.municipality


def _of_residents(context: Context, way: Path_, text: str, word: str, other: str) -> Iterator[Finding]:
    for match in re.finditer(rf"(?<![\w-]){re.escape(word)}(?=s?(?![\w-]))", text):
        sentence = Mention(other, word, match.start(), match.end(), full=False).sentence(text)
        if not other_names.has_sense(sentence):
            yield context.in_text(RULE, Severity.WARNING, way, match.start(), match.end(), word=word, other=other)
