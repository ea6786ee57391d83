"""What was added, removed, moved or changed in one file, each with its place on both sides."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import zip_longest
from typing import Literal

from kommunkompassen.base.likeness import steps
from kommunkompassen.check.silence import silencing
from kommunkompassen.diff import text_changes
from kommunkompassen.diff.about import About, about
from kommunkompassen.diff.joins import joined, turned
from kommunkompassen.diff.match import Candidate, match, moved
from kommunkompassen.diff.text_changes import Sentence
from kommunkompassen.diff.things import Group, Items, Leaf, Thing, collapsed, in_full, leaves, things
from kommunkompassen.read.fields import Kind
from kommunkompassen.read.parts import Part
from kommunkompassen.read.source import Source

Became = Literal["added", "removed", "changed", "moved", "joined", "parted"]

_SAME = 1.1
_LEAST_ELSEWHERE = 0.7
"""How alike a thing that went and one that came elsewhere must be, for it to have moved there."""
_NO_TEXT = Leaf((), 0, Kind.OTHER, "")
_TRAVELLERS = ("section", "strength", "improvement")


@dataclass(frozen=True, slots=True)
class Place:
    """Where something stands on one side, and what it says there; lines and positions in lists count from 1."""

    way: tuple[str, ...]
    line: int
    text: str
    more: Mapping[str, str] = field(default_factory=dict)
    """The other parts of a whole section, fact or evaluator: good_example."""
    implicit: bool = False
    """It does not stand in the file but goes without saying."""
    title: str = ""
    """What an item of a list is known by: a section's heading."""

    @property
    def position(self) -> int | None:
        """In its list."""
        return int(self.way[-1]) + 1 if self.way and self.way[-1].isdecimal() else None


@dataclass(frozen=True, slots=True)
class Change:
    """One thing that is not as it was. `before` is None for what was added, `after` for what was removed.

    joined: what was an item by itself has gone up in another, which is `after`; parted: it was a part of `before`.
    """

    became: Became
    about: About
    before: Place | None
    after: Place | None
    sentences: tuple[Sentence, ...] = ()
    """What became of the text, where it is more than a word or a number."""


def changes(old: Source, new: Source, model: type[Part]) -> list[Change]:
    """All changes from one file to another, in the order of the new one; line by line where one of them can't be read."""
    if old.root is None or new.root is None:
        return list(_lines(old, new))
    before, after = things(old, model), things(new, model)
    comparer = _Comparer(old, new)
    return [*_across(list(comparer.compare(before, after)), comparer, before, after), *_silencing(old, new)]


def _lines(old: Source, new: Source) -> Iterator[Change]:
    for what, first, end, first_new, end_new in steps(old.lines, new.lines):
        if what != "equal":
            for gone, come in zip_longest(range(first, end), range(first_new, end_new)):
                before = None if gone is None else Place((), gone + 1, old.lines[gone])
                after = None if come is None else Place((), come + 1, new.lines[come])
                yield Change("changed" if before and after else "added" if after else "removed", About("line"), before, after)


def _silencing(old: Source, new: Source) -> Iterator[Change]:
    """Comments that silence the check came or went; other comments are no part of the evaluation."""
    before, after = list(silencing(old)), list(silencing(new))
    pairs = match([Candidate(comment.text) for comment in before], [Candidate(comment.text) for comment in after], _SAME)
    for number, comment in enumerate(before):
        if number not in {here for here, _ in pairs}:
            yield Change("removed", About("silence"), Place((), comment.line, comment.text), None)
    for number, comment in enumerate(after):
        if number not in {there for _, there in pairs}:
            yield Change("added", About("silence"), None, Place((), comment.line, comment.text))


