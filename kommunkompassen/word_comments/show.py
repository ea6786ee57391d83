"""A review as text for people and as JSON for programs."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from kommunkompassen.base.json_text import json_text
from kommunkompassen.base.messages import Language, say
from kommunkompassen.base.paths import shown
from kommunkompassen.reporters.excerpt import displayed
from kommunkompassen.word_comments.blocks import PICTURE, SILENT, Kind, Remark
from kommunkompassen.word_comments.place import How, Spot
from kommunkompassen.word_comments.review import Placed, Review

LONGEST_QUOTE = 160
MOST_PLACES = 20
"""So many more places than the first are named of a remark that goes over many."""
_DID: dict[Kind, str] = {
    "comment": "comments-comment",
    "insertion": "comments-insertion",
    "deletion": "comments-deletion",
    "moved-from": "comments-moved-from",
    "moved-to": "comments-moved-to",
    "formatting": "comments-formatting",
    "replacement": "comments-replacement",
    "split": "comments-split",
    "joined": "comments-joined",
    "silent-change": "comments-silent-change",
    "silent-addition": "comments-silent-addition",
    "silent-removal": "comments-silent-removal",
    "silent-move": "comments-silent-move",
    "silent-split": "comments-silent-split",
    "silent-joined": "comments-silent-joined",
}
_FOUND: dict[How, str] = {
    "moved": "comments-moved",
    "like": "comments-like",
    "reworded": "comments-reworded",
    "field": "comments-field",
    "near": "comments-near",
}


def as_text(review: Review, language: Language) -> str:
    """Each remark under the line that it belongs to; those that have none at the end."""
    return remarks(review.remarks, language)


def remarks(placed: Iterable[Placed], language: Language) -> str:
    """Remarks, each under the line that it belongs to."""
    parts = [
        "\n".join([_head(placed_remark.spots, language), *(f"  {line}" for line in told(placed_remark.remark, language))])
        for placed_remark in placed
    ]
    return "\n\n".join(parts)


def summary(review: Review, language: Language) -> str:
    """How many remarks there are, of what kinds, how many have no place, and whether anything else differs."""
    comments = sum(placed.remark.kind == "comment" for placed in review.remarks)
    silent = sum(placed.remark.kind in SILENT for placed in review.remarks)
    values = {
        "comments": comments,
        "changes": len(review.remarks) - comments - silent,
        "probable": sum(not placed.is_certain for placed in review.remarks if placed.spots),
        "lost": sum(not placed.spots for placed in review.remarks),
    }
    return "\n".join([say("comments-summary", language, **values), *_silence(review, silent, language)])


def _silence(review: Review, silent: int, language: Language) -> Iterator[str]:
    """What is known of changes that nobody tracked."""
    if not review.compared:
        yield say("comments-not-compared", language)
    elif silent:
        yield say("comments-silent", language, silent=silent)
    elif not review.uncompared:
        yield say("comments-nothing-else", language)
    if review.uncompared:
        yield say("comments-uncompared", language, blocks=review.uncompared)


def _head(spots: tuple[Spot, ...], language: Language) -> str:
    if not spots:
        return say("comments-no-place", language)
    first, *more = spots
    text = f"{shown(first.place.path)}:{first.place.line}: {first.place.field}".rstrip(": ")
    if first.how in _FOUND:
        why = say(_FOUND[first.how], language)
        text += f" ({why if first.is_certain else say('comments-probable', language, why=why)})"
    named = "".join(f", {shown(spot.place.path)}:{spot.place.line}" for spot in more[:MOST_PLACES])
    left = len(more) - MOST_PLACES
    return text + named + (f" {say('comments-more-places', language, count=left)}" if left > 0 else "")


def told(remark: Remark, language: Language) -> Iterator[str]:
    """The lines that tell a remark: who did what and when, on what, and what was said of it."""
    resolved = f" ({say('comments-resolved', language)})" if remark.resolved else ""
    others = f" ({say('comments-words-of', language, author=_line(remark.words_of))})" if remark.words_of else ""
    yield say(_DID[remark.kind], language, **_who(remark, language)) + others + resolved
    if remark.kind in ("replacement", "silent-change"):
        yield _change(remark, language)
    elif remark.kind == "silent-addition":
        yield f"{say('comments-on', language)} ”{_quote(remark.text)}”"
    elif remark.on:
        on = say("comments-break", language) if remark.on == "\n" else f"”{_quote(remark.on)}”"
        after = f" ({say('comments-follows', language, words=_line(remark.follows))})" if remark.follows else ""
        yield f"{say('comments-on', language)} {on}{after}"
    if remark.kind == "comment":
        yield from _said(remark, language)
    for answer in remark.replies:
        yield "  " + say("comments-answer", language, **_who(answer, language))
        yield from (f"  {line}" for line in _said(answer, language))


def _change(remark: Remark, language: Language) -> str:
    """What was there, what came instead, and the words in front."""
    key = "comments-became" if remark.on and remark.text else "comments-went" if remark.on else "comments-came"
    after = f" ({say('comments-follows', language, words=_line(remark.follows))})" if remark.follows else ""
    return say(key, language, old=_quote(remark.on), new=_quote(remark.text)) + after


def _said(remark: Remark, language: Language) -> list[str]:
    """The lines of a comment; where a program lost them on the way, that they are not there."""
    lines = [displayed(line) for line in remark.text.split("\n") if line.strip()]
    return lines or [f"({say('comments-empty', language)})"]


def _who(remark: Remark, language: Language) -> dict[str, str]:
    if remark.kind in SILENT:
        return {}
    author, date = _line(remark.author), _line(remark.date)
    return {"author": author or say("comments-nobody", language), "date": date or say("comments-undated", language)}


def _quote(text: str) -> str:
    """On one line, and not longer than one can take in: its beginning and its end."""
    line = _line(text)
    if len(line) <= LONGEST_QUOTE:
        return line
    half = LONGEST_QUOTE // 2
    return f"{line[:half].rpartition(' ')[0]} […] {line[-half:].partition(' ')[2]}"


def _line(text: str) -> str:
    text = text.replace(PICTURE, "[bild]")
    return displayed(" ".join(text.split()))


def as_json(review: Review) -> str:
    """An object with the evaluation's file and a list of remarks; lines count from 1, positions in fields from 0."""
    values = {
        "evaluation": shown(review.evaluation) if review.evaluation else None,
        "compared": review.compared,
        "uncompared": review.uncompared,
        "remarks": [_values(placed.remark) | {"places": [_place(spot) for spot in placed.spots]} for placed in review.remarks],
    }
    return json_text(values)


def _values(remark: Remark) -> dict[str, Any]:
    return {
        "kind": remark.kind,
        "author": remark.author,
        "date": remark.date,
        "on": remark.on,
        "follows": remark.follows,
        "text": remark.text,
        "words_of": remark.words_of,
        "resolved": remark.resolved,
        "replies": [{"author": reply.author, "date": reply.date, "text": reply.text} for reply in remark.replies],
    }


def _place(spot: Spot) -> dict[str, Any]:
    place = spot.place
    return {"file": shown(place.path), "line": place.line, "field": place.field, "found": spot.how, "certain": spot.is_certain}
