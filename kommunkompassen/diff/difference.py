"""All files of two sides set beside each other: evaluations, editions of the rubric, references."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from kommunkompassen.base.finding import Severity
from kommunkompassen.check import unknown_rubric
from kommunkompassen.diff.changes import Change, changes
from kommunkompassen.diff.effects import Effect, Seen, effects, seen
from kommunkompassen.diff.entry import Became, Entry, OnSide, What
from kommunkompassen.diff.kinds import kinds
from kommunkompassen.diff.point_sums import marked_broken, sums, total_alone
from kommunkompassen.diff.published import Touched, touched
from kommunkompassen.diff.revisions import Side, Sides
from kommunkompassen.points.compare import title
from kommunkompassen.read import Document
from kommunkompassen.read.models import Evaluation, Reference, Rubric
from kommunkompassen.read.parts import Part
from kommunkompassen.read.source import Source

_LEAST_RENAMED = 0.5
"""How much of two files must be the same lines for one to be the other under a new name."""


@dataclass(frozen=True, slots=True)
class Difference:
    """Everything that differs between two sides: evaluations first, by their ids, then editions and references."""

    sides: Sides
    entries: tuple[Entry, ...]
    published: tuple[Touched, ...] = ()
    """The published reports that come out otherwise, whatever makes them so."""

    @property
    def broken(self) -> bool:
        """Whether a file can't be read rightly on the new side, whether it has changed or not."""
        return any(entry.after and entry.after.errors for entry in self.entries)


def difference(both: Sides) -> Difference:
    """Set the two sides beside each other."""
    evaluations = tuple(_evaluations(both))
    others = (*_others(both, "rubric", Rubric), *_others(both, "reference", Reference))
    return Difference(both, (*evaluations, *others), tuple(touched(both, evaluations)))


def _evaluations(both: Sides) -> Iterator[Entry]:
    before, after = _documents(both.before), _documents(both.after)
    old, new = _all_seen(before, both.before), _all_seen(after, both.after)
    for was, now in _pairs(before, after):
        first, second = before.get(was), after.get(now)
        left, right = _on_side(first, old.get(was), both.before), _on_side(second, new.get(now), both.after)
        renamed = bool(was and now and was != now)
        found: list[Change] = []
        also: list[Effect] = []
        if first and second:
            found = _changes(first.source, second.source, Evaluation)
            if was in old and now in new:
                also = effects(old[was], new[now], old, new)
        results = left.result if left else None, right.result if right else None
        one_unreadable = left and right and (left.result is None) != (right.result is None)
        gave = marked_broken(
            total_alone(*results) if one_unreadable else sums(*results),
            before=bool(left and (left.errors or left.broken_edition)),
            after=bool(right and (right.errors or right.broken_edition)),
        )
        entry = Entry(
            "evaluation",
            now or was,
            was if renamed else "",
            _title(second, first),
            _became(left, right, found, renamed=renamed),
            left,
            right,
            tuple(found),
            tuple(gave),
            tuple(also),
            kinds(found),
        )
        if found or gave or also or renamed or not (left and right) or (left and left.errors) or (right and right.errors):
            yield entry


def _changes(old: Source, new: Source, model: type[Part]) -> list[Change]:
    return [] if old.lines == new.lines else changes(old, new, model)


def _became(before: OnSide | None, after: OnSide | None, found: list[Change], *, renamed: bool) -> Became:
    if before is None or after is None:
        return "removed" if before else "added"
    return "changed" if found or renamed else "affected"


