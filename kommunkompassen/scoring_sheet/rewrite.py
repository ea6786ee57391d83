"""The text of an evaluation file with other scores and nothing else changed."""

from __future__ import annotations

import codecs
from collections import Counter
from collections.abc import Sequence
from typing import Any

from kommunkompassen.base.finding import has_errors
from kommunkompassen.formatting.splice import Splice, Value
from kommunkompassen.read import Document, document
from kommunkompassen.read.fields import fields
from kommunkompassen.read.models import Area, Evaluation, Score
from kommunkompassen.read.parse import parse
from kommunkompassen.read.source import Mapping, Node, Source
from kommunkompassen.scoring_sheet.scores import Change


class OtherDifferenceError(AssertionError):
    """More than the scores would have changed; always a bug here, never the file's fault."""


def apply(old: Document[Evaluation], data: bytes, changes: Sequence[Change]) -> tuple[bytes, Document[Evaluation]]:
    """The file's new content, and what it says. `data` is its old content, which must have been read without errors.

    Raises OtherDifferenceError, having read the new content again, where anything but these scores is not as it was.
    """
    mark = codecs.BOM_UTF8 if data.startswith(codecs.BOM_UTF8) else b""
    text = data.removeprefix(mark).decode("utf-8")
    expected = _expected(old, changes)
    # A comment that is further in than a block of text would become part of it; then long notes are written on one line.
    for blocks in (True, False):
        new_text = _spliced(old.source, text, changes, blocks=blocks)
        new = document(parse(Source(old.path), new_text), Evaluation)
        if _is(new, expected, old):
            return mark + new_text.encode("utf-8"), new
    raise OtherDifferenceError(f"{old.path}: taking in the scores would change more than scores")


def _spliced(source: Source, text: str, changes: Sequence[Change], *, blocks: bool) -> str:
    assert isinstance(source.root, Mapping)
    splice = Splice(source, text, blocks)
    splice.merge(source.root, {"areas": _values(source.root, changes)}, fields(Evaluation))
    return splice.result()


def _values(root: Mapping, changes: Sequence[Change]) -> dict[str, Value]:
    areas: dict[str, Any] = {}
    for change in changes:
        scored = change.scored
        area = areas.setdefault(scored.area, {})
        if scored.is_area:
            area["score"] = change.after.points
        else:
            node = _at(root, "areas", scored.area, "scores", scored.number)
            area.setdefault("scores", {})[scored.number] = _score(change, node)
    return areas


def _at(root: Mapping, *way: str) -> Node | None:
    node: Node | None = root
    for step in way:
        node = node.values.get(step) if isinstance(node, Mapping) else None
    return node


def _score(change: Change, node: Node | None) -> Value:
    """What to write for a score: only what differs where it is a mapping, its points alone where there is nothing else."""
    after, before = change.after, change.before
    if isinstance(node, Mapping) and node.keys:
        fields: dict[str, Value] = {}
        if after.points != before.points:
            fields["points"] = after.points
        if (after.note or "") != (before.note or ""):
            fields["note"] = after.note
        if set(after.sources) != set(before.sources):
            fields["sources"] = list(after.sources) or None
        return fields
    if not after.note and not after.sources:
        return after.points
    whole: dict[str, Value] = {"points": after.points, "note": after.note, "sources": list(after.sources)}
    return {key: value for key, value in whole.items() if value or key == "points"}


def _expected(old: Document[Evaluation], changes: Sequence[Change]) -> dict[str, Any]:
    assert old.model, f"{old.path}: has errors"
    values = old.model.model_dump()
    for change in changes:
        scored = change.scored
        area = values["areas"].setdefault(scored.area, Area().model_dump())
        if scored.is_area:
            area["score"] = change.after.points
        else:
            area["scores"][scored.number] = _meaning(change.after)
    return values


def _meaning(score: Score) -> dict[str, Any]:
    return {**score.model_dump(), "note": score.note or None}


def _is(new: Document[Evaluation], expected: dict[str, Any], old: Document[Evaluation]) -> bool:
    """Whether it says what it should, with the same comments."""
    if new.model is None or has_errors(new.findings):
        return False
    comments = [Counter(comment.text for comment in one.source.comments) for one in (old, new)]
    return new.model.model_dump() == expected and comments[0] == comments[1]
