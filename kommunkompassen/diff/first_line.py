"""The first line on each file: what has changed, in one sentence to act on."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence

from kommunkompassen.base.messages import Language, say
from kommunkompassen.diff import telling
from kommunkompassen.diff.changes import Change
from kommunkompassen.diff.difference import Difference
from kommunkompassen.diff.entry import Entry, OnSide
from kommunkompassen.diff.kinds import Kind, Kinds, Named

_LISTED = ("section", "strength", "improvement", "heading", "fact", "evaluator")
_ORDER = (*_LISTED, "note", "sources", "question", "area-points", "silence", "line")
_FILES = {"evaluation": "diff-files-evaluation", "rubric": "diff-files-rubric", "reference": "diff-files-reference"}
_FILE_BECAME = {
    "added": "diff-file-added",
    "removed": "diff-file-removed",
    "changed": "diff-file-changed",
    "affected": "diff-file-affected",
}
_KINDS: dict[Kind, str] = {
    "numbers": "diff-kind-numbers",
    "words": "diff-kind-words",
    "spelling": "diff-kind-spelling",
    "typography": "diff-kind-typography",
    "structure": "diff-kind-structure",
}
"""In the order of what weighs most."""
_MOST_NAMES = 3
_MANY = 3
"""So many files or more have a total on top."""


def title(entry: Entry, language: Language) -> str:
    """Nässjö 2019; Utgåva 2018; Referens Nacka (nacka-2003)."""
    if entry.what == "rubric":
        return say("diff-rubric", language, id=entry.id)
    if entry.what == "reference":
        return say("diff-reference", language, name=entry.title, id=entry.id)
    return entry.title if not entry.was else say("diff-renamed", language, title=entry.title, was=entry.was)


def summary(entry: Entry, language: Language) -> str:
    """What has changed, without the title: 540 → 543 poäng; område 3: 74 → 77; 2 avsnitt omformulerade."""
    if entry.before is None or entry.after is None:
        return "; ".join(_whole(entry, language))
    parts = [*_errors(entry, language), *_sums(entry, language), *_status(entry, language)]
    parts += [*_kinds(entry.kinds, language), *_counts([entry], language)]
    parts += [*_names(entry, language), *_effects(entry, language)]
    return "; ".join(parts) or say("diff-nothing-printed", language)


def total(difference: Difference, language: Language) -> str:
    """All files in one line, where they are many: how many of each, and what became of them together."""
    entries = difference.entries
    if len(entries) < _MANY:
        return ""
    parts = []
    for what, key in _FILES.items():
        became = Counter(entry.became for entry in entries if entry.what == what)
        if became:
            name = say(key, language).split("|")[0 if became.total() == 1 else 1]
            hows = [f"{times} {_file_became(how, times, language)}" for how, times in sorted(became.items())]
            parts.append(f"{became.total()} {name} ({', '.join(hows)})")
    both = [entry for entry in entries if entry.before and entry.after]
    parts += [*_kinds(sum((entry.kinds for entry in both), Kinds()), language, named=False), *_counts(both, language)]
    return say("diff-total-line", language, parts="; ".join(parts))


def _file_became(how: str, times: int, language: Language) -> str:
    return say(_FILE_BECAME[how], language).split("|")[0 if times == 1 else 1]


def _kinds(kinds: Kinds, language: Language, *, named: bool = True) -> Iterator[str]:
    """Siffror i 2 meningar: 15 → 18 (rad 34); ord i 1 mening; ”inte” borttaget (rad 40 förut)."""
    numbers = _named(kinds.numbers, language) if named else ""
    for kind, key in _KINDS.items():
        if count := kinds.sentences[kind]:
            told = say(key, language, sentences=_sentences(count, language))
            yield told + (f": {numbers}" if kind == "numbers" and numbers else "")
    if numbers and not kinds.sentences["numbers"]:
        yield say("diff-kind-number", language, numbers=numbers)
    if kinds.negations:
        words = _named(kinds.negations, language, quoted=True)
        yield words if named else say("diff-negations", language, count=len(kinds.negations))


def _sentences(count: int, language: Language) -> str:
    return f"{count} {say('diff-sentence', language).split('|')[0 if count == 1 else 1]}"


def _named(all_named: list[Named], language: Language, *, quoted: bool = False) -> str:
    """The first few of what is named, each with its line."""
    told = []
    for named in all_named[:_MOST_NAMES]:
        before, after = (f"”{word}”" if quoted else word for word in (named.before, named.after))
        how = telling.neuter("removed" if named.before else "added", language)
        both = f"{before} → {after}" if named.before and named.after else f"{before if named.before else after} {how}"
        at = telling.at(telling.Lines(named.sentence.before, named.sentence.after), language)
        told.append(f"{both} ({at})")
    more = [say("diff-more", language, count=len(all_named) - _MOST_NAMES)] if len(all_named) > _MOST_NAMES else []
    return ", ".join([*told, *more])


def _whole(entry: Entry, language: Language) -> Iterator[str]:
    """A new file, or one that was taken away."""
    side = entry.after or entry.before
    assert side
    if entry.what != "evaluation":
        yield say("diff-new-file" if entry.after else "diff-gone-file", language)
        return
    status = say(f"status-{side.status}", language) if side.status else say("unreadable", language)
    yield say("diff-new" if entry.after else "diff-gone", language, status=status)
    yield from _errors(entry, language)
    if side.result:
        total = entry.sums[-1]
        printed = telling.as_printed(total.after if entry.after else total.before, language)
        yield say("diff-points-of", language, points=printed) if side.result.points is not None else printed
    if entry.after and (held := _held(side, language)):
        yield ", ".join(held)


def _held(side: OnSide, language: Language) -> list[str]:
    return [f"{times} {telling.noun(what, times, language)}" for what, times in side.contents.items() if times]


def _errors(entry: Entry, language: Language) -> Iterator[str]:
    if entry.after and entry.after.broken_edition:
        yield say("diff-edition-errors", language, id=entry.after.broken_edition)
    if entry.after and entry.after.errors:
        yield say("diff-has-errors", language, count=len(entry.after.errors))
    elif entry.before and entry.before.errors:
        yield say("diff-had-errors", language)


def _sums(entry: Entry, language: Language) -> Iterator[str]:
    """The total, then the areas."""
    for one in [*entry.sums[-1:], *entry.sums[:-1]]:
        told = telling.step(one.before, one.after, language)
        if one.number:
            yield say("diff-area", language, number=one.number, points=told)
        elif all(amount and amount.printed is not None for amount in (one.before, one.after)):
            yield say("diff-points-of", language, points=told)
        elif one.before and one.after and one.before != one.after:
            yield say("diff-total-of", language, points=told)
    points = Counter(telling.became(change) for change in entry.changes if change.about.what == "points")
    if not entry.sums or (entry.after and entry.after.result and entry.after.result.points is None):
        yield from _told("points", points, language)


def _status(entry: Entry, language: Language) -> Iterator[str]:
    for change in entry.changes:
        if change.about.what == "metadata" and change.about.name in ("status", "rubric"):
            was, now = (telling.value(place, change.about, language) for place in (change.before, change.after))
            yield f"{telling.title(change.about, language).lower()}: {was} → {now}"


def _counts(entries: Sequence[Entry], language: Language) -> Iterator[str]:
    """2 avsnitt omformulerade, 1 flyttat. What has changed in several ways counts as the weightiest; and as moved."""
    for what in _ORDER:
        hows: defaultdict[tuple[str, ...], list[str]] = defaultdict(list)
        for entry in entries:
            for change in entry.changes:
                if change.about.what == what:
                    hows[entry.id, *_item(change)].append(telling.became(change))
        counted = Counter(how for value in hows.values() for how in _weightiest(value))
        yield from _told(what, counted, language)


def _told(what: str, counted: Counter[str], language: Language) -> Iterator[str]:
    """The noun stands with the first number alone: 2 avsnitt omformulerade, 1 flyttat."""
    hows = [how for how in telling.HOWS if counted[how]]
    if hows:
        yield ", ".join(_count(what, how, counted[how], language, noun=how == hows[0]) for how in hows)


def _item(change: Change) -> tuple[str, ...]:
    """The way to the item that the change is in; a line or a comment is its own."""
    place = change.after or change.before
    assert place
    part = change.about.part
    return (*(place.way[: len(place.way) - len(part.split("."))] if part else place.way), "" if place.way else str(place.line))


def _weightiest(hows: list[str]) -> list[str]:
    told = [how for how in telling.HOWS if how in hows]
    return [told[0], *(["moved"] if "moved" in told[1:] else [])]


def _count(what: str, how: str, times: int, language: Language, *, noun: bool) -> str:
    said = f"{telling.noun(what, times, language)} " if noun else ""
    return f"{times} {said}{telling.participle(what, how, times, language)}"


def _names(entry: Entry, language: Language) -> Iterator[str]:
    """omformulerat: Slutord; ändrat: Intervjuade, Utgivare. What there is one of is named."""
    named: defaultdict[str, list[str]] = defaultdict(list)
    for change in entry.changes:
        if change.about.what in telling.NAMED and change.about.name not in ("status", "rubric"):
            area = say("diff-in-area", language, number=change.about.area) if change.about.area else ""
            named[telling.became(change)].append(telling.title(change.about, language) + area)
    for how in telling.HOWS:
        if names := named.get(how, []):
            more = [say("diff-more", language, count=len(names) - _MOST_NAMES)] if len(names) > _MOST_NAMES else []
            yield f"{telling.neuter(how, language)}: {', '.join([*names[:_MOST_NAMES], *more])}"


def _effects(entry: Entry, language: Language) -> Iterator[str]:
    """What changes elsewhere make this report print."""
    rubric = [effect for effect in entry.effects if effect.what in ("edition", "area", "question")]
    # An evaluation that follows another edition now says so itself.
    if rubric and len(rubric[0].because) == 1:
        yield say("diff-by-rubric", language, ids=next(iter(rubric[0].because)))
    for effect in entry.effects:
        if effect not in rubric:
            total = [telling.step(one.before, one.after, language) for one in effect.sums if not one.number]
            yield say("diff-compared", language, name=effect.name) + (f": {total[0]}" if total else "")
