"""The order in which a file's changes are told: points, area by area, the rest of the report, what follows elsewhere."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, replace

from kommunkompassen.base.finding import Finding
from kommunkompassen.base.messages import Language, say
from kommunkompassen.diff import telling
from kommunkompassen.diff.about import About, about
from kommunkompassen.diff.changes import Change, Place
from kommunkompassen.diff.effects import Effect
from kommunkompassen.diff.entry import Entry
from kommunkompassen.diff.point_sums import Sum
from kommunkompassen.diff.things import collapsed

SHORT = 70
"""So many letters, before and after together, go on one line as: before → after."""


_CAUSES = {"changed": "diff-cause-changed", "removed": "diff-cause-removed", "added": "diff-cause-added"}


@dataclass(frozen=True, slots=True)
class Chapter:
    """Changes under a heading, in the order of the file."""

    heading: str
    changes: tuple[Change, ...]


@dataclass(frozen=True, slots=True)
class Row:
    """A line of the table of points; those of areas and of the total are bold and stand on no line of the file."""

    number: str
    text: str
    before: str
    after: str
    lines: telling.Lines
    """The lines on which the points stand; none for a sum, which stands on no line."""
    bold: bool


def errors(entry: Entry) -> list[tuple[str, Sequence[Finding]]]:
    """What hinders reading the file, under the key of its heading; what was so before and is so still is told once."""
    now = entry.after.errors if entry.after else ()
    known = {(finding.rule, tuple(finding.values.items())) for finding in now}
    mended = [one for one in (entry.before.errors if entry.before else ()) if (one.rule, tuple(one.values.items())) not in known]
    return [(key, findings) for key, findings in (("diff-errors-before", mended), ("diff-errors-after", now)) if findings]


def rows(entry: Entry, language: Language) -> list[Row]:
    """The questions whose points changed, each area's after its questions, the total last."""
    found: list[Row] = []
    points = [change for change in entry.changes if change.about.what == "points"]
    areas = {one.number: one for one in entry.sums if one.number}
    # An edition without questions has its points by area; then the sum says the same.
    asked = [change for change in points if change.about.name != change.about.area or change.about.area not in areas]
    asked_in = _by_area(asked)
    for number in sorted({*areas, *asked_in}, key=_rank):
        for change in asked_in[number]:
            before, after = (telling.value(place, change.about, language) for place in (change.before, change.after))
            question = _question(entry, change.about.name)
            found.append(Row(change.about.name, question, before, after, telling.lines(change), bold=False))
        if number in areas:
            one = areas[number]
            found.append(_row(say("diff-row-area", language, number=number), one.title, one, language))
    found += [_row(say("diff-row-total", language), "", one, language) for one in entry.sums if not one.number]
    nothing = {"", say("unscored", language)}
    return [row for row in found if {row.before, row.after} - nothing]


def _row(number: str, title: str, one: Sum, language: Language) -> Row:
    before, after = (telling.amount(side, language) if side else "" for side in (one.before, one.after))
    return Row(number, title, before, after, telling.Lines(None, None), bold=True)


def _question(entry: Entry, number: str) -> str:
    """The question's wording, on the new side where it has one."""
    for side in (entry.after, entry.before):
        if side and side.result:
            for area in side.result.areas:
                for question in area.questions:
                    if question.number == number:
                        return question.text
    return ""


def chapters(entry: Entry, language: Language) -> list[Chapter]:
    """All changes but those of points."""
    left = [change for change in entry.changes if change.about.what != "points" or entry.what != "evaluation"]
    in_area = _by_area(left)
    rest = in_area.pop("", [])
    found = [_chapter(_area(entry, area, language), in_area[area]) for area in sorted(in_area, key=_rank)]
    heading = say("diff-whole", language) if entry.what == "evaluation" else ""
    return [*found, *([_chapter(heading, rest)] if rest else [])]


def _by_area(changes: Sequence[Change]) -> defaultdict[str, list[Change]]:
    """The changes by the number of their area; those of the whole under an empty one."""
    by_area: defaultdict[str, list[Change]] = defaultdict(list)
    for change in changes:
        by_area[change.about.area].append(change)
    return by_area


