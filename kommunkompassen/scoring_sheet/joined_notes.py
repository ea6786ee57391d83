"""Several evaluators' notes on one question as one note, each behind its writer's initials."""

from __future__ import annotations

from collections.abc import Mapping

from kommunkompassen.scoring_sheet.basis import digest_of_note

AGREED = "Avstämt"
"""Stands before why they agreed, where a writer's initials else stand."""


def joined(notes: Mapping[str, str], why: str, earlier: str) -> str:
    """The note of the evaluation's file. `notes`: by writer. `earlier`: the digest of the note that the file had before.

    What the file had before is nobody's of them: it stays, first and without initials, where somebody left it standing and
    nobody has taken it into what they wrote. What all have written word for word needs no initials either.
    """
    by_text: dict[str, list[str]] = {}
    before = ""
    for writer, note in notes.items():
        text = note.strip()
        if text and digest_of_note(text) == earlier:
            before = text
        elif text:
            by_text.setdefault(text, []).append(writer)
    lines = [] if any(_words(before) in _words(text) for text in by_text) else [before]
    for text, writers in by_text.items():
        named = f"{', '.join(writers)}: "
        lines.append(text if len(writers) == len(notes) or text.startswith(named) else named + text)
    lines.append(f"{AGREED}: {why.strip()}" if why.strip() else "")
    return "\n".join(line for line in lines if line)


def _words(text: str) -> str:
    return " ".join(text.split())
