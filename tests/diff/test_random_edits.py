"""Edits of the five evaluations, made by script: each is told, at its place, and nothing else is."""

from __future__ import annotations

import re
from collections import Counter
from decimal import ROUND_HALF_UP, Decimal
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from kommunkompassen.diff.changes import Change, Place
from kommunkompassen.diff.difference import Difference, difference
from kommunkompassen.diff.entry import Entry
from kommunkompassen.diff.revisions import Side, Sides
from kommunkompassen.repository import Repository
from tests.diff.edits import KINDS, NEW_WORD, Edit, Editor, Told, Way, line, originals, save


@pytest.fixture(scope="session")
def before(tmp_path_factory: pytest.TempPathFactory) -> Side:
    folder = tmp_path_factory.mktemp("before")
    save(folder, originals())
    return Side("main", None, Repository(folder), folder.resolve())


def _compare(before: Side, folder: Path, editor: Editor) -> Difference:
    save(folder, editor.data)
    after = Side("", None, Repository(folder), folder.resolve())
    return difference(Sides(before, after, fork=False, apart=False))


def _way(place: Place | None) -> Way | None:
    return None if place is None or place.implicit else place.way


def _told(change: Change) -> Told:
    about = change.about
    return Told(about.what, change.became, about.area, about.name, about.part, _way(change.before), _way(change.after))


def _assert_only(found: Difference, edits: list[Edit], before: Side, after: Path) -> None:
    expected = Counter((edit.id, edit.told) for edit in edits)
    assert Counter((entry.id, _told(change)) for entry in found.entries for change in entry.changes) == expected
    for entry in found.entries:
        for change in entry.changes:
            _assert_lines(change, before.root / f"{entry.id}.yaml", after / f"{entry.id}.yaml")


def _assert_lines(change: Change, before: Path, after: Path) -> None:
    """The lines are where the YAML library says that the things stand."""
    for place, path in ((change.before, before), (change.after, after)):
        if place and not place.implicit:
            assert place.line == line(path, place.way)


def _assert_sentences(change: Change, before: Path, after: Path) -> None:
    """What is marked stands on the lines it is said to stand on, and nothing unmarked has changed."""
    for sentence in change.sentences:
        for number, path, mark in ((sentence.before, before, "removed"), (sentence.after, after, "added")):
            if number is not None:
                text = "".join(word.text for word in sentence.words if word.mark in ("same", mark)).strip(" ¶")
                stands = path.read_text("utf-8").split("\n")[number - 1].strip()
                assert re.fullmatch(r"(- )?([a-z_]+: )?" + re.escape(text), stands)


def _half_up(points: Decimal, step: str) -> Decimal:
    times = 2 if step == "half" else 1
    return (points * times).quantize(Decimal(1), ROUND_HALF_UP) / times


def _points(data: dict[str, Any], area: str) -> Decimal | None:
    """An area's exact points, straight from the data."""
    scores = [one if isinstance(one, str) else one["points"] for one in data["areas"][area]["scores"].values()]
    whole = len(originals_of(data)["areas"][area]["scores"]) == len(scores)
    return sum(map(Decimal, scores), Decimal(0)) if whole else None


@cache
def _ids() -> dict[tuple[str, str], str]:
    return {(one["municipality"], one["year"]): id_ for id_, one in originals().items()}


def originals_of(data: dict[str, Any]) -> dict[str, Any]:
    """The evaluation before it was edited."""
    return originals()[_ids()[data["municipality"], data["year"]]]


def _assert_sums(entry: Entry, data: dict[str, Any]) -> None:
    """Areas and total are those that plain addition gives, exact and as printed, and no area is missing."""
    old, step = originals_of(data), "half" if data["rubric"] == "2003" else "whole"
    changed = {area for area in data["areas"] if _points(old, area) != _points(data, area)}
    assert {one.number for one in entry.sums if one.number} == changed
    assert bool(entry.sums) == bool(changed)
    totals = []
    for side in (old, data):
        parts = [_points(side, area) for area in side["areas"]]
        totals.append(None if None in parts else sum((part for part in parts if part is not None), Decimal(0)))
    for one in entry.sums:
        exact = [_points(old, one.number), _points(data, one.number)] if one.number else totals
        for amount, points in zip((one.before, one.after), exact, strict=True):
            assert amount
            assert amount.exact == points
            assert amount.printed == (None if points is None else _half_up(points, step))


@pytest.mark.parametrize("seed", range(50))
def test_an_edit_is_told_at_its_place_and_nothing_else_is(seed: int, before: Side, tmp_path: Path) -> None:
    editor = Editor(seed)
    edit = editor.edit()
    found = _compare(before, tmp_path, editor)
    _assert_only(found, [edit], before, tmp_path)
    for entry in found.entries:
        _assert_sums(entry, editor.data[entry.id])
        for change in entry.changes:
            _assert_sentences(change, before.root / f"{entry.id}.yaml", tmp_path / f"{entry.id}.yaml")
    if edit.told.what != "points":
        # Points are all that others compare themselves with.
        assert [entry.id for entry in found.entries] == [edit.id]
        assert not found.entries[0].effects


@pytest.mark.parametrize("seed", range(100, 110))
def test_several_edits_are_told_each_at_its_place(seed: int, before: Side, tmp_path: Path) -> None:
    editor = Editor(seed)
    edits = [editor.edit() for _ in range(12)]
    found = _compare(before, tmp_path, editor)
    _assert_only(found, edits, before, tmp_path)
    for entry in found.entries:
        _assert_sums(entry, editor.data[entry.id])


@pytest.mark.parametrize("make", KINDS, ids=lambda make: str(make.__name__))
def test_every_kind_of_edit_is_told(make: Any, before: Side, tmp_path: Path) -> None:
    editor = Editor(7)
    edit = None
    while edit is None:
        id_ = editor.random.choice(list(editor.data))
        edit = make(editor, id_, editor.data[id_])
    found = _compare(before, tmp_path, editor)
    _assert_only(found, [edit], before, tmp_path)
    for entry in found.entries:
        _assert_sums(entry, editor.data[entry.id])
        for change in entry.changes:
            _assert_sentences(change, before.root / f"{entry.id}.yaml", tmp_path / f"{entry.id}.yaml")


def test_the_word_that_was_changed_is_marked_and_no_other(before: Side, tmp_path: Path) -> None:
    editor = Editor(3)
    word = next(make for make in KINDS if make.__name__ == "word")
    while not word(editor, "nassjo-2019", editor.data["nassjo-2019"]):
        pass
    (entry,) = _compare(before, tmp_path, editor).entries
    (change,) = entry.changes
    (sentence,) = change.sentences
    assert [part.text.strip(" ,.") for part in sentence.words if part.mark == "added"] == [NEW_WORD]
    assert len([part for part in sentence.words if part.mark == "removed"]) == 1


def test_nothing_is_told_where_nothing_was_edited(before: Side, tmp_path: Path) -> None:
    assert _compare(before, tmp_path, Editor(0)).entries == ()