def _rank(area: str) -> tuple[int, str]:
    """By which areas are put in order: 2 before 10."""
    return len(area), area


def _chapter(heading: str, changes: Sequence[Change]) -> Chapter:
    return Chapter(heading, tuple(changes))


def _area(entry: Entry, number: str, language: Language) -> str:
    result = entry.after.result if entry.after and entry.after.result else entry.before.result if entry.before else None
    title = next((area.title for area in result.areas if area.number == number), "") if result else ""
    return f"{say('diff-row-area', language, number=number)} {title}".rstrip()


def from_to(change: Change, language: Language) -> str | None:
    """Before → after, where that is all there is to say; None where the sentences say it better."""
    told = change.about
    whole_item = told.is_item and not told.part
    if change.became == "moved":
        return _moved(change, language)
    if change.became in ("joined", "parted"):
        return _with(change, language)
    if whole_item and change.sentences:
        return None
    before, after = (telling.value(place, told, language) for place in (change.before, change.after))
    if change.sentences and len(before) + len(after) > SHORT:
        return None
    if not (change.before and change.after):
        return after if change.after else before
    return f"{before} → {after}"


def remarks(change: Change, language: Language) -> str:
    """The other parts of a section, fact or evaluator that came or went: gott exempel."""
    place = change.before if change.became == "joined" else change.after or change.before
    assert place
    told = []
    for part, text in place.more.items():
        name = telling.title(replace(change.about, part=part), language).lower()
        told.append(f"{name}: {telling.value(Place((), 0, text), About('', part=part), language)}")
    whole = change.about.is_item and change.became in ("added", "removed", "joined", "parted")
    return f", {', '.join(told)}" if told and whole else ""


def _moved(change: Change, language: Language) -> str:
    """From where to where: places in one list, or from another list."""
    assert change.before
    assert change.after
    if change.before.way[:-1] == change.after.way[:-1]:
        return say("diff-moved-within", language, before=change.before.position, after=change.after.position)
    was = about(change.before.way)
    return say("diff-moved-from", language, what=telling.noun(was.what, 2, language), number=was.area)


def _with(change: Change, language: Language) -> str:
    """What it was joined with, or parted from: by its name, or by its words."""
    other = change.after if change.became == "joined" else change.before
    assert other
    key = "diff-joined-with" if change.became == "joined" else "diff-parted-with"
    return say(key, language, name=other.title or telling.beginning(other)) + remarks(change, language)


def effect_title(effect: Effect, language: Language) -> str:
    """What the report prints otherwise, and what made it so."""
    names = {
        "question": telling.noun("question", 1, language).capitalize() + f" {effect.name}",
        "area": say("diff-row-area", language, number=effect.name),
        "edition": effect.name,
        "comparison": say("diff-comparison", language, name=effect.name),
        "earlier": say("diff-earlier", language, name=effect.name),
    }
    editions = effect.what in ("question", "area", "edition")
    if editions and len(effect.because) > 1:
        was, *_, now = effect.because
        return names[effect.what] + say("diff-replaced", language, was=was, now=now)
    clauses = []
    for how, key in _CAUSES.items():
        ids = [say("diff-edition", language, id=id_) if editions else id_ for id_, kind in effect.because.items() if kind == how]
        if ids:
            clauses.append(say(key, language, ids=telling.listed(ids, language)))
    because = say("diff-because", language, causes=telling.listed(clauses, language)) if clauses else ""
    return names[effect.what] + because


def effect_lines(effect: Effect, language: Language) -> list[str]:
    """What a report prints otherwise, a line for each thing."""
    none = say("diff-none", language)
    lines = []
    for text in effect.texts:
        before, after = (collapsed(one) or none for one in (text.before, text.after))
        lines.append(f"{telling.part_of_effect(effect.what, text.part, language)}: {before} → {after}")
    for one in effect.sums:
        name = say("diff-row-area", language, number=one.number) if one.number else say("diff-row-total", language)
        lines.append(f"{name}: {telling.amount(one.before, language)} → {telling.amount(one.after, language)}")
    return lines