@dataclass(frozen=True, slots=True)
class _Comparer:
    old: Source
    new: Source

    def compare(self, before: Thing | None, after: Thing | None) -> Iterator[Change]:
        if before is None and after is None:
            return
        before, after = _in_parts(before, after), _in_parts(after, before)
        if before is not None and after is not None and type(before) is not type(after):
            # One side is in error, or is written in a way that can't be set beside the other.
            yield from self.compare(before, None)
            yield from self.compare(None, after)
        elif isinstance(before, Leaf) or isinstance(after, Leaf):
            assert not isinstance(before, Group | Items)
            assert not isinstance(after, Group | Items)
            yield from self._leaf(before, after)
        elif isinstance(before, Group) or isinstance(after, Group):
            old = before.parts if isinstance(before, Group) else {}
            new = after.parts if isinstance(after, Group) else {}
            for key in [*new, *(key for key in old if key not in new)]:
                yield from self.compare(old.get(key), new.get(key))
        else:
            assert before is None or isinstance(before, Items)
            assert after is None or isinstance(after, Items)
            yield from self._items(before, after)

    def _leaf(self, before: Leaf | None, after: Leaf | None) -> Iterator[Change]:
        if before and after:
            prose = before.kind is Kind.MARKDOWN and before.text != after.text
            if text_changes.units(before) == text_changes.units(after) if prose else before.value == after.value:
                return
            yield Change("changed", about(after.way), _place(before), _place(after), self._sentences(before, after))
        elif after and not after.implicit:
            yield Change("added", about(after.way), None, _place(after), self._whole(None, after))
        elif before and not before.implicit:
            yield Change("removed", about(before.way), _place(before), None, self._whole(before, None))

    def _whole(self, before: Thing | None, after: Thing | None) -> tuple[Sentence, ...]:
        """All sentences of what was added or removed."""
        return self._sentences(_body(before), _body(after))

    def _sentences(self, before: Leaf | None, after: Leaf | None) -> tuple[Sentence, ...]:
        if (after or before or _NO_TEXT).kind in (Kind.POINTS, Kind.OTHER):
            return ()
        old = text_changes.written(before, self.old) if before else text_changes.NOTHING
        new = text_changes.written(after, self.new) if after else text_changes.NOTHING
        return tuple(text_changes.compared(old, new))

    def _items(self, before: Items | None, after: Items | None) -> Iterator[Change]:
        old, new = (before.items if before else ()), (after.items if after else ())
        if before and after and _as_it_stands(before) == _as_it_stands(after):
            return
        first, second = [_candidate(one) for one in old], [_candidate(one) for one in new]
        pairs = match(first, second)
        shifted = moved(pairs)
        old_of = {there: here for here, there in pairs}
        gone = sorted(set(range(len(old))) - set(old_of.values()))
        come = [number for number in range(len(new)) if number not in old_of]
        into = joined(gone, first, second, pairs)
        out_of = joined(come, second, first, list(turned(pairs)))

        def went(number: int) -> Change:
            item = old[number]
            if number not in into:
                return self.removed(item)
            return Change("joined", about(item.way, _name(item)), _place(item), _place(new[into[number]]))

        for number, item in enumerate(new):
            while gone and gone[0] <= number:
                yield went(gone.pop(0))
            if number in out_of:
                yield Change("parted", about(item.way, _name(item)), _place(old[out_of[number]]), _place(item))
            elif number not in old_of:
                yield self.added(item)
            if number not in old_of:
                continue
            here = old_of[number]
            if (here, number) in shifted:
                yield Change("moved", about(item.way, _name(item)), _place(old[here]), _place(item))
            taken_up = [old[one] for one, there in into.items() if there == number]
            given_off = [new[one] for one, there in out_of.items() if there == here]
            yield from self.inside(old[here], item, taken_up, given_off)
        yield from (went(number) for number in gone)
        if not old and not new:
            yield from self._empty(before, after)

    def _empty(self, before: Items | None, after: Items | None) -> Iterator[Change]:
        """A list that is empty instead of not there, where that says something."""
        if after and not before and after.empty_counts:
            yield Change("added", about(after.way), None, _place(after))
        if before and not after and before.empty_counts:
            yield Change("removed", about(before.way), _place(before), None)

    def added(self, item: Thing) -> Change:
        return Change("added", about(item.way, _name(item)), None, _place(item), self._whole(None, item))

    def removed(self, item: Thing) -> Change:
        return Change("removed", about(item.way, _name(item)), _place(item), None, self._whole(item, None))

    def inside(
        self, before: Thing, after: Thing, taken_up: Sequence[Thing] = (), given_off: Sequence[Thing] = ()
    ) -> Iterator[Change]:
        """What changed within an item of a list that is on both sides.

        `taken_up`: the items whose text is in this one's now; `given_off`: those that have a part of its text.
        """
        name = _name(after) or _name(before)
        old, new = _body(before), _body(after)
        for change in self.compare(before, after):
            place = change.after or change.before
            assert place
            if not ((taken_up or given_off) and old and new and place.way == new.way):
                yield replace(change, about=about(place.way, name))
        if (taken_up or given_off) and old and new:
            texts = [text_changes.together([text_changes.written(leaf, self.old) for leaf in _bodies(before, taken_up)])]
            texts.append(text_changes.together([text_changes.written(leaf, self.new) for leaf in _bodies(after, given_off)]))
            if sentences := tuple(text_changes.compared(*texts)):
                yield Change("changed", about(new.way, name), _place(old), _place(new), sentences)


