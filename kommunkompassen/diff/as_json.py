"""The difference for programs. The shape is kept; new keys may come.

    base, head      name as asked for (head: null for the working tree), commit; base: from_merge_base
    published       published reports that come out otherwise: list of id, title, because (list of what: edition, other,
                    logo, default-text, theme, template, code; and name)
    summary         of all files together, where they are many
    files           list of
      what, id, title, became (added, removed, changed, affected), was (the id before, or null), summary
      before, after   null, or file, status, errors (rule, line, column, message, hint), points (of the total)
      points          list of number ("" for the total), title, before, after
      changes         list of
        what (points, note, sources, section, strength, improvement, fact …), area, name, part, became, headline
        before, after   null, or file, line, field (the way of keys and positions, from 0), text, position (from 1), more
        sentences       list of became, kind (numbers, words, spelling, typography, structure), before_line, after_line,
                        words: list of [same, removed or added; text]
      effects         list of what, name, because (ids), texts (part, before, after), points (as above)

An amount of points is null or exact, printed, maximum, percent, as texts, each null where it is not known. A mean's exact
points may be a fraction: "1531/3". Lines count from 1. A field that goes without saying has line null.
"""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from typing import Any

from kommunkompassen.base.json_text import json_text
from kommunkompassen.base.messages import Language
from kommunkompassen.diff import first_line, kinds, telling
from kommunkompassen.diff.changes import Change, Place
from kommunkompassen.diff.difference import Difference
from kommunkompassen.diff.effects import Effect
from kommunkompassen.diff.entry import Entry, OnSide
from kommunkompassen.diff.point_sums import Amount, Sum, amount
from kommunkompassen.points.score import Exact


def as_json(difference: Difference, language: Language) -> str:
    """The whole difference."""
    before, after = difference.sides.before, difference.sides.after
    data = {
        "base": {"name": before.name, "commit": before.commit, "from_merge_base": difference.sides.fork},
        "head": {"name": after.name or None, "commit": after.commit},
        "published": [
            {
                "id": touched.id,
                "title": touched.title,
                "because": [{"what": cause.key.removeprefix("diff-"), "name": cause.name} for cause in touched.causes],
            }
            for touched in difference.published
        ],
        "summary": first_line.total(difference, language),
        "files": [_entry(entry, language) for entry in difference.entries],
    }
    return json_text(data)


def _entry(entry: Entry, language: Language) -> dict[str, Any]:
    return {
        "what": entry.what,
        "id": entry.id,
        "title": entry.title,
        "became": entry.became,
        "was": entry.was or None,
        "summary": first_line.summary(entry, language),
        "before": _side(entry.before, language),
        "after": _side(entry.after, language),
        "points": _sums(entry.sums),
        "changes": [_change(change, entry, language) for change in entry.changes],
        "effects": [_effect(effect) for effect in entry.effects],
    }


def _side(side: OnSide | None, language: Language) -> dict[str, Any] | None:
    if side is None:
        return None
    result = side.result
    return {
        "file": side.file,
        "status": side.status or None,
        "errors": [
            {
                "rule": finding.rule,
                "line": finding.span.line,
                "column": finding.span.column,
                "message": finding.message(language),
                "hint": finding.hint(language),
            }
            for finding in side.errors
        ],
        "points": _amount(amount(result.points, result.maximum, result.step)) if result else None,
    }


def _sums(sums: Sequence[Sum]) -> list[dict[str, Any]]:
    return [
        {"number": one.number, "title": one.title, "before": _amount(one.before), "after": _amount(one.after)} for one in sums
    ]


def _amount(one: Amount | None) -> dict[str, str | None] | None:
    if one is None:
        return None
    return {name: _number(getattr(one, name)) for name in ("exact", "printed", "maximum", "percent")}


def _number(value: Exact | None) -> str | None:
    return None if value is None else f"{value.normalize():f}" if isinstance(value, Decimal) else str(value)


def _change(change: Change, entry: Entry, language: Language) -> dict[str, Any]:
    return {
        "what": change.about.what,
        "area": change.about.area or None,
        "name": change.about.name,
        "part": change.about.part or None,
        "became": change.became,
        "headline": telling.headline(change, language),
        "before": _place(change.before, entry.before),
        "after": _place(change.after, entry.after),
        "sentences": [
            {
                "became": sentence.became,
                "kind": kinds.kind(sentence),
                "before_line": sentence.before,
                "after_line": sentence.after,
                "words": [[word.mark, word.text] for word in sentence.words],
            }
            for sentence in change.sentences
        ],
    }


def _place(place: Place | None, side: OnSide | None) -> dict[str, Any] | None:
    if place is None or side is None:
        return None
    return {
        "file": side.file,
        "line": None if place.implicit else place.line,
        "field": list(place.way),
        "text": place.text,
        "position": place.position,
        "more": dict(place.more),
    }


def _effect(effect: Effect) -> dict[str, Any]:
    return {
        "what": effect.what,
        "name": effect.name,
        "because": list(effect.because),
        "texts": [{"part": text.part, "before": text.before, "after": text.after} for text in effect.texts],
        "points": _sums(effect.sums),
    }