def _others(both: Sides, what: What, model: type[Rubric] | type[Reference]) -> Iterator[Entry]:
    def read(side: Side) -> dict[str, Document[Any]]:
        repository = side.repository
        ids, get = (
            (repository.rubric_ids(), repository.rubric)
            if what == "rubric"
            else (repository.reference_ids(), repository.reference)
        )
        return {id_: document for id_ in ids if (document := get(id_))}

    before, after = read(both.before), read(both.after)
    for id_ in sorted({*before, *after}):
        first, second = before.get(id_), after.get(id_)
        left, right = _on_side(first, None, both.before), _on_side(second, None, both.after)
        found = _changes(first.source, second.source, model) if first and second else []
        if found or not (left and right) or left.errors or right.errors:
            shown = second or first
            name = shown.model.name if shown and shown.model else id_
            yield Entry(
                what, id_, "", name, _became(left, right, found, renamed=False), left, right, tuple(found), (), (), kinds(found)
            )


def _documents(side: Side) -> dict[str, Document[Evaluation]]:
    return {path.stem: side.repository.evaluation(path) for path in side.repository.paths()}


def _all_seen(documents: Mapping[str, Document[Evaluation]], side: Side) -> dict[str, Seen]:
    return {id_: found for id_, document in documents.items() if (found := seen(document, side.repository))}


def _pairs(before: Mapping[str, Document[Any]], after: Mapping[str, Document[Any]]) -> list[tuple[str, str]]:
    """Ids before and after, in order; empty on a side where the file is not."""
    gone, come = [id_ for id_ in before if id_ not in after], [id_ for id_ in after if id_ not in before]
    alike = sorted(
        ((_same_lines(before[was], after[now]), was, now) for was in gone for now in come), key=lambda one: (-one[0], *one[1:])
    )
    renamed: dict[str, str] = {}
    for share, was, now in alike:
        if share >= _LEAST_RENAMED and was not in renamed.values() and now not in renamed:
            renamed[now] = was
    pairs = [(id_ if id_ in before else renamed.get(id_, ""), id_) for id_ in after]
    return sorted([*pairs, *((id_, "") for id_ in gone if id_ not in renamed.values())], key=lambda pair: pair[1] or pair[0])


def _same_lines(one: Document[Any], other: Document[Any]) -> float:
    """From 0 to 1: how much of what both files say is the same; the keys and comments that all files share don't count."""
    first, second = (Counter(_said(document)) for document in (one, other))
    both = sum(len(text) * times for text, times in (first & second).items())
    return 2 * both / (sum(len(text) * times for side in (first, second) for text, times in side.items()) or 1)


def _said(document: Document[Any]) -> Iterator[str]:
    for line in document.source.lines:
        text = line.strip()
        if text and not text.startswith("#") and not text.endswith((":", "|")):
            yield text


def _on_side(document: Document[Any] | None, found: Seen | None, side: Side) -> OnSide | None:
    if document is None:
        return None
    errors = [finding for finding in document.findings if finding.severity is Severity.ERROR]
    model = document.model
    broken_edition = ""
    if isinstance(model, Evaluation):
        rubric = side.repository.rubric(model.rubric)
        if rubric is None:
            found_none = unknown_rubric.check(document, side.repository)
            errors += [finding for finding in found_none if finding.severity is Severity.ERROR]
        elif any(finding.severity is Severity.ERROR for finding in rubric.findings):
            broken_edition = model.rubric
    contents = _contents(model) if isinstance(model, Evaluation) else {}
    status = model.status if isinstance(model, Evaluation) else ""
    return OnSide(side.file(document.path), tuple(errors), found.result if found else None, status, contents, broken_edition)


def _contents(evaluation: Evaluation) -> dict[str, int]:
    areas = evaluation.areas.values()
    return {
        "section": sum(bool(section.text) for area in areas for section in area.narrative),
        "strength": sum(len(area.strengths) for area in areas),
        "improvement": sum(len(area.improvements) for area in areas),
        "fact": len(evaluation.facts),
    }


def _title(*documents: Document[Evaluation] | None) -> str:
    """The name on the new side; where that can't be read, on the old one."""
    there = [document for document in documents if document]
    named = next((document.model for document in there if document.model), None)
    return title(named) if named else there[0].path.stem