def _in_parts(thing: Thing | None, other: Thing | None) -> Thing | None:
    """An improvement that has become a strength, or the other way round, is set beside it as if it had the same parts."""
    if isinstance(thing, Leaf) and isinstance(other, Group) and other.known and other.known.alone:
        return in_full(thing, thing.way, other.known, other.known.alone)
    return thing


def _name(item: Thing) -> str:
    return item.identity if isinstance(item, Group) else ""


def _as_it_stands(thing: Thing) -> list[tuple[tuple[str, ...], str]]:
    """All texts with their ways; most lists are as they were, and are not looked into further."""
    return [(leaf.way, leaf.text) for leaf in leaves(thing)]


def _candidate(item: Thing) -> Candidate:
    body = _body(item)
    text = " ".join(collapsed(leaf.text) for leaf in leaves(item))
    return Candidate(text, _name(item), collapsed(body.text) if body else "")


def _body(item: Thing | None) -> Leaf | None:
    """The text of an item."""
    return item.body if isinstance(item, Group) else item if isinstance(item, Leaf) else None


def _bodies(item: Thing, others: Sequence[Thing]) -> list[Leaf]:
    """The texts of an item and of others, in the order in which they stand."""
    return sorted((body for thing in (item, *others) if (body := _body(thing))), key=lambda thing: thing.line)


def _place(item: Thing) -> Place:
    body = _body(item)
    text = body.text if body else ""
    if not isinstance(item, Group):
        return Place(item.way, item.line, text, implicit=isinstance(item, Leaf) and item.implicit)
    rest = [leaf for leaf in leaves(item) if leaf is not body and collapsed(leaf.text) != item.identity]
    more = {".".join(leaf.way[len(item.way) :]): collapsed(leaf.text) for leaf in rest}
    return Place(item.way, item.line, text, more, title=item.identity)


def _across(found: list[Change], comparer: _Comparer, before: Thing | None, after: Thing | None) -> list[Change]:
    """What went from one area or list and came in another has moved."""
    gone = [
        change for change in found if change.became == "removed" and change.about.is_item and change.about.what in _TRAVELLERS
    ]
    come = [change for change in found if change.became == "added" and change.about.is_item and change.about.what in _TRAVELLERS]
    if not gone or not come or before is None or after is None:
        return found
    pairs = match([_traveller(one.before) for one in gone], [_traveller(one.after) for one in come], _LEAST_ELSEWHERE)
    instead: dict[int, list[Change]] = {}
    for old, new in pairs:
        was, now = gone[old], come[new]
        if (was.about.what == "section") != (now.about.what == "section"):
            continue
        assert was.before
        assert now.after
        instead[id(was)] = []
        inside = comparer.inside(_at(before, was.before.way), _at(after, now.after.way))
        instead[id(now)] = [Change("moved", now.about, was.before, now.after), *inside]
    return [told for change in found for told in instead.get(id(change), [change])]


def _traveller(place: Place | None) -> Candidate:
    assert place
    return Candidate(collapsed(place.text))


def _at(thing: Thing, way: tuple[str, ...]) -> Thing:
    """The thing that stands there."""
    return next(inner for inner in _all(thing) if inner.way == way)


def _all(thing: Thing) -> Iterator[Thing]:
    yield thing
    if not isinstance(thing, Leaf):
        for part in thing.parts.values() if isinstance(thing, Group) else thing.items:
            yield from _all(part)
