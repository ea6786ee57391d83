"""The words for what became of an evaluation, the same in every format: names of things, what became of them, numbers, lines.

Texts of evaluators come back as they stand; whoever prints them makes them safe.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from textwrap import shorten
from typing import Any, get_args

from kommunkompassen.base.messages import Language, say
from kommunkompassen.base.swedish import listed as listed_in_swedish
from kommunkompassen.base.swedish import number
from kommunkompassen.diff.about import About
from kommunkompassen.diff.changes import Change, Place
from kommunkompassen.diff.point_sums import Amount
from kommunkompassen.diff.things import collapsed
from kommunkompassen.points.score import Exact
from kommunkompassen.read.models import (
    Area,
    Evaluation,
    Evaluator,
    Fact,
    Labels,
    Question,
    Reference,
    Rubric,
    RubricArea,
    RubricLabels,
    Score,
    Section,
    Strength,
    Texts,
)
from kommunkompassen.read.parts import Part

_NOUNS = {
    "points": "diff-points",
    "note": "diff-note",
    "sources": "diff-sources",
    "section": "diff-section",
    "strength": "diff-strength",
    "improvement": "diff-improvement",
    "heading": "diff-heading",
    "fact": "diff-fact",
    "evaluator": "diff-evaluator",
    "question": "diff-question",
    "silence": "diff-silence",
    "line": "diff-line",
    "area": "diff-area-part",
    "area-points": "diff-area-points",
    "text": "diff-text",
    "label": "diff-label",
    "metadata": "diff-metadata",
}
_BECAME = {
    "added": "diff-added",
    "removed": "diff-removed",
    "moved": "diff-moved",
    "joined": "diff-joined",
    "parted": "diff-parted",
    "changed": "diff-changed",
    "reworded": "diff-reworded",
    "filled": "diff-filled",
}
HOWS = ("added", "removed", "joined", "parted", "reworded", "filled", "changed", "moved")
"""In the order of what weighs most."""
_MODELS: dict[str, type[Part]] = {
    "note": Score,
    "sources": Score,
    "section": Section,
    "strength": Strength,
    "fact": Fact,
    "evaluator": Evaluator,
    "question": Question,
    "area": Area,
    "text": Texts,
}
NAMED = ("text", "label", "metadata", "area")
"""What there is one of, and what is called by its name."""
_VALUES = {"draft": "status-draft", "fact-check": "status-fact-check", "published": "status-published"}
_SOURCES = {"interview": "diff-interview", "document": "diff-document", "website": "diff-website"}
_BEGINNING = 60
"""So many letters of a text without a name are shown to know it by."""
_TRUTH = {"true": "diff-yes", "false": "diff-no"}


def became(change: Change) -> str:
    """What became of it, a little more closely than the change says: reworded, or filled in where nothing stood."""
    if change.about.part and change.became in ("added", "removed"):
        return "filled" if change.became == "added" and change.about.part == "text" else "changed"
    if change.became == "changed" and change.sentences and change.about.part in ("", "text"):
        return "reworded" if change.about.what in ("section", "strength", "improvement", "text", "note", "area") else "changed"
    return change.became


def noun(what: str, times: int, language: Language) -> str:
    """avsnitt, styrka, styrkor."""
    return say(_NOUNS[what], language).split("|")[1 if times == 1 else 2]


def participle(what: str, how: str, times: int, language: Language) -> str:
    """omformulerat, omformulerad, omformulerade: as the noun has it."""
    is_neuter = say(_NOUNS[what], language).startswith("n|")
    return say(_BECAME[how], language).split("|")[2 if times > 1 else 1 if is_neuter else 0]


def neuter(how: str, language: Language) -> str:
    """ändrat: of something that is not named by its noun."""
    return say(_BECAME[how], language).split("|")[1]


def listed(words: Sequence[str], language: Language) -> str:
    """a, b och c."""
    if language == "sv":
        return listed_in_swedish(words)
    return " and ".join([", ".join(words[:-1]), words[-1]] if len(words) > 1 else words)


def headline(change: Change, language: Language) -> str:
    """Avsnitt ”Mål” omformulerat; Anteckning 1.3 tillagd; Intervjuade, which is known by its name alone, where it has changed."""
    about, how = change.about, became(change)
    if about.what in NAMED:
        name = title(about, language)
        return name if how == "changed" else f"{name}: {neuter(how, language)}"
    thing = noun(about.what, 1, language)
    if how in ("moved", "joined", "parted") and about.is_item and not about.name:
        # Nothing else shows what it is, since the words of what was only moved are not told.
        name = f" ”{beginning(change.before if how == 'joined' else change.after)}”"
        return f"{thing[0].upper()}{thing[1:]}{name} {participle(about.what, how, 1, language)}"
    name = f" {about.name}" if about.name.replace(".", "").isdecimal() else f" ”{about.name}”" if about.name else ""
    part = f" ({title(about, language).lower()})" if about.part and about.part != "text" else ""
    return f"{thing[0].upper()}{thing[1:]}{name} {participle(about.what, how, 1, language)}{part}"


def beginning(place: Place | None) -> str:
    """The first words of what stands there."""
    assert place
    return shorten(collapsed(place.text), _BEGINNING, placeholder=" …")


def title(about: About, language: Language) -> str:
    """A field as editors show it: Intervjuade; in English its key."""
    key = about.part or about.name
    if language == "en":
        return f"labels.{key}" if about.what == "label" else key
    if about.what == "label":
        # Its title alone is that of the list it is printed above.
        return say("diff-label-of", language, name=_titles(Labels, [key]) or _titles(RubricLabels, [key]) or key)
    for model in (_MODELS.get(about.what),) if about.what in _MODELS else (Evaluation, Rubric, Reference):
        if known := _titles(model, key.split(".")):
            return known
    return key


def _titles(model: Any, keys: Sequence[str]) -> str:
    """The titles along the way of keys: Källa, Titel."""
    info = model.model_fields.get(keys[0]) if model else None
    if info is None:
        return ""
    own = str(info.title or keys[0])
    if len(keys) == 1:
        return own
    inner = next(
        (annotation for annotation in _inner(info.annotation) if isinstance(annotation, type) and issubclass(annotation, Part)),
        None,
    )
    rest = _titles(inner, keys[1:])
    return f"{own}, {rest[0].lower()}{rest[1:]}" if rest else ""


def _inner(annotation: Any) -> list[Any]:
    return [annotation, *(inner for get_arg in get_args(annotation) for inner in _inner(get_arg))]


def value(place: Place | None, about: About, language: Language) -> str:
    """What a field says, on one line: points in Swedish, words for what stands for a word."""
    if place is None:
        return say("unscored" if about.what == "points" else "diff-none", language)
    text = collapsed(place.text)
    if about.what in ("points", "area-points"):
        return number(Decimal(text.replace(",", "."))) if _is_number(text) else text
    if about.what == "sources":
        return ", ".join(say(_SOURCES[word], language) if word in _SOURCES else word for word in text.split(", ")) or say(
            "diff-none", language
        )
    key = about.part or about.name
    if key == "status" and text in _VALUES:
        return say(_VALUES[text], language)
    return say(_TRUTH[text.lower()], language) if text.lower() in _TRUTH else text or say("diff-none", language)


def _is_number(text: str) -> bool:
    return text.replace(",", ".").replace(".", "", 1).isdecimal()


def exact(points: Exact | None, language: Language) -> str:
    """Exact points; a mean that goes on for ever with two decimals."""
    if points is None:
        return say("unscored", language)
    if isinstance(points, Decimal):
        return number(points)
    rounded = number(round(Decimal(points.numerator) / Decimal(points.denominator), 2))
    return rounded if Decimal(points.numerator) % points.denominator == 0 or 100 % points.denominator == 0 else f"≈ {rounded}"


def as_printed(amount: Amount | None, language: Language) -> str:
    """Points as the report prints them."""
    if amount is None:
        return "–"
    if amount.printed is None:
        return say("diff-uncounted" if amount.broken else "unscored", language)
    return number(amount.printed)


def amount(one: Amount | None, language: Language) -> str:
    """Exact points, and what the report prints where that is something else: 74,35 (trycks 74)."""
    if one is None or one.printed is None:
        return as_printed(one, language)
    told = exact(one.exact, language)
    return told if one.exact == one.printed else say("scores-printed", language, exact=told, printed=number(one.printed))


def part_of_effect(what: str, part: str, language: Language) -> str:
    """What an effect is on: Högsta poäng, Procent, Definition."""
    if part in ("percent", "members"):
        return say("diff-percent" if part == "percent" else "diff-members", language)
    models = {"question": Question, "area": RubricArea, "edition": RubricLabels, "comparison": Reference, "earlier": Reference}
    named = _titles(models.get(what), [part]) or _titles(Rubric, [part])
    return part if language == "en" else named or part


def step(before: Amount | None, after: Amount | None, language: Language) -> str:
    """540 → 543; where the printed points stay the same: 540 (540,25 → 540,35)."""
    was, now = as_printed(before, language), as_printed(after, language)
    if was != now:
        return f"{was} → {now}"
    first, second = (exact(one.exact, language) if one else "" for one in (before, after))
    return now if first == second else f"{now} ({first} → {second})"


@dataclass(frozen=True, slots=True)
class Lines:
    """Where a change stands: the line on the new side, or for what is gone on the old one."""

    before: int | None
    after: int | None


def lines(change: Change) -> Lines:
    """The lines of a change on both sides; None where it does not stand in the file."""
    first, second = (place.line if place and not place.implicit else None for place in (change.before, change.after))
    return Lines(first, second)


def at_line(change: Change, language: Language) -> str:
    """Rad 240; of what is gone: rad 238 förut."""
    return at(lines(change), language)


def at(found: Lines, language: Language) -> str:
    """The line after the change, or else the one before it, in words; empty where neither is known."""
    if found.after is not None:
        return say("diff-at-line", language, line=found.after)
    return "" if found.before is None else say("diff-at-old-line", language, line=found.before)
