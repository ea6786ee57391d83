"""What the signs mean that a difference is shown with; only those that stand in it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal

from kommunkompassen.base.messages import Language, say
from kommunkompassen.diff.changes import Change
from kommunkompassen.diff.difference import Difference
from kommunkompassen.diff.order import from_to
from kommunkompassen.diff.signs import visible_spaces
from kommunkompassen.diff.text_changes import PARAGRAPH, Sentence

NO_BREAK_SPACE = "␣"


_BOTH = {"paragraph": "diff-sign-paragraph", "space": "diff-sign-space"}
_SIGNS = {
    "text": {
        "added": "diff-sign-added",
        "removed": "diff-sign-removed",
        "changed": "diff-sign-changed",
        "moved": "diff-sign-moved-text",
        "marks": "diff-sign-marks-text",
        "old-line": "diff-sign-old-line",
        **_BOTH,
    },
    "markdown": {"moved": "diff-sign-moved-markdown", "marks": "diff-sign-marks-markdown", **_BOTH},
}


def explained(difference: Difference, language: Language, kind: Literal["text", "markdown"]) -> str:
    """The signs explained on one line, as they are shown in that kind of difference; empty where there are none."""
    used = _used(difference, language)
    said = [say(key, language) for sign, key in _SIGNS[kind].items() if sign in used]
    return say("diff-signs", language, signs="; ".join(said)) if said else ""


def _used(difference: Difference, language: Language) -> set[str]:
    used = set()
    for entry in difference.entries:
        for change in entry.changes:
            short = from_to(change, language) if change.about.what != "points" else ""
            if short is None:
                used |= set(_of(change))
            elif NO_BREAK_SPACE in visible_spaces(short):
                used.add("space")
    return used


def _of(change: Change) -> Iterator[str]:
    for sentence in change.sentences:
        yield sentence.became
        yield from _within(sentence)


def _within(sentence: Sentence) -> Iterator[str]:
    if sentence.after is None:
        yield "old-line"
    for word in sentence.words:
        if word.mark != "same" and sentence.became in ("changed", "moved"):
            yield "marks"
        if PARAGRAPH in word.text:
            yield "paragraph"
        if word.mark != "same" and NO_BREAK_SPACE in visible_spaces(word.text):
            yield "space"
